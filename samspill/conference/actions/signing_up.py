from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.actions.forgetting import (
    forget_told,
    is_another_person,
    leave_to_another,
)
from samspill.conference.actions.places import fill_places
from samspill.conference.actions.seats import (
    fill_free_seats,
    free_card_code,
    locked,
    state_for_next,
)
from samspill.conference.actions.who_may import (
    must_be_invited,
    must_be_open,
    must_have_name,
    must_not_be_many,
    name_or_whose,
    stand_for_one,
)
from samspill.conference.errors import AlreadySignedUpError, CancelledError, ConferenceOverError
from samspill.conference.models import Conference, SignUp, SignUpQuerySet
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
    channel: str = SignUp.Channel.WEB,
    is_name_to_come: bool = False,
    is_second: bool = False,
    booker: tuple[str, str] = ("", ""),
    together_with: SignUp | None = None,
    by: User | None = None,
    check_deadline: bool = True,
    confirm: bool = True,
    is_confirmed_after: bool = False,
) -> SignUp:
    """Take one person in, with a seat or a place on the waiting list.

    association_name  when the association is in no register; counts as one association too
    language          "nb" | "nn" | "en", of what is sent to this person
    is_name_to_come   a seat is held; without a name it has that of whom it is for
    is_second         from a body that has signed up one: waits until that one cancels, or until the
                      deadline has passed and there are seats left
    booker            name and e-mail of the one who signs up others
    together_with     the sign-up at the linked conference, sent with the same form
    check_deadline    False for those who run the conference: late, or before it is published
    confirm           False when the person must not be written to, as when a file is read in
    is_confirmed_after  the caller lets the conference go and then calls `confirm_sign_up`, so
                      that many who come at once do not wait for each other's e-mail
    Raises            DeadlinePassedError, NotOpenError, NotInvitedError, NameMissingError,
                      RepresentsMissingError, AlreadySignedUpError, TooManyError
    """
    held = locked(conference)
    if check_deadline:
        must_be_open(held)
        must_not_be_many(held, email, channel)
    for_whom = " ".join(association_name.split())
    wanted = SignUp(
        conference=held,
        name=name_or_whose(name, association, municipality, for_whom, is_name_to_come),
        email=email.strip(),
        phone=phone.strip(),
        association=association,
        municipality=municipality,
        association_name=for_whom,
        role=role.strip(),
        invoice_reference=invoice_reference.strip(),
        wants_stand=wants_stand and held.has_stands,
        language=language,
        channel=channel,
        is_name_to_come=is_name_to_come,
        booker_name=booker[0].strip(),
        booker_email=booker[1].strip(),
        together_with=together_with,
        confirmation_due_at=timezone.now() if confirm and is_confirmed_after else None,
    )
    stand_for_one(wanted)
    must_be_invited(wanted)
    _save_if_free(wanted, is_second=is_second)
    _record(wanted, action="conference.signed_up", by=by, state=wanted.state)
    if confirm and not is_confirmed_after:
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
    is_substitute: bool = False,
    by: User | None = None,
    check_over: bool = True,
) -> SignUp:
    """Let another person come instead, or put right what was written. The seat stays.

    What the one before has told of food, access and otherwise is erased when another comes:
    always a substitute, else when name and address say so.

    None for invoice_reference and wants_stand leaves them as they stand. A new address gets the
    confirmation with a link of its own; the old one is told that somebody else comes, and its
    link opens nothing any more.
    Raises CancelledError, ConferenceOverError, NameMissingError.
    """
    changed = standing(sign_up, check_over=check_over)
    held = changed.conference
    before = SignUp.objects.get(pk=sign_up.pk)
    changed.name, changed.is_name_to_come = must_have_name(name), False
    changed.email, changed.phone, changed.role = email.strip(), phone.strip(), role.strip()
    if invoice_reference is not None:
        changed.invoice_reference = invoice_reference.strip()
    if wants_stand is not None:
        changed.wants_stand = wants_stand and held.has_stands
    changed.calendar_sequence += 1
    is_other = fold(before.email) != fold(changed.email)
    if is_other:
        changed.link_number += 1
    is_person = is_substitute or is_another_person(before, changed)
    changed.save()
    if is_person:
        leave_to_another(changed)
    told = {"is_other_address": is_other, "is_other_person": is_person}
    _record(changed, action="conference.sign_up_changed", by=by, **told)
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

    What was told of food, access and otherwise is erased at once: nobody needs it any more.
    Raises CancelledError, ConferenceOverError.
    """
    cancelled = standing(sign_up, check_over=check_over)
    held = cancelled.conference
    was, cancelled.state = cancelled.state, SignUp.State.CANCELLED
    cancelled.cancelled_at, cancelled.offered_until = timezone.now(), None
    cancelled.calendar_sequence += 1
    cancelled.save(update_fields=["state", "cancelled_at", "offered_until", "calendar_sequence"])
    forget_told(cancelled)
    promoted = fill_free_seats(held)
    fill_places(held)
    _record(
        cancelled,
        action="conference.sign_up_cancelled",
        by=by,
        was=was,
        promoted=[other.pk for other in promoted],
    )
    confirmations.post_to(cancelled, "cancelled", conference=held)
    return promoted


@transaction.atomic
def tie_together(first: SignUp, second: SignUp) -> None:
    """One person, one form, two linked conferences: each sign-up knows the other, and no more."""
    SignUp.objects.filter(pk=first.pk).update(together_with=second)
    record(
        first,
        action="conference.signed_up_for_both",
        organiser_number=first.conference.organiser_id,
        conference=first.conference_id,
    )
    first.together_with = second


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


def _save_if_free(wanted: SignUp, *, is_second: bool) -> None:
    """The rule is a constraint in the database; who is in the way is looked up for the words."""
    is_counted, existing = not wanted.is_extra, None
    if is_counted and (existing := in_the_way(wanted)) and not is_second:
        raise AlreadySignedUpError(existing)
    wanted.is_extra = wanted.is_extra or existing is not None
    wanted.state = state_for_next(wanted.conference, is_second=is_counted and existing is not None)
    wanted.card_code = free_card_code(wanted.conference)
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError:
        if existing := in_the_way(wanted):
            raise AlreadySignedUpError(existing) from None
        raise


def in_the_way(wanted: SignUp) -> SignUp | None:
    """Another that stands for the same one, where the conference takes one from each."""
    counted = wanted.conference.sign_ups.standing().filter(is_extra=False).exclude(pk=wanted.pk)
    if wanted.conference.one_per == Conference.OnePer.MUNICIPALITY:
        return _first_of(counted.filter(municipality=wanted.municipality))
    if wanted.association is not None:
        return _first_of(counted.filter(association=wanted.association))
    name = fold(wanted.association_name)
    outside = counted.filter(association__isnull=True)
    outside = outside.select_related("association", "municipality")
    return next((one for one in outside if fold(one.association_name) == name), None)


def _first_of(found: SignUpQuerySet) -> SignUp | None:
    """Most often there is none: the whole row is asked for when there is."""
    key = found.order_by("pk").values_list("pk", flat=True).first()
    whole = found.model._default_manager.select_related("association", "municipality")
    return whole.get(pk=key) if key is not None else None


def standing(sign_up: SignUp, *, check_over: bool) -> SignUp:
    """The sign-up as it stands now, with its conference locked until the transaction ends.

    Raises CancelledError, ConferenceOverError.
    """
    conference = locked(sign_up.conference)
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
