"""One criterion as a picture: four steps, a square for each municipality like it, a mark for this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

PER_ROW, MOST_ROWS = 4, 4
STEP, SQUARE, GAP, PITCH = 64, 9, 2.5, 11.5
GROUND = 92.0
RADIUS = 9.5
SHORTEST = 90


@dataclass(frozen=True)
class Square:
    x: float
    y: float


@dataclass(frozen=True)
class Step:
    """One level: its line on the ground from x to end, and the squares that stand on it."""

    level: int
    x: int
    end: int
    middle: float
    squares: tuple[Square, ...]
    is_here: bool


@dataclass(frozen=True)
class StepsPicture:
    """In a box of 250 units across. per_square: how many municipalities one square stands for.

    x, y   the middle of this one's own mark; None where it shows no level
    """

    steps: tuple[Step, ...]
    per_square: int
    x: float | None
    y: float | None
    top: float

    @property
    def view_box(self) -> str:
        return f"0 {self.top:g} 250 {120 - self.top:g}"


def steps_picture(level: int | None, spread: Sequence[int]) -> StepsPicture:
    """level 0-3 or None; spread: how many others stand at each level."""
    per_square = max(1, ceil(max(spread, default=0) / (PER_ROW * MOST_ROWS)))
    steps = tuple(
        _step(at, ceil(count / per_square), is_here=at == level) for at, count in enumerate(spread)
    )
    tops = [min((square.y for square in one.squares), default=GROUND - GAP) for one in steps]
    highest = min(tops) - (2 * RADIUS + 4)
    here = None if level is None else steps[level]
    return StepsPicture(
        steps=steps,
        per_square=per_square,
        x=here.middle if here else None,
        y=tops[level] - RADIUS - GAP if here and level is not None else None,
        top=min(120 - SHORTEST, highest),
    )


def _step(level: int, count: int, *, is_here: bool) -> Step:
    left = 2 + level * STEP
    squares = tuple(
        Square(left + 4 + at % PER_ROW * PITCH, GROUND - PITCH - 0.5 - at // PER_ROW * PITCH)
        for at in range(count)
    )
    return Step(level, left, left + 55, left + 27.0, squares, is_here)
