from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.followers import tell_followers
from samspill.policy.errors import NotAdoptedError, ReasonMissingError
from samspill.policy.models import Measure, MeasureOwner, Policy, StatusRequest, StatusUpdate

FINISHED = (Measure.Status.DELIVERED, Measure.Status.DROPPED)


class Kept(Enum):
    """For what is not told now: it stays as it was."""

    AS_IT_WAS = 0


@transaction.atomic
def set_status(
    measure: Measure,
    *,
    status: str,
    reason: str = "",
    expected_on: date | Kept | None = Kept.AS_IT_WAS,
    indicator_value: Decimal | None = None,
    owner: MeasureOwner | None = None,
    request: StatusRequest | None = None,
    replaces: StatusUpdate | None = None,
    by: User | None = None,
) -> Measure:
    """How far a measure has come, and why; a measure that is dropped needs the reason.

    status           a value of Measure.Status, not "proposed"
    expected_on      when it will be done, where that is not the deadline; what is finished has none
    indicator_value  the indicator as measured now
    owner, request   who told it by link, and what was answered by it
    replaces         what was told last, when this puts it right: everyone reads this in its place
    Every word is kept as a StatusUpdate; those who asked are told when the status is another.
    The same told again by the same is kept once.
    Raises    NotAdoptedError, ReasonMissingError; ValueError for no status.
    """
    policy = Policy.objects.select_for_update().get(goals__measures=measure)
    measure.refresh_from_db()
    if policy.state != Policy.State.ADOPTED or measure.status == Measure.Status.PROPOSED:
        raise NotAdoptedError
    if status == Measure.Status.DROPPED and not reason.strip():
        raise ReasonMissingError
    update = StatusUpdate(
        measure=measure,
        status=Measure.Status(status),
        reason=reason.strip(),
        expected_on=_day_expected(measure, status, expected_on),
        indicator_value=indicator_value,
        owner=owner,
        request=request,
        by=by,
    )
    if replaces is not None:
        _stand_in_place_of(replaces, update)
    if _is_told_already(update):
        return measure
    _stand_as_told(measure, update)
    record(
        measure,
        action="policy.status_set",
        organiser_number=policy.organiser_id,
        by=by,
        status=str(measure.status),
    )
    tell_followers(measure)
    return measure


def _day_expected(measure: Measure, status: str, told: date | Kept | None) -> date | None:
    if status in FINISHED:
        return None
    return measure.expected_on if isinstance(told, Kept) else told


def _stand_as_told(measure: Measure, update: StatusUpdate) -> None:
    measure.status, measure.status_reason = Measure.Status(update.status), update.reason
    measure.expected_on = update.expected_on
    measure.save(update_fields=["status", "status_reason", "expected_on"])
    update.save()


def _stand_in_place_of(earlier: StatusUpdate, update: StatusUpdate) -> None:
    """What is not the coordinator's to say anew goes along: who told it, when, and what was measured."""
    update.at, update.owner, update.request = earlier.at, earlier.owner, earlier.request
    if update.indicator_value is None:
        update.indicator_value = earlier.indicator_value


def _is_told_already(update: StatusUpdate) -> bool:
    last = StatusUpdate.objects.filter(measure=update.measure_id).last()
    if last is None or update.request_id not in (None, last.request_id):
        return False
    told = (update.status, update.reason, update.expected_on)
    is_same_value = update.indicator_value in (None, last.indicator_value)
    return is_same_value and told == (last.status, last.reason, last.expected_on)
