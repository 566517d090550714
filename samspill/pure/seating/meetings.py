"""Who meets whom in a plan, counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspill.pure.seating.bounds import Binding, Bounds
from samspill.pure.seating.problem import Plan, Problem

Times = NDArray[np.int64]  # [n][n] times two share a table, people in the problem's order


@dataclass(frozen=True)
class Meetings:
    """Pairs of people unless said.

    seats     pairs that share a table, counted in every round
    distinct  different pairs that meet
    repeated  pairs that meet more than once
    excess    excess co-meetings: sum over pairs of C(times they meet, 2)
    most      times the pair meets that meets most
    met       [n] how many others each person meets
    """

    seats: int
    distinct: int
    repeated: int
    excess: int
    most: int
    met: tuple[int, ...]


def times_met(problem: Problem, plan: Plan) -> Times:
    """How many times every two share a table. Whoever the problem does not know is left out."""
    index = {person.id: place for place, person in enumerate(problem.people)}
    times = np.zeros((len(index), len(index)), dtype=np.int64)
    for tables in plan.rounds:
        for people in tables.values():
            places = [index[one] for one in dict.fromkeys(people) if one in index]
            times[np.ix_(places, places)] += 1
    np.fill_diagonal(times, 0)
    return times


def count_meetings(times: Times) -> Meetings:
    """What a matrix of `times_met` amounts to."""
    return Meetings(
        seats=int(times.sum()) // 2,
        distinct=int((times > 0).sum()) // 2,
        repeated=int((times > 1).sum()) // 2,
        excess=int((times * (times - 1)).sum()) // 4,
        most=int(times.max(initial=0)),
        met=tuple(int(met) for met in (times > 0).sum(axis=1)),
    )


def bounds_of_fixed_groups(problem: Problem, times: Times) -> Bounds:
    """The bounds in mode rotate: all of a group meet, whenever both are there, and nobody else."""
    here = np.array(
        [[round.id not in person.absent_rounds for round in problem.rounds]
         for person in problem.people],
        dtype=np.int64,
    ).reshape(len(problem.people), len(problem.rounds))  # fmt: skip
    common = here @ here.T
    group = _groups(times)
    common[group[:, None] != group] = 0
    np.fill_diagonal(common, 0)
    of_groups = count_meetings(common)
    comes = [met for met, own in zip(of_groups.met, here, strict=True) if own.any()]
    return Bounds(
        seats=of_groups.seats,
        distinct=of_groups.distinct,
        binds=Binding.GROUPS,
        possible=of_groups.distinct,
        repeats=of_groups.seats - of_groups.distinct,
        excess_co_meetings=of_groups.excess,
        met_by_person=of_groups.met,
        fewest_met=min(comes, default=0),
    )


def _groups(times: Times) -> NDArray[np.int64]:
    """[n] a number for each set of people who are linked by sharing tables."""
    group = np.arange(len(times))
    for place, row in enumerate(times):
        linked = np.append(group[row > 0], group[place])
        group[np.isin(group, linked)] = linked.min()
    return group
