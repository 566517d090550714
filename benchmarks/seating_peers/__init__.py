"""Others that seat people, on the same cases in the same run; each a program of its own.

`python -m benchmarks.seating_peers.NAME PROBLEM PLAN SECONDS` reads and writes the same JSON as
`samspill seat`. OR-Tools and team-formation are optional: they run when this Python has them, or
when SAMSPILL_PEERS tells of a Python that has.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Peer:
    """One of the others.

    module    in this folder
    package   what must be installed for it; "" when nothing
    """

    title: str
    module: str
    package: str = ""

    @property
    def command(self) -> list[str] | None:
        """How it is started; None when it is not installed."""
        python = python_with(self.package)
        return [python, "-m", f"benchmarks.seating_peers.{self.module}"] if python else None


RANDOM = Peer("a random deal", "random_deal")
COUNT_OFF = Peer("counting off at the tables", "count_off")
CP_SAT = Peer("OR-Tools CP-SAT", "cp_sat", "ortools")
TEAM_FORMATION = Peer("team-formation", "team_by_team", "team_formation")


@cache
def python_with(package: str) -> str | None:
    """A Python that can import `package`: that of SAMSPILL_PEERS, else this; None when neither."""
    if not package:
        return sys.executable
    look = f"import importlib.util, sys; sys.exit(not importlib.util.find_spec({package!r}))"
    for python in (os.environ.get("SAMSPILL_PEERS"), sys.executable):
        if python and subprocess.run([python, "-c", look], check=False).returncode == 0:
            return python
    return None
