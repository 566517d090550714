"""A seat that is held for one who has waited: taken, passed on, or passed on by the clock."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.actions.forgetting import forget_told
from samspill.conference.actions.seats import fill_free_seats, locked, may_offer
from samspill.conference.errors import OfferGoneError
from samspill.conference.models import Conference, SignUp
from samspill.conference.waiting.line import line
from samspill.history.actions import record
from samspill.people.models import User

State = SignUp.State


@transaction.atomic
def accept_offer(sign_up: SignUp, *, by: User | None = None) -> SignUp:
    """«Thank you, I am coming.» A second time changes nothing. Raises OfferGoneError.

    by   one who runs the conference, who has asked the person by telephone
    """
    held = locked(sign_up.conference)
    mine = held.sign_ups.select_related("association", "municipality").get(pk=sign_up.pk)
    mine.conference = held
    if mine.state == State.SEATED:
        return mine
    if mine.state != State.OFFERED:
        raise OfferGoneError
    mine.state, mine.offered_until = State.SEATED, None
    mine.calendar_sequence += 1
    mine.save(update_fields=["state", "offered_until", "calendar_sequence"])
    _record(mine, "conference.offer_accepted", by)
    confirmations.post_to(mine, "seated", conference=held)
    return mine


@transaction.atomic
def pass_on_offers(conference: Conference, *, now: datetime) -> list[SignUp]:
    """Take back offers whose time is out, as many as others wait for, and offer to those.

    An offer that nobody waits for stands: the seat is still theirs if they say yes. So does the
    offer to one whom no mail could reach, until those who run the conference have asked.
    Returns  those who are offered, or given, a seat now
    """
    held = locked(conference)
    if held.offer_hours and not may_offer(held, now):
        return []
    waiting = sum(one.may_have_one for one in line(held, now))
    late = held.sign_ups.told_by_mail().filter(state=State.OFFERED, offered_until__lte=now)
    rows = late.select_related("association", "municipality").order_by("offered_until", "pk")
    for one in rows[:waiting]:
        one.conference = held
        one.state, one.cancelled_at, one.offered_until = State.CANCELLED, now, None
        one.calendar_sequence += 1
        one.save(update_fields=["state", "cancelled_at", "offered_until", "calendar_sequence"])
        forget_told(one)
        _record(one, "conference.offer_passed")
        confirmations.post_to(one, "offer_passed", conference=held)
    return fill_free_seats(held, now)


def conferences_to_look_at(now: datetime) -> list[Conference]:
    """Those to come where an offer's time is out, or somebody waits beside a free seat. One query."""
    late = SignUp.objects.told_by_mail().filter(
        conference=OuterRef("pk"), state=State.OFFERED, offered_until__lte=now
    )
    coming = Conference.objects.filter(starts_at__gt=now).with_seats_taken()
    is_free = Q(waiting_count__gt=0, seats_taken__lt=F("capacity"))
    return list(coming.filter(Exists(late) | is_free))


def offer_free_seats(*, now: datetime | None = None) -> int:
    """What the worker does again and again. Returns how many were offered or given a seat."""
    moment = now or timezone.now()
    found = conferences_to_look_at(moment)
    return sum(len(pass_on_offers(one, now=moment)) for one in found)


def _record(sign_up: SignUp, action: str, by: User | None = None) -> None:
    number = sign_up.conference.organiser_id
    record(sign_up, action=action, organiser_number=number, by=by, conference=sign_up.conference_id)
