"""How long `samspill --help` takes from nothing, beside the second that was promised."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure

ROUNDS = 11
LIMIT_SECONDS = 1.0


def run(date: str) -> list[Figure]:
    """Start the program ROUNDS times; the median wall time."""
    program = Path(sys.executable).parent / "samspill"
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([program, "--help"], stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - start)
    name = f"samspill --help, wall time, median of {ROUNDS}"
    return [Figure(name, median(seconds), "s", date, limit=LIMIT_SECONDS)]
