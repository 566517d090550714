"""A seating as the arrays that the compiled search works on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samspill.pure.seating.kernels import APART_COST, NOBODY, Integers, State
from samspill.pure.seating.numbering import Instance, blocks_in
from samspill.pure.seating.problem import PersonId, TableId

Seated = Mapping[TableId, Sequence[PersonId]]


def state_of(instance: Instance, seated: Sequence[Seated], seed: int) -> State:
    """The arrays of one seating. `seated` is [rounds] table -> people, all hard rules kept."""
    problem = instance.problem
    rounds, people = len(problem.rounds), len(instance.people)
    capacity, minimum = _limits(instance)
    tables, largest = capacity.shape[1], int(capacity.max(initial=1))
    seat = seats_of(instance, seated)
    singles, single_count, blocks = _units(instance)
    apart = _apart(instance)
    features = len(instance.features) + 1
    state = State(
        seat=seat,
        members=np.zeros((rounds, tables, largest + 1), np.int32),
        place=np.zeros((rounds, people), np.int32),
        size=np.zeros((rounds, tables), np.int32),
        cost=np.zeros((people, people), np.int16),
        company=np.zeros((rounds, tables, people), np.int16),
        features=_features(instance),
        tally=np.zeros((rounds, tables, features), np.int32),
        up=np.zeros((rounds, tables, features)),
        down=np.zeros((rounds, tables, features)),
        penalty=np.zeros((rounds, largest + 2, features, largest + 4)),
        exposure=np.zeros(people, np.int32),
        target=np.zeros(people),
        free=np.array([r for r in range(rounds) if not instance.is_held[r]], np.int32),
        singles=singles,
        single_count=single_count,
        blocks=blocks,
        group=_groups(blocks, rounds, people),
        allowed=allowed_tables(instance),
        alike=np.full(people, NOBODY, np.int32),
        apart=apart,
        base=np.full((rounds, people), NOBODY, np.int32),
        minimum=minimum,
        capacity=capacity,
        random=np.array([seed * 0x9E3779B97F4A7C15 % 2**64 | 1], np.uint64),
    )
    state.alike[:] = _alike(instance, state)
    _fill(state)
    return state


def _limits(instance: Instance) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    most = max((len(tables) for tables in instance.tables), default=0)
    capacity = np.zeros((len(instance.tables), most), np.int32)
    minimum = np.zeros_like(capacity)
    for number, round in enumerate(instance.problem.rounds):
        by_id = {table.id: table for table in round.tables}
        for place, name in enumerate(instance.tables[number]):
            kept = instance.problem.frozen.get(round.id, {}).get(name, ())
            capacity[number, place] = max(by_id[name].capacity, len(kept))
            minimum[number, place] = by_id[name].minimum
    return capacity, minimum


def seats_of(instance: Instance, seated: Sequence[Seated]) -> NDArray[np.int32]:
    """[R, N] table of each person by number, NOBODY when absent."""
    number_of = {name: number for number, name in enumerate(instance.people)}
    seat = np.full((len(seated), len(instance.people)), NOBODY, np.int32)
    for number, at in enumerate(seated):
        table_of = {name: place for place, name in enumerate(instance.tables[number])}
        for table, who in at.items():
            for person in who:
                seat[number, number_of[person]] = table_of[table]
    return seat


def _features(instance: Instance) -> NDArray[np.int32]:
    number_of = {feature: number for number, feature in enumerate(instance.features)}
    names = sorted(instance.problem.attributes)
    people = {person.id: person.attributes for person in instance.problem.people}
    not_told = len(number_of)
    rows = [
        [number_of.get((name, people[who].get(name, "")), not_told) for name in names]
        for who in instance.people
    ]
    return np.array(rows, np.int32).reshape(len(instance.people), len(names))


def _units(
    instance: Instance,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Who may be moved alone and in groups, in the rounds that are searched."""
    problem = instance.problem
    number_of = {name: number for number, name in enumerate(instance.people)}
    singles = np.zeros((len(problem.rounds), len(instance.people)), np.int32)
    single_count = np.zeros(len(problem.rounds), np.int32)
    rows: list[list[int]] = []
    for number, round in enumerate(problem.rounds):
        kept = {who for people in problem.frozen.get(round.id, {}).values() for who in people}
        groups = [group for group in blocks_in(problem, round) if not kept.intersection(group)]
        if instance.is_held[number]:
            groups = []
        rows += [[number, *(number_of[who] for who in group)] for group in groups]
        in_group = kept.union(*blocks_in(problem, round))
        alone = sorted(
            number_of[one.id] for one in problem.present(round) if one.id not in in_group
        )
        singles[number, : len(alone)] = alone
        single_count[number] = len(alone)
    width = max((len(row) for row in rows), default=1)
    blocks = np.full((len(rows), max(width, 2)), NOBODY, np.int32)
    for place, row in enumerate(rows):
        blocks[place, : len(row)] = row
    return singles, single_count, blocks


def _groups(blocks: NDArray[np.int32], rounds: int, people: int) -> NDArray[np.int32]:
    group = np.full((rounds, people), NOBODY, np.int32)
    for number, (round, *who) in enumerate(blocks):
        group[round, [person for person in who if person != NOBODY]] = number
    return group


