"""The empty database that is filled: how each kind is begun, completed and given up.

SQLite: a new file beside, which gets its name when all is well. PostgreSQL: one transaction.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from samspill.upkeep.backup.manifest import BackupError

BESIDE = ("-wal", "-shm", "-journal")
GUARDS_ON_SQLITE = """
SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%%RAISE(%%' ORDER BY name
"""
GUARDS_ON_POSTGRES = """
SELECT quote_ident(t.tgname), t.tgrelid::regclass::text FROM pg_trigger t
JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND p.prosrc LIKE '%%RAISE EXCEPTION%%'
AND c.relnamespace = current_schema()::regnamespace ORDER BY 2, 1
"""


def must_be_empty(connection: BaseDatabaseWrapper) -> None:
    """Raises    BackupError where there is a table already, or no database to reach."""
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        place = Path(str(connection.settings_dict["NAME"]))
        if not _has_tables(place):
            return  # to look inside would make the file
    try:
        found = connection.introspection.table_names()
    except DatabaseError as error:
        raise BackupError(f"the database does not answer: {_first_line(error)}.") from error
    if found:
        raise BackupError(
            f"the database is not empty: it has {len(found)} tables. Let DATABASE_URL name an empty"
            " one; nothing has been touched."
        )


@contextmanager
def filling(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """What is done inside stands when it ends well; else the database is as empty as before."""
    if connection.vendor == "sqlite":
        with _new_file(connection):
            yield
    else:
        with transaction.atomic():
            yield


@contextmanager
def guards_lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers that refuse rows; those that keep an index go on. Laid again after."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(GUARDS_ON_SQLITE)
            guards = cursor.fetchall()
            lift = [f'DROP TRIGGER "{name}"' for name, _sql in guards]
            lay = [sql for _name, sql in guards]
        else:
            cursor.execute(GUARDS_ON_POSTGRES)
            guards = cursor.fetchall()
            lift = [f"ALTER TABLE {table} DISABLE TRIGGER {name}" for name, table in guards]
            lay = [f"ALTER TABLE {table} ENABLE TRIGGER {name}" for name, table in guards]
        for statement in lift:
            cursor.execute(statement)
    yield
    check_references(connection)
    with connection.cursor() as cursor:
        for statement in lay:
            cursor.execute(statement)


def check_references(connection: BaseDatabaseWrapper) -> None:
    """Every row points at rows that are there. Raises BackupError where one does not."""
    try:
        connection.check_constraints()
    except DatabaseError as error:
        raise BackupError(
            f"a row points at one that is not there: {_first_line(error)}."
        ) from error


def set_last_number(connection: BaseDatabaseWrapper, table: str, key: str, number: int) -> None:
    """New rows are numbered after `number`."""
    if number == 0:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number]
            )
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', key, number]
            )


def empty_tables(connection: BaseDatabaseWrapper, names: list[str]) -> None:
    """Take away what the migrations put in: the back-up has those rows too."""
    quoted = [connection.ops.quote_name(name) for name in names]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in quoted:
                cursor.execute(f"DELETE FROM {name}")  # noqa: S608 -- names of our own tables
        else:
            cursor.execute(f"TRUNCATE {', '.join(quoted)}")


@contextmanager
def _new_file(connection: BaseDatabaseWrapper) -> Iterator[None]:
    final = Path(str(connection.settings_dict["NAME"]))
    half = final.with_name(f".{final.name}.restoring")
    _remove(half)
    connection.close()
    connection.settings_dict["NAME"] = str(half)
    try:
        os.close(os.open(half, os.O_CREAT | os.O_WRONLY, 0o600))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=MEMORY")
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-200000")
        connection.disable_constraint_checking()
        yield
        connection.close()
        if _has_tables(final):
            raise BackupError(
                f"{final} came into being meanwhile: stop what made it, and try again."
            )
        _remove(final)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.rename(final)
    except OSError as error:
        raise BackupError(f"{final} cannot be written: {error.strerror or error}.") from error
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(final)
        _remove(half)


def _has_tables(place: Path) -> bool:
    """Asked beside Django, whose connection would make the file."""
    if not place.exists():
        return False
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as found:
        try:
            return bool(found.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0])
        except sqlite3.DatabaseError:
            return True  # whatever it is, it is not ours to write over


def _remove(place: Path) -> None:
    for path in (place, *(place.with_name(place.name + ending) for ending in BESIDE)):
        path.unlink(missing_ok=True)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
