"""All pairs of texts whose vectors are alike enough, found through the columns they share; compiled."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray


def alike_pairs(
    start: NDArray[np.int64],
    column: NDArray[np.int64],
    weight: NDArray[np.float64],
    columns: int,
    least: float,
) -> list[tuple[int, int, float]]:
    """(a, b, product), a < b, of rows whose product is `least` or more. Rows are of length 1.

    start, column, weight   the rows: row i is [start[i], start[i + 1]) of column and weight
    """
    order = np.argsort(column, kind="stable")
    row = np.repeat(np.arange(len(start) - 1), np.diff(start))[order]
    first = np.concatenate(([0], np.cumsum(np.bincount(column, minlength=columns))))
    pairs = _pairs(start, column, weight, first, row, weight[order], least)
    return [(int(a), int(b), float(product)) for a, b, product in pairs]


@njit(cache=True)
def _pairs(start, column, weight, first, row, posted, least):
    found = [(0, 0, 0.0)][:0]
    products = np.zeros(len(start) - 1)
    touched = np.zeros(len(start) - 1, dtype=np.int64)
    for a in range(len(start) - 1):
        count = 0
        for place in range(start[a], start[a + 1]):
            for post in range(first[column[place]], first[column[place] + 1]):
                b = row[post]
                if b <= a:
                    continue
                if products[b] == 0.0:
                    touched[count] = b
                    count += 1
                products[b] += weight[place] * posted[post]
        for place in range(count):
            b = touched[place]
            if products[b] >= least:
                found.append((a, b, products[b]))
            products[b] = 0.0
    return found
