"""The thread beside a measure: a line into dots, one dot a contribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ACROSS = 10
STEP = 8.0  # units between two dots
LINE = 40.0  # units of line before the dots
SMALLER = ((60, 1), (240, 2))  # up to so many: the dots are so many times smaller
SMALLEST = 4


@dataclass(frozen=True)
class Dots:
    """An SVG of `width` x `height` with the line at `middle`, and dots `across` wide."""

    width: float
    height: float
    middle: float
    line_end: float
    across: float
    places: list[tuple[float, float]]

    @property
    def path(self) -> str:
        """All the dots as one path: a point each, which a round pen makes a dot."""
        return "".join(f"M{x:g} {y:g}h0" for x, y in self.places)


@lru_cache(maxsize=512)
def dots(count: int) -> Dots:
    """Column by column from the right, so that few contributions end where many do."""
    times = next((times for most, times in SMALLER if count <= most), SMALLEST)
    across, step = ACROSS * times, STEP / times
    rows = max(1, min(3, count)) if count <= 3 * ACROSS else -(-count // across)
    columns = -(-count // rows) if count else 0
    width = LINE + ACROSS * STEP + 4
    height = rows * step + 4
    places = [
        (width - step / 2 - (index // rows) * step, step / 2 + 2 + (index % rows) * step)
        for index in range(count)
    ]
    line_end = width - columns * step - 4
    return Dots(width, height, height / 2, line_end, step * 0.75, places)
