"""Who sits where in every round: a plain fair deal, mixed anew each round.

Everyone is dealt round the tables from a list sorted by field of work, as cards are dealt. Then
pairs change places as long as that lets people meet somebody new. The same seed gives the same plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

MOST_TRIED_SWAPS = 6000  # a round; more than enough for 100 people, and bounded for 1000
SAME_ASSOCIATION_COST = 1000  # so that no number of new meetings is worth it


@dataclass(frozen=True)
class Participant:
    """One person to be seated.

    category     field of work, spread evenly over the tables; "" is a field like another
    association  whom the person comes for; two of the same are kept apart. None: for nobody
    """

    category: Hashable
    association: Hashable | None = None


@dataclass
class _Round:
    """One round while it is being made: the table of each person, and the people of each table."""

    table_of: list[int]
    at: list[set[int]]
    counts: list[Counter[Hashable]] = field(default_factory=list)  # of categories, by table


def plan_rounds(
    participants: Sequence[Participant], tables: int, rounds: int, seed: int
) -> list[list[int]]:
    """Seat every participant in every round.

    participants  [n] people
    tables        number of tables, at least 1
    rounds        number of rounds, 0 or more
    seed          the same seed gives the same plan
    Returns       [rounds][n] table of each participant, counted from 0.
                  In each round table sizes, and each category's counts per table, differ by 1
                  person at most. Two of the same association share a table only when they are
                  more than the tables, or when the evenness above leaves no other way.
    Raises        ValueError if tables < 1.
    Source        Round-robin dealing of a sorted list, then pairwise exchange (local search).
    """
    if tables < 1:
        raise ValueError("there must be at least one table")
    random = Random(seed)  # noqa: S311 -- a plan is to be the same for the same seed
    met: Counter[tuple[int, int]] = Counter()
    plan = []
    for _ in range(rounds):
        made = _improve(_deal(participants, tables, random), participants, met, random)
        plan.append(made.table_of)
        met.update(pair for people in made.at for pair in combinations(sorted(people), 2))
    return plan


def _deal(participants: Sequence[Participant], tables: int, random: Random) -> _Round:
    """Deal the participants round the tables from a list sorted by category and association."""
    chance = [random.random() for _ in participants]
    turn: dict[Hashable, float] = {}  # the order of categories and associations in this round
    for one in participants:
        for key in (("category", one.category), ("association", one.association)):
            turn.setdefault(key, random.random())

    def place(person: int) -> tuple[float, float, float]:
        one = participants[person]
        together = (
            chance[person] if one.association is None else turn["association", one.association]
        )
        return turn["category", one.category], together, chance[person]

    made = _Round([0] * len(participants), [set() for _ in range(tables)])
    for position, person in enumerate(sorted(range(len(participants)), key=place)):
        made.table_of[person] = position % tables
        made.at[position % tables].add(person)
    made.counts = [Counter(participants[person].category for person in who) for who in made.at]
    return made


def _improve(
    made: _Round,
    participants: Sequence[Participant],
    met: Counter[tuple[int, int]],
    random: Random,
) -> _Round:
    """Let pairs change places while it helps and every category stays evenly spread."""
    tables = len(made.at)
    totals = Counter(one.category for one in participants)
    limits = {name: (total // tables, -(-total // tables)) for name, total in totals.items()}
    if len(participants) < 2 or tables < 2:
        return made
    misses = 0
    for _ in range(MOST_TRIED_SWAPS):
        first, second = random.sample(range(len(participants)), 2)
        if _helps(first, second, made, participants, met, limits):
            _swap(first, second, made, participants)
            misses = 0
        misses += 1
        if misses > 12 * len(participants):
            break
    return made


def _helps(
    first: int,
    second: int,
    made: _Round,
    participants: Sequence[Participant],
    met: Counter[tuple[int, int]],
    limits: dict[Hashable, tuple[int, int]],
) -> bool:
    here, there = made.table_of[first], made.table_of[second]
    if here == there:
        return False
    one, other = participants[first].category, participants[second].category
    if one != other:
        for name, loses, gains in ((one, here, there), (other, there, here)):
            fewest, most = limits[name]
            if made.counts[loses][name] <= fewest or made.counts[gains][name] >= most:
                return False

    def cost(person: int, table: int, without: int) -> int:
        company = (other for other in made.at[table] if other not in (person, without))
        return sum(_cost(person, other, participants, met) for other in company)

    before = cost(first, here, second) + cost(second, there, first)
    return cost(first, there, second) + cost(second, here, first) < before


def _cost(
    one: int, other: int, participants: Sequence[Participant], met: Counter[tuple[int, int]]
) -> int:
    """What it costs that two share a table: that they have met, and that they come together."""
    times = met[min(one, other), max(one, other)]
    association = participants[one].association
    is_same = association is not None and association == participants[other].association
    return times * times * 3 + times + (SAME_ASSOCIATION_COST if is_same else 0)


def _swap(first: int, second: int, made: _Round, participants: Sequence[Participant]) -> None:
    here, there = made.table_of[first], made.table_of[second]
    for person, old, new in ((first, here, there), (second, there, here)):
        made.at[old].remove(person)
        made.at[new].add(person)
        made.counts[old][participants[person].category] -= 1
        made.counts[new][participants[person].category] += 1
        made.table_of[person] = new
