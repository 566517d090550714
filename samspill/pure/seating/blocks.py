"""One round as its rules have it: people who go together, and the tables they may sit at.

A rule is a short fact, as in `problem.Reason.rules`. Only what can still be decided is here: frozen
tables, and those who sit at them, are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from samspill.pure.seating.problem import (
    PersonId,
    Problem,
    RoundId,
    SeatingRound,
    SeatingTable,
    TableId,
)

Rule = tuple[str, ...]


@dataclass(frozen=True)
class RoundRules:
    """What is to be decided in a round, whatever the order people and rules were told in.

    people   those to be seated, in order of name
    tables   those that are not frozen, in order of name
    rules    each once, in order
    frozen   person -> the frozen table they sit at
    """

    id: RoundId
    people: tuple[PersonId, ...]
    tables: tuple[SeatingTable, ...]
    rules: tuple[Rule, ...]
    frozen: Mapping[PersonId, TableId] = field(default_factory=dict)


@dataclass(frozen=True)
class Blocks:
    """People in blocks that share a table, and what binds the blocks; tables are numbers.

    people    [blocks] who they are, in order of name
    masks     [blocks] bit t is set when the block may sit at table t
    near      [blocks] the blocks it is kept apart from
    torn      blocks with two people in them who are to be kept apart
    capacity  [tables] most people
    minimum   [tables] fewest people, if there are any
    """

    people: list[list[PersonId]]
    masks: list[int]
    near: list[set[int]]
    torn: set[int]
    capacity: list[int]
    minimum: list[int]

    @property
    def sizes(self) -> list[int]:
        return [len(people) for people in self.people]


def round_rules(problem: Problem, round: SeatingRound) -> RoundRules:
    """The rules of one round, without what is frozen."""
    kept = problem.frozen.get(round.id, {})
    frozen = {person: table for table in sorted(kept) for person in kept[table]}
    present = {person.id: person for person in problem.present(round)}
    free = {name: person for name, person in present.items() if name not in frozen}
    tables = tuple(sorted((t for t in round.tables if t.id not in kept), key=lambda t: t.id))
    rules: set[Rule] = {("capacity", table.id, str(table.capacity)) for table in tables}
    rules |= {("minimum", t.id, str(t.minimum)) for t in tables if t.minimum > 1}
    rules |= {("step_free", name) for name, person in free.items() if person.needs_step_free}
    rules |= {("host", name, table) for name, table in problem.hosts.items() if name in free}
    locked = problem.locked.get(round.id, {})
    rules |= {("locked", name, table) for name, table in locked.items() if name in free}
    chosen = problem.topic_choice.get(round.id, {})
    rules |= {
        ("topic", name, *sorted(set(topics)))
        for name, topics in chosen.items()
        if name in free and topics
    }
    rules |= {
        ("apart", *sorted((one, other)))
        for one, other in problem.apart
        if one in free and other in free
    }
    for group in problem.together:
        members = sorted({name for name in group if name in present})
        if len(members) > 1 and any(name in free for name in members):
            rules.add(("together", *members))
    return RoundRules(round.id, tuple(sorted(free)), tables, tuple(sorted(rules)), frozen)


def people_of(rule: Rule) -> set[PersonId]:
    """Those whom the rule is about."""
    kind, *words = rule
    if kind in ("apart", "together"):
        return set(words)
    return {words[0]} if kind in ("step_free", "topic", "locked", "host") else set()


def make_blocks(case: RoundRules, rules: Iterable[Rule] | None = None) -> Blocks:
    """The blocks of a round under `rules`, which are the round's own when none are given.

    A table without its capacity rule takes everyone; one without its minimum takes a single person.
    A block with somebody at a frozen table may sit nowhere: nobody can join that table.
    """
    by_kind: dict[str, list[Rule]] = {}
    for rule in case.rules if rules is None else rules:
        by_kind.setdefault(rule[0], []).append(rule)
    block_of, people = _join(case, by_kind.get("together", ()))
    number = {table.id: index for index, table in enumerate(case.tables)}
    masks = [(1 << len(case.tables)) - 1 for _ in people]
    for name, mask in _allowed(case, by_kind, number):
        masks[block_of[name]] &= mask
    near: list[set[int]] = [set() for _ in people]
    for _, one, other in by_kind.get("apart", ()):
        near[block_of[one]].add(block_of[other])
        near[block_of[other]].add(block_of[one])
    torn = {block for block in range(len(people)) if block in near[block]}
    capacity = [len(case.people)] * len(number)
    for _, table, most in by_kind.get("capacity", ()):
        capacity[number[table]] = max(0, min(int(most), len(case.people)))
    minimum = [0] * len(number)
    for _, table, fewest in by_kind.get("minimum", ()):
        minimum[number[table]] = int(fewest)
    return Blocks(people, masks, near, torn, capacity, minimum)


def _join(
    case: RoundRules, groups: Sequence[Rule]
) -> tuple[dict[PersonId, int], list[list[PersonId]]]:
    """Number the blocks that the groups make: person -> block, and who is in each."""
    leader = {name: name for name in case.people}

    def lead(name: PersonId) -> PersonId:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for _, *members in groups:
        free = [name for name in members if name in leader]
        for name in free[1:]:
            first, second = sorted((lead(free[0]), lead(name)))
            leader[second] = first
    number: dict[PersonId, int] = {}
    people: list[list[PersonId]] = []
    block_of = {}
    for name in case.people:
        block = number.setdefault(lead(name), len(people))
        if block == len(people):
            people.append([])
        people[block].append(name)
        block_of[name] = block
    return block_of, people


def _allowed(
    case: RoundRules, by_kind: Mapping[str, Sequence[Rule]], number: Mapping[TableId, int]
) -> list[tuple[PersonId, int]]:
    """Each rule about where one person may sit, as the tables it leaves."""
    step_free = sum(1 << number[table.id] for table in case.tables if table.is_step_free)
    found = [(name, step_free) for _, name in by_kind.get("step_free", ())]
    for kind in ("host", "locked"):
        for _, name, table in by_kind.get(kind, ()):
            found.append((name, 1 << number[table] if table in number else 0))
    for _, name, *topics in by_kind.get("topic", ()):
        found.append((name, sum(1 << number[t.id] for t in case.tables if t.topic in topics)))
    for _, *members in by_kind.get("together", ()):
        if any(name in case.frozen for name in members):
            found += [(name, 0) for name in members if name not in case.frozen]
    return found
