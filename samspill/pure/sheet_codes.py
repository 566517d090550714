"""The code of a paper sheet: "R2-B7-1" is the first sheet of table 7 in round 2."""

from __future__ import annotations

import re
from typing import NamedTuple

WRITTEN = re.compile(
    r"\s*R?\s*(?P<round>[0-9]{1,4})\s*[-–/. ]?\s*B\s*(?P<table>[0-9]{1,4})"
    r"(?:\s*[-–/. ]\s*(?P<number>[0-9]{1,4}))?\s*",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"\s*(?P<round>[0-9]{1,4})\s*[-–/. ]\s*(?P<table>[0-9]{1,4})"
    r"(?:\s*[-–/. ]\s*(?P<number>[0-9]{1,4}))?\s*"
)


class SheetPlace(NamedTuple):
    """Which sheet: its round, its table, and its number among that table's sheets in the round."""

    round: int
    table: int
    number: int = 1

    @property
    def code(self) -> str:
        """As printed."""
        return f"R{self.round}-B{self.table}-{self.number}"


def read_sheet_code(text: str) -> SheetPlace | None:
    """The sheet that someone means by "R2-B7-1", "r2b7", "2-7" or "2 B7 1"; None if none is meant."""
    found = WRITTEN.fullmatch(text) or FIGURES.fullmatch(text)
    if found is None:
        return None
    place = SheetPlace(int(found["round"]), int(found["table"]), int(found["number"] or 1))
    return place if min(place) >= 1 else None
