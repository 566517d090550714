from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, QuerySet

from samspill.policy.actions.followers import due_followers, erase_followers
from samspill.policy.models import (
    Answer,
    CaseDocument,
    Comment,
    Consultation,
    ConsultationResponse,
    DocumentTemplate,
    EarlierAnswer,
    InvitedBody,
    Measure,
    MeasureContribution,
    MeasureOwner,
    Paper,
    Passage,
    PolicyVersion,
    Remark,
    Revision,
    StatusRound,
    StatusUpdate,
    Wording,
)
from samspill.pure.personal_data import PersonalField

TERM = timedelta(days=4 * 365)  # a council's term: then the policy is renewed
AFTER_DEADLINE = timedelta(days=365)
AFTER_ADOPTION = timedelta(days=365)
UNCONFIRMED = timedelta(days=14)
AFTER_RENEWAL = timedelta(days=60)
ERASED = "–"
PURPOSE = "So that those who write the policy together see who has done what."
END = "Four years after it was done."
RESPONSE_END = (
    "Twelve months after the consultation's deadline; the statement itself is a case document."
)
RECEIPT = "To send a receipt, and the answer. Never shown to others than those who do the work."
UNFINISHED = (Measure.Status.PROPOSED, Measure.Status.ADOPTED, Measure.Status.IN_PROGRESS)
STATEMENT = "A statement is a public case document, and is kept as it was received."
WITH_THE_CASE = "Kept with the case."
Rows = QuerySet[Any]


def _done_by(model: type[Model], person: str, day: str) -> PersonalField:
    """Who did it, forgotten a term after the day it was done."""

    def due(now: datetime) -> Rows:
        rows = model._default_manager.filter(**{f"{day}__lt": now - TERM})
        return rows.exclude(**{f"{person}__isnull": True})

    return PersonalField(
        f"{model.__name__}.{person}",
        purpose=PURPOSE,
        legal_basis="6-1-e",
        kept_until=END,
        due=due,
        erase=lambda rows: rows.update(**{person: None}),
    )


def _consulted_before(model: type[Model]) -> Callable[[datetime], Rows]:
    def due(now: datetime) -> Rows:
        return model._default_manager.filter(consultation__deadline__lt=now - AFTER_DEADLINE)

    return due


def _old_senders(now: datetime) -> Rows:
    return _consulted_before(ConsultationResponse)(now).exclude(sender_name=ERASED)


def _old_givers(now: datetime) -> Rows:
    return _consulted_before(Remark)(now).exclude(giver_name="", giver_email="")


def _old_addresses(now: datetime) -> Rows:
    return _consulted_before(InvitedBody)(now).exclude(address="")


def _gone_writers(now: datetime) -> Rows:
    return Passage.objects.filter(writer__isnull=False, writer_until__lt=now - timedelta(hours=1))


def _old_comments(now: datetime) -> Rows:
    day = (now - AFTER_ADOPTION).date()
    return Comment.objects.filter(
        passage__policy__resolutions__decided_on__lt=day, at__lt=now - AFTER_ADOPTION
    )


def _owners(now: datetime) -> Rows:
    """Of a policy that is renewed: the new one has owners of its own."""
    return MeasureOwner.objects.filter(
        policy__revised_by__resolutions__decided_on__lt=(now - AFTER_RENEWAL).date()
    )


def _old_cases(now: datetime) -> Rows:
    return CaseDocument.objects.filter(changed_at__lt=now - TERM).exclude(case_officer="")


def _deleted(rows: Rows) -> int:
    keys = list(rows.values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)


def _field(name: str, purpose: str, kept_until: str, **how: Any) -> PersonalField:
    return PersonalField(
        name, purpose=purpose, legal_basis=how.pop("basis", "6-1-e"), kept_until=kept_until, **how
    )


