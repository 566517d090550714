"""Commands that read read the demo's rows where this house has none of its own."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from samspill.overview.demo import FOLDER, is_complete


def let_demo_stand_in() -> None:
    """Point the settings at the demo when it is built, no database is named, and the house is empty.

    To be called before Django is set up.
    """
    if "DATABASE_URL" in os.environ or not is_complete() or _has_organisers(own_database()):
        return
    os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.resolve() / 'demo.sqlite3'}"
    os.environ["SAMSPILL_DATA"] = str(FOLDER)
    os.environ["SAMSPILL_DEMO"] = "1"


def own_database() -> Path:
    """Where the settings lay SQLite when nothing else is said."""
    return Path(os.environ.get("SAMSPILL_DATA", "var")) / "samspill.sqlite3"


def _has_organisers(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT 1 FROM organiser_organiser").fetchone() is not None
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return False  # no tables yet
