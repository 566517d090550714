"""Formal statements: received, kept as they came, and erased where the law says so."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.consultations import association_named
from samspill.policy.actions.remark_rows import lay_remark
from samspill.policy.actions.remarks import ERASED_MARK, erase_remark
from samspill.policy.consulting import mail as consultation_mail
from samspill.policy.consulting.desk import body_named, is_decided
from samspill.policy.errors import (
    ConsultationClosedError,
    EmptyRemarkError,
    EmptyStatementError,
    NotInvitedError,
)
from samspill.policy.models import (
    Consultation,
    ConsultationResponse,
    InvitedBody,
    ResponseFile,
)
from samspill.pure.received_files import ReceivedFile
from samspill.pure.themes.languages import language_of


@transaction.atomic
def receive_response(
    consultation: Consultation,
    *,
    key: UUID,
    on_behalf_of: str,
    sender_name: str,
    sender_email: str = "",
    sender_role: str = "",
    text: str = "",
    files: Sequence[ReceivedFile] = (),
    language: str = "",
    by: User | None = None,
) -> ConsultationResponse:
    """Take in a formal statement as it came; after the deadline it is taken and marked as late.

    key        made in the form: what comes twice is stored once
    language   of the receipt
    by         a person who wrote it in for a sender without a screen
    Its first remark is the whole of it: so none is left without an answer. Nobody reads the files
    before a person has looked. Anyone can write the name of a body that is invited: it counts as
    theirs when a person has said so, and the body itself is told that it came.
    Raises     EmptyStatementError, EmptyRemarkError without a sender's association;
               ConsultationClosedError once the council has decided.
    """
    known = ConsultationResponse.objects.filter(key=key, consultation=consultation).first()
    if known is not None:
        return known
    name = " ".join(on_behalf_of.split())[:200]
    if not name:
        raise EmptyRemarkError
    if not text.strip() and not files:
        raise EmptyStatementError
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if is_decided(held):
        raise ConsultationClosedError
    body = body_named(held, name)
    response = ConsultationResponse.objects.create(
        consultation=held,
        number=(held.responses.aggregate(last=Max("number"))["last"] or 0) + 1,
        key=key,
        on_behalf_of=name,
        association=body.association if body else association_named(held.policy.organiser, name),
        body=body if by is not None else None,
        text=text.strip(),
        sender_name=" ".join(sender_name.split())[:120],
        sender_email=sender_email.strip(),
        sender_role=" ".join(sender_role.split())[:120],
        language=language_of(text) if text.strip() else "",
        is_late=not held.is_open(timezone.now()),
    )
    _keep(response, files)
    _lay_whole_as_remark(response, has_files=bool(files), is_body=body is not None)
    _tell_that_it_came(response, body, language=language)
    _record(response, "policy.response_received", by, late=response.is_late, files=len(files))
    return response


@transaction.atomic
def erase_response(
    response: ConsultationResponse, *, legal_basis: str, by: User | None = None
) -> ConsultationResponse:
    """Erase the words, the files, the sender and all remarks of a statement; number and day stay.

    legal_basis   why, for instance "17-1-d". Raises ValueError without one.
    """
    for remark in response.remarks.order_by("number"):
        erase_remark(remark, legal_basis=legal_basis, by=by)
    if not legal_basis.strip():
        raise ValueError("an erasure needs a legal basis")
    held = ConsultationResponse.objects.select_for_update().get(pk=response.pk)
    held.text = ERASED_MARK
    held.sender_name = held.sender_email = held.sender_role = ""
    held.save(update_fields=["text", "sender_name", "sender_email", "sender_role"])
    held.files.all().delete()
    _record(held, "policy.response_erased", by, basis=legal_basis.strip()[:60])
    return held


@transaction.atomic
def confirm_body(response: ConsultationResponse, *, by: User | None = None) -> ConsultationResponse:
    """A person knows that it is from the body it names: it counts as that body's answer.

    Raises NotInvitedError where no invited body has that name. Said already: nothing happens.
    """
    held = ConsultationResponse.objects.select_for_update(of=("self",)).get(pk=response.pk)
    body = body_named(held.consultation, held.on_behalf_of)
    if body is None:
        raise NotInvitedError
    if held.body_id != body.pk:
        held.body = body
        held.save(update_fields=["body"])
        _record(held, "policy.response_confirmed", by)
    return held


@transaction.atomic
def part_from_body(
    response: ConsultationResponse, *, by: User | None = None
) -> ConsultationResponse:
    """It is not from that body after all: the body is asked and reminded as before."""
    held = ConsultationResponse.objects.select_for_update(of=("self",)).get(pk=response.pk)
    if held.body_id is not None:
        held.body = None
        held.save(update_fields=["body"])
        _record(held, "policy.response_parted", by)
    return held


def _keep(response: ConsultationResponse, files: Sequence[ReceivedFile]) -> None:
    ResponseFile.objects.bulk_create(
        ResponseFile(
            response=response,
            name=one.name,
            media_type=one.media_type,
            content=one.content,
            size=len(one.content),
            fingerprint=hashlib.sha256(one.content).hexdigest(),
        )
        for one in files
    )


def _lay_whole_as_remark(response: ConsultationResponse, *, has_files: bool, is_body: bool) -> None:
    lay_remark(
        response.consultation,
        text=response.text,
        response=response,
        on_behalf_of=response.on_behalf_of,
        association=response.association,
        giver_name=response.sender_name,
        must_be_read=has_files,
        is_body=is_body,
    )


def _tell_that_it_came(
    response: ConsultationResponse, body: InvitedBody | None, *, language: str
) -> None:
    """The sender gets a receipt; the body hears of it where another address sent it."""
    if response.sender_email:
        consultation_mail.response_received(response, language=language)
    if body is not None and body.address.lower() not in ("", response.sender_email.lower()):
        consultation_mail.body_response_received(response, body)


def _record(
    response: ConsultationResponse, action: str, by: User | None, **details: str | int
) -> None:
    policy = response.consultation.policy
    record(response, action=action, organiser_number=policy.organiser_id, by=by, **details)
