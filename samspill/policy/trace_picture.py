"""The threads from the tables, through what they said alike, to the measures: one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 640.0
TABLE_TOP, DOT_TOP, DOT_STEP, DOT_ACROSS = 24.0, 44.0, 13.0, 2
KNOT_TOP, KNOT_HEIGHT, KNOT_WIDTH = 206.0, 40.0, 240.0
END_TOP = 350.0
HEIGHT = 410.0


@dataclass(frozen=True)
class Said:
    """A contribution in the picture: its table (None: not told) and where its threads lead.

    ends    indices into the picture's ends
    """

    key: int
    table: int | None
    ends: tuple[int, ...]


@dataclass(frozen=True)
class Label:
    x: float
    text: str
    count: int = 0


@dataclass(frozen=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True)
class TracePicture:
    """Positions in units of the viewBox; `mine` are the paths of the contribution followed."""

    tables: list[Label]
    dots: list[Dot]
    my_dot: Dot | None
    flows: list[str]
    mine: list[str]
    ends: list[Label]
    knot_x: float = (WIDTH - KNOT_WIDTH) / 2
    knot_y: float = KNOT_TOP
    knot_middle: float = WIDTH / 2


def trace_picture(said: Sequence[Said], ends: Sequence[str], *, mine: int) -> TracePicture:
    """Draw it.

    said    all that is said alike, in any order; those without a table stand last, as "–"
    ends    what the threads lead to, for instance ["2.3", "3.1"]
    mine    key of the contribution followed
    """
    tables = sorted({one.table for one in said}, key=lambda table: (table is None, table or 0))
    centres = _spread(len(tables))
    at = dict(zip(tables, centres, strict=True))
    end_centres = _spread(len(ends))
    spots = _spots(said, at)
    picture = TracePicture(
        tables=[Label(at[table], "–" if table is None else str(table)) for table in tables],
        dots=[spots[one.key] for one in said if one.key != mine],
        my_dot=spots.get(mine),
        flows=[],
        mine=[],
        ends=[
            Label(centre, text, sum(1 for one in said if index in one.ends))
            for index, (text, centre) in enumerate(zip(ends, end_centres, strict=True))
        ],
    )
    for place, one in enumerate(said):
        entry = WIDTH / 2 + _fan(place, len(said), KNOT_WIDTH * 0.35)
        paths = [_curve(spots[one.key].x, spots[one.key].y + 5, entry, KNOT_TOP)]
        paths += [
            _curve(entry, KNOT_TOP + KNOT_HEIGHT, end_centres[end] + _fan(place, len(said), 24), END_TOP)
            for end in one.ends
        ]  # fmt: skip
        (picture.mine if one.key == mine else picture.flows).extend(paths)
    return picture


def _spread(count: int) -> list[float]:
    """Evenly over the width, with room at both sides."""
    return [round(WIDTH * (index + 0.5) / count, 1) for index in range(count)]


def _spots(said: Sequence[Said], at: Mapping[int | None, float]) -> dict[int, Dot]:
    """Two dots beside one another under each table, downwards."""
    counts = dict.fromkeys(at, 0)
    spots = {}
    for one in said:
        index = counts[one.table]
        counts[one.table] += 1
        x = at[one.table] + (index % DOT_ACROSS - 0.5) * DOT_STEP
        spots[one.key] = Dot(round(x, 1), DOT_TOP + (index // DOT_ACROSS) * DOT_STEP)
    return spots


def _fan(place: int, count: int, width: float) -> float:
    return (place - (count - 1) / 2) / max(count - 1, 1) * width


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (y1 + y2) / 2
    return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
