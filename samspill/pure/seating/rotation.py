"""The café whose groups stay together and go from topic table to topic table.

Everyone is seated once; then each group goes on to the next table of the same size, round by round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samspill.pure.seating.problem import (
    InfeasibleError,
    Mode,
    Person,
    PersonId,
    Plan,
    Problem,
    Reason,
    ReasonType,
    SeatingRound,
    SeatingTable,
    TableId,
)


def rotate(problem: Problem, *, seed: int, seat: Callable[..., Plan], **how: Any) -> Plan:
    """Fixed groups, each at another table in every round as long as there are tables.

    Those who host a table stay at it. A group can be as large as the smallest table it comes to, so it is
    made for all of them: their least capacity, their largest minimum, step-free if all are.
    seat     the search for one round; `how` is handed on to it
    Raises   InfeasibleError; also when a rule binds somebody to one table without making them its host
    """
    if not problem.rounds:
        return Plan((), seed)
    _refuse_what_binds_to_a_table(problem)
    tables = sorted(table.id for table in problem.rounds[0].tables)
    hosts = {who: table for who, table in problem.hosts.items() if table in tables}
    once = _one_round(problem, tables, hosts)
    plan = seat(once, seed=seed, **how)
    groups = [plan.rounds[0][table] for table in tables]
    rounds = []
    for turn, round in enumerate(problem.rounds):
        present = {person.id for person in problem.present(round)}
        at: dict[TableId, tuple[PersonId, ...]] = {}
        for place, table in enumerate(tables):
            staying = [who for who, where in hosts.items() if where == table]
            coming = groups[(place - turn) % len(tables)]
            at[table] = tuple(sorted(who for who in [*staying, *coming] if who in present))
        rounds.append({table.id: at[table.id] for table in round.tables})
    return Plan(tuple(rounds), seed, plan.iterations, plan.was_cut)


def _one_round(problem: Problem, tables: list[TableId], hosts: dict[PersonId, TableId]) -> Problem:
    """The groups as one round: tables that stand for all the tables a group comes to."""
    every = [table for round in problem.rounds for table in round.tables]
    seats_of_hosts = {table: sum(where == table for where in hosts.values()) for table in tables}
    room = min(table.capacity - seats_of_hosts[table.id] for table in every)
    fewest = max((table.minimum - seats_of_hosts[table.id] for table in every), default=0)
    is_step_free = all(table.is_step_free for table in every)
    first = SeatingRound(
        problem.rounds[0].id,
        tuple(SeatingTable(name, room, max(fewest, 0), is_step_free) for name in tables),
    )
    people = tuple(
        Person(person.id, person.attributes, person.needs_step_free)
        for person in problem.people
        if person.id not in hosts
    )
    known = {person.id for person in people}
    together = tuple(tuple(who for who in group if who in known) for group in problem.together)
    apart = tuple(pair for pair in problem.apart if known.issuperset(pair))
    return replace(
        problem, people=people, rounds=(first,), hosts={}, together=together, apart=apart,
        topic_choice={}, frozen={}, locked={}, base={}, mode=Mode.REMIX,
    )  # fmt: skip


def _refuse_what_binds_to_a_table(problem: Problem) -> None:
    """A host who must not sit with somebody meets every group; a chosen topic is left after a round."""
    names = [{table.id for table in round.tables} for round in problem.rounds]
    if any(found != names[0] for found in names):
        raise InfeasibleError([Reason(ReasonType.HOST)])
    for round, wishes in problem.topic_choice.items():
        if who := tuple(sorted(name for name, topics in wishes.items() if topics)):
            raise InfeasibleError([Reason(ReasonType.TOPIC, who, round)])
