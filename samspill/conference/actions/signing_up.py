from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.actions.seats import (
    fill_free_seats,
    free_card_code,
    locked,
    state_for_next,
)
from samspill.conference.errors import (
    AlreadySignedUpError,
    CancelledError,
    ConferenceOverError,
    DeadlinePassedError,
    NameMissingError,
    NotOpenError,
    RepresentsMissingError,
)
from samspill.conference.models import Conference, SignUp
from samspill.conference.rules import can_be_changed
from samspill.history.actions import record
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.pure.folding import fold
from samspill.registry.models import Association


@transaction.atomic
def sign_up(
    conference: Conference,
    *,
    name: str,
    email: str,
    language: str,
    phone: str = "",
    association: Association | None = None,
    municipality: Municipality | None = None,
    association_name: str = "",
    role: str = "",
    invoice_reference: str = "",
    wants_stand: bool = False,
    by: User | None = None,
    check_deadline: bool = True,
    confirm: bool = True,
) -> SignUp:
    """Take one person in, with a seat or a place on the waiting list.

    association_name  when the association is in no register; counts as one association too
    language          "nb" | "nn" | "en", of what is sent to this person
    check_deadline    False for those who run the conference: late, or before it is published
    confirm           False when the person must not be written to, as when a file is read in
    Raises            DeadlinePassedError, NotOpenError, NameMissingError, RepresentsMissingError,
                      AlreadySignedUpError
    """
    held = locked(conference)
    if check_deadline:
        _must_be_open(held)
    wanted = SignUp(
        conference=held,
        name=_must_have_name(name),
        email=email.strip(),
        phone=phone.strip(),
        association=association,
        municipality=municipality,
        association_name=" ".join(association_name.split()),
        role=role.strip(),
        invoice_reference=invoice_reference.strip(),
        wants_stand=wants_stand and held.has_stands,
        language=language,
    )
    _stand_for_one(wanted)
    _save_if_free(wanted)
    _record(wanted, action="conference.signed_up", by=by, state=wanted.state)
    if confirm:
        confirmations.post_to(wanted, wanted.state, conference=held)
    return wanted


@transaction.atomic
def change_sign_up(
    sign_up: SignUp,
    *,
    name: str,
    email: str,
    phone: str = "",
    role: str = "",
    invoice_reference: str | None = None,
    wants_stand: bool | None = None,
    by: User | None = None,
    check_over: bool = True,
) -> SignUp:
    """Let another person come instead, or put right what was written. The seat stays.

    None for invoice_reference and wants_stand leaves them as they stand. A new address gets the
    confirmation with a link of its own; the old one is told that somebody else comes, and its
    link opens nothing any more.
    Raises CancelledError, ConferenceOverError, NameMissingError.
    """
    held = locked(sign_up.conference)
    changed = _standing(held, sign_up, check_over=check_over)
    before = SignUp.objects.get(pk=sign_up.pk)
    changed.name = _must_have_name(name)
    changed.email, changed.phone, changed.role = email.strip(), phone.strip(), role.strip()
    if invoice_reference is not None:
        changed.invoice_reference = invoice_reference.strip()
    if wants_stand is not None:
        changed.wants_stand = wants_stand and held.has_stands
    changed.calendar_sequence += 1
    is_other = fold(before.email) != fold(changed.email)
    if is_other:
        changed.link_number += 1
    changed.save()
    _record(changed, action="conference.sign_up_changed", by=by, is_other_address=is_other)
    confirmations.post_to(changed, "changed", conference=held)
    if is_other:
        before.calendar_sequence = changed.calendar_sequence
        confirmations.post_to(before, "replaced", conference=held)
    return changed


@transaction.atomic
def cancel_sign_up(
    sign_up: SignUp, *, by: User | None = None, check_over: bool = True
) -> list[SignUp]:
    """Give the seat back. Who has waited longest gets it and is told; they are returned.

    Raises CancelledError, ConferenceOverError.
    """
    held = locked(sign_up.conference)
    cancelled = _standing(held, sign_up, check_over=check_over)
    cancelled.state = SignUp.State.CANCELLED
    cancelled.cancelled_at = timezone.now()
    cancelled.calendar_sequence += 1
    cancelled.save(update_fields=["state", "cancelled_at", "calendar_sequence"])
    promoted = fill_free_seats(held)
    _record(
        cancelled,
        action="conference.sign_up_cancelled",
        by=by,
        promoted=[other.pk for other in promoted],
    )
    confirmations.post_to(cancelled, "cancelled", conference=held)
    return promoted


@transaction.atomic
def send_links(conference: Conference, *, email: str) -> int:
    """Send each sign-up of this address its own link again, once an hour at most.

    Returns how many there are; the page must not tell, or it would say who has signed up.
    """
    wanted = fold(email)
    standing = conference.sign_ups.standing().select_related("association", "municipality")
    found = [one for one in standing if one.email and fold(one.email) == wanted]
    for one in found:
        confirmations.post_to(one, "link", conference=conference)
    if found:
        record(
            conference,
            action="conference.links_sent",
            organiser_number=conference.organiser_id,
            count=len(found),
        )
    return len(found)


def _must_be_open(conference: Conference) -> None:
    if conference.published_at is None:
        raise NotOpenError
    if conference.is_past_deadline:
        raise DeadlinePassedError(conference)


def _must_have_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NameMissingError
    return clean


def _stand_for_one(wanted: SignUp) -> None:
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


def _save_if_free(wanted: SignUp) -> None:
    """The rule is a constraint in the database; who is in the way is looked up for the words."""
    if not wanted.is_extra and (existing := _in_the_way(wanted)):
        raise AlreadySignedUpError(existing)
    wanted.state = state_for_next(wanted.conference)
    wanted.card_code = free_card_code(wanted.conference)
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError:
        if existing := _in_the_way(wanted):
            raise AlreadySignedUpError(existing) from None
        raise


def _in_the_way(wanted: SignUp) -> SignUp | None:
    counted = wanted.conference.sign_ups.standing().filter(is_extra=False)
    counted = counted.select_related("association", "municipality")
    if wanted.conference.one_per == Conference.OnePer.MUNICIPALITY:
        return counted.filter(municipality=wanted.municipality).first()
    if wanted.association is not None:
        return counted.filter(association=wanted.association).first()
    name = fold(wanted.association_name)
    outside = counted.filter(association__isnull=True)
    return next((one for one in outside if fold(one.association_name) == name), None)


def _standing(conference: Conference, sign_up: SignUp, *, check_over: bool) -> SignUp:
    """The sign-up as it stands now; `conference` is locked."""
    if check_over and not can_be_changed(conference):
        raise ConferenceOverError
    fresh = conference.sign_ups.select_related("association", "municipality").get(pk=sign_up.pk)
    if fresh.state == SignUp.State.CANCELLED:
        raise CancelledError
    fresh.conference = conference
    return fresh


def _record(sign_up: SignUp, *, action: str, by: User | None, **details: object) -> None:
    number = sign_up.conference.organiser_id
    record(
        sign_up,
        action=action,
        organiser_number=number,
        by=by,
        conference=sign_up.conference_id,
        **details,
    )
