"""PLAN.json: the plan as anyone may see it, the planner's own account, and why there is none."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samspill.pure.seating.broken import BrokenRule
from samspill.pure.seating.problem import Plan, Problem, Reason
from samspill.pure.seating.reason_sentences import broken_sentence, reason_sentence
from samspill.pure.seating.report import Report, report
from samspill.pure.seating.sentences import facts, sentence
from samspill.pure.seating.wording import LANGUAGES


def published(problem: Problem, plan: Plan, made: Report | None = None) -> dict[str, Any]:
    """The plan and its quality, from which no reason for a seat can be read.

    made  its report, if there is one already
    """
    made = made or report(problem, plan)
    return {"rounds": _rounds(plan), "quality": made.as_dict()}


def for_planner(problem: Problem, plan: Plan, made: Report | None = None) -> dict[str, Any]:
    """All that is known of the plan: each person against their own bound, each rule, each breach."""
    made = made or report(problem, plan)
    most = dict(zip((one.id for one in problem.people), made.best.met_by_person, strict=True))
    return {
        "sentence": {one: sentence(made, one, for_planner=True) for one in LANGUAGES},
        "facts": {one: facts(made, one) for one in LANGUAGES},
        "quality": made.as_dict(),
        "distinct_pairs_bound": made.best.distinct,
        "distinct_pairs_bound_binds": str(made.best.binds),
        "distinct_pairs_bound_any_sizes": made.best_of_any_sizes,
        "pairs_that_can_meet": made.best.possible,
        "repeats_bound": made.best.repeats,
        "excess_co_meetings_bound": made.best.excess_co_meetings,
        "fewest_met_bound": made.best.fewest_met,
        "is_proven_best": made.is_proven_best,
        "people": {
            person: {"met": met, "bound": most[person]} for person, met in made.people_met.items()
        },
        "rules": {
            str(kind): {"count": count, "broken": broken}
            for kind, (count, broken) in made.rules.items()
        },
        "broken": [_broken(one) for one in made.broken],
        "tables": _composition(problem, plan),
        "moved_people": list(made.moved_people),
        "problem_sha256": made.problem_sha256,
    }


def infeasible(reasons: Sequence[Reason]) -> dict[str, Any]:
    """Why there is no plan."""
    return {"infeasible": True, "reasons": [_reason(one) for one in reasons]}


def write(document: dict[str, Any], path: Path) -> None:
    """Write JSON so that whoever reads `path` finds all of it, or what was there before.

    Raises  OSError
    """
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    path = path.resolve()
    if path.exists() and not path.is_file():  # a device or a pipe is not to be put aside
        path.write_text(text, encoding="utf-8")
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _rounds(plan: Plan) -> list[dict[str, list[str]]]:
    return [{table: list(people) for table, people in tables.items()} for tables in plan.rounds]


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "type": str(reason.type),
        "who": list(reason.who),
        "round": reason.round,
        "tables": list(reason.tables),
        "rules": [list(fact) for fact in reason.rules],
        "sentence": {one: reason_sentence(reason, one) for one in LANGUAGES},
    }


def _broken(rule: BrokenRule) -> dict[str, Any]:
    return {
        "type": str(rule.kind),
        "round": rule.round,
        "who": list(rule.who),
        "table": rule.table,
        "is_held": rule.is_held,
        "sentence": {one: broken_sentence(rule, one) for one in LANGUAGES},
    }


def _composition(problem: Problem, plan: Plan) -> list[dict[str, dict[str, dict[str, int]]]]:
    """[rounds] table -> attribute -> value -> how many have it."""
    told = {person.id: person.attributes for person in problem.people}
    return [
        {
            table: {name: _counts(told, name, people) for name in problem.attributes}
            for table, people in tables.items()
        }
        for tables in plan.rounds
    ]


def _counts(told: dict[str, Any], name: str, people: Sequence[str]) -> dict[str, int]:
    values = [told[one][name] for one in people if name in told.get(one, {})]
    return {value: values.count(value) for value in sorted(set(values))}
