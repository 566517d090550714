"""Reading rows: all tables as they stood at one moment, without holding anyone up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

from samspill.pure.portable_rows import fingerprinted, line_of, plain_row
from samspill.upkeep.backup.shape import Table

BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@dataclass
class Tally:
    """How many rows have gone by, and their checksum."""

    rows: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.digest.update(line)

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()


@contextmanager
def one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read inside is as it stood at the first reading; others write meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(connection: BaseDatabaseWrapper, table: Table, tally: Tally) -> Iterator[bytes]:
    """The rows of a table as lines, by their key; counted in `tally`. Memory does not grow with them."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in table.columns)
    order = ", ".join(_ordered(connection, table, name) for name in table.key)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {quote(table.name)} ORDER BY {order}")  # noqa: S608 -- names of our own tables
        while found := cursor.fetchmany(table.rows_at_once):
            for values in found:
                row = plain_row(values, table.columns)
                line = line_of(row)
                tally.add(fingerprinted(row, table.columns, line))
                yield line


def last_number(connection: BaseDatabaseWrapper, table: Table) -> int:
    """The highest number that was ever given to a row, also to one that is gone; 0 when none was.

    A number is never given anew: signed links name rows by it.
    """
    if not table.has_sequence:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
            found = cursor.fetchone()
            return found[0] if found else 0
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table.name}"', table.key[0]])
        cursor.execute(f"SELECT last_value, is_called FROM {cursor.fetchone()[0]}")  # noqa: S608 -- PostgreSQL's own name
        value, is_called = cursor.fetchone()
        return value if is_called else 0


def _ordered(connection: BaseDatabaseWrapper, table: Table, name: str) -> str:
    """Text by its bytes on both databases, whatever language PostgreSQL sorts by."""
    quoted = connection.ops.quote_name(name)
    is_collated = connection.vendor == "postgresql" and table.keyed_by_text(name)
    return f'{quoted} COLLATE "C"' if is_collated else quoted
