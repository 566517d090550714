"""May groups be shown? Only if chance would hardly have made them, and they stand when a little is lost.

The recipe for groups cannot say "one group": on votes shuffled within each statement it finds two to five.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samspill.pure.opinions.components import Components, components
from samspill.pure.opinions.grouping import SMALLEST_GROUP, Grouping, agreement, group_people
from samspill.pure.opinions.votes import Votes

FEWEST_PEOPLE = 30  # in groups altogether
FEWEST_ORGANISATIONS = 3  # in each group, where they are known
SHUFFLES, DROPS = 20, 20
MOST_CHANCE = 0.05
LEAST_STABLE = 0.6  # agreement with the groups found when a fifth of the votes is left out
DROPPED = 0.2


@dataclass(frozen=True)
class Gate:
    """failed   the conditions that were not met, in order; empty when groups may be shown

    silhouette_chance, eigenvalue_chance  share of shuffled votes that give as much; None: not tried
    stability                             mean agreement of the groups when a fifth is left out
    """

    failed: tuple[str, ...]
    silhouette_chance: float | None = None
    eigenvalue_chance: float | None = None
    stability: float | None = None

    @property
    def passed(self) -> bool:
        return not self.failed


def judge(
    votes: Votes,
    found: Components,
    grouping: Grouping,
    organisations: Sequence[str | None] | None = None,
) -> Gate:
    """Judge the groups by every condition; the costly ones are tried only if the others are met.

    organisations   [n] what each participant belongs to; None where it is not known
    """
    failed = _too_small(grouping, organisations)
    if failed:
        return Gate(tuple(failed))
    silhouette, eigenvalue = _chances(votes, found, grouping)
    stability = _stability(votes, found, grouping)
    failed += ["silhouette"] if silhouette > MOST_CHANCE else []
    failed += ["eigenvalue"] if eigenvalue > MOST_CHANCE else []
    failed += ["stability"] if stability < LEAST_STABLE else []
    return Gate(tuple(failed), silhouette, eigenvalue, stability)


def _too_small(grouping: Grouping, organisations: Sequence[str | None] | None) -> list[str]:
    sizes = grouping.sizes
    failed = []
    if sizes.sum() < FEWEST_PEOPLE:
        failed.append("people")
    if len(sizes) < 2 or sizes.min() < SMALLEST_GROUP:
        failed.append("smallest_group")
    if organisations is not None and any(one for one in organisations):
        for group in range(len(sizes)):
            known = {
                one
                for one, where in zip(organisations, grouping.group, strict=True)
                if one and where == group
            }
            if len(known) < FEWEST_ORGANISATIONS:
                return [*failed, "organisations"]
    return failed


def _chances(votes: Votes, found: Components, grouping: Grouping) -> tuple[float, float]:
    """How often votes shuffled within each statement give groups as far apart, and as large a direction."""
    as_far, as_large = 1, 1
    for shuffle in range(SHUFFLES):
        other = shuffled(votes, seed=shuffle)
        theirs = components(other)
        groups = group_people(theirs.positions, other.counts, len(other.statements))
        as_far += groups.silhouette >= grouping.silhouette
        as_large += theirs.eigenvalues[0] >= found.eigenvalues[0]
    return as_far / (SHUFFLES + 1), as_large / (SHUFFLES + 1)


def shuffled(votes: Votes, *, seed: int) -> Votes:
    """The votes on each statement dealt anew among those who voted on it."""
    chance = np.random.default_rng(seed).random(len(votes.value))
    by_statement = np.argsort(votes.statement, kind="stable")
    dealt = np.lexsort((chance, votes.statement))
    value = np.empty_like(votes.value)
    value[by_statement] = votes.value[dealt]
    return votes.with_values(value)


def _stability(votes: Votes, found: Components, grouping: Grouping) -> float:
    """Mean agreement with the groups that are found when a fifth of the votes is left out."""
    total = 0.0
    for drop in range(DROPS):
        chance = np.random.default_rng(1000 + drop).random(len(votes.value))
        fewer = votes.kept(chance >= DROPPED)
        theirs = components(fewer, previous=found)
        groups = group_people(theirs.positions, fewer.counts, len(fewer.statements))
        both = (groups.group >= 0) & (grouping.group >= 0)
        total += agreement(groups.group[both], grouping.group[both])
    return total / DROPS
