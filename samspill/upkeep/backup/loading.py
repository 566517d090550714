"""Filling a table from a back-up's lines, and holding what stands there against the manifest."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

from samspill.pure.portable_rows import POSTGRES, SQLITE, fingerprinted, row_of, taken_row
from samspill.upkeep.backup.manifest import BackupError, TablePart
from samspill.upkeep.backup.reading import Tally, lines
from samspill.upkeep.backup.shape import Table

CHANGED = "the back-up has been changed, or is cut short"
BROKEN = (BadZipFile, zlib.error, EOFError, KeyError, ValueError, UnicodeDecodeError)


def load(archive: ZipFile, connection: BaseDatabaseWrapper, table: Table, part: TablePart) -> None:
    """Put the rows of one table in. Raises BackupError when they are not those of the manifest."""
    columns = {column.name: column for column in table.columns}
    if set(columns) != set(part.columns):
        raise BackupError(f"the table {table.name} has other columns in this version.")
    tally = Tally()
    ordered = Table(
        table.name, tuple(columns[name] for name in part.columns), table.key, table.has_sequence
    )
    try:
        put = _copy if connection.vendor == "postgresql" else _insert
        put(connection, ordered, _rows(archive, ordered, part, tally))
    except BROKEN as error:
        raise BackupError(f"{CHANGED}: the table {part.name} cannot be read.") from error
    except DatabaseError as error:
        fault = str(error).strip().partition("\n")[0]
        raise BackupError(
            f"this database refuses a row of the table {part.name}: {fault}."
        ) from error
    if (tally.rows, tally.sha256) != (part.rows, part.sha256):
        raise BackupError(f"{CHANGED}: the table {part.name} has another checksum.")


def is_equal(connection: BaseDatabaseWrapper, table: Table, part: TablePart) -> bool:
    """Whether what stands in the database has the number of rows and the checksum of the manifest."""
    columns = {column.name: column for column in table.columns}
    ordered = Table(
        table.name, tuple(columns[name] for name in part.columns), table.key, table.has_sequence
    )
    tally = Tally()
    for _line in lines(connection, ordered, tally):
        pass
    return (tally.rows, tally.sha256) == (part.rows, part.sha256)


def _rows(archive: ZipFile, table: Table, part: TablePart, tally: Tally) -> Iterator[list[Any]]:
    with archive.open(part.member) as member:
        for line in member:
            row = row_of(line, table.columns)
            tally.add(fingerprinted(row, table.columns, line))
            yield row


def _insert(connection: BaseDatabaseWrapper, table: Table, rows: Iterator[list[Any]]) -> None:
    marks = ", ".join("%s" for _ in table.columns)
    statement = f"INSERT INTO {_into(connection, table)} VALUES ({marks})"  # noqa: S608 -- names of our own tables
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, table.rows_at_once)):
            cursor.executemany(statement, [taken_row(row, table.columns, SQLITE) for row in chunk])


def _copy(connection: BaseDatabaseWrapper, table: Table, rows: Iterable[list[Any]]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_into(connection, table)} FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(taken_row(row, table.columns, POSTGRES))


def _into(connection: BaseDatabaseWrapper, table: Table) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in table.columns)
    return f"{quote(table.name)} ({names})"
