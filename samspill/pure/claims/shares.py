"""A part of a whole, in whole per cent, and how sure it is."""

from __future__ import annotations

from math import sqrt

SURE = 1.96  # standard deviations: 95 %


def percent(part: int, whole: int) -> int:
    """In whole per cent, a half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def wilson(part: int, whole: int) -> tuple[int, int]:
    """The 95 % interval of a share, in whole per cent; 0 to 100 of nothing."""
    if not whole:
        return 0, 100
    share, z = part / whole, SURE
    centre = share + z * z / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    low, high = ((centre + side * reach) / (1 + z * z / whole) for side in (-1, 1))
    return max(0, round(100 * low)), min(100, round(100 * high))