PERSONAL = (
    _done_by(MeasureContribution, "by", "at"),
    _done_by(Answer, "by", "at"),
    _done_by(EarlierAnswer, "by", "at"),
    _done_by(Wording, "by", "at"),
    _done_by(PolicyVersion, "by", "at"),
    _done_by(Comment, "by", "at"),
    _done_by(Comment, "settled_by", "at"),
    _done_by(Consultation, "opened_by", "opened_at"),
    _done_by(Remark, "answered_by", "answered_at"),
    _done_by(CaseDocument, "changed_by", "changed_at"),
    _done_by(DocumentTemplate, "uploaded_by", "uploaded_at"),
    _done_by(Paper, "asked_by", "asked_at"),
    _done_by(StatusRound, "asked_by", "asked_at"),
    _done_by(StatusUpdate, "by", "at"),
    _done_by(Revision, "begun_by", "begun_at"),
    _field(
        "Passage.writer",
        "So that two do not write the same paragraph at once.",
        "An hour after the person stopped writing.",
        due=_gone_writers,
        erase=lambda rows: rows.update(writer=None, writer_until=None),
    ),
    _field(
        "Comment.text",
        "So that those who write agree on the text. It may name a person.",
        "A year after the policy is adopted.",
        due=_old_comments,
        erase=_deleted,
    ),
    _field(
        "Follower.email",
        "To tell those who asked when something happens to what was said.",
        "Until you say stop, or 30 days after all that came of it is finished. An address that is"
        " not confirmed is erased after 14 days.",
        basis="6-1-a",
        due=due_followers,
        erase=erase_followers,
    ),
    _field(
        "InvitedBody.address",
        "To ask a body for its opinion. The address of a small body may be a person's own.",
        "Twelve months after the consultation's deadline.",
        due=_old_addresses,
        erase=lambda rows: rows.update(address=""),
    ),
    _field(
        "ConsultationResponse.sender_name",
        "To know who sent the statement, so that it can be answered.",
        RESPONSE_END,
        due=_old_senders,
        erase=lambda rows: rows.update(sender_name=ERASED, sender_email="", sender_role=""),
    ),
    _field("ConsultationResponse.sender_email", RECEIPT, RESPONSE_END),
    _field(
        "ConsultationResponse.sender_role",
        "To know who sent the statement, so that it can be answered.",
        RESPONSE_END,
    ),
    _field("ConsultationResponse.text", STATEMENT, WITH_THE_CASE),
    _field("ResponseFile.content", STATEMENT, WITH_THE_CASE),
    _field("ResponseFile.name", STATEMENT, WITH_THE_CASE),
    _field(
        "Remark.giver_name",
        RECEIPT,
        "Twelve months after the consultation's deadline.",
        due=_old_givers,
        erase=lambda rows: rows.update(giver_name="", giver_email=""),
    ),
    _field("Remark.giver_email", RECEIPT, "Twelve months after the consultation's deadline."),
    _field(
        "Remark.raw_text",
        "What was said of the draft is answered, and is kept as it was given.",
        "Kept with the case, or until it is erased because someone asks for it.",
    ),
    _field(
        "Remark.shown_text",
        "What everyone may read: names and health words are masked.",
        "Kept with the case, or until it is taken back.",
    ),
    _field(
        "MeasureOwner.email",
        "To ask those who answer for a measure how far it has come.",
        "Until another answers for it, or 60 days after the policy is renewed.",
        due=_owners,
        erase=_deleted,
    ),
    _field(
        "MeasureOwner.name",
        "To ask those who answer for a measure how far it has come.",
        "Until another answers for it, or 60 days after the policy is renewed.",
    ),
    _field(
        "CaseDocument.case_officer",
        "So that those who decide know whom to ask about the case.",
        "Four years after the case was written.",
        due=_old_cases,
        erase=lambda rows: rows.update(case_officer=""),
    ),
)
# The policy is a public document: roles and units, not persons, are named in it.
IMPERSONAL = (
    "Policy.title",
    "Policy.language",
    "Chapter.key",
    "Chapter.heading",
    "Goal.text",
    "Measure.text",
    "Measure.rationale",
    "Measure.responsible_unit",
    "Measure.responsible_role",
    "Measure.partner",
    "Measure.funding",
    "Measure.indicator",
    "Measure.baseline",
    "Measure.target",
    "Measure.status_reason",
    "Passage.text",
    "Passage.name",
    "Wording.content",
    "PolicyVersion.content",
    "PolicyVersion.fingerprint",
    "PolicyVersion.note",
    "PolicyVersion.word",
    "Answer.reason",
    "EarlierAnswer.reason",
    "Follower.language",
    "InvitedBody.name",
    "ConsultationResponse.on_behalf_of",  # an association or a body
    "ConsultationResponse.language",
    "ResponseFile.media_type",
    "ResponseFile.fingerprint",
    "Remark.on_behalf_of",  # an association or a body
    "Remark.language",
    "Remark.answer",
    "CaseDocument.title",
    "CaseDocument.case_number",
    "CaseDocument.body",
    "CaseDocument.proposal",
    "CaseDocument.background",
    "CaseDocument.process_text",
    "CaseDocument.consultation_text",
    "CaseDocument.assessment",
    "CaseDocument.economy",
    "CaseDocument.enclosures",
    "Resolution.body",
    "Resolution.case_number",
    "Resolution.vote",
    "Resolution.text",
    "DocumentTemplate.name",
    "DocumentTemplate.content",
    "DocumentTemplate.fingerprint",
    "DocumentTemplate.fields",
    "Paper.form",
    "Paper.language",
    "Paper.lease_owner",
    "Paper.content",  # public documents
    "Paper.fingerprint",
    "Paper.fault",
    "MeasureOwner.role",
    "MeasureOwner.language",
    "StatusRound.report",
    "StatusRound.fingerprint",
    "StatusUpdate.reason",
    "Revision.term",
    "Revision.starting_point",
)
