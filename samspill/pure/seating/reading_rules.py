"""The rules of a problem out of its file: each person, table and round in them must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samspill.pure.seating.checking import Checking
from samspill.pure.seating.problem import Problem, SeatingRound

Seated = dict[str, dict[str, tuple[str, ...]]]  # round -> table -> people


def read_rules(check: Checking, found: dict[str, Any], problem: Problem) -> dict[str, Any]:
    """The rules in `found`, under the names that Problem has for them.

    problem  with its people and rounds
    """
    reading = _Rules(check, problem)
    frozen = reading.frozen(found.get("frozen", {}))
    return {
        "hosts": reading.hosts(found.get("hosts", {})),
        "together": reading.together(found.get("keep_together", [])),
        "apart": reading.apart(found.get("keep_apart", [])),
        "topic_choice": reading.topic_choice(found.get("topic_choice", {})),
        "frozen": frozen,
        "locked": reading.locked(found.get("locked", {}), frozen),
        "base": reading.base(found.get("base", {})),
    }


class _Rules:
    def __init__(self, check: Checking, problem: Problem) -> None:
        self.check = check
        self.people = {person.id: person for person in problem.people}
        self.rounds = {round.id: round for round in problem.rounds}
        self.tables = {table.id for round in problem.rounds for table in round.tables}

    def hosts(self, value: Any) -> dict[str, str]:
        hosts = {}
        for person, path, entry in self.check.items(value, "hosts"):
            table = self.check.text(entry, path)
            self._is_known_person(person, path)
            if table and table not in self.tables:
                self.check.fault(path, f'There is no table "{table}" in any round.')
            hosts[person] = table
        return hosts

    def together(self, value: Any) -> tuple[tuple[str, ...], ...]:
        groups = []
        for path, entry in self.check.entries(value, "keep_together"):
            group = tuple(dict.fromkeys(self._people(entry, path)))
            groups += [group] if len(group) > 1 else []
        return tuple(groups)

    def apart(self, value: Any) -> tuple[tuple[str, str], ...]:
        pairs: dict[frozenset[str], tuple[str, str]] = {}
        for path, entry in self.check.entries(value, "keep_apart"):
            found = self._people(entry, path)
            if not isinstance(entry, list) or len(entry) != 2:
                self.check.fault(path, "This must be two people.")
            elif len(found) == 2 and found[0] == found[1]:
                self.check.fault(path, f'"{found[0]}" cannot be kept apart from themselves.')
            elif len(found) == 2:
                pairs.setdefault(frozenset(found), (found[0], found[1]))
        return tuple(pairs.values())

    def topic_choice(self, value: Any) -> dict[str, dict[str, tuple[str, ...]]]:
        choices: dict[str, dict[str, tuple[str, ...]]] = {}
        for round, person, path, entry in self._by_round(value, "topic_choice"):
            self._is_known_person(person, path)
            topics = [self.check.text(one, where) for where, one in self.check.entries(entry, path)]
            if topics:
                choices.setdefault(round.id, {})[person] = tuple(dict.fromkeys(topics))
        return choices

    def frozen(self, value: Any) -> Seated:
        seated: Seated = {}
        for round, table, path, entry in self._by_round(value, "frozen"):
            if table not in {one.id for one in round.tables}:
                self.check.fault(path, f'There is no table "{table}" in round "{round.id}".')
            people = self._people(entry, path)
            for person in people:
                self._is_present(person, round, path)
            self._sit(seated, round.id, table, people, path)
        return seated

    def locked(self, value: Any, frozen: Seated) -> dict[str, dict[str, str]]:
        locked: dict[str, dict[str, str]] = {}
        for round, person, path, entry in self._by_round(value, "locked"):
            table = self.check.text(entry, path)
            if not (self._is_known_person(person, path) and table):
                continue
            self._is_present(person, round, path)
            if table not in {one.id for one in round.tables}:
                self.check.fault(path, f'There is no table "{table}" in round "{round.id}".')
            kept = frozen.get(round.id, {})
            at = next((name for name, people in kept.items() if person in people), None)
            if table != at and (at is not None or table in kept):
                self.check.fault(path, "The frozen tables of the round say otherwise.")
            locked.setdefault(round.id, {})[person] = table
        return locked

    def base(self, value: Any) -> Seated:
        """The plan that was. Whoever and whatever has gone since is no fault."""
        seated: Seated = {}
        for name, path, entry in self.check.items(value, "base"):
            for table, where, people in self.check.items(entry, path):
                named = [self.check.text(one, at) for at, one in self.check.entries(people, where)]
                here = [one for one in named if one in self.people]
                if name in self.rounds:
                    self._sit(seated, name, table, here, where)
        return seated

    def _sit(self, seated: Seated, round: str, table: str, people: list[str], path: str) -> None:
        taken = {one for others in seated.get(round, {}).values() for one in others}
        for place, person in enumerate(people):
            if person in taken or person in people[:place]:
                self.check.fault(path, f'"{person}" has more than one seat in round "{round}".')
        seated.setdefault(round, {})[table] = tuple(people)

    def _by_round(self, value: Any, path: str) -> Iterator[tuple[SeatingRound, str, str, Any]]:
        """Round, key, path and value of each entry in an object of objects by round."""
        for name, where, entry in self.check.items(value, path):
            if name not in self.rounds:
                self.check.fault(where, f'There is no round "{name}".')
                continue
            for key, inner, found in self.check.items(entry, where):
                yield self.rounds[name], key, inner, found

    def _people(self, value: Any, path: str) -> list[str]:
        named = [(self.check.text(one, at), at) for at, one in self.check.entries(value, path)]
        return [person for person, at in named if person and self._is_known_person(person, at)]

    def _is_known_person(self, person: str, path: str) -> bool:
        if person not in self.people:
            self.check.fault(path, f'There is no participant "{person}".')
        return person in self.people

    def _is_present(self, person: str, round: SeatingRound, path: str) -> None:
        if person in self.people and round.id in self.people[person].absent_rounds:
            self.check.fault(path, f'"{person}" is away in round "{round.id}".')
