"""Where people stand: the two directions in which the votes differ most.

A participant's missing votes are taken as the statement's mean, so that centring makes them nothing: the
principal components are those of a sparse matrix with (vote - mean) where there is a vote. No table of
everyone by everything is ever made.

Source: the recipe of Polis (Small et al. 2021); subspace iteration with Rayleigh-Ritz (Saad 2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samspill.pure.opinions.kernels import weighed, weighed_back
from samspill.pure.opinions.votes import Numbers, Votes

COLUMNS = 8  # searched together; two are wanted
MOST_ROUNDS = 300
STILL = 1e-12  # change of the two largest eigenvalues, relative


@dataclass(frozen=True)
class Components:
    """The two directions, and where they place everyone.

    mean         [m] of the votes cast on each statement, -1 to 1
    loadings     [m, 2] orthonormal; the largest of each direction is positive
    eigenvalues  [2] the sum of squares that each direction explains
    positions    [n, 2] everyone, scaled for how many they voted on
    block        [m, c] the searched directions, to begin the next search from
    """

    mean: Numbers
    loadings: Numbers
    eigenvalues: Numbers
    positions: Numbers
    block: Numbers


def components(votes: Votes, *, previous: Components | None = None) -> Components:
    """The two main directions of the votes; from the previous ones when some votes have come."""
    m = len(votes.statements)
    mean = _means(votes)
    begin = previous.block if previous is not None and len(previous.block) == m else None
    block, values = _subspace(votes, mean, begin)
    loadings = np.zeros((m, 2))
    loadings[:, : block[:, :2].shape[1]] = block[:, :2]
    for column in range(2 if m else 0):
        if loadings[np.argmax(np.abs(loadings[:, column])), column] < 0:
            loadings[:, column] *= -1
    positions = _onto(votes, mean, loadings) * _scale(votes)[:, None]
    return Components(mean, loadings, np.resize(np.append(values, (0, 0)), 2), positions, block)


def _scale(votes: Votes) -> Numbers:
    """[n] what a sum over few votes is stretched by, to be held against a sum over all.

    What was moderated out counts as passed by everyone, as in Polis: so that those who have voted on
    little are not thrown so far out.
    """
    all_there_is = len(votes.statements) + votes.left_out
    scale: Numbers = np.sqrt(all_there_is / np.maximum(votes.counts + votes.left_out, 1))
    return scale


def statement_positions(found: Components) -> Numbers:
    """[m, 2] where someone would stand who had only agreed with the statement."""
    stretched: Numbers = (1 - found.mean)[:, None] * found.loadings * np.sqrt(len(found.mean))
    return stretched


def _means(votes: Votes) -> Numbers:
    m = len(votes.statements)
    total = np.bincount(votes.statement, weights=votes.value, minlength=m)
    return total / np.maximum(np.bincount(votes.statement, minlength=m), 1)


def _onto(votes: Votes, mean: Numbers, block: Numbers) -> Numbers:
    """[n, c] where each participant's votes lie along the columns of the block."""
    found: Numbers = weighed(votes.start, votes.statement, votes.value, mean, block)
    return found


def _subspace(votes: Votes, mean: Numbers, begin: Numbers | None) -> tuple[Numbers, Numbers]:
    """An orthonormal block whose first columns are the main directions, and the eigenvalues."""
    m = len(votes.statements)
    width = min(COLUMNS, m)
    last = np.zeros(width)
    if len(votes.value) == 0:
        return np.eye(m, width), last
    if begin is None:
        begin = np.random.default_rng(1).standard_normal((m, width))
    block, _ = np.linalg.qr(begin)
    values = last
    for _round in range(MOST_ROUNDS):
        rows = _onto(votes, mean, block)
        image = weighed_back(votes.start, votes.statement, votes.value, mean, rows, m)
        values, turn = np.linalg.eigh(block.T @ image)
        values, turn = values[::-1], turn[:, ::-1]
        block, _ = np.linalg.qr(image @ turn)
        if np.all(np.abs(values[:2] - last[:2]) <= STILL * max(values[0], 1e-30)):
            break
        last = values
    return block, values
