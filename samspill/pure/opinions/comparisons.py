"""What matters most by laying two beside each other: a strength for each item, and how sure it is.

With few comparisons there is no order to tell, only high, middle and low.

Source: Bradley and Terry (1952), by the steps of Hunter (2004) that never make the likelihood less (MM), with
a middling opponent whom each item has half beaten and half lost to, so that every strength is finite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from samspill.pure.natural_order import natural
from samspill.pure.opinions.statements import SURE
from samspill.pure.opinions.votes import Integers, Numbers

VIRTUAL = 0.5  # times that each item is held to have won, and lost, against the middling opponent
FEWEST_COMPARISONS = 20  # of each item, before places are told
APART = 1.96  # standard errors of a difference
STILL = 1e-10  # change of the logarithm of a strength
MOST_ROUNDS = 20_000
ALIKE = 6  # decimals in which two strengths are the same


class Band(StrEnum):
    """How an item stands to a middling one; middle is also where it cannot be told (90 %, one-sided)."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


@dataclass(frozen=True)
class Comparison:
    """`item` laid beside `other`: 1 it matters more, -1 it matters less, 0 the same."""

    item: str
    other: str
    value: int


@dataclass(frozen=True)
class Strength:
    """Where an item stands by comparisons.

    strength     logarithm; 0 is the middling opponent. e^(a - b) to one are the odds that a beats b
    error        standard error of the strength, from the diagonal of the information
    comparisons  it was in
    band         None if it was never compared
    place        1 for the strongest, equal ones alike; None where comparisons are too few for places
    first, last  the places it may have, by items surely stronger and surely weaker; None likewise
    """

    item: str
    strength: float
    error: float
    comparisons: int
    band: Band | None
    place: int | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class _Meetings:
    """met [p] times that items a [p] and b [p] met; won [m] what each item won, a tie as half."""

    a: Integers
    b: Integers
    met: Numbers
    won: Numbers

    def spread(self, of_pair: Numbers) -> Numbers:
        """[m] the sum, over the pairs each item is in, of what is told of each pair."""
        m = len(self.won)
        found = np.zeros(m)
        for side in (self.a, self.b):
            found += np.bincount(side, weights=of_pair, minlength=m)
        return found


def by_pairs(items: Iterable[str], comparisons: Iterable[Comparison]) -> list[Strength]:
    """The items by strength, strongest first; then in natural order. The order of what is given is nothing.

    Places are told only when every item that was compared was so 20 times or more.

    Raises  ValueError for an item that is not there or beside itself, or a value other than 1, 0, -1
    """
    names = sorted(set(items), key=natural)
    meetings = _meetings(names, comparisons)
    power = _powers(meetings)
    error = _errors(power, meetings)
    times = meetings.spread(meetings.met)
    found = []
    for name, strength, one_error, count in zip(names, np.log(power), error, times, strict=True):
        band = _band(strength / one_error) if count else None
        found.append(Strength(name, float(strength), float(one_error), int(count), band))
    if times.any() and times[times > 0].min() >= FEWEST_COMPARISONS:
        found = _with_places(found)
    return sorted(found, key=lambda one: (-round(one.strength, ALIKE), natural(one.item)))


def _meetings(names: Sequence[str], comparisons: Iterable[Comparison]) -> _Meetings:
    number = {name: k for k, name in enumerate(names)}
    won = np.zeros(len(names))
    met: dict[tuple[int, int], int] = {}
    for one in comparisons:
        if one.item not in number or one.other not in number or one.item == one.other:
            raise ValueError("a comparison is of two different items that are there")
        if one.value not in (-1, 0, 1):
            raise ValueError("a comparison is 1, 0 or -1")
        a, b = number[one.item], number[one.other]
        won[a] += (1 + one.value) / 2
        won[b] += (1 - one.value) / 2
        pair = min(a, b), max(a, b)
        met[pair] = met.get(pair, 0) + 1
    pairs = sorted(met)
    sides = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    return _Meetings(sides[:, 0], sides[:, 1], np.array([float(met[one]) for one in pairs]), won)


def _powers(meetings: _Meetings) -> Numbers:
    """[m] e to the strengths."""
    power = np.ones(len(meetings.won))
    for _round in range(MOST_ROUNDS):
        against = meetings.spread(meetings.met / (power[meetings.a] + power[meetings.b]))
        against += 2 * VIRTUAL / (power + 1)
        last, power = power, (meetings.won + VIRTUAL) / against
        if np.abs(np.log(power / last)).max(initial=0.0) < STILL:
            break
    return power


def _errors(power: Numbers, meetings: _Meetings) -> Numbers:
    """[m] standard errors, from the diagonal of the information."""
    a, b = power[meetings.a], power[meetings.b]
    told = meetings.spread(meetings.met * a * b / (a + b) ** 2)
    found: Numbers = 1 / np.sqrt(told + 2 * VIRTUAL * power / (power + 1) ** 2)
    return found


def _band(errors: float) -> Band:
    if abs(errors) <= SURE:
        return Band.MIDDLE
    return Band.HIGH if errors > 0 else Band.LOW


def _with_places(found: Sequence[Strength]) -> list[Strength]:
    """The same, with places for those that were compared."""
    compared = [one for one in found if one.comparisons]
    strength = np.array([round(one.strength, ALIKE) for one in compared])
    error = np.array([one.error for one in compared])
    ahead = strength[None, :] - strength[:, None]  # the column before the row
    sure = APART * np.sqrt(error[:, None] ** 2 + error[None, :] ** 2)
    place = 1 + (ahead > 0).sum(axis=1)
    first = 1 + (ahead > sure).sum(axis=1)
    last = len(compared) - (ahead < -sure).sum(axis=1)
    told = {one.item: k for k, one in enumerate(compared)}
    return [
        replace(one, place=int(place[k]), first=int(first[k]), last=int(last[k]))
        if (k := told.get(one.item, -1)) >= 0
        else one
        for one in found
    ]
