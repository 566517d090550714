from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.insight.models import Finding, Theme
from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy, policy_of
from samspill.policy.actions.passages import lay_chapter, lay_first, leave_place, write_passage
from samspill.policy.actions.threads import link, open_again
from samspill.policy.errors import AdoptedMeasureError, NoContributionError
from samspill.policy.models import Chapter, Goal, Measure, Policy, Remark


class MeasureFacts(TypedDict, total=False):
    """What may be told of a measure beside its text. Sums are NOK."""

    text: str
    rationale: str
    responsible_unit: str
    responsible_role: str
    partner: str
    starts_on: date | None
    deadline: date | None
    cost_once: Decimal | None
    cost_yearly: Decimal | None
    funding: str
    indicator: str
    baseline: str
    target: str


@transaction.atomic
def write_chapter(
    policy: Policy, *, key: str, heading: str, body: str, by: User | None = None
) -> Chapter:
    """Write a chapter anew; one whose key is not in the draft comes last.

    body      plain text: an empty line between paragraphs, "- " before the points of a list
    Raises    AdoptedError.
    """
    locked_policy(policy)
    last = policy.chapters.aggregate(last=Max("sort_order"))["last"] or 0
    chapter, _is_new = Chapter.objects.update_or_create(
        policy=policy,
        key=key,
        defaults={"heading": heading},
        create_defaults={"heading": heading, "sort_order": last + 10},
    )
    lay_chapter(chapter, body, by=by)
    _record(chapter, policy, "policy.chapter_written", by)
    return chapter


@transaction.atomic
def add_goal(
    policy: Policy, *, text: str, theme: Theme | None = None, by: User | None = None
) -> Goal:
    """A new goal after the others. Raises AdoptedError."""
    locked_policy(policy)
    last = policy.goals.aggregate(last=Max("number"))["last"] or 0
    goal = Goal.objects.create(policy=policy, number=last + 1, text=text, theme=theme)
    lay_first((), [goal], (), by=by)
    _record(goal, policy, "policy.goal_added", by)
    return goal


def change_goal(
    goal: Goal,
    *,
    text: str,
    seen: int | None = None,
    by: User | None = None,
    because_of: Remark | None = None,
) -> Goal:
    """Write a goal anew; what may stand in the way: `write_passage`."""
    write_passage(goal.passage, text=text, seen=seen, by=by, because_of=because_of)
    goal.refresh_from_db()
    return goal


@transaction.atomic
def add_measure(
    goal: Goal,
    *,
    contributions: Sequence[Contribution],
    findings: Sequence[Finding] = (),
    by: User | None = None,
    **facts: Unpack[MeasureFacts],
) -> Measure:
    """A new measure under a goal, with the contributions behind it; they are taken in.

    Without any it needs a rationale: the reader shall know who wants it.
    Raises    NoContributionError, AdoptedError, NotStandingError.
    """
    policy = locked_policy(goal.policy)
    if not contributions and not facts.get("rationale", "").strip():
        raise NoContributionError
    last = goal.measures.aggregate(last=Max("number"))["last"] or 0
    measure = Measure.objects.create(goal=goal, number=last + 1, **facts)
    lay_first((), (), [measure], by=by)
    measure.findings.set(findings)
    for contribution in contributions:
        link(measure, contribution=contribution, by=by)
    _record(measure, policy, "policy.measure_added", by)
    return measure


def change_measure(
    measure: Measure,
    *,
    seen: int | None = None,
    by: User | None = None,
    because_of: Remark | None = None,
    **facts: Unpack[MeasureFacts],
) -> Measure:
    """Change what is given, and let the rest stand; what may stand in the way: `write_passage`."""
    write_passage(measure.passage, seen=seen, by=by, because_of=because_of, **facts)
    measure.refresh_from_db()
    return measure


@transaction.atomic
def delete_measure(measure: Measure, *, by: User | None = None) -> None:
    """Take a measure away. What stood behind it alone is open again; an empty goal goes with it.

    Numbers are not given anew: 2.3 is 2.3 also when 2.2 is gone.
    Raises    AdoptedError; AdoptedMeasureError for one that has been adopted once.
    """
    policy = locked_policy(policy_of(measure))
    if measure.status != Measure.Status.PROPOSED:
        raise AdoptedMeasureError
    contributions = list(measure.links.values_list("contribution", flat=True))
    _record(measure, policy, "policy.measure_deleted", by)
    goal = measure.goal
    leave_place(measure.passage, name=measure.reference)
    Measure.objects.get(pk=measure.pk).delete()
    open_again(policy, contributions)
    if not goal.measures.exists():
        leave_place(goal.passage, name=str(goal.number))
        Goal.objects.get(pk=goal.pk).delete()


def _record(
    subject: Chapter | Goal | Measure,
    policy: Policy,
    action: str,
    by: User | None,
    **details: Sequence[str],
) -> None:
    record(subject, action=action, organiser_number=policy.organiser_id, by=by, **details)
