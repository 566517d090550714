"""From votes to what they tell: groups if there are any, and what all agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samspill.pure.opinions import statements as told
from samspill.pure.opinions.components import Components, components
from samspill.pure.opinions.gate import Gate, judge
from samspill.pure.opinions.grouping import Grouping, group_people
from samspill.pure.opinions.votes import Integers, Votes

LETTERS = "ABCDE"
MOST_LISTED = 20
EVERYONE = 0.9  # of the votes answer as most do, before all are said to agree


@dataclass(frozen=True)
class Opinions:
    """What the votes tell. Lists hold places of statements in `votes.statements`, best first.

    counts            by group; one row for everyone where groups may not be shown
    representative    by group: (place, "agree" or "disagree")
    group_aware       what every group agrees with; only what more than half of all agree with
    divisive          where groups differ most; bridging: what most in every group agree with, and of all
    agreement         share of the votes that answer as most do
    """

    votes: Votes
    components: Components
    grouping: Grouping
    gate: Gate | None
    counts: told.Counts
    consensus_agree: list[int]
    consensus_disagree: list[int]
    group_aware: list[int]
    representative: list[list[tuple[int, str]]]
    divisive: list[int]
    bridging: list[int]
    agreement: float = 0.0

    @property
    def is_agreed(self) -> bool:
        """No groups, as nearly everyone answered alike."""
        return not self.has_groups and self.agreement >= EVERYONE

    @property
    def has_groups(self) -> bool:
        """Groups may be shown: the gate let them through, or was not asked."""
        return len(self.grouping.centres) > 1 and (self.gate is None or self.gate.passed)

    def as_dict(self) -> dict[str, Any]:
        """What `samspill opinions` writes."""
        names = self.votes.statements
        group = self.grouping.group
        found: dict[str, Any] = {
            "groups": {
                who: LETTERS[group[place]]
                for place, who in enumerate(self.votes.participants)
                if group[place] >= 0
            }
            if self.has_groups
            else {},
            "consensus_agree": [_id(names[place]) for place in self.consensus_agree],
            "consensus_disagree": [_id(names[place]) for place in self.consensus_disagree],
            "group_aware": [_id(names[place]) for place in self.group_aware],
            "representative": {
                LETTERS[number]: [[_id(names[place]), way] for place, way in listed]
                for number, listed in enumerate(self.representative)
            },
            "divisive": [_id(names[place]) for place in self.divisive],
            "bridging": [_id(names[place]) for place in self.bridging],
            "participants": len(self.votes.participants),
            "statements": len(names),
            "votes": len(self.votes.value),
            "agreement": round(self.agreement, 4),
        }
        if self.gate is not None:
            found["gate"] = {"passed": self.gate.passed, "failed": list(self.gate.failed)}
            if self.is_agreed:
                found["gate"]["reason"] = "everyone agreed"
        if not self.has_groups:
            found["abstained"] = True
        return found


def analyse(
    votes: Votes,
    *,
    organisations: Sequence[str | None] | None = None,
    previous: Opinions | None = None,
    letters: Mapping[str, str] | None = None,
    has_gate: bool = True,
) -> Opinions:
    """Analyse the votes. The same votes give the same, in whatever order they came.

    organisations  [n] what each participant belongs to, None where it is not known
    previous       what was found before some votes came: quicker, and groups keep their letters
    letters        participant -> letter of an earlier run that is known by nothing else
    has_gate       False: groups are told whether or not chance might have made them
    """
    found = components(votes, previous=previous.components if previous else None)
    before = _of_same_people(votes, previous) if previous else _by_letter(votes, letters)
    grouping = group_people(found.positions, votes.counts, len(votes.statements), previous=before)
    gate = judge(votes, found, grouping, organisations) if has_gate else None
    may_tell = len(grouping.centres) > 1 and (gate is None or gate.passed)
    groups = len(grouping.centres) if may_tell else 1
    group = grouping.group if may_tell else np.where(grouping.group >= 0, 0, -1)
    counts = told.count(votes, group, groups)
    everyone = told.count(votes, np.zeros(len(votes.participants), dtype=np.int64), 1)
    agree, disagree = told.consensus(everyone)
    is_liked = told.most_agree(everyone)
    return Opinions(
        votes,
        found,
        grouping,
        gate,
        counts if may_tell else everyone,
        agree,
        disagree,
        _best(np.where(is_liked, told.group_aware(counts), 0.0)),
        told.representative(counts) if may_tell else [],
        _best(told.divisive(counts)) if may_tell else [],
        _best(np.where(is_liked, told.bridging(counts), 0.0)),
        told.agreement(everyone),
    )


def _best(worth: np.ndarray) -> list[int]:
    order = np.argsort(-worth, kind="stable")[:MOST_LISTED]
    return [int(place) for place in order if worth[place] > 0]


def _of_same_people(votes: Votes, previous: Opinions) -> Grouping:
    """Last time's groups with the people in today's order; those who are new are in none."""
    earlier = previous.grouping
    if votes.participants == previous.votes.participants:
        return earlier
    places = {who: place for place, who in enumerate(previous.votes.participants)}
    group: Integers = np.array(
        [earlier.group[places[who]] if who in places else -1 for who in votes.participants]
    )
    return Grouping(group, earlier.silhouette, earlier.centres)


def _by_letter(votes: Votes, letters: Mapping[str, str] | None) -> Grouping | None:
    """An earlier run's groups, of which only the letters are known."""
    if not letters:
        return None
    group = np.array([LETTERS.find(letters.get(who, "-")) for who in votes.participants])
    return Grouping(group, 0.0, np.zeros((0, 2)))


def _id(name: str) -> int | str:
    """Numbers as numbers, as they stand in the file."""
    return int(name) if name.isascii() and name.isdigit() else name
