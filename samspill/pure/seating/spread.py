"""What uneven tables cost: every count of every feature, at a table of every size."""

from __future__ import annotations

from math import ceil, floor

import numpy as np

from samspill.pure.seating.kernels import State
from samspill.pure.seating.numbering import Instance

SOLO_COST = 6.0  # of one who is alone with a protected value, in people too many at a table
ROUNDING = 1e-9


def set_penalty(instance: Instance, state: State, scale: float) -> None:
    """What each count of each feature costs at a table of each size: `scale` a person, weighted.

    None within floor and ceil of an even share; SOLO_COST for one alone with a protected value.
    """
    for number in range(len(state.seat)):
        total = int((state.seat[number] >= 0).sum())
        found = np.bincount(
            state.features[state.seat[number] >= 0].ravel(), minlength=len(instance.features) + 1
        )
        for feature, (name, value) in enumerate(instance.features):
            attribute = instance.problem.attributes[name]
            for size in range(1, state.penalty.shape[1]):
                share = found[feature] * size / max(total, 1)
                row = state.penalty[number, size, feature]
                counts = np.arange(len(row)) - 1
                row[:] = np.maximum(0, counts - ceil(share - ROUNDING))
                row += np.maximum(0, floor(share + ROUNDING) - counts)
                if value in attribute.no_solo and found[feature] > 1:
                    row[counts == 1] += SOLO_COST
                row *= scale * attribute.weight
    recount_all(state)


def recount_all(state: State) -> None:
    """What one more and one fewer of each feature costs, where counts have changed at one blow."""
    for number, sizes in enumerate(state.size):
        for table, size in enumerate(sizes):
            rows = state.penalty[number, size]
            features = np.arange(len(rows))
            at = state.tally[number, table] + 1
            state.up[number, table] = rows[features, at + 1] - rows[features, at]
            state.down[number, table] = rows[features, at - 1] - rows[features, at]


def spread_cost(instance: Instance, state: State) -> float:
    """How uneven the tables are: weighted people too many or too few, and SOLO_COST for each alone."""
    set_penalty(instance, state, 1.0)
    return float(
        sum(
            state.penalty[
                number, size, np.arange(state.tally.shape[2]), state.tally[number, table] + 1
            ].sum()
            for number, sizes in enumerate(state.size)
            for table, size in enumerate(sizes)
        )
    )
