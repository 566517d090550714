"""A plan looked up for one round, so that the cost of any change there is told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from samspill.pure.seating.balance import excess_at, excess_in_round, values_of
from samspill.pure.seating.broken import BrokenRule, RuleKind, Tables, broken_in_round
from samspill.pure.seating.problem import PersonId, Plan, Problem, RoundId, TableId

Pair = frozenset[PersonId]


@dataclass(frozen=True)
class Change:
    before: int
    after: int


@dataclass(frozen=True)
class Again:
    """Two who will share a table once more, and the last time they do otherwise."""

    first: PersonId
    second: PersonId
    round: RoundId
    table: TableId


@dataclass(frozen=True)
class MoveCost:
    """What a move or an exchange does to the plan.

    repeated_pairs  pairs that share a table more than once
    co_meetings     excess co-meetings more than before (fewer: negative)
    new_repeats     who will meet again because of it; the one who moves stands first
    fewest_met      how many the person who meets fewest meets
    sizes           people at the tables it touches
    excess          people too many or too few at the tables of the round, over all attributes
    weighted        the same more than before, by the attributes' weights
    broken          hard rules that are broken in the round afterwards
    newly_broken    those of them that were kept before
    """

    repeated_pairs: Change
    co_meetings: int
    new_repeats: tuple[Again, ...]
    fewest_met: Change
    sizes: Mapping[TableId, Change]
    excess: Change
    weighted: float
    broken: tuple[BrokenRule, ...]
    newly_broken: tuple[BrokenRule, ...]

    @property
    def costs_nothing(self) -> bool:
        """No figure is worse, and no rule is broken that was kept."""
        return (
            self.co_meetings <= 0
            and self.fewest_met.after >= self.fewest_met.before
            and self.weighted <= 0
            and not self.newly_broken
        )


@dataclass(frozen=True)
class Delta:
    """What a change of seats does to the figures, but for the rules."""

    tables: Tables
    touched: tuple[TableId, ...]
    gone: frozenset[Pair]
    new: frozenset[Pair]
    fewest: int
    excess: int
    weighted: float
    co_meetings: int

    @property
    def rank(self) -> tuple[int, int, float]:
        return self.co_meetings, -self.fewest, self.weighted


class Standing:
    """A plan looked up for one round: who has met whom, where and how often."""

    def __init__(self, problem: Problem, plan: Plan, round_id: RoundId) -> None:
        self.problem = problem
        self.plan = plan
        names = {round.id: place for place, round in enumerate(problem.rounds)}
        self.place = names[round_id]
        self.round = problem.rounds[self.place]
        self.tables: Tables = plan.rounds[self.place]
        self.table_of = {one: at for at, people in self.tables.items() for one in people}

    @cached_property
    def met_at(self) -> dict[Pair, list[tuple[int, TableId]]]:
        """Pair -> place of each round they share a table in, and which."""
        found: dict[Pair, list[tuple[int, TableId]]] = {}
        for place, tables in enumerate(self.plan.rounds):
            for table, people in tables.items():
                for pair in combinations(people, 2):
                    found.setdefault(frozenset(pair), []).append((place, table))
        return found

    @cached_property
    def met(self) -> list[tuple[int, PersonId]]:
        """How many others each person meets, fewest first, for those who come at all."""
        counts = Counter(person for pair in self.met_at for person in pair)
        rounds = {round.id for round in self.problem.rounds}
        come = [one.id for one in self.problem.people if not rounds <= one.absent_rounds]
        return sorted((counts[person], person) for person in come)

    @cached_property
    def excess(self) -> list[int]:
        """Of each attribute in this round, in the problem's order."""
        tables = list(self.tables.values())
        return [excess_in_round(values, tables) for values in self.values]

    @cached_property
    def values(self) -> list[Mapping[PersonId, str]]:
        return [values_of(self.problem, name) for name in self.problem.attributes]

    @cached_property
    def in_room(self) -> list[Counter[str]]:
        here = list(self.table_of)
        return [Counter(values[one] for one in here if one in values) for values in self.values]

    def after_move(self, person: PersonId, to_table: TableId) -> Tables:
        stay = {at: tuple(one for one in who if one != person) for at, who in self.tables.items()}
        return {**stay, to_table: (*stay.get(to_table, ()), person)}

    def after_swap(self, person: PersonId, other: PersonId) -> Tables:
        turn = {person: other, other: person}
        changed = {self.table_of[person], self.table_of[other]}
        return {
            at: tuple(turn.get(one, one) for one in who) if at in changed else who
            for at, who in self.tables.items()
        }

    def plan_with(self, tables: Tables) -> Plan:
        order = {person.id: place for place, person in enumerate(self.problem.people)}
        seats = {
            at: tuple(sorted(who, key=lambda one: order.get(one, len(order))))
            for at, who in tables.items()
        }
        rounds = [*self.plan.rounds]
        rounds[self.place] = seats
        return replace(self.plan, rounds=tuple(rounds))

    def best_swap(
        self, person: PersonId, others: Iterable[PersonId]
    ) -> tuple[PersonId, MoveCost] | None:
        here = self.table_of.get(person)
        apart = [one for one in others if self.table_of[one] != here] if here is not None else []
        deltas = [(self.delta(self.after_swap(person, one)), one) for one in apart]
        for delta, other in sorted(deltas, key=lambda each: (each[0].rank, each[1])):
            if not self._newly_broken(delta.tables):
                return other, self.cost(delta, person)
        return None

    def delta(self, tables: Tables) -> Delta:
        touched = tuple(at for at, who in tables.items() if who != self.tables.get(at, ()))
        before = self._pairs(self.tables, touched)
        after = self._pairs(tables, touched)
        gone, new = before - after, after - before
        excess = self._excess_after(tables, touched)
        weights = [attribute.weight for attribute in self.problem.attributes.values()]
        change = zip(weights, excess, self.excess, strict=True)
        return Delta(
            tables,
            touched,
            gone,
            new,
            self._fewest_after(gone, new),
            sum(excess),
            sum(weight * (later - now) for weight, later, now in change),
            sum(self._times(pair) for pair in new) - sum(self._times(pair) - 1 for pair in gone),
        )

    def cost(self, delta: Delta, person: PersonId) -> MoveCost:
        repeated = sum(len(met) > 1 for met in self.met_at.values())
        fewer = sum(self._times(pair) == 2 for pair in delta.gone)
        more = sum(self._times(pair) == 1 for pair in delta.new)
        sizes = {
            at: Change(len(self.tables.get(at, ())), len(delta.tables[at])) for at in delta.touched
        }
        return MoveCost(
            repeated_pairs=Change(repeated, repeated - fewer + more),
            co_meetings=delta.co_meetings,
            new_repeats=self._again(delta.new, person),
            fewest_met=Change(self.met[0][0] if self.met else 0, delta.fewest),
            sizes=sizes,
            excess=Change(sum(self.excess), delta.excess),
            weighted=delta.weighted,
            broken=tuple(broken_in_round(self.problem, self.round, [delta.tables])),
            newly_broken=tuple(self._newly_broken(delta.tables)),
        )

    def _times(self, pair: Pair) -> int:
        return len(self.met_at.get(pair, ()))

    @staticmethod
    def _pairs(tables: Tables, touched: Sequence[TableId]) -> frozenset[Pair]:
        return frozenset(
            frozenset(pair) for at in touched for pair in combinations(tables.get(at, ()), 2)
        )

    def _fewest_after(self, gone: frozenset[Pair], new: frozenset[Pair]) -> int:
        change: Counter[PersonId] = Counter()
        for pair in gone:
            change.subtract(pair if self._times(pair) == 1 else ())
        for pair in new:
            change.update(pair if self._times(pair) == 0 else ())
        fewest = next((met for met, person in self.met if not change[person]), None)
        counts = [met + change[person] for met, person in self.met if change[person]]
        return min([*counts, fewest] if fewest is not None else counts, default=0)

    def _excess_after(self, tables: Tables, touched: Sequence[TableId]) -> list[int]:
        people = len(self.table_of)
        if sum(len(who) for who in tables.values()) != people:  # one more in the room
            return [excess_in_round(values, list(tables.values())) for values in self.values]
        found = []
        for values, in_room, excess in zip(self.values, self.in_room, self.excess, strict=True):
            for at in touched:
                excess += excess_at(values, in_room, people, tables[at])
                excess -= excess_at(values, in_room, people, self.tables.get(at, ()))
            found.append(excess)
        return found

    def _again(self, new: frozenset[Pair], person: PersonId) -> tuple[Again, ...]:
        found = []
        for pair in new:
            if self._times(pair):
                first, second = sorted(pair, key=lambda one: (one != person, one))
                place, table = self.met_at[pair][-1]
                found.append(Again(first, second, self.problem.rounds[place].id, table))
        return tuple(sorted(found, key=lambda one: (one.first != person, one.first, one.second)))

    def _newly_broken(self, tables: Tables) -> list[BrokenRule]:
        """What is broken now and was not; a table that is too big or small may be so still."""
        before = {_rule(one): one for one in self.broken}
        now = broken_in_round(self.problem, self.round, [tables])
        return [one for one in now if _is_worse(one, before.get(_rule(one)))]

    @cached_property
    def broken(self) -> list[BrokenRule]:
        return broken_in_round(self.problem, self.round, [self.tables])


def _rule(broken: BrokenRule) -> tuple[object, ...]:
    """The rule itself: of a table's size, whoever sits there."""
    is_size = broken.kind in (RuleKind.CAPACITY, RuleKind.MINIMUM)
    return broken.kind, broken.table, broken.limit, () if is_size else broken.who


def _is_worse(now: BrokenRule, before: BrokenRule | None) -> bool:
    if before is None:
        return True
    more = len(now.who) - len(before.who)
    return (more > 0 and now.kind == RuleKind.CAPACITY) or (
        more < 0 and now.kind == RuleKind.MINIMUM
    )
