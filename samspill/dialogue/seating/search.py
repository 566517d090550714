"""The way to the seating search and its report. What they need is loaded when they are asked for,
so that pages stay light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.utils import translation

from samspill.dialogue.models import Spread
from samspill.pure.seating.broken import BrokenRule, broken_rules
from samspill.pure.seating.problem import Favour, PersonId, Plan, Problem, RoundId, TableId
from samspill.pure.seating.wording import Names

Told = Callable[[float], None]


def search(problem: Problem, *, seed: int, favour: str, on_progress: Told | None = None) -> Plan:
    """The best plan that is found.

    on_progress   is told how much is done, 0 to 1
    Raises        InfeasibleError when the rules contradict each other; UndecidedError (placing).
    """
    from samspill.pure.seating.search import seat

    return seat(problem, seed=seed, favour=Favour(favour), on_progress=on_progress)


def repair(problem: Problem, *, seed: int) -> Plan:
    """A plan close to problem.base.

    Raises    InfeasibleError when the rules contradict each other; UndecidedError (placing).
    """
    from samspill.pure.seating import repair as repairing

    return repairing.repair(problem, seed=seed)


def figures(problem: Problem, plan: Plan) -> tuple[dict[str, Any], dict[str, Any]]:
    """The plan's figures and sentences: those that may be published, and the planner's."""
    from samspill.pure.seating.report import report
    from samspill.pure.seating.sentences import LANGUAGES, facts, headline, lead

    told = report(problem, plan)
    published = {key: value for key, value in told.as_dict().items() if key != "fewest_met_by"}
    published["headline"] = {one: headline(told, one) for one in LANGUAGES}
    published["lead"] = {one: lead(told, one) for one in LANGUAGES}
    planner = {
        "headline": {one: headline(told, one, for_planner=True) for one in LANGUAGES},
        "lead": {one: lead(told, one, for_planner=True) for one in LANGUAGES},
        "facts": {one: facts(told, one, _attribute_names(one)) for one in LANGUAGES},
        "rules_broken": len(told.to_put_right),
        "distinct_pairs": told.meetings.distinct,
        "distinct_pairs_bound": told.best.distinct,
        "rules": {str(kind): list(counts) for kind, counts in told.rules.items()},
        "fewest_met_by": list(told.fewest_met_by),
        "moved_seats": told.moved_seats,
        "moved_people": list(told.moved_people),
        "problem_sha256": told.problem_sha256,
    }
    return published, planner


def _attribute_names(language: str) -> Names:
    with translation.override(language):
        labels = {one.value: str(one.label) for one in Spread}
    return Names(attribute=lambda name: labels.get(name, name))


def is_undecided(error: Exception) -> bool:
    """The search gave up without a plan and without a proof that there is none."""
    from samspill.pure.seating.placing import UndecidedError

    return isinstance(error, UndecidedError)


def moved(problem: Problem, plan: Plan, round: RoundId, places: Mapping[PersonId, TableId]) -> Plan:
    """The same plan with some people at other tables in one round."""
    rounds = list(plan.rounds)
    place = [one.id for one in problem.rounds].index(round)
    seats = {
        table: tuple(one for one in people if one not in places)
        for table, people in rounds[place].items()
    }
    for person, table in places.items():
        seats[table] = (*seats.get(table, ()), person)
    rounds[place] = seats
    return replace(plan, rounds=tuple(rounds))


def new_breaches(problem: Problem, before: Plan, after: Plan) -> list[BrokenRule]:
    """Hard rules that `after` breaks and `before` did not break as much."""
    known = {
        (one.kind, one.round, one.table): len(one.who) for one in broken_rules(problem, before)
    }
    return [
        one
        for one in broken_rules(problem, after)
        if known.get((one.kind, one.round, one.table), 0) < len(one.who)
    ]
