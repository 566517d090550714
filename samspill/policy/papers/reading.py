"""Which papers there are, which may be asked for, and which no longer may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspill.dialogue.models import Contribution
from samspill.policy.models import Paper, Policy, PolicyVersion, Remark
from samspill.policy.papers.builders import FORM_NAMES, FORMS, is_offered

Kind, State = Paper.Kind, Paper.State


@dataclass(frozen=True)
class Copy:
    """One form of a document, and the newest paper of it."""

    form: str
    name: str
    paper: Paper | None


@dataclass(frozen=True)
class Item:
    """A document that papers are made of.

    is_kept   a public version's: made once, and kept as it was made
    """

    kind: str
    subject: int
    label: str
    copies: list[Copy] = field(default_factory=list)
    is_kept: bool = False


def items_of(policy: Policy) -> list[Item]:
    """Everything that can be had on paper, with what is made of it; in six queries at most."""
    newest = newest_papers(policy)
    items = [item for item in _items(policy) if is_offered(item.kind)]
    for item in items:
        for form in FORMS:
            paper = newest.get((item.kind, item.subject, form))
            item.copies.append(Copy(form, str(FORM_NAMES[form]), paper))
    return items


def newest_papers(policy: Policy) -> dict[tuple[str, int, str], Paper]:
    rows = policy.papers.defer("content").order_by("pk")
    return {(one.kind, one.subject, one.form): one for one in rows}


def label_of(policy: Policy, paper: Paper) -> str:
    """What it is a paper of, in words; a document that is gone by its kind alone."""
    wanted = (paper.kind, paper.subject)
    found = (one.label for one in _items(policy) if (one.kind, one.subject) == wanted)
    return next(found, str(paper.get_kind_display()))


def version_papers(policy: Policy, version: PolicyVersion) -> dict[str, Paper]:
    """The newest paper of each form of one kept version."""
    rows = policy.papers.filter(kind=Kind.POLICY, subject=version.pk).defer("content")
    return {one.form: one for one in rows.order_by("pk")}


def before_in_queue(paper: Paper, now: datetime) -> int:
    return Paper.objects.claimable(now).filter(pk__lt=paper.pk).count()


def outdated_papers() -> QuerySet[Paper]:
    """Made before something in them was withdrawn, erased, or covered anew."""
    contributions = Contribution.objects.filter(dialogue=OuterRef("policy__dialogue")).filter(
        Q(withdrawn_at__gte=OuterRef("made_at"))
        | Q(erased_at__gte=OuterRef("made_at"))
        | Q(published__at__gte=OuterRef("made_at"), published__masked_spans__gt=0)
    )
    remarks = Remark.objects.filter(consultation__policy=OuterRef("policy"))
    remarks = remarks.filter(erased_at__gte=OuterRef("made_at"))
    made = Paper.objects.filter(state=State.DONE).defer("content")
    return made.filter(Exists(contributions) | Q(kind=Kind.REMARKS) & Exists(remarks))


def is_outdated(paper: Paper) -> bool:
    return outdated_papers().filter(pk=paper.pk).exists()


def versions_without_papers() -> QuerySet[PolicyVersion]:
    """Public, and without one of its files."""
    papers = Paper.objects.filter(kind=Kind.POLICY, subject=OuterRef("pk"))
    lacking = [~Exists(papers.filter(form=form)) for form in FORMS]
    wanted = lacking[0]
    for one in lacking[1:]:
        wanted |= one
    return PolicyVersion.objects.public().filter(wanted).select_related("policy").defer("content")


def _items(policy: Policy) -> Iterator[Item]:
    yield Item(Kind.POLICY, 0, _("The policy as it stands now"))
    for version in policy.versions.public().defer("content"):
        label = _("Version %(number)d, %(kind)s") % {
            "number": version.number,
            "kind": str(version.get_kind_display()).lower(),
        }
        yield Item(Kind.POLICY, version.pk, label, is_kept=True)
    for case in policy.case_documents.order_by("-pk"):
        yield Item(Kind.CASE_DOCUMENT, case.pk, case.title)
    for consultation in policy.consultations.select_related("version").defer("version__content"):
        number = consultation.version.number
        label = _("Table of remarks to version %(number)d") % {"number": number}
        yield Item(Kind.REMARKS, consultation.pk, label)
    yield Item(Kind.ACTION_PLAN, 0, _("Action plan"))
    for round_ in policy.status_rounds.defer("report").order_by("-pk"):
        label = _("Status report %(number)d") % {"number": round_.number}
        yield Item(Kind.STATUS_REPORT, round_.pk, label)
