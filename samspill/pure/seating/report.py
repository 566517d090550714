"""What a plan gives, against what can be had: counted from the plan itself, whoever made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from samspill.pure.seating.balance import Balance, balances
from samspill.pure.seating.bounds import Bounds, Sizes, bounds, bounds_for_any_sizes
from samspill.pure.seating.broken import BrokenRule, RuleKind, broken_rules, count_rules
from samspill.pure.seating.canonical import fingerprint
from samspill.pure.seating.meetings import (
    Meetings,
    bounds_of_fixed_groups,
    count_meetings,
    times_met,
)
from samspill.pure.seating.problem import Mode, PersonId, Plan, Problem
from samspill.pure.seating.sentences import LANGUAGES, sentence


@dataclass(frozen=True)
class Report:
    """The quality of one plan.

    tables              tables of the round that has most of them in use
    best                the bounds for the table sizes used, from every rule
    best_seen           the same from the rules that anyone may know: without who must be kept
                        apart and who needs a step-free table. Only this may be published.
    best_of_any_sizes   most distinct pairs for any sizes; None if no sizes hold everyone
    people_met          [n] how many others each person meets, in the problem's order
    fewest_met_by       those who meet fewest
    throughout          places in the problem's order of those present in every round
    fewest_throughout   fewest met among those; None if there are none
    is_same_for_all     everyone counted in `fewest_throughout` meets that many
    no_table_twice      nobody comes back to a table
    rules               kind -> (how many stand, how many are broken)
    moved_seats         seats that differ from the plan it started from, and whose they are
    """

    mode: Mode
    people: int
    tables: int
    rounds: int
    table_sizes: tuple[tuple[int, ...], ...]
    meetings: Meetings
    best: Bounds
    best_seen: Bounds
    best_of_any_sizes: int | None
    people_met: Mapping[PersonId, int]
    fewest_met: int
    fewest_met_by: tuple[PersonId, ...]
    throughout: tuple[int, ...]
    fewest_throughout: int | None
    is_same_for_all: bool
    no_table_twice: bool
    balances: tuple[Balance, ...]
    rules: Mapping[RuleKind, tuple[int, int]]
    broken: tuple[BrokenRule, ...]
    moved_seats: int
    moved_people: tuple[PersonId, ...]
    has_base: bool
    seed: int
    iterations: int
    was_cut: bool
    problem_sha256: str

    @property
    def repeats(self) -> int:
        """Times two meet who have met before."""
        return self.meetings.seats - self.meetings.distinct

    @property
    def to_put_right(self) -> tuple[BrokenRule, ...]:
        """The rules broken where something can still be done."""
        return tuple(one for one in self.broken if not one.is_held)

    @property
    def is_proven_best(self) -> bool:
        """No plan with these table sizes lets more pairs meet."""
        return self.meetings.distinct >= self.best.distinct and not self.to_put_right

    @property
    def is_everyone_throughout(self) -> bool:
        return len(self.throughout) == self.people

    def is_fair(self, best: Bounds) -> bool:
        """By `best`, no plan lets the one who meets fewest meet more.

        Where some are away at times, of those who are there in every round.
        """
        if self.fewest_throughout is None or self.is_everyone_throughout:
            return self.fewest_met >= best.fewest_met
        each = min(best.met_by_person[place] for place in self.throughout)
        return self.fewest_throughout >= min(each, 2 * best.distinct // len(self.throughout))

    def as_dict(self) -> dict[str, Any]:
        """The `quality` of a plan that may be published.

        Nothing in it says who must be kept apart, who needs a step-free table, or how many.
        """
        seen, meetings = self.best_seen, self.meetings
        return {
            "sentence": {language: sentence(self, language) for language in LANGUAGES},
            "people": self.people,
            "tables": self.tables,
            "rounds": self.rounds,
            "table_sizes": [list(sizes) for sizes in self.table_sizes],
            "distinct_pairs": meetings.distinct,
            "distinct_pairs_bound": seen.distinct,
            "is_proven_best": meetings.distinct >= seen.distinct and not self.to_put_right,
            "pair_seats": meetings.seats,
            "repeats": self.repeats,
            "repeats_bound": seen.repeats,
            "repeated_pairs": meetings.repeated,
            "excess_co_meetings": meetings.excess,
            "excess_co_meetings_bound": seen.excess_co_meetings,
            "most_times_a_pair": meetings.most,
            "fewest_met": self.fewest_met,
            "fewest_met_bound": seen.fewest_met,
            "fewest_met_by": list(self.fewest_met_by),
            "mean_met": round(2 * meetings.distinct / self.people, 3) if self.people else 0.0,
            "attributes": {one.name: balance_as_dict(one) for one in self.balances},
            "attribute_excess": sum(one.excess for one in self.balances),
            "attribute_excess_weighted": sum(one.weight * one.excess for one in self.balances),
            "rules_checked": [str(kind) for kind in RuleKind],
            "rules_broken": len(self.to_put_right),
            "moved_seats": self.moved_seats,
            "moved_people": len(self.moved_people),
            "seed": self.seed,
            "iterations": self.iterations,
            "was_cut": self.was_cut,
        }


def balance_as_dict(balance: Balance) -> dict[str, Any]:
    """One attribute in PLAN.json; its excess is at least 0 (docs/algorithms.md, B6)."""
    return {
        "weight": balance.weight,
        "excess": balance.excess,
        "excess_bound": 0,
        "solos": balance.solos,
        "solos_bound": balance.solos_forced,
    }


def report(problem: Problem, plan: Plan) -> Report:
    """Everything that can be said of `plan`, in the problem's own order."""
    sizes = [{table: len(who) for table, who in tables.items()} for tables in plan.rounds]
    times = times_met(problem, plan)
    meetings = count_meetings(times)
    if problem.mode == Mode.ROTATE:
        best = best_seen = bounds_of_fixed_groups(problem, times)
    else:
        best, best_seen = _bounds(problem, sizes)
    any_sizes = bounds_for_any_sizes(problem)
    broken = tuple(broken_rules(problem, plan))
    moved = list(_moved(problem, plan))
    return Report(
        mode=problem.mode,
        tables=max((sum(size > 0 for size in one.values()) for one in sizes), default=0),
        rounds=len(plan.rounds),
        table_sizes=tuple(tuple(one.values()) for one in sizes),
        meetings=meetings,
        best=best,
        best_seen=best_seen,
        best_of_any_sizes=any_sizes.distinct if any_sizes else None,
        **_people(problem, meetings),
        no_table_twice=_no_table_twice(plan),
        balances=tuple(balances(problem, plan)),
        rules={
            kind: (count, sum(one.kind == kind for one in broken))
            for kind, count in count_rules(problem).items()
        },
        broken=broken,
        moved_seats=len(moved),
        moved_people=tuple(dict.fromkeys(moved)),
        has_base=bool(problem.base),
        seed=plan.seed,
        iterations=plan.iterations,
        was_cut=plan.was_cut,
        problem_sha256=fingerprint(problem),
    )