def _apart(instance: Instance) -> NDArray[np.int32]:
    number_of = {name: number for number, name in enumerate(instance.people)}
    partners: dict[int, set[int]] = {}
    for one, other in instance.problem.apart:
        first, second = number_of[one], number_of[other]
        partners.setdefault(first, set()).add(second)
        partners.setdefault(second, set()).add(first)
    width = max((len(found) for found in partners.values()), default=1)
    apart = np.full((len(instance.people), width), NOBODY, np.int32)
    for person, found in partners.items():
        apart[person, : len(found)] = sorted(found)
    return apart


def allowed_tables(instance: Instance) -> NDArray[np.bool_]:
    """[R, N, T] where each person may sit; for a group what all its members may."""
    problem = instance.problem
    number_of = {name: number for number, name in enumerate(instance.people)}
    most = max((len(tables) for tables in instance.tables), default=0)
    allowed = np.zeros((len(problem.rounds), len(instance.people), most), np.bool_)
    for number, round in enumerate(problem.rounds):
        frozen = problem.frozen.get(round.id, {})
        locked = problem.locked.get(round.id, {})
        choice = problem.topic_choice.get(round.id, {})
        by_id = {table.id: table for table in round.tables}
        kept = {who for people in frozen.values() for who in people}
        step_free = np.array([by_id[name].is_step_free for name in instance.tables[number]])
        unfrozen = np.array([name not in frozen for name in instance.tables[number]])
        for person in problem.present(round):
            if person.id in kept:
                continue
            row = allowed[number, number_of[person.id], : len(unfrozen)]
            row[:] = unfrozen & step_free if person.needs_step_free else unfrozen
            wishes = choice.get(person.id)
            only = {locked.get(person.id), problem.hosts.get(person.id)} - {None}
            if not wishes and not only:
                continue
            for place, name in enumerate(instance.tables[number]):
                row[place] &= only <= {name} and (not wishes or by_id[name].topic in wishes)
        for group in blocks_in(problem, round):
            rows = [number_of[who] for who in group]
            allowed[number, rows] = allowed[number, rows].all(axis=0)
    return allowed


def _alike(instance: Instance, state: State) -> NDArray[np.int32]:
    """Who may change places in every round; nobody when a round is held, since that is a fact."""
    problem = instance.problem
    alike = np.full(len(instance.people), NOBODY, np.int32)
    if problem.frozen or problem.base:
        return alike
    grouped = {who for group in problem.together for who in group}
    classes: dict[bytes, int] = {}
    for person, name in enumerate(instance.people):
        if name not in grouped:
            present = (state.seat[:, person] >= 0).tobytes()
            key = present + state.allowed[:, person].tobytes()
            alike[person] = classes.setdefault(key, len(classes))
    return alike


def reseat(state: State, seat: Integers) -> None:
    """Let the search go on from another seating; `seat` is [R, N] like State.seat."""
    for array in (state.size, state.cost, state.company, state.tally, state.exposure):
        array[:] = 0
    state.seat[:] = seat
    _fill(state)


def _fill(state: State) -> None:
    """All that follows from who sits where."""
    people = state.seat.shape[1]
    for person, row in enumerate(state.apart):
        for other in row[row >= 0]:
            state.cost[person, other] = APART_COST
    for number, chairs in enumerate(state.seat):
        for table in range(state.size.shape[1]):
            who: Integers = np.flatnonzero(chairs == table)
            state.members[number, table, : len(who)] = who
            state.place[number, who] = np.arange(len(who))
            state.size[number, table] = len(who)
            state.cost[np.ix_(who, who)] += 1
            state.exposure[who] += len(who) - 1
            for features in state.features[who].T:
                np.add.at(state.tally[number, table], features, 1)
    state.cost[np.arange(people), np.arange(people)] = 0
    for number in range(len(state.seat)):
        for table in range(state.size.shape[1]):
            who = state.members[number, table, : state.size[number, table]]
            state.company[number, table] = state.cost[who].sum(axis=0)


def pairs_met(state: State) -> Integers:
    """[N, N] how many times each pair shares a table."""
    met = state.cost.copy()
    for person, row in enumerate(state.apart):
        met[person, row[row >= 0]] -= APART_COST
    return met


def forced_company(instance: Instance, state: State) -> NDArray[np.int32]:
    """[N] seats beside companions that cannot be new meetings: every one but the first."""
    forced = np.zeros(len(instance.people), np.int32)
    number_of = {name: number for number, name in enumerate(instance.people)}
    for (one, other), times in _times_together(instance).items():
        forced[number_of[one]] += times - 1
        forced[number_of[other]] += times - 1
    return forced


def least_excess(instance: Instance) -> int:
    """Co-meetings too many that those who are kept together have in any plan."""
    return sum(times * (times - 1) // 2 for times in _times_together(instance).values())


def _times_together(instance: Instance) -> Counter[tuple[PersonId, PersonId]]:
    times: Counter[tuple[PersonId, PersonId]] = Counter()
    for round in instance.problem.rounds:
        for group in blocks_in(instance.problem, round):
            times.update(combinations(group, 2))
    return times
