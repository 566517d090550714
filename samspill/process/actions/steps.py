"""One step: done, passed over, ticked, and who answers for it by when."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.process import guide
from samspill.process.models import (
    ChecklistTick,
    PolicyProcess,
    ProcessStep,
    WorkingGroupMember,
)


@transaction.atomic
def finish_step(
    process: PolicyProcess, *, key: str, done_on: date | None, by: User | None = None
) -> ProcessStep:
    """A step is done on a day; None opens it again. KeyError when there is no such step."""
    guide.page(key, process.language)
    step, _created = ProcessStep.objects.update_or_create(
        process=process, key=key, defaults={"done_on": done_on, "passed_over": ""}
    )
    _record(step, "process.step_finished" if done_on else "process.step_reopened", by)
    return step


@transaction.atomic
def pass_over_step(
    process: PolicyProcess, *, key: str, reason: str, by: User | None = None
) -> ProcessStep:
    """A step is not walked, and why; without a reason it lies ahead again.

    Raises KeyError when there is no such step
    """
    guide.page(key, process.language)
    step, _created = ProcessStep.objects.update_or_create(
        process=process, key=key, defaults={"passed_over": reason, "done_on": None}
    )
    _record(step, "process.step_passed_over" if reason else "process.step_reopened", by)
    return step


@transaction.atomic
def assign_step(
    process: PolicyProcess,
    *,
    key: str,
    owner: WorkingGroupMember | None = None,
    owner_user: User | None = None,
    responsible: str = "",
    deadline: date | None = None,
    by: User | None = None,
) -> ProcessStep:
    """Who answers for a step, and by when; all are set as given.

    owner, owner_user  one of them: a member of the working group, or one who signs in
    responsible        the role, which the public may read
    A new deadline or a new owner is reminded of anew. KeyError when there is no such step.
    """
    guide.page(key, process.language)
    step, _created = ProcessStep.objects.get_or_create(process=process, key=key)
    before = (step.deadline, step.owner_id, step.owner_user_id)
    step.owner, step.owner_user = owner, owner_user
    step.responsible, step.deadline = responsible, deadline
    if before != (step.deadline, step.owner_id, step.owner_user_id):
        step.reminded_at = None
    step.save()
    _record(step, "process.step_assigned", by)
    return step


@transaction.atomic
def tick(
    process: PolicyProcess, *, key: str, item: int, is_done: bool, by: User | None = None
) -> ProcessStep:
    """Tick one point of a step's checklist, or take the tick away; twice is as once.

    item    place in the guide's checklist, from 0
    Raises  KeyError when there is no such step, IndexError when there is no such point
    """
    if not 0 <= item < len(guide.page(key, process.language).checklist):
        raise IndexError(item)
    step, _created = ProcessStep.objects.get_or_create(process=process, key=key)
    if is_done:
        ChecklistTick.objects.get_or_create(
            step=step, item=item, defaults={"by": by, "at": timezone.now()}
        )
    else:
        step.ticks.filter(item=item).delete()
    _record(step, "process.ticked" if is_done else "process.unticked", by, item=item)
    return step


def _record(step: ProcessStep, action: str, by: User | None, **figures: int) -> None:
    number = step.process.organiser_id
    record(step, action=action, organiser_number=number, by=by, key=step.key, **figures)
