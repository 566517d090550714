"""The thread into a measure as two paths: cheap to write also where there are thousands of dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt

WIDTH = 124.0
LINE = 40.0  # units of line before the dots, at least
STEP = 8.0  # units between two dots, where there is room for it
ACROSS = 10
FEW = 3 * ACROSS


@dataclass(frozen=True)
class DotsPath:
    """An SVG of WIDTH x `height`; the dots are the round ends of strokes without length.

    dot_width  of the stroke, so that thousands have room in the same width
    """

    height: float
    line: str
    dots: str
    dot_width: float

    @property
    def middle(self) -> float:
        return self.height / 2


@lru_cache(maxsize=1024)
def dots_path(count: int) -> DotsPath:
    """One dot a contribution, column by column from the right; none: a dashed line to a ring."""
    across = ACROSS if count <= FEW else ceil(sqrt(count * ACROSS / 3))
    rows = max(1, min(3, count)) if count <= FEW else ceil(count / across)
    step = STEP * ACROSS / across
    height = rows * step + 4
    columns = ceil(count / rows) if count else 1
    line = f"M0 {height / 2:g}H{WIDTH - columns * step - 6:g}"
    dots = "".join(
        f"M{WIDTH - 2 - step / 2 - (index // rows) * step:.4g} {2 + step / 2 + (index % rows) * step:.4g}h0"
        for index in range(count)
    )
    return DotsPath(height, line, dots, step * 0.75)
