"""The few loops over all votes and all pairs of people, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def weighed(start, statement, value, mean, block):
    """[n, c] for each participant the sum of (vote - mean) x the block's row, over votes cast."""
    people, width = len(start) - 1, block.shape[1]
    found = np.zeros((people, width))
    for person in range(people):
        for place in range(start[person], start[person + 1]):
            column = statement[place]
            centred = value[place] - mean[column]
            for c in range(width):
                found[person, c] += centred * block[column, c]
    return found


@njit(cache=True)
def weighed_back(start, statement, value, mean, rows, statements):
    """[m, c] for each statement the sum of (vote - mean) x the participant's row."""
    width = rows.shape[1]
    found = np.zeros((statements, width))
    for person in range(len(start) - 1):
        for place in range(start[person], start[person + 1]):
            column = statement[place]
            centred = value[place] - mean[column]
            for c in range(width):
                found[column, c] += centred * rows[person, c]
    return found


@njit(cache=True)
def counted(start, statement, value, group, groups, statements):
    """[3, groups, m] how many disagree, pass and agree; people whose group is -1 are left out."""
    found = np.zeros((3, groups, statements), dtype=np.int64)
    for person in range(len(start) - 1):
        if group[person] >= 0:
            for place in range(start[person], start[person + 1]):
                found[value[place] + 1, group[person], statement[place]] += 1
    return found


@njit(cache=True)
def k_means(points, weights, centres, rounds):
    """Lloyd's steps from the given centres: (group of each point, centres, inertia)."""
    people, k = len(points), len(centres)
    centres = centres.copy()
    group = np.full(people, -1, dtype=np.int64)
    inertia = 0.0
    for _round in range(rounds):
        sums, sizes = np.zeros((k, 2)), np.zeros(k)
        inertia, moved = 0.0, 0
        for i in range(people):
            best, nearest = 0, np.inf
            for c in range(k):
                x, y = points[i, 0] - centres[c, 0], points[i, 1] - centres[c, 1]
                distance = x * x + y * y
                if distance < nearest:
                    best, nearest = c, distance
            if group[i] != best:
                group[i] = best
                moved += 1
            inertia += nearest * weights[i]
            sizes[best] += weights[i]
            sums[best, 0] += points[i, 0] * weights[i]
            sums[best, 1] += points[i, 1] * weights[i]
        if moved == 0:
            break
        for c in range(k):
            if sizes[c] > 0:
                centres[c, 0], centres[c, 1] = sums[c, 0] / sizes[c], sums[c, 1] / sizes[c]
    return group, centres, inertia


@njit(cache=True)
def silhouettes(points, weights, groupings):
    """The mean silhouette of each grouping [g, n] of the same weighted points. O(n^2), one pass."""
    people, ways = len(points), len(groupings)
    most = groupings.max() + 1
    sizes = np.zeros((ways, most))
    for way in range(ways):
        for i in range(people):
            sizes[way, groupings[way, i]] += weights[i]
    totals = np.zeros(ways)
    sums = np.zeros((ways, most))
    for i in range(people):
        sums[:] = 0.0
        for j in range(people):
            x, y = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
            distance = np.sqrt(x * x + y * y) * weights[j]
            for way in range(ways):
                sums[way, groupings[way, j]] += distance
        for way in range(ways):
            totals[way] += weights[i] * _width(sums[way], sizes[way], groupings[way, i])
    return totals / weights.sum()


@njit(cache=True)
def _width(sums, sizes, own):
    if sizes[own] <= 1.0:
        return 0.0
    within = sums[own] / (sizes[own] - 1.0)
    nearest = np.inf
    for group in range(len(sizes)):
        if group != own and sizes[group] > 0:
            nearest = min(nearest, sums[group] / sizes[group])
    largest = max(within, nearest)
    return (nearest - within) / largest if largest > 0 and nearest < np.inf else 0.0
