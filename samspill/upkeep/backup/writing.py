"""`samspill backup FILE`: every table as at one moment, every file, and the key, in one zip."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.backends.base.base import BaseDatabaseWrapper

import samspill
from samspill.upkeep.backup.manifest import KEY, NAME, BackupError, FilePart, Manifest, TablePart
from samspill.upkeep.backup.reading import Tally, last_number, lines, one_moment
from samspill.upkeep.backup.shape import Table, applied_migrations, tables_at

LEVEL = 3  # of packing: a third of the time of the highest, nine tenths of what it saves
BYTES_AT_ONCE = 256 * 1024
Told = Callable[[str], None]


def write_backup(
    place: Path,
    *,
    connection: BaseDatabaseWrapper,
    media: Path,
    key: str,
    made_at: datetime,
    tell: Told,
) -> Manifest:
    """Write the house to `place`, readable by its owner alone; whole or not at all.

    key       the secret key, or "" to leave it out
    Raises    BackupError where `place` is taken or cannot be written.
    """
    with _new_file(place) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        with one_moment(connection):
            applied = applied_migrations(connection)
            if not applied:
                raise BackupError("the database is empty: there is nothing to back up.")
            tables = tables_at(connection, applied)
            parts = []
            for count, table in enumerate(tables, start=1):
                parts.append(_write_table(archive, connection, table))
                tell(f"{count} of {len(tables)} tables, {sum(p.rows for p in parts):,} rows")
        files = list(_write_files(archive, media, tell))
        if key:
            archive.writestr(KEY, key)
        manifest = Manifest(
            version=samspill.__version__,
            made_at=made_at.isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=applied,
            tables=parts,
            files=files,
            has_key=bool(key),
        )
        archive.writestr(NAME, manifest.written())
    return manifest


@contextmanager
def _new_file(place: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when it is whole and on the disk."""
    half = place.with_name(f".{place.name}.{os.getpid()}.part")
    if place.exists():
        raise BackupError(f"{place} is there already: give another name.")
    try:
        number = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise BackupError(f"{place} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.rename(place)
    except OSError as error:
        raise BackupError(f"{place} cannot be written: {error.strerror or error}.") from error
    finally:
        half.unlink(missing_ok=True)


def _write_table(archive: ZipFile, connection: BaseDatabaseWrapper, table: Table) -> TablePart:
    tally = Tally()
    names = [column.name for column in table.columns]
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as member:
        for chunk in _chunks(lines(connection, table, tally)):
            member.write(chunk)
    return TablePart(table.name, names, tally.rows, tally.sha256, last_number(connection, table))


def _chunks(found: Iterator[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for line in found:
        held.append(line)
        size += len(line)
        if size >= BYTES_AT_ONCE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _write_files(archive: ZipFile, media: Path, tell: Told) -> Iterator[FilePart]:
    """What is taken away meanwhile is told of: its row was erased after the moment of the back-up."""
    for path in sorted(media.rglob("*")) if media.is_dir() else []:
        if not path.is_file():
            continue
        name = path.relative_to(media).as_posix()
        try:
            with path.open("rb") as source:
                yield _write_file(archive, name, source)
        except FileNotFoundError:
            tell(f"{name} was taken away meanwhile")


def _write_file(archive: ZipFile, name: str, source: IO[bytes]) -> FilePart:
    digest, size = hashlib.sha256(), 0
    pictures_are_packed = ZipInfo(f"media/{name}")  # so they are stored as they are
    with archive.open(pictures_are_packed, "w", force_zip64=True) as member:
        while chunk := source.read(BYTES_AT_ONCE):
            digest.update(chunk)
            size += len(chunk)
            member.write(chunk)
    return FilePart(name, size, digest.hexdigest())
