"""A seat that changes hands without anybody being told who has it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.conference import confirmations, links
from samspill.conference.actions.signing_up import change_sign_up, standing
from samspill.conference.models import SignUp
from samspill.conference.notices import post_notice
from samspill.history.actions import record


@transaction.atomic
def send_to_substitute(sign_up: SignUp, *, email: str) -> None:
    """Mail another a link by which the seat is taken over; until then it stands as it is.

    Once a day for one address. Raises CancelledError, ConferenceOverError.
    """
    mine = standing(sign_up, check_over=True)
    post_notice(
        mine.conference,
        "substitute",
        email=email,
        language=mine.language,
        key=f"substitute-{mine.pk}-{mine.link_number}-{timezone.localdate():%Y%m%d}",
        context={"sign_up": mine, "substitute_address": links.substitute_address(mine)},
    )
    record(
        mine,
        action="conference.substitute_asked",
        organiser_number=mine.conference.organiser_id,
        conference=mine.conference_id,
    )


@transaction.atomic
def take_over(sign_up: SignUp, *, name: str, email: str, phone: str = "", role: str = "") -> SignUp:
    """The substitute has written who comes. The link is used up, whatever address was given, and
    nothing of what the one before has told follows the seat.

    Raises CancelledError, ConferenceOverError, NameMissingError.
    """
    changed = change_sign_up(
        sign_up, name=name, email=email, phone=phone, role=role, is_substitute=True
    )
    if changed.link_number == sign_up.link_number:
        SignUp.objects.filter(pk=sign_up.pk).update(link_number=sign_up.link_number + 1)
        changed.link_number += 1
    return changed


@transaction.atomic
def ask_the_one_who_has_the_seat(existing: SignUp) -> None:
    """Tell the one signed up that somebody else from there wants to come. Once an hour at most."""
    confirmations.post_to(existing, "taken", conference=existing.conference)
    record(
        existing,
        action="conference.holder_asked",
        organiser_number=existing.conference.organiser_id,
        conference=existing.conference_id,
    )
