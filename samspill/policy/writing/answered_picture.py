"""Where every contribution stands: one stroke each in a row, or one square each on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samspill.policy.export import OPEN
from samspill.policy.models import Answer

STROKE = 4  # units from one stroke to the next
SQUARE = 10
LEAST_ACROSS = 38
MOST_DOWN = 12
TOO_MANY = 900  # from here on strokes are thinner than what a screen can part: drawn as one area
LOOKS = (
    ("taken", Answer.Verdict.TAKEN_IN),
    ("partly", Answer.Verdict.PARTLY),
    ("refused", Answer.Verdict.NOT_TAKEN_IN),
    ("open", OPEN),
)


@dataclass(frozen=True)
class Area:
    """A rectangle filled with the pattern of its look, a mark for each contribution."""

    look: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Answered:
    """`strokes` over `width` x 20; `squares` over `squares_width` x `squares_height`."""

    total: int
    width: int
    strokes: list[Area]
    squares_width: int
    squares_height: int
    squares: list[Area]

    @property
    def is_dense(self) -> bool:
        return self.total > TOO_MANY


def answered_picture(counts: Mapping[str, int]) -> Answered:
    """In the order of the answers: taken in, partly so, not taken in, not answered."""
    drawn = [(look, counts[verdict]) for look, verdict in LOOKS]
    total = sum(count for _look, count in drawn)
    across = max(LEAST_ACROSS, -(-total // MOST_DOWN))
    strokes: list[Area] = []
    squares: list[Area] = []
    start = 0
    for look, count in drawn:
        if count:
            strokes.append(Area(look, start * STROKE, 1, count * STROKE, 18))
            squares += _squares(look, start, count, across)
        start += count
    down = max(1, -(-total // across))
    width = max(total, 1) * STROKE
    return Answered(total, width, strokes, across * SQUARE, down * SQUARE, squares)


def _squares(look: str, start: int, count: int, across: int) -> list[Area]:
    """What is left of the row that is begun, the whole rows, and the row that is begun next."""
    areas: list[Area] = []
    while count:
        row, column = divmod(start, across)
        if column or count < across:
            wide, down = min(across - column, count), 1
        else:
            wide, down = across, count // across
        areas.append(Area(look, column * SQUARE, row * SQUARE, wide * SQUARE, down * SQUARE))
        start += wide * down
        count -= wide * down
    return areas
