"""The consultation while it lasts: who is invited, reminded, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.policy.consulting import mail as consultation_mail
from samspill.policy.errors import (
    ConsultationClosedError,
    EarlierDeadlineError,
    HasAnsweredError,
    InvitedAlreadyError,
    NobodyToRemindError,
)
from samspill.policy.models import Consultation, InvitedBody
from samspill.pure.folding import fold
from samspill.registry.models import Association

REMIND_BEFORE = timedelta(days=7)
REST_AFTER_INVITATION = timedelta(days=3)  # nobody is reminded of what came yesterday


@dataclass(frozen=True)
class BodyDraft:
    """A body to invite. `kind` is a value of InvitedBody.Kind."""

    name: str
    kind: str = InvitedBody.Kind.OTHER
    address: str = ""


@transaction.atomic
def invite_bodies(
    consultation: Consultation, *, bodies: Sequence[BodyDraft], by: User | None = None
) -> list[InvitedBody]:
    """Put bodies on the list; those with an address get the invitation by e-mail at once.

    A name that is an association's in the register is tied to it. Invited already: passed over.
    """
    held = _open(consultation)
    known = {fold(name) for name in held.invited_bodies.values_list("name", flat=True)}
    invited = []
    for draft in bodies:
        name = " ".join(draft.name.split())[:200]
        if not name or fold(name) in known:
            continue
        known.add(fold(name))
        invited.append(_invite(held, name, draft, by))
    return invited


@transaction.atomic
def invite_body(
    consultation: Consultation,
    *,
    name: str,
    kind: str = InvitedBody.Kind.OTHER,
    address: str = "",
    by: User | None = None,
) -> InvitedBody:
    """One more. Raises InvitedAlreadyError, ConsultationClosedError."""
    invited = invite_bodies(consultation, bodies=[BodyDraft(name, kind, address)], by=by)
    if not invited:
        raise InvitedAlreadyError
    return invited[0]


@transaction.atomic
def take_off_body(body: InvitedBody, *, by: User | None = None) -> None:
    """Off the list again. Raises HasAnsweredError for one that has sent a statement."""
    if body.responses.exists():
        raise HasAnsweredError
    consultation = body.consultation
    _record(consultation, "policy.body_taken_off", by, kind=body.kind)
    body.delete()


def silent_bodies(consultation: Consultation) -> QuerySet[InvitedBody]:
    """Those that have not answered, with an address, and not reminded yet."""
    return consultation.invited_bodies.filter(
        responses__isnull=True, reminded_at__isnull=True
    ).exclude(address="")


@transaction.atomic
def remind_silent(consultation: Consultation, *, by: User | None = None) -> int:
    """Remind each body once. Returns how many; raises NobodyToRemindError, ConsultationClosedError."""
    reminded = _remind(_open(consultation), silent_bodies(consultation), by)
    if not reminded:
        raise NobodyToRemindError
    return reminded


@transaction.atomic
def remind_before_deadline(consultation: Consultation, *, now: datetime) -> int:
    """What the worker does by itself in the last week: those invited some days ago, once each."""
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not held.is_open(now) or held.deadline - now > REMIND_BEFORE:
        return 0
    rested = silent_bodies(held).filter(invited_at__lt=now - REST_AFTER_INVITATION)
    return _remind(held, rested, None)


@transaction.atomic
def extend_deadline(
    consultation: Consultation, *, deadline: datetime, by: User | None = None
) -> Consultation:
    """A later day; also for one that has just run out, unless a person has closed it.

    Raises EarlierDeadlineError, ConsultationClosedError.
    """
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if held.closed_at is not None:
        raise ConsultationClosedError
    if deadline <= held.deadline or deadline <= timezone.now():
        raise EarlierDeadlineError
    held.deadline = deadline
    held.save(update_fields=["deadline"])
    _record(held, "policy.consultation_extended", by, deadline=deadline.date().isoformat())
    return held


@transaction.atomic
def close_consultation(consultation: Consultation, *, by: User | None = None) -> Consultation:
    """No more remarks; statements that come now are late. Closed already: nothing happens."""
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if held.closed_at is None:
        held.closed_at = min(timezone.now(), held.deadline)
        held.save(update_fields=["closed_at"])
        _record(held, "policy.consultation_closed", by)
    return held


def association_named(organiser: Organiser, name: str) -> Association | None:
    """The one association in the register with this name, or None."""
    found = list(
        Association.objects.active().filter(organiser=organiser).named(name).order_by("pk")[:2]
    )
    return found[0] if len(found) == 1 else None


def _open(consultation: Consultation) -> Consultation:
    """The row, held until the transaction ends."""
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if not held.is_open(timezone.now()):
        raise ConsultationClosedError
    return held


def _invite(
    consultation: Consultation, name: str, draft: BodyDraft, by: User | None
) -> InvitedBody:
    address = draft.address.strip()
    association = association_named(consultation.policy.organiser, name)
    kind = draft.kind
    if association is not None and kind == InvitedBody.Kind.OTHER:
        kind = InvitedBody.Kind.ASSOCIATION
    body = InvitedBody.objects.create(
        consultation=consultation,
        name=name,
        kind=kind,
        address=address,
        association=association,
        invited_at=timezone.now() if address else None,
    )
    if address:
        consultation_mail.invite(body)
    _record(consultation, "policy.body_invited", by, kind=str(kind))
    return body


def _remind(consultation: Consultation, silent: QuerySet[InvitedBody], by: User | None) -> int:
    bodies = list(silent)
    for body in bodies:
        consultation_mail.remind(body)
    keys = [body.pk for body in bodies]
    InvitedBody.objects.filter(pk__in=keys).update(reminded_at=timezone.now())
    if bodies:
        _record(consultation, "policy.bodies_reminded", by, count=len(bodies))
    return len(bodies)


def _record(consultation: Consultation, action: str, by: User | None, **details: str | int) -> None:
    policy = consultation.policy
    record(policy, action=action, organiser_number=policy.organiser_id, by=by, **details)
