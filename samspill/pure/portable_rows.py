"""A table's rows as lines of JSON: the same lines whichever database the rows stand in.

A database's own values become plain ones (`plain`), and plain ones become what the database takes
(`SQLITE`, `POSTGRES`). `fingerprinted` is what a checksum is taken of: databases order the keys of
JSON, and write its numbers, each in its own way, so there both are brought to one form.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

MICROSECOND = timedelta(microseconds=1)
EXACT = 2**53  # above this a whole number and a decimal one may be written alike
KINDS = (
    "address", "binary", "boolean", "date", "decimal", "duration", "float", "integer", "json",
    "moment", "text", "time", "uuid",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind (of KINDS), and for a decimal how many digits after the point."""

    name: str
    kind: str
    places: int = 0


def plain_row(row: Sequence[Any], columns: Sequence[Column]) -> list[Any]:
    """A row as a database gives it -> the same in values that JSON can hold; None stays None."""
    return [
        None if value is None else PLAIN[column.kind](value, column)
        for value, column in zip(row, columns, strict=True)
    ]


def taken_row(
    row: Sequence[Any], columns: Sequence[Column], takes: dict[str, Callable[[Any], Any]]
) -> list[Any]:
    """A plain row -> what a database takes; `takes` is SQLITE or POSTGRES."""
    return [
        value if value is None or column.kind not in takes else takes[column.kind](value)
        for value, column in zip(row, columns, strict=True)
    ]


def line_of(row: list[Any]) -> bytes:
    """A plain row as one line, with its end."""
    return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"


def row_of(line: bytes, columns: Sequence[Column]) -> list[Any]:
    """The plain row of a line.

    Raises    ValueError when it is not one of these columns.
    """
    row = json.loads(line)
    if not isinstance(row, list) or len(row) != len(columns):
        raise ValueError("the row has other columns")
    return row


def fingerprinted(row: list[Any], columns: Sequence[Column], line: bytes) -> bytes:
    """What the checksum is taken of: the line itself where there is no JSON in it."""
    if not any(column.kind == "json" for column in columns):
        return line
    pairs = zip(row, columns, strict=True)
    alike = [_alike(value) if column.kind == "json" else value for value, column in pairs]
    return json.dumps(alike, separators=(",", ":"), sort_keys=True).encode("ascii") + b"\n"


def _alike(value: Any) -> Any:
    """JSON with its numbers brought to one form: 1.0 and 1 are the same number to a database."""
    if isinstance(value, dict):
        return {key: _alike(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_alike(inner) for inner in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > EXACT:
        return _as_decimal_number(value)
    return value


def _as_decimal_number(value: int) -> int:
    try:
        return int(float(value))
    except OverflowError:
        return value


def _decimal(value: Any, column: Column) -> str:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return str(exact.quantize(Decimal(1).scaleb(-column.places)))


def _moment(value: Any, _column: Column) -> str:
    """A naive moment is in Greenwich time: so Django keeps it on SQLite."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    found = found.astimezone(UTC) if found.tzinfo else found
    return found.replace(tzinfo=None).isoformat(timespec="microseconds")


def _time(value: Any, _column: Column) -> str:
    found = value if isinstance(value, time) else time.fromisoformat(value)
    return found.isoformat(timespec="microseconds")


def _duration(value: Any, _column: Column) -> int:
    return value // MICROSECOND if isinstance(value, timedelta) else int(value)


PLAIN: dict[str, Callable[[Any, Column], Any]] = {
    "address": lambda value, _: str(value).removesuffix("/32").removesuffix("/128"),
    "binary": lambda value, _: b64encode(bytes(value)).decode("ascii"),
    "boolean": lambda value, _: bool(value),
    "date": lambda value, _: str(value)[:10],
    "decimal": _decimal,
    "duration": _duration,
    "float": lambda value, _: float(value),
    "integer": lambda value, _: int(value),
    "json": lambda value, _: [json.loads(value)],  # in a list: JSON's null is not SQL's
    "moment": _moment,
    "text": lambda value, _: str(value),
    "time": _time,
    "uuid": lambda value, _: str(UUID(str(value))),
}


def _as_sqlite_keeps(iso: str) -> str:
    return str(datetime.fromisoformat(iso))


SQLITE: dict[str, Callable[[Any], Any]] = {
    "binary": b64decode,
    "boolean": int,
    "json": lambda value: json.dumps(value[0]),
    "moment": _as_sqlite_keeps,
    "time": lambda value: str(time.fromisoformat(value)),
    "uuid": lambda value: value.replace("-", ""),
}
POSTGRES: dict[str, Callable[[Any], Any]] = {
    "binary": b64decode,
    "duration": lambda value: f"{value} microseconds",
    "json": lambda value: json.dumps(value[0]),
    "moment": lambda value: f"{value}+00",
}
