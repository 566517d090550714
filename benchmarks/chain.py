"""The chain from 5,000 contributions to 300 measures and 1,000 remarks, and a small one beside it.

Every page shows a hundred rows at most, in as many queries for the large chain as for the small one, and
within 60 ms of CPU.
"""

import json
import os
import subprocess
import sys
import tempfile

from benchmarks.figure import Figure

LARGE, SMALL = ("5000", "300", "1000"), ("300", "20", "40")
LIMIT_MS = 60.0


def run(date: str) -> list[Figure]:
    """CPU of each page of the large chain, and its queries beside those of the small one."""
    large, small = _told(LARGE), _told(SMALL)
    figures = []
    for page, told in large.items():
        name = f"{page}: 5,000 contributions, 300 measures, 1,000 remarks"
        figures += [
            Figure(f"{name}, CPU a page", told["cpu_ms"], "ms", date, limit=LIMIT_MS),
            Figure(
                f"{name}, queries beside 300, 20 and 40",
                told["queries"], "queries", date, peer=small[page]["queries"],
            ),
        ]  # fmt: skip
    return figures


def _told(size: tuple[str, ...]) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory(prefix="samspill-chain-") as folder:
        environment = {
            **os.environ,
            "SAMSPILL_DATA": folder,
            "SAMSPILL_DEBUG": "",
            "DATABASE_URL": f"sqlite:///{folder}/chain.sqlite3",
            "DJANGO_SETTINGS_MODULE": "samspill.settings",
        }
        command = [sys.executable, "-m", "benchmarks.chain_house", *size]
        done = subprocess.run(command, check=True, capture_output=True, env=environment)
    told: dict[str, dict[str, float]] = json.loads(done.stdout)
    return told