def without_secrets(problem: Problem) -> Problem:
    """The problem as anyone may know it: nobody kept apart, nobody in need of a step-free table."""
    people = tuple(replace(person, needs_step_free=False) for person in problem.people)
    return replace(problem, people=people, apart=())


def _bounds(problem: Problem, sizes: Sizes) -> tuple[Bounds, Bounds]:
    """From every rule, and from those that anyone may know."""
    padded = [*sizes, *({} for _ in problem.rounds[len(sizes) :])]
    best = bounds(problem, padded)
    seen = without_secrets(problem)
    return best, best if seen == problem else bounds(seen, padded)


def _people(problem: Problem, meetings: Meetings) -> dict[str, Any]:
    """The figures of persons. Whoever is away in every round is not counted."""
    rounds = {round.id for round in problem.rounds}
    comes = {
        person.id: met
        for person, met in zip(problem.people, meetings.met, strict=True)
        if not rounds <= person.absent_rounds
    }
    throughout = tuple(
        place
        for place, person in enumerate(problem.people)
        if rounds and not rounds & person.absent_rounds
    )
    met = [meetings.met[place] for place in throughout]
    fewest = min(comes.values(), default=0)
    return {
        "people": len(comes),
        "people_met": comes,
        "fewest_met": fewest,
        "fewest_met_by": tuple(one for one, met in comes.items() if met == fewest),
        "throughout": throughout,
        "fewest_throughout": min(met, default=None),
        "is_same_for_all": len(set(met)) == 1,
    }


def _moved(problem: Problem, plan: Plan) -> list[PersonId]:
    """Whoever sits elsewhere than in the plan it started from, once a round."""
    found = []
    for round, tables in zip(problem.rounds, plan.rounds, strict=False):
        before = {one: at for at, who in problem.base.get(round.id, {}).items() for one in who}
        found += [one for at, who in tables.items() for one in who if before.get(one, at) != at]
    return found


def _no_table_twice(plan: Plan) -> bool:
    seats = [(one, at) for tables in plan.rounds for at, who in tables.items() for one in who]
    return len(seats) == len(set(seats))
