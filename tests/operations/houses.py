"""A house of its own in a folder: the command as an operator types it, and its database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from zipfile import ZipFile

from django.db import connection

from samspill.upkeep.backup import manifest
from samspill.upkeep.backup.manifest import Manifest
from tests.tracked import ROOT

Done = subprocess.CompletedProcess[str]


def surroundings(folder: Path, database: str, **more: str) -> dict[str, str]:
    """As on a machine where nothing else is set."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith("SAMSPILL_")}
    return {**kept, "SAMSPILL_DATA": str(folder), "DATABASE_URL": database, **more}


def samspill(*words: object, folder: Path, database: str) -> Done:
    """Run the command to its end."""
    command = [sys.executable, "-m", "samspill", *map(str, words)]
    environment = surroundings(folder, database)
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


@contextmanager
def new_database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        folder.mkdir(exist_ok=True)
        yield f"sqlite:///{folder}/samspill.sqlite3"
        return
    own = f"{name}_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {own}")
    yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{own}"))
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {own} WITH (FORCE)")


def told(place: Path) -> Manifest:
    with ZipFile(place) as archive:
        return manifest.read(archive.read(manifest.NAME))
