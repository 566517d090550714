"""The table and the room as drawings: circles with dots round them, ready for an SVG.

Every number is a text with a point, since templates would write a comma in Norwegian.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, sqrt

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
    "board_room",
    "room",
    "seating_room",
]

CELL, SEATING_CELL = 112, 124  # from table to table, in the drawing's units
TABLE_RADIUS = 30
FIRST_RING = 43  # from the table's middle
STEPS = ((12, 7.5), (20, 5.2), (30, 3.6))  # dots that have room on a ring -> their radius
RING_GAP = 2.4  # dot radii from ring to ring
COLUMNS = ((12, 4), (20, 5), (36, 6), (10**9, 8))  # tables -> columns
# On the big screen the numbers keep their size however many the tables are: the dots move inwards,
# and past the last step only the words tell which tables are silent.
BOARD_STEPS = ((12, 4, "few"), (24, 6, "many"), (40, 8, "many"), (72, 12, "most"))
SMALL_CELL, SMALL_RADIUS, SMALL_RING, SMALL_DOT = 66, 25.5, 29.5, 2.8
BARE_CELL, BARE_RADIUS = 24, 8.5


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
    has_spoken: bool = False  # where the dots are not drawn

    @property
    def is_silent(self) -> bool:
        return not self.dots and not self.has_spoken


@dataclass(frozen=True)
class Room:
    """All the tables. `box` is the SVG's viewBox."""

    box: str
    tables: tuple[TablePicture, ...]
    size: str = ""  # on the big screen: "few", "many", "most", or "bare" without numbers
    radius: str = "30"  # of each table


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


def board_room(tables: Sequence[TableDots]) -> Room:
    """The room for the big screen, where every number must be read from the back row.

    Up to 12 tables are drawn as elsewhere; up to 72 closer together, their dots close to the number;
    more than that as circles without number, in about as many columns as rows.
    """
    step = next((one for one in BOARD_STEPS if len(tables) <= one[0]), None)
    if step is None:
        columns = ceil(sqrt(len(tables)))
        return _packed(tables, columns=columns, cell=BARE_CELL, radius=BARE_RADIUS, size="bare")
    _most, columns, size = step
    if size == "few":
        drawn = room(tables, columns=columns)
        return Room(drawn.box, drawn.tables, size)
    return _packed(tables, columns=columns, cell=SMALL_CELL, radius=SMALL_RADIUS, size=size)


def _packed(
    tables: Sequence[TableDots], *, columns: int, cell: int, radius: float, size: str
) -> Room:
    """Tables close together; dots past one ring are told by the counts beside, not drawn."""
    rows = -(-len(tables) // columns)
    has_dots = size != "bare"
    drawn = []
    for place, table in enumerate(tables):
        x, y = (place % columns + 0.5) * cell, (place // columns + 0.5) * cell
        dots = _ring(table, x, y) if has_dots else ()
        drawn.append(
            TablePicture(table.number, _text(x), _text(y), _text(y), dots, "", bool(table.kinds))
        )
    box = f"0 0 {columns * cell} {rows * cell}"
    return Room(box, tuple(drawn), size, _text(radius))


def _ring(table: TableDots, x: float, y: float) -> tuple[Dot, ...]:
    """One ring of at most 24 small dots; the newest is the last, and is always among them."""
    kinds = list(table.kinds[-24:])
    return tuple(
        _dot(x, y, SMALL_RING, 2 * pi * place / 24, SMALL_DOT, kind)
        for place, kind in enumerate(kinds)
    )


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
