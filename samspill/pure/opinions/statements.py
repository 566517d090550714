"""What each statement gathered: agreed with by all, by one group more than the rest, or dividing.

Sources: the statistics of Polis (Small et al. 2021), with Jeffreys' prior and a geometric mean over
groups for group-aware consensus, so that it can be compared whatever the number of groups; Wilson (1927).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspill.pure.opinions.kernels import counted
from samspill.pure.opinions.votes import Integers, Numbers, Votes

SURE = 1.2816  # standard deviations: one-sided 90 %
MOST = 5  # statements told of each kind
FEWEST_SAID = 3  # votes in a group, before its share is compared with another group's


@dataclass(frozen=True)
class Counts:
    """How many in each group. Each is [groups, m]."""

    disagree: Integers
    passed: Integers
    agree: Integers

    @property
    def votes(self) -> Integers:
        return self.disagree + self.passed + self.agree

    def altogether(self) -> Counts:
        """The same for everyone as one group."""
        return Counts(
            *(part.sum(axis=0, keepdims=True) for part in (self.disagree, self.passed, self.agree))
        )


def count(votes: Votes, group: Integers, groups: int) -> Counts:
    """Count the votes of the people in each group; those in -1 are left out."""
    args = (votes.start, votes.statement, votes.value, np.asarray(group))
    return Counts(*counted(*args, max(groups, 1), len(votes.statements)))


def consensus(counts: Counts) -> tuple[list[int], list[int]]:
    """Places of the statements that most of all agree with, and that most disagree with; best first."""
    whole = counts.altogether()
    said = whole.votes[0]
    return _most_sure(whole.agree[0], said), _most_sure(whole.disagree[0], said)


def _most_sure(those: Integers, said: Integers) -> list[int]:
    share, test = (those + 1) / (said + 2), _against_half(those, said)
    worth = np.where((share > 0.5) & (test > SURE) & (said > 0), share * test, -np.inf)
    order = np.argsort(-worth, kind="stable")[:MOST]
    return [int(place) for place in order if worth[place] > -np.inf]


def group_aware(counts: Counts) -> Numbers:
    """[m] how much every group agrees, 0 to 1: agreeing and not disagreeing, in the mean over groups."""
    said = counts.votes
    agree, disagree = ((part + 0.5) / (said + 1) for part in (counts.agree, counts.disagree))
    found: Numbers = np.exp(np.log(agree * (1 - disagree)).mean(axis=0))
    return found


def most_agree(counts: Counts) -> NDArray[np.bool_]:
    """[m] whether more than half of all who voted on it agree; who passes has not agreed."""
    whole = counts.altogether()
    found: NDArray[np.bool_] = 2 * whole.agree[0] > whole.votes[0]
    return found


def agreement(counts: Counts) -> float:
    """Of all votes, the share that answer a statement as most do, 0 to 1; who passes answers with nobody."""
    whole = counts.altogether()
    with_most = np.maximum(whole.agree[0], whole.disagree[0]).sum()
    return float(with_most / max(int(whole.votes[0].sum()), 1))


def bridging(counts: Counts) -> Numbers:
    """[m] the least share that agrees in any group, as far down as it may be (Wilson, 95 %)."""
    lowest: Numbers = _wilson_low(counts.agree, counts.votes).min(axis=0)
    return lowest


def divisive(counts: Counts) -> Numbers:
    """[m] from the group that agrees most to the one that agrees least, 0 to 1; 0 when few have said."""
    said = counts.votes
    share = (counts.agree + 1) / (said + 2)
    gap = share.max(axis=0) - share.min(axis=0)
    return np.where((said >= FEWEST_SAID).all(axis=0), gap, 0.0)


def representative(counts: Counts) -> list[list[tuple[int, str]]]:
    """For each group, the statements it stands apart by: (place, "agree" or "disagree"), agree first."""
    return [_of_group(counts, group) for group in range(len(counts.agree))]


def _of_group(counts: Counts, group: int) -> list[tuple[int, str]]:
    said = counts.votes[group]
    rest_said = counts.votes.sum(axis=0) - said
    figures = {}
    for way, those in (("agree", counts.agree), ("disagree", counts.disagree)):
        own, rest = those[group], those.sum(axis=0) - those[group]
        share = (own + 1) / (said + 2)
        ratio = share / ((rest + 1) / (rest_said + 2))
        test = _against_half(own, said)
        ratio_test = _two_shares(own, said, rest, rest_said)
        figures[way] = (ratio_test, test, ratio * ratio_test * share * test)
    is_agree = figures["agree"][0] > figures["disagree"][0]
    passes = {
        way: (ratio_test > SURE) & (test > SURE) for way, (ratio_test, test, _) in figures.items()
    }
    worth = np.where(is_agree, figures["agree"][2], figures["disagree"][2])
    order = [int(place) for place in np.argsort(-worth, kind="stable") if said[place] > 0]
    chosen = [place for place in order if passes["agree"][place] or passes["disagree"][place]]
    chosen = chosen[:MOST] or order[:1]
    found = [(place, "agree" if is_agree[place] else "disagree") for place in chosen]
    return sorted(found, key=lambda one: one[1] != "agree")


def _against_half(those: Integers, said: Integers) -> Numbers:
    """How sure it is that more than half are of `those`: standard deviations."""
    return 2 * np.sqrt(said + 1) * ((those + 1) / (said + 1) - 0.5)


def _two_shares(own: Integers, said: Integers, rest: Integers, rest_said: Integers) -> Numbers:
    """How sure it is that a group's share is larger than the rest's: standard deviations."""
    x1, n1, x2, n2 = own + 1, said + 1, rest + 1, rest_said + 1
    pooled = (x1 + x2) / (n1 + n2)
    spread = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (x1 / n1 - x2 / n2) / np.sqrt(spread)
    return np.where(spread > 0, found, 0.0)


def _wilson_low(those: Integers, said: Integers) -> Numbers:
    z, n = 1.96, np.maximum(said, 1)
    p = those / n
    centre = p + z * z / (2 * n)
    reach = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return np.where(said > 0, (centre - reach) / (1 + z * z / n), 0.0)
