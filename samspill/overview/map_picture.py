"""The map and the squares as figures; the templates only draw them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from samspill.standard.map import STATES, VIEW_BOX, MapRow

KINDS = dict(zip(STATES, "abcd", strict=True))  # the picture's class of each state
SQUARE, STEP = 10, 13  # side of a square and from one to the next, in the picture's units
ISLAND_RADIUS = 2.5  # of a municipality too small to be drawn
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


@cache
def is_dot(path: str) -> bool:
    """Whether every point of an outline is one and the same."""
    numbers = _NUMBER.findall(path)
    return len(set(numbers[::2])) <= 1 and len(set(numbers[1::2])) <= 1


def view_box_of(rows: Sequence[MapRow]) -> str:
    """The part of the map where these municipalities lie, with a margin."""
    numbers = [float(number) for row in rows for number in _NUMBER.findall(row.path)]
    if not numbers:
        return VIEW_BOX
    left, top = min(numbers[::2]) - MARGIN, min(numbers[1::2]) - MARGIN
    width, height = max(numbers[::2]) + MARGIN - left, max(numbers[1::2]) + MARGIN - top
    return f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
