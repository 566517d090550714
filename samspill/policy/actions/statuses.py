from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.followers import tell_followers
from samspill.policy.errors import NotAdoptedError, ReasonMissingError
from samspill.policy.models import Measure, MeasureOwner, Policy, StatusRequest, StatusUpdate


@transaction.atomic
def set_status(
    measure: Measure,
    *,
    status: str,
    reason: str = "",
    expected_on: date | None = None,
    indicator_value: Decimal | None = None,
    owner: MeasureOwner | None = None,
    request: StatusRequest | None = None,
    by: User | None = None,
) -> Measure:
    """How far a measure has come, and why; a measure that is dropped needs the reason.

    status           a value of Measure.Status, not "proposed"
    expected_on      when it will be done, where that is not the deadline
    indicator_value  the indicator as measured now
    owner, request   who told it by link, and what was answered by it
    Every word is kept as a StatusUpdate; those who asked are told when the status is another.
    Raises    NotAdoptedError, ReasonMissingError; ValueError for no status.
    """
    policy = Policy.objects.select_for_update().get(goals__measures=measure)
    measure.refresh_from_db()
    if policy.state != Policy.State.ADOPTED or measure.status == Measure.Status.PROPOSED:
        raise NotAdoptedError
    reason = reason.strip()
    if status == Measure.Status.DROPPED and not reason:
        raise ReasonMissingError
    measure.status, measure.status_reason = Measure.Status(status), reason
    measure.expected_on = expected_on
    measure.save(update_fields=["status", "status_reason", "expected_on"])
    StatusUpdate.objects.create(
        measure=measure,
        status=measure.status,
        reason=reason,
        expected_on=expected_on,
        indicator_value=indicator_value,
        owner=owner,
        request=request,
        by=by,
    )
    record(
        measure,
        action="policy.status_set",
        organiser_number=policy.organiser_id,
        by=by,
        status=str(measure.status),
    )
    tell_followers(measure)
    return measure
