"""The room with people in it: who sits round each table, who is being moved, and where to.

Every number is a text with a point, since templates would write a comma in Norwegian.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

TABLE_RADIUS, RING = 33, 50  # the table, and from its middle to its people
DOT_RADIUS = 9
WIDE_CELL, CLOSE_CELL, NARROW_CELL = (184, 172), (148, 156), (134, 146)  # width and height
NOTE_HEIGHT = 24
COLUMNS = ((3, 3), (16, 4), (30, 5), (48, 6), (10**9, 8))  # tables -> columns
NARROW_COLUMNS = 3
LETTER_WIDTH = 9.5  # of a short name beside a dot, on the safe side
NOTE_LETTERS = {WIDE_CELL: 22, CLOSE_CELL: 17, NARROW_CELL: 14}
MARKED_RADIUS = {"moving": 11.0, "met": 9.0}
TOUCH_RADIUS = 13  # how near a finger must come to take hold of a dot


@dataclass(frozen=True)
class PersonDot:
    """A person in the room.

    person   who, as a number that the page's script hands back
    look     chooses the dot's look in the style sheet
    name     short name to write beside the dot, "" for none
    mark     "" | "moving" | "met" (sat with the one moving before) | "locked"
    label    the whole name, shown when the pointer rests on the dot
    """

    person: int
    look: str
    name: str = ""
    mark: str = ""
    label: str = ""


@dataclass(frozen=True)
class SeatingTableDots:
    """What to draw at one table. `note` is its topic."""

    number: int
    people: Sequence[PersonDot]
    capacity: int = 0
    note: str = ""


@dataclass(frozen=True)
class SeatedDot:
    """A person where they are drawn. `pin` is the line that says that the seat is locked."""

    person: int
    look: str
    mark: str
    label: str
    x: str
    y: str
    r: str
    reach: str
    name: str = ""
    name_x: str = ""
    name_y: str = ""
    anchor: str = "start"
    pin: str = ""

    @property
    def has_middle(self) -> bool:
        return self.look == "dot"


@dataclass(frozen=True)
class SeatingTablePicture:
    number: int
    x: str
    y: str
    note: str
    note_y: str
    capacity: int
    dots: tuple[SeatedDot, ...]

    @property
    def is_full(self) -> bool:
        return bool(self.capacity) and len(self.dots) >= self.capacity


@dataclass(frozen=True)
class SeatingRoom:
    """All the tables. `box` is the SVG's viewBox, `line` the dashed line's path or ""."""

    box: str
    tables: tuple[SeatingTablePicture, ...]
    line: str = ""
    is_narrow: bool = False


Point = tuple[float, float]


def seating_room(
    tables: Sequence[SeatingTableDots],
    *,
    columns: int = 0,
    line: tuple[int, int] | None = None,
    goal: tuple[int, int] | None = None,
) -> SeatingRoom:
    """Draw the room, tables in rows by number.

    columns  0 for as many as suit the number of tables at a desk; up to 3 draws for a phone
    line     a dashed line between two people, who are drawn both; None for none
    goal     instead of it: a dashed line from a person to a table, by its number
    """
    is_narrow = 0 < columns <= NARROW_COLUMNS
    columns = columns or next(count for most, count in COLUMNS if len(tables) <= most)
    cell = NARROW_CELL if is_narrow else WIDE_CELL if columns <= 4 else CLOSE_CELL
    width = columns * cell[0]
    height = cell[1] + (NOTE_HEIGHT if any(table.note for table in tables) else 0)
    rows = max(-(-len(tables) // columns), 1)
    middles = [
        ((place % columns + 0.5) * cell[0], place // columns * height + cell[1] / 2)
        for place in range(len(tables))
    ]
    found = [_places(table, middle) for table, middle in zip(tables, middles, strict=True)]
    drawn = tuple(
        _table(table, middle, places, width, NOTE_LETTERS[cell])
        for table, middle, places in zip(tables, middles, found, strict=True)
    )
    ends = _ends(tables, middles, found, line, goal)
    dashed = _line(ends[0], ends[1], 17 if line else TABLE_RADIUS + 3) if len(ends) == 2 else ""
    return SeatingRoom(f"0 0 {width} {rows * height}", drawn, dashed, is_narrow)


def _ends(
    tables: Sequence[SeatingTableDots],
    middles: Sequence[Point],
    found: Sequence[Sequence[Point]],
    line: tuple[int, int] | None,
    goal: tuple[int, int] | None,
) -> list[Point]:
    """The two points a dashed line goes between; fewer where one of them is not drawn."""
    people = {
        dot.person: point
        for table, points in zip(tables, found, strict=True)
        for dot, point in zip(table.people, points, strict=True)
    }
    if line:
        return [people[person] for person in line if person in people]
    if goal:
        at = [middle for table, middle in zip(tables, middles, strict=True)
              if table.number == goal[1]]  # fmt: skip
        return [people[goal[0]], *at] if goal[0] in people else []
    return []


def _places(table: SeatingTableDots, middle: Point) -> list[Point]:
    """The middle of each person, spread evenly round the table from the top and clockwise."""
    count = len(table.people)
    angles = [2 * pi * place / count for place in range(count)]
    return [(middle[0] + RING * sin(turn), middle[1] - RING * cos(turn)) for turn in angles]


def _table(
    table: SeatingTableDots, middle: Point, places: Sequence[Point], width: int, letters: int
) -> SeatingTablePicture:
    radius = min(DOT_RADIUS, pi * RING / max(len(places), 1) * 0.85)
    note = table.note if len(table.note) <= letters else table.note[: letters - 1].rstrip() + "…"
    dots = tuple(
        _dot(dot, point, middle, radius, width)
        for dot, point in zip(table.people, places, strict=True)
    )
    return SeatingTablePicture(
        number=table.number,
        x=_text(middle[0]),
        y=_text(middle[1]),
        note=note,
        note_y=_text(middle[1] + RING + DOT_RADIUS + 22),
        capacity=table.capacity,
        dots=dots,
    )


def _dot(dot: PersonDot, point: Point, middle: Point, radius: float, width: int) -> SeatedDot:
    x, y = point
    name_x, name_y, anchor = _beside(dot.name, point, middle, width)
    drawn = max(radius, MARKED_RADIUS.get(dot.mark, 0))
    return SeatedDot(
        person=dot.person,
        look=dot.look,
        mark=dot.mark,
        label=dot.label,
        x=_text(x),
        y=_text(y),
        r=_text(drawn),
        reach=_text(max(TOUCH_RADIUS if radius == DOT_RADIUS else radius * 1.15, drawn)),
        name=dot.name,
        name_x=_text(name_x),
        name_y=_text(name_y),
        anchor=anchor,
        pin=_pin(point, middle, radius) if dot.mark == "locked" else "",
    )


def _beside(name: str, point: Point, middle: Point, width: int) -> tuple[float, float, str]:
    """Where a name stands: outside of its dot; over or under it where there is no room beside."""
    x, y = point
    room, gap, aside = len(name) * LETTER_WIDTH, 18, x - middle[0]
    if aside > DOT_RADIUS and x + gap + room <= width:
        return x + gap, y + 6, "start"
    if aside < -DOT_RADIUS and x - gap - room >= 0:
        return x - gap, y + 6, "end"
    inside = min(max(x, room / 2), width - room / 2)
    return inside, y + (-16 if y < middle[1] else 27), "middle"


def _pin(point: Point, middle: Point, radius: float) -> str:
    """A short line from a dot and outwards: this seat is nailed."""
    out = ((point[0] - middle[0]) / RING, (point[1] - middle[1]) / RING)
    ends = [
        f"{_text(point[0] + out[0] * far)} {_text(point[1] + out[1] * far)}"
        for far in (radius, radius + 8)
    ]
    return f"M{ends[0]}L{ends[1]}"


def _line(start: Point, end: Point, end_gap: float) -> str:
    """A bow from a person to another or to a table, that begins and ends outside of them."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay)
    if length < end_gap:
        return ""
    bend = min(length * 0.18, 34)
    turn = ((ax + bx) / 2 + bend * (by - ay) / length, (ay + by) / 2 - bend * (bx - ax) / length)
    first, last = _towards(start, turn, 14), _towards(end, turn, end_gap)
    return f"M{first}Q{_text(turn[0])} {_text(turn[1])} {last}"


def _towards(start: Point, goal: Point, distance: float) -> str:
    length = hypot(goal[0] - start[0], goal[1] - start[1]) or 1
    share = min(distance / length, 1)
    x, y = (from_ + (to - from_) * share for from_, to in zip(start, goal, strict=True))
    return f"{_text(x)} {_text(y)}"


def _text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
