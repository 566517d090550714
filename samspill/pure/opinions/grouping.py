"""Groups of people who stand near each other: k-means on their positions, k by the silhouette.

The same people are grouped alike whatever order they come in, and a group keeps its letter from one run
to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from math import comb

import numpy as np

from samspill.pure.opinions.kernels import k_means, silhouettes
from samspill.pure.opinions.votes import Integers, Numbers

FEWEST_VOTES = 7  # to be placed among others, as in Polis
MOST_GROUPS = 5
SMALLEST_GROUP = 5  # people; a smaller one is never a group
STARTS = 10  # of k-means, each from other people
ROUNDS = 60
MOST_POINTS = 2000  # more are laid in the cells of a grid
GRID = 40  # cells along each axis
BETTER = 0.02  # by so much another number of groups must be better than last time's


@dataclass(frozen=True)
class Grouping:
    """group   [n] 0 is the largest; -1 for those who have voted on too few
    silhouette  how well the groups are apart, -1 to 1; 0 with no groups
    centres     [k, 2]; none where only the letters of an earlier run are known
    """

    group: Integers
    silhouette: float
    centres: Numbers

    @property
    def sizes(self) -> Integers:
        return np.bincount(self.group[self.group >= 0], minlength=len(self.centres))


def fewest_votes(statements: int) -> int:
    """Votes one must have cast to be placed among the others."""
    return min(FEWEST_VOTES, statements)


def group_people(
    positions: Numbers, counts: Integers, statements: int, *, previous: Grouping | None = None
) -> Grouping:
    """Group everyone who has voted on enough.

    counts    [n] votes of each
    previous  last time's groups of the same people (-1 for new ones), whose letters are kept
    """
    is_in = counts >= fewest_votes(statements)
    people = positions[is_in]
    most = min(MOST_GROUPS, 2 + len(people) // 12)
    if len(people) < 2 * 2:
        return Grouping(np.full(len(counts), -1), 0.0, np.zeros((0, 2)))
    points, weights, cell = _cells(people)
    begin = previous.centres if previous is not None and len(previous.centres) else None
    found = [
        _without_small(points, weights, *_best_means(points, weights, k, begin))
        for k in range(2, most + 1)
    ]
    scores = silhouettes(points, weights, np.array([group for group, _centres in found]))
    scores[[len(centres) < 2 for _group, centres in found]] = -1
    best = int(np.argmax(scores))
    if begin is not None:
        alike = [way for way, one in enumerate(found) if len(one[1]) == len(begin)]
        before = max(alike, key=lambda way: scores[way], default=best)
        best = before if scores[best] - scores[before] < BETTER else best
    group, centres = found[best]
    score = float(scores[best])
    return _lettered(is_in, group[cell], centres, score, previous)


def agreement(a: Sequence[int] | Integers, b: Sequence[int] | Integers) -> float:
    """The adjusted Rand index of two groupings of the same people: 1 alike, about 0 by chance."""
    first, second = np.asarray(a), np.asarray(b)
    if len(first) < 2:
        return 1.0
    table = np.zeros((first.max() + 1, second.max() + 1), dtype=np.int64)
    np.add.at(table, (first, second), 1)
    together = sum(comb(int(x), 2) for x in table.ravel())
    rows = sum(comb(int(x), 2) for x in table.sum(axis=1))
    columns = sum(comb(int(x), 2) for x in table.sum(axis=0))
    expected, most = rows * columns / comb(len(first), 2), (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _cells(people: Numbers) -> tuple[Numbers, Numbers, Integers]:
    """The points to group, the weight of each, and which of them each person is at."""
    n = len(people)
    if n <= MOST_POINTS:
        return people, np.ones(n), np.arange(n)
    low, high = people.min(axis=0), people.max(axis=0)
    place = ((people - low) / np.maximum(high - low, 1e-12) * (GRID - 1e-9)).astype(np.int64)
    _cells_there, cell = np.unique(place[:, 0] * GRID + place[:, 1], return_inverse=True)
    weights = np.bincount(cell).astype(float)
    points = np.column_stack([np.bincount(cell, weights=people[:, c]) / weights for c in (0, 1)])
    return points, weights, cell


def _without_small(
    points: Numbers, weights: Numbers, group: Integers, centres: Numbers
) -> tuple[Integers, Numbers]:
    """The people of a group that is too small go to the group whose centre is nearest."""
    sizes = np.bincount(group, weights=weights, minlength=len(centres))
    large = np.flatnonzero(sizes >= SMALLEST_GROUP)
    if len(large) == len(centres) or len(large) == 0:
        return group, centres
    number = np.full(len(centres), -1)
    number[large] = np.arange(len(large))
    moved: Integers = number[group]
    lost = moved < 0
    apart = ((points[lost][:, None, :] - centres[large][None, :, :]) ** 2).sum(axis=2)
    moved[lost] = apart.argmin(axis=1)
    return moved, centres[large]


def _best_means(
    points: Numbers, weights: Numbers, k: int, begin: Numbers | None
) -> tuple[Integers, Numbers]:
    """The grouping into k of the least inertia, from many starts, or from the last centres."""
    if begin is not None and len(begin) == k:
        group, centres, _inertia = k_means(points, weights, begin, ROUNDS)
        return group, centres
    chance = np.random.default_rng(k)
    best: tuple[float, Integers, Numbers] | None = None
    for _start in range(STARTS if begin is None else 2):
        seeds = _spread_out(points, weights, k, chance)
        group, centres, inertia = k_means(points, weights, seeds, ROUNDS)
        if best is None or inertia < best[0] - 1e-12:
            best = inertia, group, centres
    assert best is not None  # noqa: S101 -- at least two starts
    return best[1], best[2]


def _spread_out(points: Numbers, weights: Numbers, k: int, chance: np.random.Generator) -> Numbers:
    """k starting centres, far from each other more often than not (k-means++)."""
    chosen = [int(np.searchsorted(np.cumsum(weights), chance.random() * weights.sum()))]
    distance = np.full(len(points), np.inf)
    while len(chosen) < k:
        distance = np.minimum(distance, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
        odds = np.cumsum(distance * weights)
        chosen.append(min(int(np.searchsorted(odds, chance.random() * odds[-1])), len(points) - 1))
    return points[chosen].copy()


def _lettered(
    is_in: np.ndarray, group: Integers, centres: Numbers, score: float, previous: Grouping | None
) -> Grouping:
    """Number the groups by size, or as they were numbered last time."""
    k = len(centres)
    everyone = np.full(len(is_in), -1)
    everyone[is_in] = group
    order = np.lexsort((centres[:, 0], -np.bincount(group, minlength=k)))
    number: Integers = np.empty(k, dtype=np.int64)
    number[order] = np.arange(k)
    if previous is not None and previous.group.max(initial=-1) >= 0:
        number = _as_before(everyone, number, previous, k)
    everyone[is_in] = number[group]
    placed = np.empty_like(centres)
    placed[number] = centres
    return Grouping(everyone, score, placed)


def _as_before(everyone: Integers, number: Integers, previous: Grouping, k: int) -> Integers:
    """The numbering that most people know their group again by."""
    both = (everyone >= 0) & (previous.group >= 0)
    letters = max(k, int(previous.group.max()) + 1)
    shared = np.zeros((k, letters), dtype=np.int64)
    np.add.at(shared, (everyone[both], previous.group[both]), 1)
    ways = permutations(range(k))
    best = max(ways, key=lambda way: sum(int(shared[g, way[g]]) for g in range(k)))
    return np.array(best)
