"""What people agree on once their camp is taken away: a model of the votes with two hidden directions.

A vote is the mean, how willing the person is to agree, how well the statement is liked, and how far the two
pull the same way. What is left to the statement by itself is its bridging score: a statement that one large
camp loves and a small one hates has a high share that agree, but a low score.

Source: the form of Community Notes (Wojcik et al. 2022), with two factors, by alternating ridge regression.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspill.pure.opinions.components import components
from samspill.pure.opinions.votes import Integers, Numbers, Votes

FEWEST_PEOPLE = 60  # with fewer the model predicts no better than the means do
ROUNDS = 30
PERSON_RIDGE, STATEMENT_RIDGE, FACTOR_RIDGE = 2.0, 6.0, 2.0  # in votes
WEAK = 1e-3  # mean square of a direction that hardly tells anything
NEVER_SURE = 0.02  # no prediction is nearer to 0 or 1


@dataclass(frozen=True)
class VoteModel:
    """How likely each is to agree. n participants, m statements; 0 disagree, one half pass, 1 agree.

    mean              of all votes
    person            [n] more or less willing to agree than others
    statement         [m] more or less liked than others, whatever the camp: the bridging score
    person_factors    [n, 2] where each stands
    statement_factors [m, 2] which way each statement pulls; the largest of each direction is positive
    """

    mean: float
    person: Numbers
    statement: Numbers
    person_factors: Numbers
    statement_factors: Numbers

    def agreeing(self, participant: Integers, statement: Integers) -> Numbers:
        """How likely each of these participants is to agree with the statement beside it, 0.02 to 0.98."""
        pull = (self.person_factors[participant] * self.statement_factors[statement]).sum(axis=1)
        likely = self.mean + self.person[participant] + self.statement[statement] + pull
        found: Numbers = np.clip(likely, NEVER_SURE, 1 - NEVER_SURE)
        return found


@dataclass(frozen=True)
class HeldOut:
    """Log-loss a vote (natural logarithm, less is better) on votes that were hidden.

    votes   how many were hidden
    model   of the model made without them
    means   of each statement's share that agrees, made without them
    """

    votes: int
    model: float
    means: float


def vote_model(votes: Votes) -> VoteModel | None:
    """The model of all the votes; None with fewer than 60 people who have voted.

    Deterministic: it starts from the votes' two main directions, and people and statements stand in
    natural order in `votes`.
    """
    if int((votes.counts > 0).sum()) < FEWEST_PEOPLE:
        return None
    value = (votes.value.astype(float) + 1) / 2
    mean = float(value.mean())
    who, what = votes.participant, votes.statement.astype(np.int64)
    n, m = len(votes.participants), len(votes.statements)
    statements = np.column_stack((np.zeros(m), components(votes).loadings * np.sqrt(m) / 2))
    people = np.zeros((n, 3))
    for _round in range(ROUNDS):
        rest = value - mean - statements[what, 0]
        people = _ridge(who, statements[what, 1:], rest, n, PERSON_RIDGE)
        rest = value - mean - people[who, 0]
        statements = _ridge(what, people[who, 1:], rest, m, STATEMENT_RIDGE)
    sign = _signs(statements[:, 1:])
    factors, levels = statements[:, 1:] * sign, statements[:, 0]
    shift = _shift(levels, factors)
    stand = people[:, 1:] * sign + shift
    return VoteModel(mean, people[:, 0], levels - factors @ shift, stand, factors)


def held_out(votes: Votes, *, seed: int, share: float = 0.1) -> HeldOut | None:
    """Hide a share of those who agree or disagree, and see how well they are told by the others.

    Returns  None where too few are left for a model, or none is hidden
    """
    is_clear = votes.value != 0
    is_hidden = is_clear & (np.random.default_rng(seed).random(len(votes.value)) < share)
    model = vote_model(votes.kept(~is_hidden))
    if model is None or not is_hidden.any():
        return None
    what, agrees = votes.statement[is_hidden], votes.value[is_hidden] > 0
    by_model = model.agreeing(votes.participant[is_hidden], what)
    means = _shares(votes.kept(~is_hidden))[what]
    return HeldOut(int(is_hidden.sum()), log_loss(by_model, agrees), log_loss(means, agrees))


def log_loss(likely: Numbers, agrees: NDArray[np.bool_]) -> float:
    """Mean of -log of how likely what happened was held to be; `likely` strictly between 0 and 1."""
    return float(-np.log(np.where(agrees, likely, 1 - likely)).mean())


def _shares(votes: Votes) -> Numbers:
    """[m] of those who agree or disagree the share that agrees, one of each added."""
    m = len(votes.statements)
    agree, disagree = (
        np.bincount(votes.statement[votes.value == value], minlength=m) for value in (1, -1)
    )
    found: Numbers = (agree + 1) / (agree + disagree + 2)
    return found


def _ridge(row: Integers, factors: Numbers, rest: Numbers, rows: int, ridge: float) -> Numbers:
    """[rows, 3] of each row (a person or a statement) its own level and its two factors.

    row      [v] the row that each vote belongs to
    factors  [v, 2] of the other side of the vote
    rest     [v] what is to be told
    """
    told = np.column_stack((np.ones(len(rest)), factors))
    left, right = np.zeros((rows, 3, 3)), np.zeros((rows, 3))
    for a in range(3):
        right[:, a] = np.bincount(row, weights=told[:, a] * rest, minlength=rows)
        for b in range(a, 3):
            left[:, a, b] = np.bincount(row, weights=told[:, a] * told[:, b], minlength=rows)
            left[:, b, a] = left[:, a, b]
    left += np.diag((ridge, FACTOR_RIDGE, FACTOR_RIDGE))
    return np.asarray(np.linalg.solve(left, right[:, :, None])[:, :, 0], dtype=np.float64)


def _shift(levels: Numbers, factors: Numbers) -> Numbers:
    """[2] how far everyone is moved, so that the camps tell as much as they can of what is liked.

    If all people are moved and the statements' levels corrected, every prediction stays as it was. Of all
    those models the one with the smallest levels is taken: otherwise the middle would lie in the larger
    camp, and what it likes would seem to bridge.
    """
    left = factors.T @ factors + WEAK * len(levels) * np.eye(2)
    return np.asarray(np.linalg.solve(left, factors.T @ levels), dtype=np.float64)


def _signs(factors: Numbers) -> Numbers:
    """[2] what each direction is turned by, so that its largest number is positive."""
    largest = factors[np.abs(factors).argmax(axis=0), np.arange(factors.shape[1])]
    return np.where(largest < 0, -1.0, 1.0)
