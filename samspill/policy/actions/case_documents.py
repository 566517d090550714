from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.council.case_drafting import FIELDS, body_of, drafted
from samspill.policy.errors import CaseClashError, NotAdoptedError
from samspill.policy.models import CaseDocument, Policy

Kind = CaseDocument.Kind


class CaseFacts(TypedDict, total=False):
    """What may be written in a case document."""

    title: str
    case_number: str
    body: str
    meeting_on: date | None
    case_officer: str
    proposal: str
    background: str
    process_text: str
    consultation_text: str
    assessment: str
    economy: str
    enclosures: list[str]


@transaction.atomic
def draft_case_document(
    policy: Policy, *, kind: str = Kind.ADOPTION, by: User | None = None
) -> CaseDocument:
    """Write a case document from what is known: road, conference, figures, consultation, sums.

    kind      a value of CaseDocument.Kind. One that has not led to a resolution yet is given back
              rather than made twice; a status report is a new one every time.
    Raises    NotAdoptedError for what can only be said of an adopted policy.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if kind != Kind.ADOPTION and held.state != Policy.State.ADOPTED:
        raise NotAdoptedError
    begun = _begun(held, kind)
    if begun is not None:
        return begun
    document = CaseDocument.objects.create(
        policy=held,
        kind=kind,
        body=body_of(held),
        case_officer=by.name if by is not None else "",
        changed_by=by,
        **drafted(held, kind=kind),
    )
    _record(document, "policy.case_document_drafted", by, kind=str(kind))
    return document


@transaction.atomic
def write_case_document(
    document: CaseDocument,
    *,
    had: Mapping[str, str] | None = None,
    by: User | None = None,
    **values: Unpack[CaseFacts],
) -> CaseDocument:
    """Write what is given, and let the rest stand.

    had       field -> `mark_of` what the writer had in front of them; None: what stands
    Raises    CaseClashError, when another has written in the same field meanwhile. Then nothing is
              written: `fields` are those where the two met.
    """
    held = CaseDocument.objects.select_for_update().get(pk=document.pk)
    standing = {name: getattr(held, name) for name in FIELDS}
    mine = {name: value for name, value in values.items() if value != standing[name]}
    if had is not None:
        mine = {name: value for name, value in mine.items() if mark_of(value) != had.get(name, "")}
        met = [name for name in mine if mark_of(standing[name]) != had.get(name, "")]
        if met:
            raise CaseClashError(held, met)
    if mine:
        for name, value in mine.items():
            setattr(held, name, value)
        held.version += 1
        held.changed_at, held.changed_by = timezone.now(), by
        held.save(update_fields=[*mine, "version", "changed_at", "changed_by"])
        _record(held, "policy.case_document_written", by, fields=sorted(mine))
    document.refresh_from_db()
    return document


@transaction.atomic
def delete_case_document(document: CaseDocument, *, by: User | None = None) -> None:
    """Take away one that was made in vain."""
    _record(document, "policy.case_document_deleted", by, kind=document.kind)
    CaseDocument.objects.filter(pk=document.pk).delete()


def mark_of(value: object) -> str:
    """A few letters that tell two wordings of a field apart."""
    text = "\n".join(value) if isinstance(value, list) else str("" if value is None else value)
    return hashlib.sha256("\n".join(text.split("\r\n")).encode()).hexdigest()[:16]


def _begun(policy: Policy, kind: str) -> CaseDocument | None:
    if kind == Kind.STATUS:
        return None
    rows = policy.case_documents.filter(kind=kind)
    if kind == Kind.AMENDMENT:
        last = policy.versions.filter(kind__in=("adopted", "amended")).order_by("-number").first()
        rows = rows.filter(changed_at__gt=last.at) if last else rows
    return rows.order_by("-pk").first()


def _record(document: CaseDocument, action: str, by: User | None, **details: object) -> None:
    record(document, action=action, organiser_number=document.policy.organiser_id, by=by, **details)
