"""Small pictures in the report, drawn from its own numbers: how sure a place or a share is, and who came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WIDTH = 200  # of a line's picture
STEP, SIDE = 14, 11  # from one square to the next, and a square's own side
IN_A_ROW = 15
BANDS = {"low": 0, "middle": 1, "high": 2}


@dataclass(frozen=True)
class Line:
    """A line from least to most, with the stretch that the answer is surely on. All of WIDTH.

    at       where the answer itself is; None where only the stretch is known
    ticks    places to read it by
    """

    start: float
    length: float
    at: float | None
    ticks: tuple[float, ...]


@dataclass(frozen=True)
class Square:
    x: int
    y: int
    kind: str  # named | seated | absent


@dataclass(frozen=True)
class Squares:
    """One square an association: named in a contribution, had a seat, or only in the register."""

    all: tuple[Square, ...]
    width: int
    height: int


def line_of(claim: Mapping[str, Any]) -> Line | None:
    """The picture of a claim's number; None where its sentence is enough."""
    basis, value = claim["basis"], claim["value"]
    if value is None:
        return None
    if (
        basis.get("low") is not None
        and basis.get("high") is not None
        and "percent" in claim["formula"]
    ):
        low, high = basis["low"] / 100, basis["high"] / 100
        return Line(WIDTH * low, WIDTH * (high - low), WIDTH * value / 100, (WIDTH / 2,))
    first, last = basis.get("first"), basis.get("last")
    whole = basis.get("of_statements") or basis.get("of_themes")
    if first is not None and last is not None and whole:
        return _places(first, last, whole)
    if basis.get("band") in BANDS:
        third = WIDTH / 3
        return Line(third * BANDS[basis["band"]], third, None, (third, 2 * third))
    return None


def _places(first: int, last: int, of: int) -> Line:
    """The first place is at the right, where most is."""
    one = WIDTH / max(of, 1)
    return Line((of - last) * one, (last - first + 1) * one, None, ())


def squares_of(named: int, seated: int, registered: int) -> Squares:
    """Rows of squares: the named first, then others that had a seat, then the rest of the register."""
    count = max(named, seated, registered)
    kinds = ["named"] * named + ["seated"] * max(seated - named, 0)
    kinds += ["absent"] * (count - len(kinds))
    rows = max(-(-count // IN_A_ROW), 1)
    return Squares(
        tuple(
            Square(STEP * (place % IN_A_ROW) + 1, STEP * (place // IN_A_ROW) + 1, kind)
            for place, kind in enumerate(kinds)
        ),
        STEP * min(max(count, 1), IN_A_ROW),
        STEP * rows,
    )
