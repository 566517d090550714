"""On the day some leave and others come: the rounds that are left, with as few people moved as can be.

Those who stay keep their seats, those who come take the empty chairs, and then people change places only
where it lets enough new pairs meet. Rounds that are held are facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from samspill.pure.seating.conflicts import conflicts
from samspill.pure.seating.instance import Seated, pairs_met, reseat, seats_of, state_of
from samspill.pure.seating.kernels import NOBODY, State, Weights
from samspill.pure.seating.moves import anneal
from samspill.pure.seating.numbering import Instance, blocks_in, numbered
from samspill.pure.seating.placing import place_round
from samspill.pure.seating.problem import (
    InfeasibleError,
    PersonId,
    Plan,
    Problem,
    SeatingRound,
    TableId,
)
from samspill.pure.seating.spread import recount_all, set_penalty

STEPS, MOVES = 20, 2_500  # temperatures in one go, and moves at each
HOTTEST, COLDEST = 0.12, 0.01  # so that nobody is moved but for something gained
SPREAD = 0.02  # what one person too many of a kind costs, in meetings
STAY = (0.45, 0.35, 0.45, 0.35, 0.45, 0.9, 2.0)  # new pairs that one moved seat must bring, in turn
STARTS = 3  # ways to seat those who come
FEW = 2  # seats moved; each one more must bring STAY[-1]


def repair(problem: Problem, *, seed: int = 1) -> Plan:
    """A plan close to problem.base for those who are there now.

    problem  base is the published plan, frozen what is held; those who left are absent
    Returns  a plan that keeps every hard rule; the least-moved of those that let most pairs meet.
             A round that cannot be mended in place is seated anew.
    Raises   InfeasibleError, UndecidedError: as `search.seat`
    """
    instance = numbered(problem)
    begun = [
        [_begin(problem, round, seed + go) for round in problem.rounds] for go in range(STARTS)
    ]
    state = state_of(instance, begun[0], seed)
    state.base[:] = _base(instance)
    set_penalty(instance, state, SPREAD)
    starts, best = [seats_of(instance, one) for one in begun], (_rank(state), state.seat.copy())
    for go, stay in enumerate(STAY if len(state.free) else ()):
        reseat(state, starts[go % STARTS])
        recount_all(state)
        for share in np.linspace(0, 1, STEPS):
            heat = HOTTEST * (COLDEST / HOTTEST) ** float(share)
            anneal(state, _weights(state, stay), heat, MOVES)
        best = max(best, (_rank(state), state.seat.copy()), key=lambda found: found[0])
    return Plan(instance.seating(best[1]), seed, len(STAY) * STEPS * MOVES)


def _rank(state: State) -> tuple[float, ...]:
    """The larger the better: pairs met, less what it costs to move people; then the least-met."""
    moved = int(((state.base != NOBODY) & (state.seat != state.base)).sum())
    met = pairs_met(state) > 0
    price = STAY[0] * min(moved, FEW) + STAY[-1] * max(moved - FEW, 0)
    return int(met.sum()) / 2 - price, -moved, int(met.sum(axis=1).min(initial=0))


def _weights(state: State, stay: float) -> Weights:
    has_blocks = len(state.blocks) > 0
    return Weights(
        meeting=1.0, fairness=0.0, stay=stay, evenness=0.1, most_gain=4.0 + 4.0 * stay,
        relabel=0, block=1500 if has_blocks else 0, relocate=12_000,
    )  # fmt: skip


def _base(instance: Instance) -> np.ndarray:
    """[R, N] the published table of those who may be moved, NOBODY for those who have none."""
    problem = instance.problem
    base = np.full((len(problem.rounds), len(instance.people)), NOBODY, np.int32)
    for number, round in enumerate(problem.rounds):
        table_of = {name: place for place, name in enumerate(instance.tables[number])}
        was_at = _was_at(problem, round)
        for place, person in enumerate(instance.people):
            if person in was_at and not instance.is_held[number]:
                base[number, place] = table_of[was_at[person]]
    return base


def _was_at(problem: Problem, round: SeatingRound) -> dict[PersonId, TableId]:
    tables = {table.id for table in round.tables}
    present = {person.id for person in problem.present(round)}
    return {
        person: table
        for table, people in problem.base.get(round.id, {}).items()
        for person in people
        if table in tables and person in present
    }


def _begin(problem: Problem, round: SeatingRound, seed: int) -> Seated:
    """Everyone where they were, the new ones at the smallest tables that may take them.

    Where that breaks a rule, as few as possible are seated anew: first those who are new, then those
    who come from a table that is now too small, then all.
    """
    was_at = _was_at(problem, round)
    frozen = problem.frozen.get(round.id, {})
    kept_by_force = {who for people in frozen.values() for who in people}
    staying = {who: table for who, table in was_at.items() if who not in kept_by_force}
    for loosened in _loosenings(problem, round, staying):
        kept = {who: table for who, table in staying.items() if who not in loosened}
        locked = {**problem.locked, round.id: {**kept, **problem.locked.get(round.id, {})}}
        found = place_round(replace(problem, locked=locked), round, seed=seed)
        if found is not None:
            return found
    found = place_round(problem, round, seed=seed)
    if found is None:
        raise InfeasibleError(conflicts(problem))
    return found


def _loosenings(
    problem: Problem, round: SeatingRound, staying: dict[PersonId, TableId]
) -> Sequence[set[PersonId]]:
    """Who may be moved at the start, fewer first."""
    size: dict[TableId, int] = {}
    for table in staying.values():
        size[table] = size.get(table, 0) + 1
    too_small = {t.id for t in round.tables if 0 < size.get(t.id, 0) < t.minimum}
    largest = sorted(size, key=lambda table: (-size[table], table))
    in_groups = {who for group in blocks_in(problem, round) for who in group}
    groups = {who for who in staying if who in in_groups}
    small = {who for who, table in staying.items() if table in too_small}
    large = {who for who, table in staying.items() if table in largest[: 1 + len(too_small)]}
    return [set(), small, groups, small | groups, small | groups | large]
