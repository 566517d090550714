"""The map and the squares as figures; the templates only draw them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from samspill.standard.map import STATES, MapRow

KINDS = dict(zip(STATES, "abcd", strict=True))  # the picture's class of each state
SQUARE, STEP = 10, 13  # side of a square and from one to the next, in the picture's units
MARGIN = 6
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Shape:
    """One municipality as drawn. `is_dot`: too small for an outline."""

    row: MapRow
    kind: str
    is_dot: bool


@dataclass(frozen=True)
class Square:
    x: int
    y: int
    kind: str


def shapes(rows: Iterable[MapRow]) -> list[Shape]:
    return [Shape(row, KINDS[row.state], is_dot(row.path)) for row in rows]


def strip(states: Iterable[str]) -> list[Square]:
    """Squares beside each other, one a municipality."""
    return [Square(place * STEP, 1, KINDS[state]) for place, state in enumerate(states)]


def heap(kinds: Sequence[str], *, across: int = 8, height: int) -> list[Square]:
    """Squares stacked from the floor up, `across` in a row; `height` is the picture's, in units."""
    return [
        Square(place % across * STEP, height - STEP * (place // across + 1), kind)
        for place, kind in enumerate(kinds)
    ]


def heap_height(most: int, *, across: int = 8) -> int:
    """Units that a heap of `most` squares needs; room for two rows at least."""
    return max(2, -(-most // across)) * STEP


def is_dot(path: str) -> bool:
    """Whether every point of an outline is one and the same."""
    left, top, right, bottom = box(path)
    return left == right and top == bottom


def view_box_of(rows: Sequence[MapRow]) -> str:
    """The part of the map where these municipalities lie, with a margin."""
    left, top, right, bottom = _frame(rows)
    return f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"


def beside(rows: Sequence[MapRow], others: Iterable[MapRow]) -> list[MapRow]:
    """Those of the others that can be seen in the picture of `rows`."""
    left, top, right, bottom = _frame(rows)
    numbers = {row.number for row in rows}
    found = []
    for row in others:
        first_x, first_y, last_x, last_y = box(row.path)
        is_seen = first_x < right and last_x > left and first_y < bottom and last_y > top
        if is_seen and row.number not in numbers:
            found.append(row)
    return found


@cache
def box(path: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of an outline; absolute points only, as the map has them."""
    numbers = [float(number) for number in _NUMBER.findall(path)] or [0.0, 0.0]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def _frame(rows: Sequence[MapRow]) -> tuple[float, float, float, float]:
    boxes = [box(row.path) for row in rows]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (
        min(lefts) - MARGIN,
        min(tops) - MARGIN,
        max(rights) + MARGIN,
        max(bottoms) + MARGIN,
    )
