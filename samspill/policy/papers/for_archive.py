"""The policy's own papers as PDF/A for the archive: as the worker kept them where it has, else made now.

Every one has its moment written in, so that the same rows are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from samspill.adapters import typst
from samspill.policy.consulting.document import remarks_document
from samspill.policy.council.case_document import case_paper
from samspill.policy.following.status_document import status_report_document
from samspill.policy.models import (
    CaseDocument,
    Consultation,
    Paper,
    Policy,
    PolicyVersion,
    Remark,
    Resolution,
    StatusRound,
)
from samspill.policy.policy_document import policy_document
from samspill.pure.archive.wording import told
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Content,
    Definition,
    Document,
    Heading,
    Paragraph,
    Quote,
    paragraph,
)


def kept_versions(policy: Policy) -> set[int]:
    """The versions whose PDF the worker has made already. One query."""
    made = policy.papers.filter(kind=Paper.Kind.POLICY, form="pdf", state=Paper.State.DONE)
    return set(made.exclude(content=None).values_list("subject", flat=True))


def version_pdf(policy: Policy, version: PolicyVersion | None, moment: datetime) -> bytes:
    """The version that was decided on; of one decided before versions were kept, what stands now."""
    if version is not None:
        content = _kept(policy, Paper.Kind.POLICY, version.pk).values_list("content", flat=True)
        if kept := content.first():
            return bytes(kept)
    return _pdf(policy_document(policy, version), moment)


def case_document_pdf(case: CaseDocument, moment: datetime) -> bytes:
    return _pdf(case_paper(case), moment)


def remarks_pdf(consultation: Consultation, moment: datetime) -> bytes:
    return _pdf(remarks_document(consultation), moment)


def status_pdf(round: StatusRound, moment: datetime) -> bytes:
    return _pdf(status_report_document(round), moment)


def resolution_pdf(policy: Policy, resolution: Resolution, moment: datetime) -> bytes:
    """The decision alone: who, when, with what vote, in which words, on which version."""
    return _pdf(resolution_document(policy, resolution), moment)


def every_remark_pdf(policy: Policy, consultation: Consultation, moment: datetime) -> bytes:
    return _pdf(every_remark(policy, consultation), moment)


def resolution_document(policy: Policy, resolution: Resolution) -> Document:
    language = policy.language
    return Document(
        title=told("resolution", language, title=policy.title),
        language=norwegian.known_language(language),  # type: ignore[arg-type]
        subtitle=resolution.body,
        author=policy.organiser.name,
        date_text=norwegian.long_date(resolution.decided_on, language),
        reference=resolution.case_number,
        blocks=(
            Definition(list(_decided(policy, resolution))),
            Heading(1, told("words", language)),
            *map(paragraph, filter(None, map(str.strip, resolution.text.split("\n")))),
        ),
    )


def every_remark(policy: Policy, consultation: Consultation) -> Document:
    """Every remark as it was given, but for what is erased; private givers are not named."""
    language = policy.language
    return Document(
        title=told("every_remark", language),
        language=norwegian.known_language(language),  # type: ignore[arg-type]
        subtitle=policy.title,
        author=policy.organiser.name,
        blocks=tuple(
            _remark(one, language) for one in consultation.remarks.in_table().order_by("number")
        ),
    )


def _decided(policy: Policy, resolution: Resolution) -> Iterator[tuple[Content, Content]]:
    language = policy.language
    yield told("body", language), resolution.body
    yield told("day", language), norwegian.plain_date(resolution.decided_on, language)
    yield told("case", language), resolution.case_number
    if resolution.vote:
        yield told("vote", language), resolution.vote
    if resolution.version is not None:
        yield told("fingerprint", language), resolution.version.fingerprint


def _remark(one: Remark, language: str) -> Block:
    giver = one.on_behalf_of or told("resident", language)
    source = f"{told('remark', language, number=one.number)}, {giver}"
    if one.erased_at is not None:
        return Paragraph(f"{source}: {told('gone', language)}")
    return Quote(one.raw_text, source, one.language)


def _kept(policy: Policy, kind: str, subject: int) -> QuerySet[Paper]:
    """What the worker has made of it already, exactly as it was made."""
    made = policy.papers.filter(kind=kind, subject=subject, form="pdf", state=Paper.State.DONE)
    return made.exclude(content=None).order_by("pk")


def _pdf(document: Document, moment: datetime) -> bytes:
    return typst.pdf(replace(document, created=moment))
