"""A problem out of the text of a file; every fault is told at once.

Keys that are not known are passed over, so that a file may carry a name and a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from samspill.pure.seating.checking import Checking, Fault
from samspill.pure.seating.problem import (
    Attribute,
    Mode,
    Person,
    Problem,
    SeatingRound,
    SeatingTable,
)
from samspill.pure.seating.reading_rules import read_rules


class UnreadableError(ValueError):
    """The text is no problem. `faults` holds at least one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))


def read_problem(text: str) -> Problem:
    """The problem that `text` holds as JSON; the format is in docs/algorithms.md.

    Raises  UnreadableError with every fault.
    """
    check = Checking()
    document = check.parse(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    problem = _problem(check, document) if not check.faults else None
    if check.faults or problem is None:
        raise UnreadableError(check.faults)
    return problem


def _problem(check: Checking, document: Any) -> Problem:
    found = check.object(document, "")
    if check.faults:
        return Problem((), ())
    rounds = _rounds(check, found)
    people = _people(check, found, {round.id for round in rounds})
    problem = Problem(people, rounds, _attributes(check, found), mode=_mode(check, found))
    return replace(problem, **read_rules(check, found, problem))


def _rounds(check: Checking, found: dict[str, Any]) -> tuple[SeatingRound, ...]:
    rounds: list[SeatingRound] = []
    for path, entry in check.entries(found.get("rounds", []), "rounds"):
        round = check.object(entry, path)
        name = check.text(round.get("id"), f"{path}.id")
        if name and any(name == other.id for other in rounds):
            check.fault(f"{path}.id", f'Another round is called "{name}".')
        tables: list[SeatingTable] = []
        for table_path, value in check.entries(round.get("tables", []), f"{path}.tables"):
            table = _table(check, value, table_path)
            if table.id and any(table.id == other.id for other in tables):
                check.fault(f"{table_path}.id", f'Another table of the round is "{table.id}".')
            tables.append(table)
        rounds.append(SeatingRound(name, tuple(tables)))
    if not rounds:
        check.fault("rounds", "There must be at least one round.")
    return tuple(rounds)


def _table(check: Checking, value: Any, path: str) -> SeatingTable:
    table = check.object(value, path)
    capacity = check.whole(table.get("capacity"), f"{path}.capacity", least=1)
    minimum = check.whole(table.get("min", 0), f"{path}.min", least=0)
    if minimum > capacity and "capacity" in table:
        check.fault(f"{path}.min", "The minimum is more than the table holds.")
    topic = table.get("topic")
    return SeatingTable(
        id=check.text(table.get("id"), f"{path}.id"),
        capacity=capacity,
        minimum=minimum,
        is_step_free=check.yes_or_no(table.get("accessible", True), f"{path}.accessible"),
        topic=None if topic is None else check.text(topic, f"{path}.topic"),
    )


def _people(check: Checking, found: dict[str, Any], rounds: set[str]) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    for path, entry in check.entries(found.get("participants", []), "participants"):
        person = _person(check, check.object(entry, path), path, rounds)
        if person.id and person.id in people:
            check.fault(f"{path}.id", f'Another participant is called "{person.id}".')
        people[person.id] = person
    if not people:
        check.fault("participants", "There must be at least one participant.")
    return tuple(people.values())


def _person(check: Checking, entry: dict[str, Any], path: str, rounds: set[str]) -> Person:
    attributes = {
        key: check.value_of_attribute(value, where)
        for key, where, value in check.items(entry.get("attrs", {}), f"{path}.attrs")
        if value is not None  # not told
    }
    absent = set()
    for where, value in check.entries(entry.get("absent_rounds", []), f"{path}.absent_rounds"):
        name = check.text(value, where)
        if name and name not in rounds:
            check.fault(where, f'There is no round "{name}".')
        absent.add(name)
    needs = check.yes_or_no(entry.get("needs_accessible", False), f"{path}.needs_accessible")
    name = check.text(entry.get("id"), f"{path}.id")
    return Person(name, attributes, needs, frozenset(absent))


def _attributes(check: Checking, found: dict[str, Any]) -> dict[str, Attribute]:
    attributes = {}
    for name, path, entry in check.items(found.get("attributes", {}), "attributes"):
        attribute = check.object(entry, path)
        weight = check.weight(attribute.get("weight", 1), f"{path}.weight")
        values = check.entries(attribute.get("no_solo", []), f"{path}.no_solo")
        no_solo = frozenset(check.value_of_attribute(value, where) for where, value in values)
        attributes[name] = Attribute(weight, no_solo)
    return attributes


def _mode(check: Checking, found: dict[str, Any]) -> Mode:
    mode = found.get("mode", Mode.REMIX)
    if isinstance(mode, str) and mode in [str(one) for one in Mode]:
        return Mode(mode)
    check.fault("mode", f"This must be one of {', '.join(Mode)}.")
    return Mode.REMIX
