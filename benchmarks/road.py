"""How long `samspill road` takes on the example folder, with all its documents, beside a minute."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figure import Figure

LIMIT_SECONDS = 60.0  # a coordinator waits for a minute, and sees how far it has come


def run(date: str) -> list[Figure]:
    """The whole command, from an empty database to the last PDF."""
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        example, out = Path(folder) / "example", Path(folder) / "out"
        base = [sys.executable, "-m", "samspill", "road"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([*base, "--example", str(example)], check=True, **quiet)
        start = time.perf_counter()
        subprocess.run([*base, str(example), "--out", str(out)], check=True, **quiet)
        seconds = time.perf_counter() - start
    name = "samspill road, the example folder with all its documents, wall time"
    return [Figure(name, seconds, "s", date, limit=LIMIT_SECONDS)]
