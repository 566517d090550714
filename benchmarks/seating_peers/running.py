"""One program run to its end, and what it took.

It is started by a bare Python of its own: Linux counts the memory of whoever starts a program as
the program's, and the benchmark has much loaded.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Run:
    """What the program answered, and its own use of the machine."""

    code: int
    wall_seconds: float
    cpu_seconds: float
    megabytes: float


def run_command(command: Sequence[str]) -> Run:
    """Run it, without its output, and wait."""
    starter = [sys.executable, "-m", "benchmarks.seating_peers.running", *command]
    answer = subprocess.run(starter, stdout=subprocess.PIPE, text=True, check=True)
    return Run(**json.loads(answer.stdout))


def measure(command: Sequence[str]) -> Run:
    """The same from here: right when no other program has been run before."""
    start = time.perf_counter()
    nowhere = subprocess.DEVNULL
    code = subprocess.run(command, stdout=nowhere, stderr=nowhere, check=False).returncode
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    a_megabyte = 1e6 if sys.platform == "darwin" else 1e6 / 1024  # Linux tells it in KiB
    return Run(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / a_megabyte)


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1:]))))
