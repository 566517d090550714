"""A problem as the file that `samspill seat` reads, in one order whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from samspill.pure.seating.problem import Person, Problem, SeatingTable, Seats


def problem_as_dict(problem: Problem) -> dict[str, Any]:
    """The problem in the names of the file, every key written; people and rules in order of id.

    `read_problem` reads it back as the same problem, but for that order.
    """
    return {
        "participants": [_person(one) for one in sorted(problem.people, key=lambda one: one.id)],
        "attributes": {
            name: {"weight": attribute.weight, "no_solo": sorted(attribute.no_solo)}
            for name, attribute in problem.attributes.items()
        },
        "rounds": [
            {
                "id": round.id,
                "tables": [_table(one) for one in sorted(round.tables, key=lambda one: one.id)],
            }
            for round in problem.rounds
        ],
        "hosts": dict(problem.hosts),
        "keep_together": sorted(sorted(group) for group in problem.together),
        "keep_apart": sorted(sorted(pair) for pair in problem.apart),
        "topic_choice": _by_round(
            {
                round: {who: sorted(topics) for who, topics in choices.items() if topics}
                for round, choices in problem.topic_choice.items()
            }
        ),
        "frozen": _seats(problem.frozen),
        "locked": _by_round(problem.locked),
        "base": _seats(problem.base),
        "mode": str(problem.mode),
    }


def fingerprint(problem: Problem) -> str:
    """SHA-256, in hexadecimal, of the problem: the same for any order of people and rules.

    Whoever knows the rest of a problem could try out its secrets on it: for the planner only.
    """
    text = json.dumps(problem_as_dict(problem), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "attrs": dict(person.attributes),
        "needs_accessible": person.needs_step_free,
        "absent_rounds": sorted(person.absent_rounds),
    }


def _table(table: SeatingTable) -> dict[str, Any]:
    topic = {} if table.topic is None else {"topic": table.topic}
    return {
        "id": table.id,
        "capacity": table.capacity,
        "min": table.minimum,
        "accessible": table.is_step_free,
        **topic,
    }


def _seats(rounds: Mapping[str, Seats]) -> dict[str, dict[str, Any]]:
    return _by_round(
        {
            round: {table: sorted(people) for table, people in seats.items()}
            for round, seats in rounds.items()
        }
    )


def _by_round(rounds: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Without rounds of which nothing is said."""
    return {round: dict(facts) for round, facts in rounds.items() if facts}
