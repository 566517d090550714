"""What each kind of paper is made of. One that cannot be built yet is simply not offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.adapters import typst
from samspill.policy.models import Paper, Policy, PolicyVersion
from samspill.policy.papers.word import FieldValues, docx_for
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Document

Kind = Paper.Kind
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"pdf": PDF, "docx": DOCX}
FORM_NAMES: dict[str, str | Promise] = {"pdf": _("PDF"), "docx": _("Word")}


class SubjectGoneError(LookupError):
    """What the paper should be made of is no longer there."""


@dataclass(frozen=True)
class Built:
    document: Document
    fields: FieldValues = field(default_factory=dict)


def is_offered(kind: str) -> bool:
    return kind in BUILDERS and find_spec(BUILDERS[kind][0]) is not None


def built(policy: Policy, kind: str, subject: int) -> Built:
    """The document, and what the fields of a template become.

    subject   key of the version, case document, consultation or round; 0: as it stands now
    Raises    SubjectGoneError
    """
    try:
        return BUILDERS[kind][1](policy, subject)
    except ObjectDoesNotExist as error:
        raise SubjectGoneError from error


def paper_content(policy: Policy, kind: str, subject: int, form: str) -> bytes:
    """The file itself, as PDF or in the municipality's own Word template."""
    made = built(policy, kind, subject)
    if form == "pdf":
        return typst.pdf(made.document)
    return docx_for(policy.organiser, kind, made.document, made.fields)


def policy_fields(policy: Policy, version: PolicyVersion | None) -> FieldValues:
    """Of a version what was decided on it; of the policy as it stands what is in force."""
    from samspill.policy.policy_document import text_blocks

    resolution = getattr(version, "resolution", None) if version else policy.resolution
    known = (
        {"versjon": str(version.number), "fingeravtrykk": version.fingerprint} if version else {}
    )
    if resolution is None:
        return known
    return {
        **known,
        "organ": resolution.body,
        "vedtaksdato": norwegian.plain_date(resolution.decided_on, policy.language),
        "saksnummer": resolution.case_number,
        "votering": resolution.vote,
        "vedtak": tuple(text_blocks(resolution.text)),
    }


def _policy(policy: Policy, subject: int) -> Built:
    from samspill.policy.policy_document import policy_document

    version = policy.versions.get(pk=subject) if subject else None
    return Built(policy_document(policy, version=version), policy_fields(policy, version))


def _case_document(policy: Policy, subject: int) -> Built:
    from samspill.policy.council.case_document import case_fields, case_paper

    row = policy.case_documents.select_related("policy__organiser").get(pk=subject)
    return Built(case_paper(row), case_fields(row))


def _remarks(policy: Policy, subject: int) -> Built:
    from samspill.policy.consulting.document import remarks_document

    rows = policy.consultations.select_related("policy__organiser", "version")
    return Built(remarks_document(rows.get(pk=subject)))


def _action_plan(policy: Policy, subject: int) -> Built:
    from samspill.policy.following.plan_document import action_plan_document

    return Built(action_plan_document(policy))


def _status_report(policy: Policy, subject: int) -> Built:
    from samspill.policy.following.status_document import status_report_document

    rows = policy.status_rounds.select_related("policy__organiser")
    return Built(status_report_document(rows.get(pk=subject)))


Builder = Callable[[Policy, int], Built]
BUILDERS: dict[str, tuple[str, Builder]] = {  # the file that must be there, and what it builds
    Kind.POLICY: ("samspill.policy.policy_document", _policy),
    Kind.CASE_DOCUMENT: ("samspill.policy.council.case_document", _case_document),
    Kind.REMARKS: ("samspill.policy.consulting.document", _remarks),
    Kind.ACTION_PLAN: ("samspill.policy.following.plan_document", _action_plan),
    Kind.STATUS_REPORT: ("samspill.policy.following.status_document", _status_report),
}
