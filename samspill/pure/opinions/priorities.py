"""What matters most by dots: points beside the people and associations behind them, and how few gave them.

Every place in the order has an interval, and what stands alike is told as tied.

Sources: the bootstrap over ballots (Efron and Tibshirani 1993); Herfindahl's index of concentration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from samspill.pure.natural_order import natural
from samspill.pure.opinions.votes import Integers

DRAWS = 1000  # of as many ballots as there are
OUTSIDE = 0.025  # of the draws, below an interval and above it


@dataclass(frozen=True)
class DotBallot:
    """The points that a ballot gave, by item. people: how many stand behind it; a paper sheet has many."""

    points: Mapping[str, int]
    people: int = 1
    association: str | None = None


@dataclass(frozen=True)
class DotPlace:
    """Where an item stands by its dots.

    people         at most this many gave it a point
    associations   known to have given it a point
    concentration  Herfindahl over those who gave: 1 when one association, or one person of none that is
                   known, gave all; 1/n when n gave alike; None without points
    place          1 for the most points; items with the same points have the same place
    first, last    the places it may have: 95 % of draws of the ballots, ties counted both ways
    tied_with      the other items with the same points
    """

    item: str
    points: int
    people: int
    associations: int
    concentration: float | None
    place: int
    first: int
    last: int
    tied_with: tuple[str, ...]


def by_dots(items: Iterable[str], ballots: Iterable[DotBallot], *, seed: int) -> list[DotPlace]:
    """The items by points, most first; then in natural order. The order of items and ballots is nothing.

    Raises  ValueError for a point on an item that is not there, for points below 0, people below 1
    """
    names, cast = sorted(set(items), key=natural), list(ballots)
    table = _table(names, cast)
    total = table.sum(axis=0)
    first, last = (places[0] for places in _places(total[None, :]))
    low, high = _interval(table, seed)
    found = []
    for k, name in enumerate(names):
        givers = _Givers.of(name, cast)
        one = DotPlace(
            item=name,
            points=int(total[k]),
            people=givers.people,
            associations=len(givers.by_association),
            concentration=givers.concentration,
            place=int(first[k]),
            first=int(min(low[k], first[k])),
            last=int(max(high[k], last[k])),
            tied_with=tuple(names[j] for j in np.flatnonzero(total == total[k]) if j != k),
        )
        found.append(one)
    return sorted(found, key=lambda one: (one.place, natural(one.item)))


def _table(names: Sequence[str], ballots: Sequence[DotBallot]) -> Integers:
    """[ballots, items] points."""
    known = set(names)
    for ballot in ballots:
        if ballot.people < 1 or min(ballot.points.values(), default=0) < 0:
            raise ValueError("a ballot has people, and no points below nought")
        if not known.issuperset(ballot.points):
            raise ValueError("a point on an item that is not there")
    rows = [[ballot.points.get(name, 0) for name in names] for ballot in ballots]
    return np.array(rows, dtype=np.int64).reshape(len(ballots), len(names))


@dataclass
class _Givers:
    """Who gave an item its points."""

    people: int = 0
    by_association: Counter[str] = field(default_factory=Counter)
    alone: Counter[tuple[int, int]] = field(default_factory=Counter)  # (points, people): ballots

    @classmethod
    def of(cls, item: str, ballots: Sequence[DotBallot]) -> _Givers:
        found = cls()
        for ballot in ballots:
            points = ballot.points.get(item, 0)
            if points:
                people = min(points, ballot.people)
                found.people += people
                if ballot.association is None:
                    found.alone[points, people] += 1
                else:
                    found.by_association[ballot.association] += points
        return found

    @property
    def concentration(self) -> float | None:
        """A ballot of many people counts as each having given alike."""
        whole = self.by_association.total()
        whole += sum(points * times for (points, _people), times in self.alone.items())
        squares = float(sum(points**2 for points in self.by_association.values()))
        for (points, people), times in sorted(self.alone.items()):
            squares += times * points**2 / people
        return squares / whole**2 if whole else None


def _places(points: Integers) -> tuple[Integers, Integers]:
    """For each row of points, each item's place: (the first it may be said to have, the last)."""
    order = np.sort(points, axis=1)
    first, last = np.empty_like(points), np.empty_like(points)
    for row in range(len(points)):
        above = np.searchsorted(order[row], points[row], side="right")
        first[row] = points.shape[1] - above + 1
        last[row] = points.shape[1] - np.searchsorted(order[row], points[row], side="left")
    return first, last


def _interval(table: Integers, seed: int) -> tuple[Integers, Integers]:
    """The first and the last place that each item has in 95 % of the draws."""
    if not table.size:
        return np.ones(table.shape[1], dtype=np.int64), np.zeros(table.shape[1], dtype=np.int64)
    kinds, times = np.unique(table, axis=0, return_counts=True)  # the order of ballots is gone
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(len(table), times / len(table), size=DRAWS)
    first, last = _places(drawn @ kinds)
    lowest = np.quantile(first, OUTSIDE, axis=0, method="lower")
    highest = np.quantile(last, 1 - OUTSIDE, axis=0, method="higher")
    return lowest.astype(np.int64), highest.astype(np.int64)
