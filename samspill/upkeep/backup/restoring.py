"""`samspill restore FILE`: the schema of the back-up, its rows, the proof that they are the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.management import call_command
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from samspill.upkeep.backup import manifest as manifests
from samspill.upkeep.backup import target
from samspill.upkeep.backup.loading import BROKEN, CHANGED, is_equal, load
from samspill.upkeep.backup.manifest import KEY, NAME, BackupError, FilePart, Manifest
from samspill.upkeep.backup.shape import Applied, Table, applied_migrations, tables_at

BYTES_AT_ONCE = 256 * 1024
Told = Callable[[str], None]


def restore(
    place: Path, *, connection: BaseDatabaseWrapper, media: Path, key_file: Path | None, tell: Told
) -> Manifest:
    """Fill the empty database that `connection` names; whole and proved equal, or not at all.

    media     the folder of files; those that lie there already must be the same
    key_file  where the key is kept, or None where it comes from elsewhere
    Raises    BackupError, and then the database is as empty as before.
    """
    target.must_be_empty(connection)
    with _opened(place) as archive:
        told = _manifest(archive)
        _must_fit(told)
        media.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=media.parent) as folder:
            files = [_unpack(archive, file, media, Path(folder)) for file in told.files]
            with target.filling(connection):
                _fill(archive, connection, told, tell)
                for half, final in filter(None, files):
                    final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    half.rename(final)
                if told.has_key and key_file is not None:
                    _put_key(archive, key_file, tell)
                if connection.vendor == "sqlite":
                    bring_forward(connection, tell)
    if connection.vendor != "sqlite":
        bring_forward(connection, tell)
    return told


def _opened(place: Path) -> ZipFile:
    try:
        return ZipFile(place)
    except OSError as error:
        raise BackupError(f"{place} cannot be read: {error.strerror}.") from error
    except BadZipFile as error:
        raise BackupError(f"{place} is no back-up, or is cut short.") from error


def _manifest(archive: ZipFile) -> Manifest:
    try:
        return manifests.read(archive.read(NAME))
    except BROKEN as error:
        raise BackupError(f"{CHANGED}: it has no manifest.") from error


def _must_fit(told: Manifest) -> None:
    """Every migration of the back-up is one that this version has."""
    known = MigrationLoader(
        None
    ).graph.nodes  # asked without a database: SQLite would make its file
    unknown = [key for key in told.migrations if key not in known]
    if unknown:
        app, name = unknown[0]
        raise BackupError(
            f"it was made by version {told.version}, whose tables this version does not know"
            f" ({app} {name}). Restore it with that version, or a later one."
        )


def _fill(archive: ZipFile, connection: BaseDatabaseWrapper, told: Manifest, tell: Told) -> None:
    tell("making the tables as they were")
    _bring_to(connection, told.migrations)
    tables = {table.name: table for table in tables_at(connection, told.migrations)}
    if set(tables) != {part.name for part in told.tables}:
        raise BackupError(f"{CHANGED}: it does not have the tables that its migrations make.")
    connection.disable_constraint_checking()  # the migrations have switched it on again
    with transaction.atomic(), target.guards_lifted(connection):
        target.empty_tables(connection, list(tables))
        rows = 0
        for count, part in enumerate(told.tables, start=1):
            load(archive, connection, tables[part.name], part)
            rows += part.rows
            tell(f"{count} of {len(told.tables)} tables, {rows:,} rows")
    for part in told.tables:
        _prove(connection, tables[part.name], part)
        target.set_last_number(connection, part.name, tables[part.name].key[0], part.last_number)
    tell(f"the checksums of all {len(told.tables)} tables are those of the back-up")


def _prove(connection: BaseDatabaseWrapper, table: Table, part: manifests.TablePart) -> None:
    if not is_equal(connection, table, part):
        raise BackupError(
            f"the table {part.name} did not come out as in the back-up; the database is left empty."
        )


def _bring_to(connection: BaseDatabaseWrapper, wanted: list[Applied]) -> None:
    """Run exactly these migrations."""

    def settle(*told: Any) -> None:
        """References are looked at now: PostgreSQL changes no table while some wait to be."""
        if told[0] == "apply_success" and connection.vendor == "postgresql":
            connection.check_constraints()

    executor = MigrationExecutor(connection, progress_callback=settle)
    last = executor.loader.graph.leaf_nodes()
    latest = dict(sorted(wanted))
    targets = [(app, latest[app]) for app, _name in last if app in latest]
    executor.migrate(targets)
    if applied_migrations(connection) != sorted(wanted):
        raise BackupError(
            "its migrations are not those of one version: it cannot be restored here."
        )


def bring_forward(connection: BaseDatabaseWrapper, tell: Told) -> None:
    """Run the migrations that came after the back-up."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        tell(f"bringing it up to this version: {len(plan)} migrations")
    call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "ANALYZE"
            )  # or the first pages are asked for without an idea of the sizes


def _unpack(
    archive: ZipFile, file: FilePart, media: Path, folder: Path
) -> tuple[Path, Path] | None:
    """Lay one file aside: (where it is, where it shall be); None when it lies there already."""
    path = PurePosixPath(file.path)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise BackupError(f"{CHANGED}: it names a file outside its folder.")
    final, half = media / path, folder / path
    if final.exists():
        if _sha256(final) != file.sha256:
            raise BackupError(f"{final} is there already, and is another: give an empty folder.")
        return None
    half.parent.mkdir(parents=True, exist_ok=True)
    try:
        with archive.open(file.member) as source, half.open("wb") as copy:
            half.chmod(0o600)
            shutil.copyfileobj(source, copy, BYTES_AT_ONCE)
    except BROKEN as error:
        raise BackupError(f"{CHANGED}: {file.path} cannot be read.") from error
    if _sha256(half) != file.sha256:
        raise BackupError(f"{CHANGED}: {file.path} has another checksum.")
    return half, final


def _sha256(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put_key(archive: ZipFile, key_file: Path, tell: Told) -> None:
    """The key that what was sent out is signed with; one that was there is laid beside."""
    key = archive.read(KEY)
    if key_file.exists():
        if key_file.read_bytes() == key:
            return
        key_file.replace(key_file.with_name("secret_key.before_restore"))
        tell(f"the key that was here is kept as {key_file.with_name('secret_key.before_restore')}")
    with os.fdopen(os.open(key_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(key)
