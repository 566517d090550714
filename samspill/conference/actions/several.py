"""Several signed up by one contact person, with names now or later: on the web or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samspill.conference import links
from samspill.conference.actions.seats import locked
from samspill.conference.actions.signing_up import change_sign_up, sign_up
from samspill.conference.errors import SignUpError, TooManyError
from samspill.conference.models import Conference, SignUp
from samspill.conference.notices import post_notice
from samspill.history.actions import record
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.registry.models import Association

MOST_AT_ONCE = 50  # people in one booking by others than those who run it
BOOKINGS_A_DAY = 100  # people from one booker's address
DAYS_BEFORE = 7  # the conference, when names that are missing are asked for


@dataclass(frozen=True)
class Person:
    """One of several. Without a name a seat is held, and the name comes later."""

    name: str = ""
    email: str = ""
    phone: str = ""
    role: str = ""
    association: Association | None = None
    municipality: Municipality | None = None
    association_name: str = ""
    invoice_reference: str = ""
    wants_stand: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one row: the sign-up, or why there is none. `place` is the row, from 1."""

    place: int
    person: Person
    sign_up: SignUp | None = None
    problem: str = ""


@transaction.atomic
def sign_up_several(
    conference: Conference,
    people: Sequence[Person],
    *,
    language: str,
    booker: tuple[str, str] = ("", ""),
    channel: str = SignUp.Channel.BULK,
    by: User | None = None,
    is_trial: bool = False,
) -> list[Outcome]:
    """Each by the rules for one; who cannot come in stands in nobody else's way.

    booker    name and e-mail of the contact person, who gets one mail with a link to them all
    is_trial  tell what would come of it, and undo it again
    Raises    NotOpenError, DeadlinePassedError by the first; TooManyError
    """
    held = locked(conference)
    if by is None:
        _must_not_be_many(held, people, booker[1])
    outcomes = [
        _try(held, place, person, language=language, booker=booker, channel=channel, by=by)
        for place, person in enumerate(people, start=1)
    ]
    if is_trial:
        transaction.set_rollback(True)
        return outcomes
    taken_in = [one.sign_up for one in outcomes if one.sign_up is not None]
    if taken_in and booker[1]:
        _tell_booker(held, booker[1], language, latest=taken_in[-1])
    if taken_in:
        number = held.organiser_id
        record(held, action="conference.signed_up_several", organiser_number=number, by=by,
               count=len(taken_in))  # fmt: skip
    return outcomes


@transaction.atomic
def give_name(
    sign_up: SignUp, *, name: str, email: str = "", phone: str = "", role: str = ""
) -> SignUp:
    """The booker writes who comes. Raises CancelledError, ConferenceOverError, NameMissingError."""
    return change_sign_up(sign_up, name=name, email=email or sign_up.email, phone=phone, role=role)


def booked_by(conference: Conference, email: str) -> list[SignUp]:
    """All that one contact person has signed up, cancelled too, as they were signed up."""
    rows = conference.sign_ups.filter(booker_email__iexact=email)
    return list(rows.select_related("association", "municipality"))


def ask_for_names(*, now: datetime | None = None) -> int:
    """Ask each booker once for names that are missing a week before. Returns how many were asked."""
    moment = now or timezone.now()
    soon = SignUp.objects.holding_a_seat().filter(
        is_name_to_come=True,
        conference__starts_at__gt=moment,
        conference__starts_at__lte=moment + timedelta(days=DAYS_BEFORE),
    )
    rows = soon.exclude(booker_email="").select_related("conference__organiser")
    by_booker: dict[tuple[int, str], list[SignUp]] = {}
    for one in rows:
        by_booker.setdefault((one.conference_id, one.booker_email.lower()), []).append(one)
    for (key, email), missing in by_booker.items():
        conference = missing[0].conference
        context = {
            "missing": len(missing),
            "booking_address": links.booking_address(conference, email),
        }
        post_notice(
            conference,
            "names_missing",
            email=email,
            language=missing[0].language,
            key=f"names-missing-{key}-{email}",
            context=context,
        )
    return len(by_booker)


def _try(
    conference: Conference,
    place: int,
    person: Person,
    *,
    language: str,
    booker: tuple[str, str],
    channel: str,
    by: User | None,
) -> Outcome:
    try:
        with transaction.atomic():
            taken_in = sign_up(
                conference,
                **vars(person),
                language=language,
                channel=channel,
                is_name_to_come=not person.name.strip(),
                booker=booker,
                by=by,
                check_deadline=by is None,
                confirm=channel == SignUp.Channel.BULK,
            )
    except SignUpError as error:
        return Outcome(place, person, problem=str(error))
    return Outcome(place, person, taken_in)


def _must_not_be_many(conference: Conference, people: Sequence[Person], email: str) -> None:
    day = timezone.now() - timedelta(days=1)
    today = conference.sign_ups.filter(booker_email__iexact=email, created_at__gt=day).count()
    if len(people) > MOST_AT_ONCE or today + len(people) > BOOKINGS_A_DAY:
        raise TooManyError


def _tell_booker(conference: Conference, email: str, language: str, *, latest: SignUp) -> None:
    context = {
        "people": booked_by(conference, email),
        "booking_address": links.booking_address(conference, email),
    }
    key = f"booking-{conference.pk}-{latest.pk}"
    post_notice(conference, "booking", email=email, language=language, key=key, context=context)
