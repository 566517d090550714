from __future__ import annotations

from datetime import date

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.errors import NotAdoptedError, ReasonMissingError
from samspill.policy.models import Measure, Policy, Resolution


@transaction.atomic
def open_consultation(policy: Policy, *, by: User | None = None) -> Policy:
    """Let everyone read the draft and say what they think. A second time changes nothing.

    Raises    AdoptedError.
    """
    held = locked_policy(policy)
    if held.state == Policy.State.DRAFT:
        held.state = Policy.State.CONSULTATION
        held.save(update_fields=["state"])
        record(held, action="policy.consultation_opened", organiser_number=held.organiser_id, by=by)
    return held


@transaction.atomic
def adopt(
    policy: Policy,
    *,
    body: str,
    decided_on: date,
    case_number: str,
    vote: str = "",
    text: str,
    by: User | None = None,
) -> Resolution:
    """Write down the resolution. From now on the text stands; measures and answers go on.

    body      who decided, for instance "Luster kommunestyre"
    vote      how, for instance "25 mot 2 stemmer"
    Raises    AdoptedError if it is adopted already.
    """
    held = locked_policy(policy)
    resolution = Resolution.objects.create(
        policy=held,
        body=body,
        decided_on=decided_on,
        case_number=case_number,
        vote=vote,
        text=text,
    )
    held.state = Policy.State.ADOPTED
    held.save(update_fields=["state"])
    Measure.objects.filter(goal__policy=held, status=Measure.Status.PROPOSED).update(
        status=Measure.Status.ADOPTED
    )
    policy.state = held.state
    record(
        held,
        action="policy.adopted",
        organiser_number=held.organiser_id,
        by=by,
        decided_on=decided_on.isoformat(),
    )
    return resolution


@transaction.atomic
def set_status(
    measure: Measure, *, status: str, reason: str = "", by: User | None = None
) -> Measure:
    """How far a measure has come, and why; a measure that is dropped needs the reason.

    status    a value of Measure.Status
    Raises    NotAdoptedError, ReasonMissingError.
    """
    policy = Policy.objects.select_for_update().get(goals__measures=measure)
    if policy.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    reason = reason.strip()
    if status == Measure.Status.DROPPED and not reason:
        raise ReasonMissingError
    measure.status = Measure.Status(status)
    measure.status_reason = reason
    measure.save(update_fields=["status", "status_reason"])
    record(
        measure,
        action="policy.status_set",
        organiser_number=policy.organiser_id,
        by=by,
        status=str(measure.status),
    )
    return measure
