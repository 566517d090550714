"""A measure's indicator as it was told, one value after another, against the target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LEFT, RIGHT, TOP, BOTTOM = 20.0, 270.0, 12.0, 62.0
MOST_POINTS = 8
NUMBER = re.compile(r"-?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    on: date
    value: Decimal
    is_low: bool  # its number stands below it, so that the target's line does not cross it

    @property
    def text_y(self) -> float:
        return self.y + 21 if self.is_low else self.y - 10


@dataclass(frozen=True)
class IndicatorPicture:
    """An SVG 390 wide, with a line of months at its foot.

    target_y    None where the target holds no number
    """

    name: str
    target: str
    points: Sequence[Point]
    line: str
    target_y: float | None


def indicator_picture(
    values: Sequence[tuple[date, Decimal]], *, name: str, target: str, baseline: str = ""
) -> IndicatorPicture | None:
    """Draw it; None before there are two values. The oldest are left out when there are many."""
    shown = list(values)[-MOST_POINTS:]
    if len(shown) < 2:
        return None
    goal = number_in(target)
    heights = [value for _on, value in shown] + ([goal] if goal is not None else [])
    low, high = min(heights), max(heights)
    points = [
        Point(
            round(LEFT + (RIGHT - LEFT) * place / (len(shown) - 1), 1),
            _height(value, low, high),
            on,
            value,
            is_low=goal is not None and value < goal,
        )
        for place, (on, value) in enumerate(shown)
    ]
    line = "M" + "L".join(f"{point.x:g} {point.y:g}" for point in points)
    target_y = _height(goal, low, high) if goal is not None else None
    return IndicatorPicture(name, target, points, line, target_y)


def reaches(value: Decimal | None, *, target: str, baseline: str) -> bool:
    """Whether what was measured last is as good as the target.

    Which way is better is read of the baseline; without one nothing is claimed.
    """
    goal, start = number_in(target), number_in(baseline)
    if value is None or goal is None or start is None or goal == start:
        return False
    return value <= goal if goal < start else value >= goal


def number_in(text: str) -> Decimal | None:
    """The first number of a text: "innen 3 virkedager" is 3, "1 200,5 kr" is 1200.5."""
    found = NUMBER.search(text)
    if found is None:
        return None
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", found[0]).replace(",", "."))


def _height(value: Decimal, low: Decimal, high: Decimal) -> float:
    if high == low:
        return (TOP + BOTTOM) / 2
    return round(BOTTOM - (BOTTOM - TOP) * float((value - low) / (high - low)), 1)
