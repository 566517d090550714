"""The pile as squares, one a card: what is done, what has a proposal, what is unclear."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from samspill.insight.reading import ASIDE, DONE, PROPOSED, UNCLEAR, Pile

ACROSS = 18
STEP = 10.0  # units from one square to the next
CLASSES = {DONE: "fill-gran", PROPOSED: "fill-subtle", UNCLEAR: "doubt", ASIDE: "doubt-aside"}


@dataclass(frozen=True)
class Square:
    x: float
    y: float
    look: str
    is_here: bool


@dataclass(frozen=True)
class Picture:
    """Units of an SVG: `width` x `height`, squares of 8."""

    width: float
    height: float
    squares: list[Square]


def squares(pile: Pile, *, here: Hashable | None) -> Picture:
    """Done first, then what has a proposal, then the unclear, row by row."""
    ordered = [(card, state) for wanted in CLASSES for card, state in pile.rows if state == wanted]
    found = [
        Square(
            (index % ACROSS) * STEP + 1, (index // ACROSS) * STEP + 1, CLASSES[state], card == here
        )
        for index, (card, state) in enumerate(ordered)
    ]
    rows = max(1, -(-len(ordered) // ACROSS))
    return Picture(ACROSS * STEP, rows * STEP, found)
