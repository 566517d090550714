"""What a back-up says of itself: version, migrations, and every table's rows and checksum."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from samspill.upkeep.backup.shape import Applied

FORMAT = "samspill-backup/1"
NAME = "manifest.json"
KEY = "secret_key"


class BackupError(Exception):
    """It cannot be done; said in one sentence to whoever runs the house."""


@dataclass(frozen=True)
class TablePart:
    """One table of a back-up; `last_number` is the highest number ever given to one of its rows."""

    name: str
    columns: list[str]
    rows: int
    sha256: str
    last_number: int

    @property
    def member(self) -> str:
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True)
class FilePart:
    """One picture or other file; `path` is from the media folder, with /."""

    path: str
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        return f"media/{self.path}"


@dataclass(frozen=True)
class Manifest:
    version: str
    made_at: str  # ISO
    database: str
    migrations: list[Applied]
    tables: list[TablePart]
    files: list[FilePart]
    has_key: bool

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    def written(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode() + b"\n"


def fingerprint(written: bytes) -> str:
    """To hold a back-up against what was told when it was made."""
    return hashlib.sha256(written).hexdigest()


def read(written: bytes) -> Manifest:
    """Raises    BackupError when it is of another format, or cannot be understood."""
    try:
        told: dict[str, Any] = json.loads(written)
        if told.pop("format") != FORMAT:
            raise BackupError("the back-up is of another format than this version reads.")
        told["migrations"] = [(str(app), str(name)) for app, name in told["migrations"]]
        told["tables"] = [TablePart(**table) for table in told["tables"]]
        told["files"] = [FilePart(**file) for file in told["files"]]
        return Manifest(**told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError("its manifest cannot be read: the file has been changed.") from error
