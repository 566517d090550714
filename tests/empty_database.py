"""An empty house's database, brought up to date once a run: each that starts one begins with a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.environment import FOLDER
from tests.tracked import ROOT


def lay_empty_database(place: Path) -> None:
    """Copy it to `place`. It is made by the first of the run's processes that asks."""
    made = Path(FOLDER) / "empty" / "samspill.sqlite3"
    made.parent.mkdir(exist_ok=True)
    with (made.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_file():
            _migrate(made)
    shutil.copyfile(made, place)


def _migrate(made: Path) -> None:
    """Under another name until all is there, so that a half one is never copied."""
    unfinished = made.with_name("unfinished.sqlite3")
    unfinished.unlink(missing_ok=True)
    around = {
        **{name: value for name, value in os.environ.items() if name != "SAMSPILL_TESTING"},
        "DATABASE_URL": f"sqlite:///{unfinished}",
        "SAMSPILL_DATA": str(made.parent),
        "PYTHONPATH": str(ROOT),
    }
    migrate = [sys.executable, "-m", "samspill", "manage", "migrate", "--verbosity", "0"]
    done = subprocess.run(migrate, env=around, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    unfinished.rename(made)
