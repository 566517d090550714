"""The days of the road: around the conference, or as another municipality went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.process import guide
from samspill.process.errors import NoConferenceDayError
from samspill.process.models import PolicyProcess, ProcessStep
from samspill.process.steps import CONFERENCE, conference_day, copied_plan
from samspill.pure.milestones import PlannedStep, plan_around

DAYS = ["planned_from", "planned_to", "deadline"]


@transaction.atomic
def plan_steps(
    process: PolicyProcess, *, conference_at: datetime, by: User | None = None
) -> list[ProcessStep]:
    """Plan the steps ahead around the conference, backwards and forwards.

    A plan copied from another municipality keeps its shape, and moves with the conference.
    """
    conference_on = timezone.localtime(conference_at).date()
    steps = list(process.steps.ahead().filter(key__in=guide.KEYS))
    before = conference_day(process.steps.all())
    if process.copied_from_id and before:
        _move(steps, conference_on - before)
    else:
        planned = {step.key: step for step in road_around(conference_on)}
        for step in steps:
            step.planned_from, step.planned_to = planned[step.key].first, planned[step.key].last
    ProcessStep.objects.bulk_update(steps, DAYS)
    record(
        process,
        action="process.planned",
        organiser_number=process.organiser_id,
        by=by,
        conference_on=conference_on.isoformat(),
    )
    return steps


@transaction.atomic
def copy_plan(
    process: PolicyProcess, source: PolicyProcess, *, by: User | None = None
) -> list[ProcessStep]:
    """Lay the steps ahead as they lie in another's public process, counted from the conference.

    Days and the roles that answer for the steps are copied; what stands here already is kept, and
    nothing personal comes along.
    Raises NoConferenceDayError when one of the two has no day for the conference
    """
    own_day, their_day = (conference_day(one.steps.all()) for one in (process, source))
    if own_day is None or their_day is None:
        raise NoConferenceDayError
    steps = {step.key: step for step in process.steps.ahead().exclude(key=CONFERENCE)}
    changed = []
    for copied in copied_plan(source.steps.all(), own_day - their_day):
        if (step := steps.get(copied.key)) is None:
            continue
        step.planned_from, step.planned_to = copied.first, copied.last
        step.deadline = step.deadline or copied.deadline
        step.responsible = step.responsible or copied.responsible
        changed.append(step)
    ProcessStep.objects.bulk_update(changed, [*DAYS, "responsible"])
    process.copied_from = source
    process.save(update_fields=["copied_from"])
    number = process.organiser_id
    record(
        process, action="process.plan_copied", organiser_number=number, by=by, steps=len(changed)
    )
    return changed


def road_around(conference_on: date) -> list[PlannedStep]:
    """The guide's steps with the conference as their fixed day."""
    place = guide.KEYS.index(CONFERENCE)
    return plan_around(
        conference_on,
        before=lengths(guide.KEYS[:place]),
        conference=CONFERENCE,
        after=lengths(guide.KEYS[place + 1 :]),
    )


def lengths(keys: Sequence[str]) -> list[tuple[str, int]]:
    """Each step's longest usual length in weeks: a plan that holds."""
    weeks = {step.key: step.weeks[1] for step in guide.pages("nb")}
    return [(key, weeks[key]) for key in keys]


def _move(steps: Sequence[ProcessStep], by_days: timedelta) -> None:
    """Every day of the steps, by as many days; a deadline moved is reminded of anew."""
    for step in steps:
        for name in DAYS:
            if day := getattr(step, name):
                setattr(step, name, day + by_days)
