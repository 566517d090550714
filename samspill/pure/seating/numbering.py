"""Numbers for the people, tables and features of a problem, and names again for what was found."""

from __future__ import annotations

from dataclasses import dataclass

from samspill.pure.seating.kernels import Integers
from samspill.pure.seating.problem import PersonId, Problem, SeatingRound, TableId


@dataclass(frozen=True)
class Instance:
    """Numbers for the names of a problem, the same whatever order the problem tells them in.

    people     by number
    tables     [rounds] by number
    features   attribute and value by number
    """

    problem: Problem
    people: tuple[PersonId, ...]
    tables: tuple[tuple[TableId, ...], ...]
    features: tuple[tuple[str, str], ...]
    is_held: tuple[bool, ...]  # rounds that are frozen altogether

    def seating(self, seat: Integers) -> tuple[dict[TableId, tuple[PersonId, ...]], ...]:
        """Who sits where, tables in the problem's order, people by name. `seat` is State.seat."""
        rounds = []
        for number, round in enumerate(self.problem.rounds):
            at: dict[TableId, list[PersonId]] = {table.id: [] for table in round.tables}
            for person, table in enumerate(seat[number]):
                if table >= 0:
                    at[self.tables[number][table]].append(self.people[person])
            rounds.append({table: tuple(who) for table, who in at.items()})
        return tuple(rounds)


def numbered(problem: Problem) -> Instance:
    """Number everything, by name."""
    return Instance(
        problem,
        people=tuple(sorted(person.id for person in problem.people)),
        tables=tuple(tuple(sorted(t.id for t in round.tables)) for round in problem.rounds),
        features=tuple(
            sorted(
                {
                    (name, person.attributes[name])
                    for person in problem.people
                    for name in problem.attributes
                    if name in person.attributes
                }
            )
        ),
        is_held=tuple(_is_held(problem, round) for round in problem.rounds),
    )


def _is_held(problem: Problem, round: SeatingRound) -> bool:
    kept = {who for people in problem.frozen.get(round.id, {}).values() for who in people}
    return bool(kept) and all(person.id in kept for person in problem.present(round))


def blocks_in(problem: Problem, round: SeatingRound) -> list[tuple[PersonId, ...]]:
    """The groups kept together in one round, of two or more who are present, by name."""
    present = {person.id for person in problem.present(round)}
    group_of: dict[PersonId, set[PersonId]] = {}
    for together in problem.together:
        joined = {who for who in together if who in present}
        for who in tuple(joined):
            joined |= group_of.get(who, set())
        for who in joined:
            group_of[who] = joined
    return sorted({tuple(sorted(group)) for group in group_of.values() if len(group) > 1})
