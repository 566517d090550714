"""What can be said of a seating plan: counted from the plan itself, whoever made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from samspill.pure.seating.dealing import Participant


@dataclass(frozen=True)
class Quality:
    """Figures of one plan, all in people or pairs of people.

    people             how many are seated
    smallest, largest  people at the smallest and the largest table in any round
    fewest_met         how many others the person who meets fewest has met after the last round
    repeated_pairs     pairs that share a table more than once
    together           times two of the same association share a table
    """

    people: int
    smallest: int
    largest: int
    fewest_met: int
    repeated_pairs: int
    together: int


def quality(participants: Sequence[Participant], plan: Sequence[Sequence[int]]) -> Quality:
    """Count what a plan gives.

    participants  [n] people
    plan          [rounds][n] table of each participant, as `plan_rounds` returns it
    """
    pairs: Counter[tuple[int, int]] = Counter()
    sizes = []
    for tables in plan:
        people_at: dict[int, list[int]] = {}
        for person, table in enumerate(tables):
            people_at.setdefault(table, []).append(person)
        sizes += [len(people) for people in people_at.values()]
        for people in people_at.values():
            pairs.update(combinations(people, 2))
    met = Counter(person for pair in pairs for person in pair)
    return Quality(
        people=len(participants),
        smallest=min(sizes, default=0),
        largest=max(sizes, default=0),
        fewest_met=min((met[person] for person in range(len(participants))), default=0),
        repeated_pairs=sum(1 for times in pairs.values() if times > 1),
        together=sum(times for pair, times in pairs.items() if _come_together(participants, pair)),
    )


def _come_together(participants: Sequence[Participant], pair: tuple[int, int]) -> bool:
    first, second = (participants[person].association for person in pair)
    return first is not None and first == second
