"""All measures as dots under their goals, with a thread each to how far they have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspill.pure.measure_standing import STANDINGS, Standing

WIDTH = 640.0
STEP = 11.0  # units from one dot to the next
DOT_TOP = 44.0
FALL = 190.0  # from the lowest dot to the ends
FOOT = 74.0  # under the ends: name and number
MOST_ACROSS = 12
SIGNS: Mapping[Standing, str] = {  # drawn in the ends, around their middle
    "done": "M-5 .5L-1.5 4L5.5-4",
    "late": "M0-5.5V1L4.5 3.5",
    "dropped": "M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5",
}


@dataclass(frozen=True)
class GoalLabel:
    x: float
    number: int


@dataclass(frozen=True)
class End:
    """Where the threads of one standing meet. dots, threads: the `d` of a path."""

    standing: Standing
    x: float
    count: int
    dots: str
    threads: str

    @property
    def sign(self) -> str:
        return SIGNS.get(self.standing, "")


@dataclass(frozen=True)
class StatusPicture:
    """An SVG of WIDTH x height, with the ends at `end_y`."""

    height: float
    end_y: float
    labels: Sequence[GoalLabel]
    ends: Sequence[End]

    @property
    def name_y(self) -> float:
        return self.end_y + 38

    @property
    def count_y(self) -> float:
        return self.end_y + 62


def status_picture(goals: Sequence[tuple[int, Sequence[Standing]]]) -> StatusPicture:
    """goals: (number, how far each of its measures has come), in order; no measures, no threads."""
    across = _across(goals)
    centres = [WIDTH * (place + 0.5) / max(len(goals), 1) for place in range(len(goals))]
    most = max((len(measures) for _number, measures in goals), default=0)
    rows = max(1, -(-most // across))
    end_y = DOT_TOP + rows * STEP + FALL
    spots: dict[Standing, list[tuple[float, float]]] = {name: [] for name in STANDINGS}
    for centre, (_number, measures) in zip(centres, goals, strict=True):
        width = min(across, len(measures))
        for place, one in enumerate(measures):
            x = centre + (place % across - (width - 1) / 2) * STEP
            spots[one].append((round(x, 1), round(DOT_TOP + (place // across) * STEP, 1)))
    return StatusPicture(
        height=end_y + FOOT,
        end_y=end_y,
        labels=[
            GoalLabel(round(centre, 1), number)
            for centre, (number, _measures) in zip(centres, goals, strict=True)
        ],
        ends=_ends(spots, end_y),
    )


def _across(goals: Sequence[tuple[int, Sequence[Standing]]]) -> int:
    """How many dots stand side by side under a goal, with room between the goals."""
    room = WIDTH / max(len(goals), 1) - STEP
    most = max((len(measures) for _number, measures in goals), default=0)
    wanted = 2 if most <= 8 else 4 if most <= 24 else MOST_ACROSS
    return max(1, min(wanted, int(room // STEP)))


def _ends(spots: Mapping[Standing, list[tuple[float, float]]], end_y: float) -> list[End]:
    shown = [name for name in STANDINGS if spots[name]]
    ends = []
    for place, name in enumerate(shown):
        x = round(WIDTH * (place + 0.5) / len(shown), 1)
        dots = "".join(f"M{a:g} {b:g}h0" for a, b in spots[name])
        threads = "".join(_thread(a, b + 5, x, end_y - 12) for a, b in spots[name])
        ends.append(End(name, x, len(spots[name]), dots, threads))
    return ends


def _thread(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (y1 + y2) / 2
    return f"M{x1:g} {y1:g}C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2:g}"
