"""How good a plan can be: bounds that no search can pass, proved from rules and table sizes.

Source: docs/algorithms.md, "Bounds".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import heapify, heapreplace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samspill.pure.seating.certain import Certainty, Pairs, certainty
from samspill.pure.seating.problem import Problem, SeatingRound, TableId

Sizes = Sequence[Mapping[TableId, int]]  # [rounds] table -> people at it; 0 may be left out


class Binding(StrEnum):
    """Which bound says that no more pairs can meet."""

    SEATS = "seats"  # everyone at a table is new to each other: no more fit
    PAIRS = "pairs"  # all who can meet do
    PEOPLE = "people"  # what each person can reach, added up
    BLOCKS = "blocks"  # those who sit together meet again, round after round
    PIGEONHOLE = "pigeonhole"  # more at a table than there are tables to part for
    GROUPS = "groups"  # the groups are fixed


@dataclass(frozen=True)
class Bounds:
    """What can be had at best; pairs of people unless said.

    seats               pairs that share a table, counted in every round
    distinct            at most so many different pairs meet; `binds` says why
    possible            pairs that can meet at all
    repeats             at least so many times two meet who have met: seats - distinct
    excess_co_meetings  least sum over pairs of C(times they meet, 2)
    met_by_person       [n] the most others each person can meet
    fewest_met          the most that the person who meets fewest can meet (those who come at all)
    """

    seats: int
    distinct: int
    binds: Binding
    possible: int
    repeats: int
    excess_co_meetings: int
    met_by_person: tuple[int, ...]
    fewest_met: int


def bounds(problem: Problem, sizes: Sizes) -> Bounds:
    """The bounds for the table sizes that are used.

    sizes   as many as problem.rounds; everyone present is counted
    """
    rounds = [certainty(problem, round) for round in problem.rounds]
    seats = [sum(pairs_of(size) for size in table_sizes.values()) for table_sizes in sizes]
    coincide = _coincidences(rounds, sizes)
    found = _bounds(problem, rounds, seats, sizes, coincide)
    return replace(found, fewest_met=min(found.fewest_met, _met_from_smallest_table(sizes)))


def bounds_for_any_sizes(problem: Problem) -> Bounds | None:
    """The bounds when tables may be of any size the rules allow; None if none holds everyone.

    Uneven sizes raise them: one big table makes more pairs than two small ones.
    """
    rounds = [certainty(problem, round) for round in problem.rounds]
    seats = [most_pairs_at_tables(problem, round) for round in problem.rounds]
    biggest = [{table.id: table.capacity for table in round.tables} for round in problem.rounds]
    known = [one for one in seats if one is not None]
    return _bounds(problem, rounds, known, biggest, {}) if len(known) == len(seats) else None


def pairs_of(people: int) -> int:
    """How many pairs that many people make."""
    return people * (people - 1) // 2


def least_coinciding(people: int, tables: int) -> int:
    """Fewest pairs that share a table when so many people are spread over so many tables.

    Convexity of C(x, 2): as even as can be is least.
    """
    each, over = divmod(people, tables)
    return tables * pairs_of(each) + each * over


def most_pairs_at_tables(problem: Problem, round: SeatingRound) -> int | None:
    """Most pairs sharing a table in one round, over every choice of sizes; None if there is none.

    Dynamic programming over tables: each is empty, or from its minimum to its capacity.
    """
    people = len(problem.present(round))
    best = np.full(people + 1, -1, dtype=np.int64)
    best[0] = 0
    frozen = problem.frozen.get(round.id, {})
    for table in round.tables:
        if table.id in frozen:
            choices: Sequence[int] = [len(frozen[table.id])]
        else:
            choices = [0, *range(max(1, table.minimum), min(table.capacity, people) + 1)]
        reached = np.full(people + 1, -1, dtype=np.int64)
        for size in choices:
            before = best[: people + 1 - size]
            gained = np.where(before < 0, -1, before + pairs_of(size))
            np.maximum(reached[size:], gained, out=reached[size:])
        best = reached
    return int(best[people]) if best[people] >= 0 else None


def _bounds(
    problem: Problem,
    rounds: list[Certainty],
    seats: list[int],
    sizes: Sizes,
    coincide: dict[tuple[int, int], int],
) -> Bounds:
    if not problem.people:
        return Bounds(0, 0, Binding.SEATS, 0, 0, 0, (), 0)
    possible = _any([one.possible for one in rounds])
    met = _met_by_person(problem, rounds, sizes, possible)
    forced, why = _forced_repeats(rounds, coincide)
    distinct, _, binds = min(
        (sum(seats) - forced, 0, why),
        (int(possible.sum()) // 2, 1, Binding.PAIRS),
        (int(met.sum()) // 2, 2, Binding.PEOPLE),
    )
    comes = _any([one.present for one in rounds])
    return Bounds(
        seats=sum(seats),
        distinct=distinct,
        binds=binds,
        possible=int(possible.sum()) // 2,
        repeats=sum(seats) - distinct,
        excess_co_meetings=_least_excess(rounds, coincide, sum(seats), distinct),
        met_by_person=tuple(int(most) for most in met),
        fewest_met=min(int(met[comes].min()), 2 * distinct // int(comes.sum()))
        if comes.any()
        else 0,
    )


def _met_from_smallest_table(sizes: Sizes) -> int:
    """What somebody at the smallest table of one round meets at most, at the biggest of the others.

    Wherever it is least; nobody at all when nobody is seated.
    """
    used = [[size for size in of_round.values() if size] for of_round in sizes]
    others = sum(max(of_round) - 1 for of_round in used if of_round)
    return min((others - max(one) + min(one) for one in used if one), default=0)


def _any(rounds: list[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """What is so in one round or more."""
    found = np.zeros_like(rounds[0])
    for one in rounds:
        found |= one
    return found


def _met_by_person(
    problem: Problem, rounds: list[Certainty], sizes: Sizes, possible: Pairs
) -> NDArray[np.int64]:
    """[n] those who surely sit with a person once, and a new one on every other chair beside."""
    fresh = np.zeros(len(problem.people), dtype=np.int64)
    for round, one, size_of in zip(problem.rounds, rounds, sizes, strict=True):
        size_at = [size_of.get(table.id, 0) for table in round.tables]
        biggest = {mask: _biggest(mask, size_at) for mask in set(one.allowed)}
        chairs = np.array([biggest[mask] for mask in one.allowed]) - 1
        fresh += np.maximum(0, chairs - one.together.sum(axis=1)) * one.present
    surely = _any([one.together for one in rounds]).sum(axis=1)
    met: NDArray[np.int64] = np.minimum(possible.sum(axis=1), surely + fresh)
    return met


def _biggest(allowed: int, size_at: list[int]) -> int:
    return max((size for place, size in enumerate(size_at) if allowed >> place & 1), default=0)


def _forced_repeats(
    rounds: list[Certainty], coincide: dict[tuple[int, int], int]
) -> tuple[int, Binding]:
    """How many times at least two meet who have met, and why.

    Round by round: those who surely share a table and surely have before, or those of any one
    earlier round that cannot be parted; the two may be the same people, so the greater counts.
    """
    known: Pairs = np.zeros_like(rounds[0].together)
    forced, by_pigeonhole = 0, 0
    for later, one in enumerate(rounds):
        surely = int((one.together & known).sum()) // 2
        parted = max((coincide.get((earlier, later), 0) for earlier in range(later)), default=0)
        forced += max(surely, parted)
        by_pigeonhole += max(0, parted - surely)
        known |= one.together
    if forced == 0:
        return 0, Binding.SEATS
    return forced, Binding.PIGEONHOLE if by_pigeonhole else Binding.BLOCKS


def _least_excess(
    rounds: list[Certainty], coincide: dict[tuple[int, int], int], seats: int, distinct: int
) -> int:
    """Least sum of C(times a pair meets, 2): each is a pair of rounds where the pair coincides."""
    by_rounds = 0
    for earlier, later in combinations(range(len(rounds)), 2):
        both = rounds[earlier].together & rounds[later].together
        by_rounds += max(int(both.sum()) // 2, coincide.get((earlier, later), 0))
    return max(by_rounds, least_coinciding(seats, distinct) if distinct > 0 else 0)


def _coincidences(rounds: list[Certainty], sizes: Sizes) -> dict[tuple[int, int], int]:
    """Two rounds -> pairs that share a table in both, at least, by the pigeonhole principle."""
    used = [[size for size in of_round.values() if size] for of_round in sizes]
    found = {}
    for earlier, later in combinations(range(len(rounds)), 2):
        common = int((rounds[earlier].present & rounds[later].present).sum())
        found[earlier, later] = max(
            _cannot_part(used[earlier], common, len(used[later])),
            _cannot_part(used[later], common, len(used[earlier])),
        )
    return found


def _cannot_part(sizes: list[int], common: int, tables: int) -> int:
    """Fewest pairs of one round's tables that meet at the other's, whoever of them is away."""
    if not sizes or not tables:
        return 0
    left = [-size for size in sizes]
    heapify(left)  # the biggest table first: there one who is away spares most pairs
    for _ in range(sum(sizes) - common):
        heapreplace(left, min(0, left[0] + 1))
    return sum(least_coinciding(-size, tables) for size in left)
