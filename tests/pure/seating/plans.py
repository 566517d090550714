"""Problems and plans for the tests of reports: small random ones, and plain ones by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st

from samspill.pure.seating.problem import (
    Attribute,
    Person,
    Plan,
    Problem,
    SeatingRound,
    SeatingTable,
)


def rounds_of(count: int, *capacities: int) -> tuple[SeatingRound, ...]:
    """Rounds "R1", … with tables "T1", … of these capacities."""
    tables = tuple(SeatingTable(f"T{n}", size) for n, size in enumerate(capacities, 1))
    return tuple(SeatingRound(f"R{n}", tables) for n in range(1, count + 1))


def people_of(names: str) -> tuple[Person, ...]:
    """One for each letter."""
    return tuple(Person(name) for name in names)


def plan_of(*rounds: str) -> Plan:
    """ "abc de" is one round: a, b and c at T1, d and e at T2; "-" is an empty table."""
    return Plan(
        tuple(
            {f"T{n}": tuple(table.strip("-")) for n, table in enumerate(round.split(), 1)}
            for round in rounds
        )
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Problem, Plan]:
    """A random plan, and rules that it keeps: some of all those that happen to hold in it."""
    names = "abcdefghi"[: draw(st.integers(2, 9))]
    tables = [f"T{n}" for n in range(1, draw(st.integers(1, 4)) + 1)]
    count = draw(st.integers(1, 4))
    seats = [
        {name: draw(st.sampled_from([*tables, *tables, None])) for name in names}
        for _ in range(count)
    ]
    plan = Plan(
        tuple(
            {at: tuple(name for name in names if seat[name] == at) for at in tables}
            for seat in seats
        )
    )
    rounds = tuple(
        SeatingRound(f"R{n}", tuple(_table(draw, at, who) for at, who in tables_of.items()))
        for n, tables_of in enumerate(plan.rounds, 1)
    )
    people = tuple(_person(draw, name, seats) for name in names)
    problem = Problem(people, rounds, {"field": Attribute(draw(st.sampled_from([0.5, 1, 2])))})
    return _with_rules(draw, problem, plan, seats), plan


def shuffled(draw: st.DrawFn, problem: Problem) -> Problem:
    """The same problem told in another order."""
    return replace(
        problem,
        people=tuple(draw(st.permutations(problem.people))),
        together=tuple(draw(st.permutations(problem.together))),
        apart=tuple((b, a) for a, b in draw(st.permutations(problem.apart))),
        hosts=dict(draw(st.permutations(list(problem.hosts.items())))),
    )


def _table(draw, name, people):
    return SeatingTable(
        name,
        capacity=max(1, len(people) + draw(st.integers(0, 2))),
        minimum=draw(st.integers(0, len(people))),
        is_step_free=draw(st.booleans()),
        topic=draw(st.sampled_from(["culture", "sport", None])),
    )


def _person(draw, name, seats):
    away = frozenset(f"R{n}" for n, seat in enumerate(seats, 1) if seat[name] is None)
    told = draw(st.sampled_from(["red", "blue", None]))
    return Person(name, {} if told is None else {"field": told}, absent_rounds=away)


def _some(draw, values):
    """Some of the values, mostly few."""
    return [value for value in values if draw(st.integers(0, 2)) == 0]


def _with_rules(draw, problem, plan, seats):
    pairs = [*combinations([person.id for person in problem.people], 2)]
    both = [[(seat[a], seat[b]) for seat in seats if seat[a] and seat[b]] for a, b in pairs]
    held = [pair for pair, at in zip(pairs, both, strict=True) if all(x == y for x, y in at)]
    parted = [pair for pair, at in zip(pairs, both, strict=True) if all(x != y for x, y in at)]
    at = {one.id: {seat[one.id] for seat in seats} - {None} for one in problem.people}
    frozen, locked, wishes = {}, {}, {}
    step_free = {one.id for one in problem.people}
    for round, tables in zip(problem.rounds, plan.rounds, strict=True):
        frozen[round.id] = dict(_some(draw, tables.items()))
        seated = {one: table for table in round.tables for one in tables[table.id]}
        locked[round.id] = {one: table.id for one, table in _some(draw, seated.items())}
        topics = [(one, (table.topic, "x")) for one, table in seated.items() if table.topic]
        wishes[round.id] = dict(_some(draw, topics))
        step_free -= {one for one, table in seated.items() if not table.is_step_free}
    needs = {*_some(draw, sorted(step_free))}
    return replace(
        problem,
        people=tuple(replace(one, needs_step_free=one.id in needs) for one in problem.people),
        together=tuple(_some(draw, held)),
        apart=tuple(_some(draw, parted)),
        hosts={one: min(at[one]) for one in _some(draw, [one for one in at if len(at[one]) == 1])},
        frozen=frozen,
        locked=locked,
        topic_choice=wishes,
    )
