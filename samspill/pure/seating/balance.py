"""How evenly an attribute is spread over the tables, and who is the only one of a kind there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from samspill.pure.seating.problem import PersonId, Plan, Problem

Values: TypeAlias = Mapping[PersonId, str]  # of one attribute, for those who have told it


@dataclass(frozen=True)
class Balance:
    """One attribute over a whole plan.

    excess        people too many or too few: each value's count at each table against its share
                  of the room, rounded down and up. 0 can be had for any one attribute alone.
    solos         times somebody is the only one at a table with a value that should not be alone
    solos_forced  times that cannot be helped: only one in the room has the value
    """

    name: str
    weight: float
    excess: int
    solos: int
    solos_forced: int


def balances(problem: Problem, plan: Plan) -> list[Balance]:
    """Every attribute of the problem, in its order."""
    found = []
    for name, attribute in problem.attributes.items():
        values = values_of(problem, name)
        tables = [list(round.values()) for round in plan.rounds]
        excess = sum(excess_in_round(values, round) for round in tables)
        solos = forced = 0
        for round in tables:
            in_room = Counter(values[one] for table in round for one in table if one in values)
            forced += sum(in_room[value] == 1 for value in attribute.no_solo)
            solos += sum(solos_at(values, attribute.no_solo, table) for table in round)
        found.append(Balance(name, attribute.weight, excess, solos, forced))
    return found


def values_of(problem: Problem, attribute: str) -> Values:
    """Person -> value, without those who have not told it."""
    return {
        person.id: person.attributes[attribute]
        for person in problem.people
        if attribute in person.attributes
    }


def excess_in_round(values: Values, tables: Sequence[Sequence[PersonId]]) -> int:
    """People too many or too few at the tables of one round, over all values."""
    people = sum(len(table) for table in tables)
    in_room = Counter(values[one] for table in tables for one in table if one in values)
    return sum(excess_at(values, in_room, people, table) for table in tables)


def excess_at(
    values: Values, in_room: Mapping[str, int], people: int, table: Sequence[PersonId]
) -> int:
    """The same for one table.

    in_room  value -> how many in the room have it
    people   how many are in the room
    """
    here = Counter(values[one] for one in table if one in values)
    excess = 0
    for value, count in in_room.items():
        least, over = divmod(count * len(table), people)
        most = least + (over > 0)
        excess += max(0, here[value] - most, least - here[value])
    return excess


def solos_at(values: Values, no_solo: frozenset[str], table: Sequence[PersonId]) -> int:
    """How many of the values that should not be alone have just one person at the table."""
    here = Counter(values[one] for one in table if one in values)
    return sum(here[value] == 1 for value in no_solo)
