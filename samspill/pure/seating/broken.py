"""Which hard rules a plan breaks, whoever made it: the search, a person, or both.

Written apart from the search and its tables of bits, so that the one can catch the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samspill.pure.seating.problem import (
    Mode,
    PersonId,
    Plan,
    Problem,
    RoundId,
    SeatingRound,
    TableId,
)

Tables = Mapping[TableId, Sequence[PersonId]]


class RuleKind(StrEnum):
    """The hard rules, in the order they are told."""

    SEATED = "seated"  # everyone present has one seat, at a table that is there
    ABSENCE = "absence"
    CAPACITY = "capacity"
    MINIMUM = "minimum"
    STEP_FREE = "step_free"
    HOST = "host"
    TOGETHER = "together"
    APART = "apart"
    TOPIC = "topic"
    FROZEN = "frozen"
    LOCKED = "locked"
    GROUP = "group"  # mode rotate: the groups are fixed


@dataclass(frozen=True)
class BrokenRule:
    """One rule that is broken in one round.

    who      people it is about, in the rule's order
    table    where it shows; None when nowhere in particular
    limit    what the rule says: a number, a table, topics
    is_held  it is broken at a frozen table: a fact, not something to put right
    """

    kind: RuleKind
    round: RoundId
    who: tuple[PersonId, ...] = ()
    table: TableId | None = None
    limit: str = ""
    is_held: bool = False


@dataclass(frozen=True)
class _Seating:
    """One round of a plan, looked up both ways."""

    problem: Problem
    round: SeatingRound
    tables: Tables
    table_of: Mapping[PersonId, TableId]
    present: frozenset[PersonId]

    def broken(
        self, kind: RuleKind, *who: PersonId, table: TableId | None = None, limit: object = ""
    ) -> BrokenRule:
        is_held = table is not None and table in self.problem.frozen.get(self.round.id, {})
        return BrokenRule(kind, self.round.id, who, table, str(limit), is_held)


def broken_rules(problem: Problem, plan: Plan) -> list[BrokenRule]:
    """Every hard rule that `plan` breaks, round by round; empty when it keeps them all.

    A plan with too few rounds breaks the seating of everyone in those that are missing.
    """
    found: list[BrokenRule] = []
    for place, round in enumerate(problem.rounds):
        found += broken_in_round(problem, round, plan.rounds[place : place + 1])
    return found + (list(_groups(problem, plan)) if problem.mode == Mode.ROTATE else [])


def broken_in_round(
    problem: Problem, round: SeatingRound, tables: Sequence[Tables]
) -> list[BrokenRule]:
    """The rules broken in one round.

    tables  one seating of it, or none at all
    """
    at = tables[0] if tables else {}
    seating = _Seating(
        problem,
        round,
        at,
        {person: table for table, people in at.items() for person in people},
        frozenset(person.id for person in problem.present(round)),
    )
    checks = (_seats, _sizes, _step_free, _hosts, _together, _apart, _topics, _kept)
    return [one for check in checks for one in check(seating)]


def count_rules(problem: Problem) -> dict[RuleKind, int]:
    """How many rules of each kind stand: a rule on people or tables counts once a round."""
    found: Counter[RuleKind] = Counter(dict.fromkeys(RuleKind, 0))
    for round in problem.rounds:
        present = {person.id for person in problem.present(round)}
        found[RuleKind.SEATED] += len(present)
        found[RuleKind.ABSENCE] += len(problem.people) - len(present)
        found[RuleKind.CAPACITY] += len(round.tables)
        found[RuleKind.MINIMUM] += sum(table.minimum > 0 for table in round.tables)
        found[RuleKind.HOST] += sum(person in present for person in problem.hosts)
        found[RuleKind.TOGETHER] += sum(len(present & {*group}) > 1 for group in problem.together)
        found[RuleKind.APART] += sum(present >= {*pair} for pair in problem.apart)
        wishes = problem.topic_choice.get(round.id, {})
        found[RuleKind.TOPIC] += sum(bool(wishes[person]) for person in present & {*wishes})
        found[RuleKind.FROZEN] += len(problem.frozen.get(round.id, {}))
        found[RuleKind.LOCKED] += len(problem.locked.get(round.id, {}))
        found[RuleKind.STEP_FREE] += sum(
            person.needs_step_free and person.id in present for person in problem.people
        )
        found[RuleKind.GROUP] += len(present) if problem.mode == Mode.ROTATE else 0
    return dict(found)


def _seats(seating: _Seating) -> Iterator[BrokenRule]:
    known = {person.id for person in seating.problem.people}
    there = {table.id for table in seating.round.tables}
    times = Counter(person for people in seating.tables.values() for person in people)
    for table, people in seating.tables.items():
        if table not in there and people:
            yield seating.broken(RuleKind.SEATED, *people, table=table)
    for person, count in times.items():
        if count > 1 or person not in known:
            yield seating.broken(RuleKind.SEATED, person, table=seating.table_of[person])
        elif person not in seating.present:
            yield seating.broken(RuleKind.ABSENCE, person, table=seating.table_of[person])
    for one in seating.problem.people:
        if one.id in seating.present and one.id not in times:
            yield seating.broken(RuleKind.SEATED, one.id)


def _sizes(seating: _Seating) -> Iterator[BrokenRule]:
    for table in seating.round.tables:
        people = seating.tables.get(table.id, ())
        if len(people) > table.capacity:
            limit = table.capacity
            yield seating.broken(RuleKind.CAPACITY, *people, table=table.id, limit=limit)
        if people and len(people) < table.minimum:
            limit = table.minimum
            yield seating.broken(RuleKind.MINIMUM, *people, table=table.id, limit=limit)


def _step_free(seating: _Seating) -> Iterator[BrokenRule]:
    steps = {table.id for table in seating.round.tables if not table.is_step_free}
    for person in seating.problem.people:
        table = seating.table_of.get(person.id)
        if person.needs_step_free and table in steps:
            yield seating.broken(RuleKind.STEP_FREE, person.id, table=table)


def _hosts(seating: _Seating) -> Iterator[BrokenRule]:
    for person, own in seating.problem.hosts.items():
        table = seating.table_of.get(person)
        if person in seating.present and table not in (None, own):
            yield seating.broken(RuleKind.HOST, person, table=table, limit=own)


def _together(seating: _Seating) -> Iterator[BrokenRule]:
    for group in seating.problem.together:
        who = tuple(one for one in group if one in seating.table_of and one in seating.present)
        tables = {seating.table_of[one] for one in who}
        if len(tables) > 1:
            frozen = seating.problem.frozen.get(seating.round.id, {})
            held = next(iter(tables)) if tables <= frozen.keys() else None
            yield seating.broken(RuleKind.TOGETHER, *who, table=held)


def _apart(seating: _Seating) -> Iterator[BrokenRule]:
    for pair in seating.problem.apart:
        first, second = (seating.table_of.get(one) for one in pair)
        if first is not None and first == second:
            yield seating.broken(RuleKind.APART, *pair, table=first)


def _topics(seating: _Seating) -> Iterator[BrokenRule]:
    topic_at = {table.id: table.topic for table in seating.round.tables}
    wishes = seating.problem.topic_choice.get(seating.round.id, {})
    for person, topics in wishes.items():
        table = seating.table_of.get(person)
        if topics and table is not None and topic_at.get(table) not in topics:
            yield seating.broken(RuleKind.TOPIC, person, table=table, limit=", ".join(topics))


def _kept(seating: _Seating) -> Iterator[BrokenRule]:
    """Frozen tables and locked seats."""
    for table, people in seating.problem.frozen.get(seating.round.id, {}).items():
        changed = {*seating.tables.get(table, ())} ^ {*people}
        if changed:
            one = seating.broken(RuleKind.FROZEN, *sorted(changed), table=table)
            yield BrokenRule(one.kind, one.round, one.who, one.table)
    for person, own in seating.problem.locked.get(seating.round.id, {}).items():
        where = seating.table_of.get(person)
        if where != own and person in seating.present:
            yield seating.broken(RuleKind.LOCKED, person, table=where, limit=own)


def _groups(problem: Problem, plan: Plan) -> Iterator[BrokenRule]:
    """Mode rotate: who sat together the first time does so every time both are there, but for hosts."""
    group_of: dict[PersonId, tuple[int, TableId]] = {}
    for place, (round, tables) in enumerate(zip(problem.rounds, plan.rounds, strict=False)):
        table_of_group: dict[tuple[int, TableId], TableId] = {}
        for table, everyone in tables.items():
            people = [one for one in everyone if one not in problem.hosts]
            groups = Counter(group_of[one] for one in people if one in group_of)
            own = max(groups, key=lambda group: groups[group], default=(place, table))
            is_split = table_of_group.setdefault(own, table) != table
            strangers = [one for one in people if group_of.setdefault(one, own) != own]
            if is_split or strangers:
                who = people if is_split else strangers
                yield BrokenRule(RuleKind.GROUP, round.id, tuple(who), table)
