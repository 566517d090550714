"""Statusrunde: the owners are asked, tell by their link, and are reminded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.status_questions import ask_owner, left_to_tell, send_question
from samspill.policy.actions.statuses import set_status
from samspill.policy.errors import (
    NoOwnerError,
    NotAdoptedError,
    NotYoursError,
    ReportedError,
    RoundClosedError,
    RoundDueError,
    RoundOpenError,
)
from samspill.policy.following.owner_links import is_open
from samspill.policy.models import (
    Measure,
    MeasureOwner,
    Policy,
    StatusRequest,
    StatusRound,
    StatusUpdate,
)


@transaction.atomic
def ask_owners(policy: Policy, *, due_on: date, by: User | None = None) -> StatusRound:
    """Ask everyone who answers for a measure that is not finished; one e-mail each.

    due_on    the last day to answer
    Raises    NotAdoptedError; RoundOpenError until the one before is reported; NoOwnerError when
              nobody can be asked; RoundDueError for a day that is over.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if held.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    if held.status_rounds.filter(reported_at__isnull=True).exists():
        raise RoundOpenError
    if due_on < timezone.localdate():
        raise RoundDueError
    owners = owners_to_ask(held)
    if not owners:
        raise NoOwnerError
    number = (held.status_rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    round_ = StatusRound.objects.create(policy=held, number=number, due_on=due_on, asked_by=by)
    for owner in owners:
        ask_owner(round_, owner)
    record(
        round_,
        action="policy.owners_asked",
        organiser_number=held.organiser_id,
        by=by,
        owners=len(owners),
    )
    return round_


def owners_to_ask(policy: Policy) -> list[MeasureOwner]:
    """Those with a measure that is not finished."""
    unfinished = Measure.objects.filter(goal__policy=policy).exclude(
        status__in=(Measure.Status.DELIVERED, Measure.Status.DROPPED)
    )
    return list(policy.owners.filter(measures__in=unfinished).distinct())


@transaction.atomic
def ask_one(round_: StatusRound, *, owner: MeasureOwner, by: User | None = None) -> StatusRequest:
    """Ask one who was named after the others were asked. Raises ReportedError, RoundClosedError."""
    _check(round_)
    request = ask_owner(round_, owner)
    number = round_.policy.organiser_id
    record(round_, action="policy.owners_asked", organiser_number=number, by=by, owners=1)
    return request


@transaction.atomic
def tell_status(
    request: StatusRequest,
    *,
    measure: Measure,
    status: str,
    reason: str = "",
    expected_on: date | None = None,
    indicator_value: Decimal | None = None,
    by: User | None = None,
) -> None:
    """What the owner tells of one measure; as often as they like until the round is reported.

    by        the coordinator who wrote it for one who telephoned; None for the owner
    The same told twice is kept once. Raises ReportedError, RoundClosedError, NotYoursError and what
    `set_status` raises.
    """
    held = StatusRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    _check(held.round)
    if not held.owner.measures.filter(pk=measure.pk).exists():
        raise NotYoursError
    set_status(
        measure,
        status=status,
        reason=reason,
        expected_on=expected_on,
        indicator_value=indicator_value,
        owner=held.owner,
        request=held,
        replaces=_told_by_the_owner(held, measure) if by is not None else None,
        by=by,
    )
    if not left_to_tell(held):
        held.answered_at = held.answered_at or timezone.now()
        held.save(update_fields=["answered_at"])
    request.answered_at = held.answered_at


@transaction.atomic
def remind(request: StatusRequest) -> bool:
    """Send the question once more to one who has not told of everything; once a day at most."""
    held = StatusRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    now = timezone.now()
    today = timezone.localdate(now)
    is_told = held.reminded_at is not None and timezone.localdate(held.reminded_at) == today
    if held.answered_at or held.round.reported_at or is_told:
        return False
    if not is_open(held.round, today):
        return False
    held.reminded_at = now
    held.save(update_fields=["reminded_at"])
    send_question(held, kind="reminder")
    return True


@transaction.atomic
def remind_silent(round_: StatusRound, *, by: User | None = None) -> int:
    """A person reminds all who have not told of everything. Returns how many."""
    silent = StatusRequest.objects.unanswered().filter(round=round_)
    count = sum(remind(one) for one in silent)
    if count:
        number = round_.policy.organiser_id
        record(
            round_, action="policy.owners_reminded", organiser_number=number, by=by, owners=count
        )
    return count


def _check(round_: StatusRound) -> None:
    if round_.reported_at is not None:
        raise ReportedError
    if not is_open(round_, timezone.localdate()):
        raise RoundClosedError


def _told_by_the_owner(request: StatusRequest, measure: Measure) -> StatusUpdate | None:
    """What a coordinator who writes in the same round puts right; None where nothing is told."""
    last: StatusUpdate | None = request.updates.filter(measure=measure).last()
    return last
