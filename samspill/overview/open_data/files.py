"""Rows as the files that anyone may take: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_A_TIME = 500

Row = dict[str, Any]


def csv_chunks(fields: Iterable[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with byte order mark and semicolons, as Norwegian spreadsheets read it; some hundred rows
    at a time.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front; JSON has every
    character as it was.
    """
    names = list(fields)
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_cell(row[name]) for name in names])
        if number % ROWS_AT_A_TIME == 0:
            yield _emptied(buffer)
    yield _emptied(buffer)


def json_chunks(head: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """One object: what `head` says, then `rows`, some hundred at a time."""
    opened = json.dumps(head, ensure_ascii=False)
    yield f'{opened.removesuffix("}")}, "rows": ['.encode()
    some: list[str] = []
    is_first = True
    for row in rows:
        some.append(json.dumps(row, ensure_ascii=False))
        if len(some) == ROWS_AT_A_TIME:
            yield _joined(some, is_first=is_first)
            some, is_first = [], False
    yield _joined(some, is_first=is_first) + b"]}"


def _joined(rows: list[str], *, is_first: bool) -> bytes:
    text = ",\n".join(rows)
    return (text if is_first or not rows else f",\n{text}").encode(errors="replace")


def _emptied(buffer: io.StringIO) -> bytes:
    written = buffer.getvalue().encode("utf-8", errors="replace")
    buffer.seek(0)
    buffer.truncate()
    return written


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else value
