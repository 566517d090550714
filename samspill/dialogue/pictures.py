"""The table and the room as drawings: circles with dots round them, ready for an SVG.

Every number is a text with a point, since templates would write a comma in Norwegian.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from samspill.dialogue.room_picture import (
    PersonDot,
    SeatingRoom,
    SeatingTableDots,
    seating_room,
)

__all__ = [
    "Dot",
    "PersonDot",
    "Room",
    "SeatingRoom",
    "SeatingTableDots",
    "TableDots",
    "TablePicture",
    "room",
    "seating_room",
]

CELL, SEATING_CELL = 112, 124  # from table to table, in the drawing's units
TABLE_RADIUS = 30
FIRST_RING = 43  # from the table's middle
STEPS = ((12, 7.5), (20, 5.2), (30, 3.6))  # dots that have room on a ring -> their radius
RING_GAP = 2.4  # dot radii from ring to ring
COLUMNS = ((12, 4), (20, 5), (36, 6), (10**9, 8))  # tables -> columns


@dataclass(frozen=True)
class Dot:
    """A person or a contribution. `kind` chooses its look in the style sheet."""

    x: str
    y: str
    r: str
    kind: str


@dataclass(frozen=True)
class TablePicture:
    """One table with its dots; `note` is a short text under it."""

    number: int
    x: str
    y: str
    note_y: str
    dots: tuple[Dot, ...]
    note: str = ""

    @property
    def is_silent(self) -> bool:
        return not self.dots


@dataclass(frozen=True)
class Room:
    """All the tables. `box` is the SVG's viewBox."""

    box: str
    tables: tuple[TablePicture, ...]

    @property
    def is_large(self) -> bool:
        """So many tables that their numbers must fill them to be read from the back row."""
        return len(self.tables) > COLUMNS[0][0]


@dataclass(frozen=True)
class TableDots:
    """What to draw at one table: a kind for each dot."""

    number: int
    kinds: Sequence[str]
    note: str = ""


def room(tables: Sequence[TableDots], *, is_seating: bool = False, columns: int = 0) -> Room:
    """Draw the room, tables in rows by number.

    is_seating  dots are people, spread all the way round; else contributions, counted clockwise
    columns     0 for as many as suit the number of tables
    """
    columns = columns or next(count for most, count in COLUMNS if len(tables) <= most)
    columns = max(min(columns, len(tables)), 1)
    rows = max(-(-len(tables) // columns), 1)
    has_notes = any(table.note for table in tables)
    width = SEATING_CELL if is_seating else CELL
    height = width + (22 if has_notes else 0)
    most = max((len(table.kinds) for table in tables), default=0)
    drawn = []
    for place, table in enumerate(tables):
        x = (place % columns) * width + width / 2
        y = (place // columns) * height + width / 2
        dots = _seats(table, x, y) if is_seating else _counted(table, x, y, most)
        drawn.append(
            TablePicture(table.number, _text(x), _text(y), _text(y + 68), dots, table.note)
        )
    return Room(f"0 0 {columns * width} {rows * height}", tuple(drawn))


def _seats(table: TableDots, x: float, y: float) -> tuple[Dot, ...]:
    """People, spread evenly round the table."""
    count = len(table.kinds)
    radius = 8 if count <= 12 else 5.5
    return tuple(
        _dot(x, y, FIRST_RING + 2, 2 * pi * place / count, radius, kind)
        for place, kind in enumerate(table.kinds)
    )


def _counted(table: TableDots, x: float, y: float, most: int) -> tuple[Dot, ...]:
    """Contributions from the top and clockwise, further rings outside; the same scale everywhere."""
    per_ring, radius = next(((n, r) for n, r in STEPS if most <= n), STEPS[-1])
    return tuple(
        _dot(
            x,
            y,
            FIRST_RING + (place // per_ring) * radius * RING_GAP,
            2 * pi * (place % per_ring) / per_ring,
            radius,
            kind,
        )
        for place, kind in enumerate(table.kinds)
    )


def _dot(x: float, y: float, distance: float, angle: float, radius: float, kind: str) -> Dot:
    return Dot(
        _text(x + distance * sin(angle)), _text(y - distance * cos(angle)), _text(radius), kind
    )


def _text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
