"""A dot for every seat: filled when taken."""

from __future__ import annotations

from dataclasses import dataclass

DOTS_PER_ROW = 20
STEP, RADIUS = 13.0, 5.0  # units of the viewBox
MOST_DOTS = 400  # more than this is a grey mass: then the numbers stand alone


@dataclass(frozen=True)
class SeatPicture:
    """Two SVG paths in a viewBox that begins at 0 0."""

    taken: str
    free: str
    width: float
    height: float


def seat_picture(taken: int, capacity: int) -> SeatPicture | None:
    """None for a hall too large to draw dot by dot."""
    if capacity > MOST_DOTS:
        return None
    filled = min(taken, capacity)
    rows = -(-capacity // DOTS_PER_ROW)
    return SeatPicture(
        taken="".join(_dot(place, RADIUS) for place in range(filled)),
        free="".join(_dot(place, RADIUS - 0.75) for place in range(filled, capacity)),
        width=DOTS_PER_ROW * STEP,
        height=rows * STEP,
    )


def _dot(place: int, radius: float) -> str:
    x = (place % DOTS_PER_ROW) * STEP + STEP / 2 - radius
    y = (place // DOTS_PER_ROW) * STEP + STEP / 2
    across = 2 * radius
    return f"M{x:g} {y:g}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0-{across} 0"
