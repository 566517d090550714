"""Who may come to a conference for those invited: the list with its ground, and those who ask."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from samspill.conference import links
from samspill.conference.actions.seats import locked
from samspill.conference.errors import (
    AlreadyAskedError,
    RefusalWithoutReasonError,
    SignedUpAlreadyError,
)
from samspill.conference.models import Conference, Invited
from samspill.conference.notices import post_notice
from samspill.history.actions import record
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.pure.received_files import ReceivedFile
from samspill.registry.models import Association

State = Invited.State


@transaction.atomic
def invite(
    conference: Conference,
    *,
    municipality: Municipality | None = None,
    association: Association | None = None,
    ground: str,
    by: User | None = None,
) -> Invited:
    """Put one on the list. One who stands there keeps the row, and gets the new ground."""
    found, _is_new = Invited.objects.update_or_create(
        conference=conference,
        municipality=municipality,
        association=association,
        defaults={"ground": " ".join(ground.split())[:300], "state": State.INVITED},
    )
    _record(conference, "conference.invited", by, count=1)
    return found


@transaction.atomic
def invite_municipalities(
    conference: Conference,
    grounds: Sequence[tuple[Municipality, str]],
    *,
    by: User | None = None,
) -> int:
    """Put many on the list at once; who stands there already is left as they stand.

    grounds   each municipality with why it is invited, in words
    Returns   how many are new
    """
    held = locked(conference)
    known = set(held.invited.values_list("municipality_id", flat=True))
    new = {one.pk: (one, ground) for one, ground in grounds if one.pk not in known}
    Invited.objects.bulk_create(
        Invited(conference=held, municipality=one, ground=ground[:300])
        for one, ground in new.values()
    )
    if new:
        _record(held, "conference.invited", by, count=len(new))
    return len(new)


@transaction.atomic
def take_off_list(invited: Invited, *, by: User | None = None) -> None:
    """Raises SignUpError when they have signed up: then the sign-up must be cancelled first."""
    held = locked(invited.conference)
    standing = held.sign_ups.standing()
    if invited.municipality_id and standing.filter(municipality=invited.municipality_id).exists():
        raise SignedUpAlreadyError
    if invited.association_id and standing.filter(association=invited.association_id).exists():
        raise SignedUpAlreadyError
    invited.delete()
    _record(held, "conference.taken_off_list", by, count=1)


@transaction.atomic
def ask_to_come(
    conference: Conference,
    *,
    municipality: Municipality | None = None,
    association: Association | None = None,
    name: str,
    email: str,
    file: ReceivedFile,
) -> Invited:
    """One who is not on the list sends the document it rests on. Raises AlreadyAskedError."""
    held = locked(conference)
    found = held.invited.filter(municipality=municipality, association=association).first()
    if found is not None and found.state != State.REFUSED:
        raise AlreadyAskedError(is_invited=found.state == State.INVITED)
    asked = found or Invited(conference=held, municipality=municipality, association=association)
    asked.state, asked.answer, asked.at = State.ASKS, "", timezone.now()
    asked.sender_name, asked.sender_email = name.strip(), email.strip()
    asked.document_name, asked.document_type = file.name, file.media_type
    asked.document = file.content
    asked.save()
    _record(held, "conference.asked_to_come", None)
    return asked


@transaction.atomic
def answer_asker(
    invited: Invited, *, is_invited: bool, answer: str = "", language: str, by: User | None = None
) -> Invited:
    """Yes puts them on the list, and they get the link; no is told with its reason.

    Raises RefusalWithoutReasonError.
    """
    held = locked(invited.conference)
    if not is_invited and not answer.strip():
        raise RefusalWithoutReasonError
    asked = Invited.objects.select_related("municipality", "association").get(pk=invited.pk)
    asked.state = State.INVITED if is_invited else State.REFUSED
    asked.answer = " ".join(answer.split())[:300]
    if is_invited and not asked.ground:
        asked.ground = asked.document_name
    asked.save(update_fields=["state", "answer", "ground"])
    _record(held, "conference.asker_answered", by, is_invited=is_invited)
    post_notice(
        held,
        "invited" if is_invited else "not_invited",
        email=asked.sender_email,
        language=language,
        key=f"invited-{asked.pk}-{asked.state}-{asked.at:%Y%m%d%H%M%S}",
        context={"invited": asked, "form_address": links.sign_up_form_address(held)},
    )
    return asked


def _record(conference: Conference, action: str, by: User | None, **details: object) -> None:
    number = conference.organiser_id
    record(conference, action=action, organiser_number=number, by=by, **details)
