"""Seats and the waiting list. Whoever counts seats holds the conference's own row while doing so:
a row lock on PostgreSQL, the write lock of BEGIN IMMEDIATE on SQLite. Triggers count once more."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.models import Conference, SignUp
from samspill.conference.waiting.line import InLine, line, waiting_first
from samspill.pure.waiting_line import is_night, offer_ends

CARD_LETTERS = "ABCDEFGHJKMNPRSTUVWXYZ23456789"  # none that looks like another
CARD_LENGTH = 5


def locked(conference: Conference) -> Conference:
    """The conference as it stands now, nobody else changing it until the transaction ends."""
    rows = Conference.objects.select_for_update(of=("self",), no_key=True).select_related(
        "organiser"
    )
    return rows.get(pk=conference.pk)


def free_seats(conference: Conference) -> int:
    """Seats that nobody has and nobody is offered; never below 0."""
    return max(conference.capacity - conference.sign_ups.holding_a_seat().count(), 0)


def state_for_next(conference: Conference, *, is_second: bool = False) -> str:
    """Seated while there are seats and nobody waits, else waiting. Needs a `locked` conference.

    is_second  from a body that has signed up one already: waits whatever is free
    """
    if is_second or not free_seats(conference) or waiting_first(conference).exists():
        return SignUp.State.WAITING
    return SignUp.State.SEATED


def fill_free_seats(conference: Conference, now: datetime | None = None) -> list[SignUp]:
    """Give free seats to those whose turn it is, or offer them, and tell them.

    Nothing once it is over. Offers that must be answered are not made at night, when the worker
    does it in the morning, nor after the conference has begun. Needs a `locked` conference.
    """
    moment = now or timezone.now()
    if conference.is_past or (conference.offer_hours and not may_offer(conference, moment)):
        return []
    free = free_seats(conference)
    if not free:
        return []
    turns = [one for one in line(conference, moment) if one.may_have_one]
    return [_give(one, conference, moment) for one in turns[:free]]


def may_offer(conference: Conference, now: datetime) -> bool:
    return now < conference.starts_at and not is_night(timezone.localtime(now).time())


def _give(turn: InLine, conference: Conference, now: datetime) -> SignUp:
    sign_up, hours = turn.sign_up, conference.offer_hours
    if turn.becomes_first:
        sign_up.is_extra = False
    sign_up.state = SignUp.State.OFFERED if hours else SignUp.State.SEATED
    if hours:
        latest = timezone.localtime(conference.starts_at)
        sign_up.offered_until = offer_ends(timezone.localtime(now), hours=hours, latest=latest)
    sign_up.calendar_sequence += 1
    sign_up.save(update_fields=["state", "is_extra", "offered_until", "calendar_sequence"])
    news = "offered" if hours else "promoted"
    confirmations.post_to(sign_up, news, conference=conference)
    return sign_up


def free_card_code(conference: Conference) -> str:
    """A code no other card of the conference has. Needs a `locked` conference."""
    while True:
        code = "".join(secrets.choice(CARD_LETTERS) for _letter in range(CARD_LENGTH))
        if not conference.sign_ups.filter(card_code=code).exists():
            return code
