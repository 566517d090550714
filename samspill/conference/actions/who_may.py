"""What a sign-up must fulfil before it is taken in, each with the words for who is in the way."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from samspill.conference.errors import (
    DeadlinePassedError,
    NameMissingError,
    NotInvitedError,
    NotOpenError,
    RepresentsMissingError,
    TooManyError,
)
from samspill.conference.models import Conference, Invited, SignUp
from samspill.organiser.models import Municipality
from samspill.registry.models import Association

MOST_FROM_ONE_ADDRESS = 10  # a day and a conference: more than one person has a reason for


def must_be_open(conference: Conference) -> None:
    if conference.published_at is None:
        raise NotOpenError
    if conference.is_past_deadline:
        raise DeadlinePassedError(conference)
    if conference.sign_up_opens_at is not None and conference.sign_up_opens_at > timezone.now():
        raise NotOpenError(conference.sign_up_opens_at)


def must_not_be_many(conference: Conference, email: str, channel: str) -> None:
    """Whoever signs up several does so on a page of its own, and is not counted here."""
    if not email or channel == SignUp.Channel.BULK:
        return
    day = timezone.now() - timedelta(days=1)
    today = conference.sign_ups.filter(email=email.strip(), created_at__gt=day)
    if today.count() >= MOST_FROM_ONE_ADDRESS:
        raise TooManyError


def must_be_invited(wanted: SignUp) -> None:
    """Raises NotInvitedError where the conference is for those on a list, and this is none."""
    held = wanted.conference
    if not held.is_for_invited:
        return
    on_list = held.invited.filter(state=Invited.State.INVITED)
    if (
        wanted.municipality is not None
        and on_list.filter(municipality=wanted.municipality).exists()
    ):
        return
    if wanted.association is not None and on_list.filter(association=wanted.association).exists():
        return
    raise NotInvitedError(wanted.represents)


def name_or_whose(
    name: str,
    association: Association | None,
    municipality: Municipality | None,
    association_name: str,
    is_name_to_come: bool,
) -> str:
    if is_name_to_come and not name.strip():
        if association is not None:
            return association.display_name
        return municipality.name if municipality is not None else association_name or "–"
    return must_have_name(name)


def must_have_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NameMissingError
    return clean


def stand_for_one(wanted: SignUp) -> None:
    """Keep the one the conference counts by, and mark as extra whoever it does not count."""
    one_per = wanted.conference.one_per
    if one_per == Conference.OnePer.MUNICIPALITY:
        if wanted.municipality is None:
            raise RepresentsMissingError(one_per)
        wanted.association = None
        return
    one_per_any = Conference.OnePer.NONE
    if wanted.association is not None:
        wanted.municipality, wanted.association_name = None, ""
    elif not (wanted.municipality or wanted.association_name or one_per == one_per_any):
        raise RepresentsMissingError(one_per)
    is_counted = one_per == Conference.OnePer.ASSOCIATION
    wanted.is_extra = not is_counted or wanted.municipality is not None
