"""The thread beside a measure: a line into dots, one dot a contribution."""

from __future__ import annotations

from dataclasses import dataclass

ACROSS = 10
STEP = 8.0  # units between two dots
LINE = 40.0  # units of line before the dots


@dataclass(frozen=True)
class Dots:
    """An SVG of `width` x `height` with the line at `middle`, and dots of radius 3."""

    width: float
    height: float
    middle: float
    line_end: float
    places: list[tuple[float, float]]


def dots(count: int) -> Dots:
    """Column by column from the right, so that few contributions end where many do."""
    rows = max(1, min(3, count)) if count <= 3 * ACROSS else -(-count // ACROSS)
    columns = -(-count // rows) if count else 0
    width = LINE + ACROSS * STEP + 4
    height = rows * STEP + 4
    places = [
        (width - STEP / 2 - (index // rows) * STEP, STEP / 2 + 2 + (index % rows) * STEP)
        for index in range(count)
    ]
    return Dots(width, height, height / 2, width - columns * STEP - 4, places)
