"""A dinner, a night or a session that was full: offered to those in line, taken, or passed on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.actions.seats import locked, may_offer
from samspill.conference.errors import PlaceGoneError
from samspill.conference.models import Conference, ExtraChoice, PlaceInLine, SessionChoice, SignUp
from samspill.conference.waiting.places import (
    free_places,
    key_of,
    key_of_place,
    late_offers,
    lines,
    sessions_beside,
    wanted_by_some,
)
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.waiting_line import offer_ends


def fill_places(conference: Conference, now: datetime | None = None) -> int:
    """Give free places to those whose turn it is, or offer them, and tell them. What must be answered
    is not offered at night, or after it has begun. Needs a `locked` conference.

    Returns  how many got one, or an offer
    """
    moment = now or timezone.now()
    if conference.is_past or (conference.offer_hours and not may_offer(conference, moment)):
        return 0
    count = 0
    while given := _fill_once(conference, moment):  # who changes session leaves a place behind
        count += given
    return count


def _fill_once(conference: Conference, now: datetime) -> int:
    wanted = wanted_by_some(conference)
    standing = lines(conference) if any(free_places(one) for one in wanted) else {}
    turns = [
        place
        for one in wanted
        if key_of(one) in standing
        for place in standing[key_of(one)].turns[: free_places(one)]
    ]
    for place in turns:
        _give(place, conference, now)
    return len(turns)


@transaction.atomic
def accept_place(place: PlaceInLine, *, by: User | None = None) -> SignUp:
    """«Yes, I want it.» Raises PlaceGoneError when it is not held any more.

    by   one who runs the conference, who has asked the person by telephone
    """
    held, mine = _standing(place)
    if mine is None or mine.offered_until is None:
        raise PlaceGoneError
    _take(mine)
    _record(mine, "conference.place_accepted", by)
    fill_places(held)
    return mine.sign_up


@transaction.atomic
def leave_line(place: PlaceInLine, *, by: User | None = None) -> None:
    """«No thank you.» What is held goes to the next. A second time changes nothing."""
    held, mine = _standing(place)
    if mine is None:
        return
    _record(mine, "conference.line_left", by)
    mine.delete()
    fill_places(held)


@transaction.atomic
def pass_on_places(conference: Conference, *, now: datetime) -> int:
    """Take back offers whose time is out, as many as others wait for, and offer to those.

    Returns  how many got one, or an offer
    """
    held = locked(conference)
    if held.offer_hours and not may_offer(held, now):
        return 0
    waiting = {key_of(one): one.waits for one in wanted_by_some(held)}
    for late in late_offers(held, now):
        key = key_of_place(late)
        if not waiting.get(key):
            continue
        waiting[key] -= 1
        late.sign_up.conference = held
        _record(late, "conference.place_passed")
        confirmations.post_place(late, "place_passed", conference=held)
        late.delete()
    return fill_places(held, now)


def offer_free_places(*, now: datetime | None = None) -> int:
    """What the worker does again and again. Returns how many got a place, or an offer."""
    moment = now or timezone.now()
    in_line = PlaceInLine.objects.values("sign_up__conference")
    coming = Conference.objects.filter(starts_at__gt=moment, pk__in=in_line)
    found = [one for one in coming if _is_due(one, moment)]
    return sum(pass_on_places(one, now=moment) for one in found)


def _is_due(conference: Conference, now: datetime) -> bool:
    """Asked without holding anything: most often nothing can happen."""
    wanted = wanted_by_some(conference)
    return any(free_places(one) for one in wanted) or (
        bool(wanted) and late_offers(conference, now).exists()
    )


def _give(place: PlaceInLine, conference: Conference, now: datetime) -> None:
    hours = conference.offer_hours
    if hours:
        latest = timezone.localtime(conference.starts_at)
        place.offered_until = offer_ends(timezone.localtime(now), hours=hours, latest=latest)
        place.save(update_fields=["offered_until"])
    news = "place_offered" if hours else "place_given"
    confirmations.post_place(place, news, conference=conference)
    _record(place, f"conference.{news}")
    if not hours:
        _take(place)


def _take(place: PlaceInLine) -> None:
    """In one session at a time: the one gone to until now is free for another."""
    if place.extra is not None:
        facts = {"details": place.details}
        ExtraChoice.objects.update_or_create(
            extra=place.extra, sign_up=place.sign_up, defaults=facts
        )
    elif place.item is not None:
        place.sign_up.sessions.filter(item__in=sessions_beside(place.item)).delete()
        SessionChoice.objects.get_or_create(item=place.item, sign_up=place.sign_up)
    PlaceInLine.objects.filter(pk=place.pk).delete()


def _standing(place: PlaceInLine) -> tuple[Conference, PlaceInLine | None]:
    held = locked(place.sign_up.conference)
    rows = PlaceInLine.objects.select_related("extra", "item", "sign_up__association")
    mine = rows.filter(pk=place.pk).first()
    if mine is not None:
        mine.sign_up.conference = held
    return held, mine


def _record(place: PlaceInLine, action: str, by: User | None = None) -> None:
    held = place.sign_up.conference
    record(
        place.sign_up,
        action=action,
        organiser_number=held.organiser_id,
        by=by,
        conference=held.pk,
        extra=place.extra_id,
        item=place.item_id,
    )
