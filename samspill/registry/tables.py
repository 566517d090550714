"""Reading the tables people really have: Excel's CSV, columns in any order and language.

Serves the web's import and `samspill road` alike. Nothing stops at the first fault: every problem is
listed with file, row and column, in words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.pure.folding import fold

IN_WORDS = {
    "association": gettext_lazy("Association"),
    "municipality": gettext_lazy("Municipality"),
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail"),
    "state": gettext_lazy("Status"),
    "as_of": gettext_lazy("Date"),
}


@dataclass(frozen=True)
class Problem:
    """Something the coordinator must put right. Row 1 is the heading; 0 means the whole file."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += _(", row %(row)d") % {"row": self.row}
        if self.column:
            place += _(", column %(column)s") % {"column": self._column_in_words}
        return f"{place}: {self.message}"

    @property
    def _column_in_words(self) -> object:
        """Our own names are English; a settings file is written with them."""
        is_table = not self.file.endswith(".toml")
        return IN_WORDS.get(self.column, self.column) if is_table else self.column

    def as_row(self) -> dict[str, str | int]:
        """For a program that reads: file, row, column, message."""
        return {"file": self.file, "row": self.row, "column": self.column, "message": self.message}


@dataclass(frozen=True)
class Row:
    """One row: its number as Excel shows it, and its cells by our own column names, stripped
    unless they were asked for raw.
    """

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def decode(content: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 as Excel's "Unicode text", else Windows-1252."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_table(
    content: bytes,
    *,
    file: str,
    columns: Mapping[str, Sequence[str]],
    required: Sequence[str] = (),
    raw: Collection[str] = (),
) -> tuple[list[Row], list[Problem]]:
    """Rows and problems of a CSV file with comma, semicolon or tab.

    columns   our name -> the headings it may stand under (any case)
    required  our names that must have a column
    raw       our names whose cells are kept to the letter, spaces at the ends too
    Empty rows are passed over; columns with other headings are left alone.
    """
    text = decode(content)
    if not text.strip():
        return [], [Problem(file, 0, "", _("The file is empty."))]
    if "\0" in text:
        return [], [
            Problem(file, 0, "", _("This is not a CSV file. Save it as CSV, and try again."))
        ]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    try:
        table = [(lines.line_num, line) for line in lines]
    except csv.Error:
        message = _("This is not a CSV file. Save it as CSV, and try again.")
        return [], [Problem(file, lines.line_num, "", message)]
    heading = [fold(cell) for cell in table[0][1]]
    places = _places(heading, columns)
    missing = [name for name in required if name not in places]
    if missing:
        return [], [_missing_column(file, columns[name]) for name in missing]
    rows = [
        Row(index + 2, {name: _cell(line, place, name in raw) for name, place in places.items()})
        for index, (_number, line) in enumerate(table[1:])
        if any(cell.strip() for cell in line)
    ]
    return rows, []


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").splitlines()[0]
    return max(";,\t", key=first.count)


def _places(heading: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    places = {}
    for name, aliases in columns.items():
        known = {fold(alias) for alias in aliases}
        found = [index for index, cell in enumerate(heading) if cell in known]
        if found:
            places[name] = found[0]
    return places


def _cell(line: Sequence[str], place: int, is_raw: bool) -> str:
    if place >= len(line):
        return ""
    return line[place] if is_raw else line[place].strip()


def _missing_column(file: str, aliases: Sequence[str]) -> Problem:
    return Problem(
        file,
        1,
        aliases[0],
        _("The column is missing. Its heading may be: %s.") % " | ".join(aliases),
    )
