"""How well votes that were held out are foretold: the mean of -log p, the less the better.

A fifth of the votes is laid aside, and all is learned from the rest. By groups, what somebody votes is
foretold by the share of their group that disagrees, passes and agrees on the statement, smoothed towards
everybody's share, the same for whoever made the groups; who is in no group, by everybody's. The loss is of
the three ways together, or of disagree and agree alone, where nobody passed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samspill.pure.opinions.votes import Votes

LAID_ASIDE = 0.2
SMOOTHING = 10.0  # votes of everybody's share, added to each group's
WAYS = 3  # disagree, pass, agree


class Loss(NamedTuple):
    three: float  # disagree, pass or agree
    two: float  # disagree or agree, of those that did


def split(votes: Votes, seed: int) -> NDArray[np.bool_]:
    """Which votes are learned from."""
    kept: NDArray[np.bool_] = np.random.default_rng(seed).random(len(votes.value)) >= LAID_ASIDE
    return kept


def loss(votes: Votes, kept: NDArray[np.bool_], chances: NDArray[np.float64]) -> Loss:
    """The mean loss on the votes that were not kept.

    chances   [votes not kept, 3] how likely each of the ways was held to be
    """
    way = votes.value[~kept].astype(int) + 1
    three = -np.log(chances[np.arange(len(way)), way]).mean()
    chances, way = chances[way != 1], way[way != 1]
    agrees = chances[:, 2] / (chances[:, 0] + chances[:, 2])
    two = -np.log(np.where(way == 2, agrees, 1 - agrees)).mean()
    return Loss(float(three), float(two))


def by_groups(
    votes: Votes, kept: NDArray[np.bool_], groups: Mapping[str, int]
) -> NDArray[np.float64]:
    """[votes not kept, 3] the shares of each one's group.

    groups   participant -> group, found from the votes that were kept
    """
    group = np.array([groups.get(who, -1) for who in votes.participants]) + 1
    rows = group[votes.participant]
    counts = np.zeros((group.max() + 1, len(votes.statements), WAYS))
    np.add.at(counts, (rows[kept], votes.statement[kept], votes.value[kept].astype(int) + 1), 1.0)
    everybody = counts.sum(axis=0) + 1.0
    everybody /= everybody.sum(axis=1, keepdims=True)
    shares = counts + SMOOTHING * everybody
    shares /= shares.sum(axis=2, keepdims=True)
    shares[0] = everybody
    found: NDArray[np.float64] = shares[rows[~kept], votes.statement[~kept]]
    return found
