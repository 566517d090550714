"""What somebody would vote on a statement, told from their other votes and from everybody else's.

Groups describe people, but a person is more than a group: the two directions foretell better, and how often
somebody passes tells more of their passes than any camp does. The model of `bridging` tells who agrees; with
fewer than 60 people, or where it foretells worse (votes without structure), a plainer one, which pulls all
that is learned of a person hard towards the statement's mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samspill.pure.opinions.bridging import NEVER_SURE, VoteModel, log_loss, vote_model
from samspill.pure.opinions.components import components
from samspill.pure.opinions.votes import Integers, Numbers, Votes

STATEMENT_PULL, PERSON_PULL, DIRECTION_PULL = 3.0, 24.0, 64.0  # in votes, where people are few
PASSED_PULL, PASSING_PULL = 16.0, 8.0  # in votes: a statement's share of passes, and a person's
RAREST, COMMONEST = 0.01, 0.9  # how likely a pass can be
TRIED_ON = 0.1  # of the votes, to see which model foretells better


@dataclass(frozen=True)
class Foretelling:
    """n participants, m statements.

    agreeing  how likely each is to agree; a pass counts as half
    passed    [m] share that passes on the statement
    passing   [n] how much oftener than others the person passes
    """

    agreeing: VoteModel
    passed: Numbers
    passing: Numbers

    def chances(self, participant: Integers, statement: Integers) -> Numbers:
        """[k, 3] how likely each of these participants is to disagree, pass, agree."""
        passes = np.clip(self.passed[statement] * self.passing[participant], RAREST, COMMONEST)
        expected = self.agreeing.agreeing(participant, statement)
        agrees = np.clip((expected - passes / 2) / (1 - passes), NEVER_SURE, 1 - NEVER_SURE)
        return np.column_stack(((1 - passes) * (1 - agrees), passes, (1 - passes) * agrees))


def foretell(votes: Votes) -> Foretelling:
    """Learn from these votes; deterministic. Who has not voted is told as everyone is."""
    passed, passing = _passes(votes)
    return Foretelling(_better_model(votes), passed, passing)


def _better_model(votes: Votes) -> VoteModel:
    """The one of the two that, learned from nine tenths of the votes, loses less on the others."""
    is_asked = np.random.default_rng(0).random(len(votes.value)) < TRIED_ON
    known, asked = votes.kept(~is_asked), votes.kept(is_asked & (votes.value != 0))
    ours, plain = vote_model(known), _model_of_few(known)
    if ours is None or _lost(ours, asked) > _lost(plain, asked):
        return _model_of_few(votes)
    return vote_model(votes) or _model_of_few(votes)


def _lost(model: VoteModel, asked: Votes) -> float:
    if len(asked.value) == 0:
        return 0.0
    return log_loss(model.agreeing(asked.participant, asked.statement), asked.value > 0)


def _passes(votes: Votes) -> tuple[Numbers, Numbers]:
    """[m] the share that passes on each, and [n] how much oftener than expected each person does."""
    is_pass = (votes.value == 0).astype(float)
    share = float(is_pass.sum() + 1) / (len(is_pass) + 3)
    passed = _pulled(votes.statement, is_pass, len(votes.statements), share, PASSED_PULL)
    people = len(votes.participants)
    expected = np.bincount(votes.participant, weights=passed[votes.statement], minlength=people)
    seen = np.bincount(votes.participant, weights=is_pass, minlength=people)
    pull = PASSING_PULL * share
    return passed, (seen + pull) / (expected + pull)


def _model_of_few(votes: Votes) -> VoteModel:
    """The statements' means, the people's, and where people stand along the two directions."""
    value = (votes.value.astype(float) + 1) / 2
    mean = float(value.sum() + 1) / (len(value) + 2)
    n, m = len(votes.participants), len(votes.statements)
    levels = _pulled(votes.statement, value, m, mean, STATEMENT_PULL)
    loadings = components(votes).loadings * np.sqrt(m)
    rest = value - levels[votes.statement]
    left = np.tile(np.diag((PERSON_PULL, DIRECTION_PULL, DIRECTION_PULL)), (n, 1, 1))
    right = np.zeros((n, 3))
    told = np.column_stack((np.ones(len(value)), loadings[votes.statement]))
    np.add.at(left, votes.participant, told[:, :, None] * told[:, None, :])
    np.add.at(right, votes.participant, told * rest[:, None])
    people: Numbers = np.linalg.solve(left, right[:, :, None])[:, :, 0]
    return VoteModel(mean, people[:, 0], levels - mean, people[:, 1:], loadings)


def _pulled(place: Integers, value: Numbers, places: int, mean: float, pull: float) -> Numbers:
    """[places] the mean of the values at each, with `pull` votes of everyone's mean added."""
    total = np.bincount(place, weights=value, minlength=places)
    found: Numbers = (total + pull * mean) / (np.bincount(place, minlength=places) + pull)
    return found
