"""The threads from the tables, through what they said alike, to the measures: one picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH = 640.0
DOT_TOP, DOT_STEP, MOST_ROWS, LEAST_ACROSS = 46.0, 14.0, 8, 2
DOT_RADIUS = 5.0
LABEL_ROOM = 30.0  # units that a table's number needs
KNOT_TOP, KNOT_HEIGHT, KNOT_WIDTH = 206.0, 52.0, 300.0
END_TOP = 360.0
HEIGHT = 418.0


@dataclass(frozen=True)
class Said:
    """A contribution in the picture: its table (None: not told) and where its threads lead.

    ends    indices into the picture's ends
    """

    key: int
    table: int | None
    ends: tuple[int, ...]


@dataclass(frozen=True)
class End:
    """What threads lead to; `is_open` for what they do not lead to in truth: they are dashed."""

    name: str
    is_open: bool = False


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
    """Positions in units of the viewBox; every path is the `d` of one <path>, empty when none.

    dots    the others' dots, each a circle
    flows   the others' threads; `open_flows` those that lead to no measure
    mine    the threads of the contribution followed
    told    how many tables have said it
    """

    tables: list[Label]
    dots: str
    my_dot: Dot | None
    flows: str
    open_flows: str
    mine: str
    ends: list[Label]
    count: int
    told: int
    knot_x: float = (WIDTH - KNOT_WIDTH) / 2
    knot_middle: float = WIDTH / 2


def trace_picture(
    said: Sequence[Said], ends: Sequence[End], *, mine: int, tables: Iterable[int] = ()
) -> TracePicture:
    """Draw it.

    said    all that is said alike, in any order; those without a table stand last, as "–"
    ends    what the threads lead to, for instance measure 2.3 and "not taken in"
    mine    key of the contribution followed
    tables  all the tables there were, so that those who said nothing of it are seen too
    """
    ordered = sorted({one.table for one in said} | set(tables), key=_last_without)
    at = dict(zip(ordered, _spread(len(ordered)), strict=True))
    centres = _spread(len(ends))
    spots, radius = _spots(said, at)
    flows, open_flows, own = [], [], []
    for place, one in enumerate(said):
        entry = WIDTH / 2 + _fan(place, len(said), 44)
        spot = spots[one.key]
        into = own if one.key == mine else flows
        into.append(_curve(spot.x, spot.y + radius, entry, KNOT_TOP))
        for end in one.ends:
            foot = centres[end] + _fan(place, len(said), 46)
            curve = _curve(entry, KNOT_TOP + KNOT_HEIGHT, foot, END_TOP)
            _where(one.key == mine, ends[end].is_open, own, flows, open_flows).append(curve)
    return TracePicture(
        tables=_table_labels(at, _table_of(said, mine)),
        dots="".join(_circle(spots[one.key], radius) for one in said if one.key != mine),
        my_dot=spots.get(mine),
        flows="".join(flows),
        open_flows="".join(open_flows),
        mine="".join(own),
        ends=[
            Label(centre, end.name, sum(1 for one in said if index in one.ends))
            for index, (end, centre) in enumerate(zip(ends, centres, strict=True))
        ],
        count=len(said),
        told=len({one.table for one in said} - {None}),
    )


def _where(
    is_mine: bool, is_open: bool, own: list[str], flows: list[str], open_flows: list[str]
) -> list[str]:
    if is_mine:
        return own
    return open_flows if is_open else flows


def _last_without(table: int | None) -> tuple[bool, int]:
    return table is None, table or 0


def _table_of(said: Iterable[Said], mine: int) -> int | None:
    return next((one.table for one in said if one.key == mine), None)


def _table_labels(at: Mapping[int | None, float], own: int | None) -> list[Label]:
    """As many numbers as there is room for; the table of the contribution followed always has its."""
    every = max(1, -(-int(LABEL_ROOM) * len(at) // int(WIDTH)))
    tables = list(at)
    first = tables.index(own) % every if own in at else 0
    shown = tables[first::every]
    return [Label(at[one], "–" if one is None else str(one)) for one in shown]


def _spread(count: int) -> list[float]:
    """Evenly over the width, with room at both sides."""
    return [round(WIDTH * (index + 0.5) / count, 1) for index in range(count)]


def _spots(said: Sequence[Said], at: Mapping[int | None, float]) -> tuple[dict[int, Dot], float]:
    """Dots beside one another under each table, downwards; smaller where a table said much."""
    most = max((sum(1 for one in said if one.table == table) for table in at), default=1)
    across = max(LEAST_ACROSS, -(-most // MOST_ROWS))
    step = min(DOT_STEP, WIDTH / max(len(at), 1) * 0.9 / across)
    counts = dict.fromkeys(at, 0)
    spots = {}
    for one in said:
        index = counts[one.table]
        counts[one.table] += 1
        x = at[one.table] + (index % across - (across - 1) / 2) * step
        spots[one.key] = Dot(round(x, 1), round(DOT_TOP + (index // across) * DOT_STEP, 1))
    return spots, min(DOT_RADIUS, step * 0.4)


def _circle(dot: Dot, radius: float) -> str:
    """Two half turns, so that all dots are one path."""
    turn = f"a{radius:.1f} {radius:.1f} 0 1 0"
    start = f"M{dot.x - radius:.1f} {dot.y:.1f}"
    return f"{start}{turn} {2 * radius:.1f} 0{turn} {-2 * radius:.1f} 0"


def _fan(place: int, count: int, width: float) -> float:
    return (place - (count - 1) / 2) / max(count - 1, 1) * width


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """Down, across and down again, as threads that are gathered."""
    down, up = y1 + (y2 - y1) * 0.76, y1 + (y2 - y1) * 0.57
    return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {down:.1f} {x2:.1f} {up:.1f} {x2:.1f} {y2:.1f}"
