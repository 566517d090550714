"""The policy as the municipality's archive gets it: statements, remarks, cases, resolutions, reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import partial

from django.db.models import Prefetch
from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.policy.models import (
    CaseDocument,
    Consultation,
    ConsultationResponse,
    Policy,
    PolicyVersion,
    Remark,
    Resolution,
    ResponseFile,
    StatusRound,
)
from samspill.policy.papers import for_archive as papers
from samspill.policy.papers.statements import statement_documents
from samspill.process.models import Lead
from samspill.process.rules import waits_for_hand_over
from samspill.pure.archive.entry import (
    ArchiveDocument,
    Correspondent,
    Entry,
    Kind,
    Screening,
    Waits,
)
from samspill.pure.archive.wording import personal_matters, told

SHORT = 100  # rows of a table that is typeset in less than 200 ms


def archive(organiser: Organiser) -> Iterator[Entry]:
    """For each policy: statements, the table of remarks, case documents, resolutions, status reports."""
    policies = organiser.policies.select_related("organiser", "process__hand_over").order_by("pk")
    for policy in policies:
        yield from _consultations(policy)
        yield from map(partial(_case_document, policy), policy.case_documents.all())
        resolutions = policy.resolutions.select_related("version")
        yield from map(partial(_resolution, policy, papers.kept_versions(policy)), resolutions)
        yield from map(partial(_status, policy), policy.status_rounds.all())


def _consultations(policy: Policy) -> Iterator[Entry]:
    files = ResponseFile.objects.defer("content")
    responses = ConsultationResponse.objects.select_related("association").prefetch_related(
        Prefetch("files", queryset=files), "remarks"
    )
    rows = policy.consultations.select_related("version").prefetch_related(
        Prefetch("responses", queryset=responses),
        Prefetch("remarks", queryset=Remark.objects.in_table(), to_attr="in_table"),
    )
    for consultation in rows:
        for response in consultation.responses.all():
            yield _statement(policy, response)
        yield from _remarks(policy, consultation)


def _statement(policy: Policy, response: ConsultationResponse) -> Entry:
    """Incoming from the association or body; the sender's e-mail is not handed on. One who is neither
    in the register nor invited may be a person, and is not named publicly."""
    language = policy.language
    received_at = timezone.localtime(response.received_at)
    number = response.association.org_number if response.association else ""
    named = {"number": response.number, "title": policy.title}
    title = told("statement", language, sender=response.on_behalf_of, **named)
    is_named = response.association_id is not None or response.body_id is not None
    return _entry(
        policy,
        key=f"policy.consultationresponse:{response.pk}",
        kind="I",
        name=f"horingssvar-{response.number}",
        title=title,
        public_title=title if is_named else told("statement_public", language, **named),
        written_at=received_at,
        received_at=received_at,
        documents=statement_documents(policy, response, received_at),
        correspondents=[
            Correspondent("EA", response.on_behalf_of, number),
            Correspondent("EM", policy.organiser.name),
        ],
    )


def _remarks(policy: Policy, consultation: Consultation) -> Iterator[Entry]:
    """The table with the municipality's answers, and every remark as it was given."""
    remarks: list[Remark] = consultation.in_table  # type: ignore[attr-defined]
    if not remarks:
        return
    language = policy.language
    ended_at = min(consultation.closed_at or consultation.deadline, consultation.deadline)
    closed_at = timezone.localtime(ended_at)
    title = told("remarks", language, title=policy.title)
    table = ArchiveDocument(
        title=title,
        name="merknader-og-svar.pdf",
        written_at=closed_at,
        content=partial(papers.remarks_pdf, consultation, closed_at),
        code="RAPPORT",
        is_quick=len(remarks) <= SHORT,
    )
    yield _entry(
        policy,
        key=f"policy.consultation:{consultation.pk}",
        kind="X",
        name="merknader",
        title=title,
        written_at=closed_at,
        documents=[table, _every_remark(policy, consultation, remarks, closed_at)],
        waits="consultation" if _is_going_on(policy, consultation, remarks) else "",
    )


def _every_remark(
    policy: Policy, consultation: Consultation, remarks: Sequence[Remark], closed_at: datetime
) -> ArchiveDocument:
    language = policy.language
    is_screened = any(one.raw_text != one.shown_text or one.is_held_back for one in remarks)
    return ArchiveDocument(
        title=told("every_remark", language),
        name="alle-merknader-ord-for-ord.pdf",
        written_at=closed_at,
        content=partial(papers.every_remark_pdf, policy, consultation, closed_at),
        code="REFERAT",
        is_quick=len(remarks) <= SHORT,
        screening=Screening(personal_matters(language)) if is_screened else None,
    )


def _is_going_on(policy: Policy, consultation: Consultation, remarks: Sequence[Remark]) -> bool:
    """It is open, or the municipality still owes answers; once the policy is adopted it is over."""
    if consultation.is_open(timezone.now()):
        return True
    return policy.state != Policy.State.ADOPTED and any(not one.verdict for one in remarks)


def _case_document(policy: Policy, case: CaseDocument) -> Entry:
    """Ready when the body has met on it."""
    met_on = case.meeting_on
    written_at = _start_of(met_on) if met_on else timezone.localtime(case.changed_at)
    title = told("case_document", policy.language, title=case.title)
    document = ArchiveDocument(
        title=title,
        name="saksfremlegg.pdf",
        written_at=written_at,
        content=partial(papers.case_document_pdf, case, written_at),
        code="SAK",
        is_quick=True,
    )
    return _entry(
        policy,
        key=f"policy.casedocument:{case.pk}",
        kind="S",
        name="saksfremlegg",
        title=title,
        written_at=written_at,
        documents=[document],
        case_number=case.case_number,
        waits="" if met_on and met_on <= timezone.localdate() else "meeting",
    )


def _resolution(policy: Policy, kept: set[int], resolution: Resolution) -> Entry:
    """The version that was decided on, and the words of the decision.

    kept    the versions whose PDF is made already
    """
    decided_at = _start_of(resolution.decided_on)
    version = resolution.version
    is_anew = version is not None and version.kind == PolicyVersion.Kind.AMENDED
    title = told("amended" if is_anew else "adopted", policy.language, title=policy.title)
    whole = ArchiveDocument(
        title=title,
        name="vedtatt-politikk.pdf",
        written_at=decided_at,
        content=partial(papers.version_pdf, policy, version, decided_at),
        code="VEDTAK",
        is_quick=resolution.version_id in kept,
    )
    words = ArchiveDocument(
        title=told("resolution", policy.language, title=policy.title),
        name="vedtak.pdf",
        written_at=decided_at,
        content=partial(papers.resolution_pdf, policy, resolution, decided_at),
        code="VEDTAK",
        is_quick=True,
    )
    return _entry(
        policy,
        key=f"policy.resolution:{resolution.pk}",
        kind="S",
        name="endret-politikk" if is_anew else "vedtatt-politikk",
        title=title,
        written_at=decided_at,
        documents=[whole, words],
        case_number=resolution.case_number,
    )


def _status(policy: Policy, round: StatusRound) -> Entry:
    told_at = timezone.localtime(round.reported_at or round.asked_at)
    title = told("status", policy.language, number=round.number, title=policy.title)
    document = ArchiveDocument(
        title=title,
        name="statusrapport.pdf",
        written_at=told_at,
        content=partial(papers.status_pdf, round, told_at),
        code="RAPPORT",
        is_quick=len((round.report or {}).get("measures", ())) <= SHORT,
    )
    return _entry(
        policy,
        key=f"policy.statusround:{round.pk}",
        kind="X",
        name=f"statusrapport-{round.number}",
        title=title,
        written_at=told_at,
        documents=[document],
        waits="" if round.reported_at else "report",
    )


def _entry(
    policy: Policy,
    *,
    key: str,
    kind: Kind,
    name: str,
    title: str,
    written_at: datetime,
    documents: list[ArchiveDocument],
    public_title: str = "",
    correspondents: list[Correspondent] | None = None,
    received_at: datetime | None = None,
    screening: Screening | None = None,
    case_number: str = "",
    waits: Waits = "",
) -> Entry:
    """What all entries of a policy have in common; the hand-over comes before all else."""
    holder = policy.process.lead if policy.process else Lead.MUNICIPALITY
    is_held = waits_for_hand_over(policy.process, holder)
    return Entry(
        key=key,
        place=policy.organiser.slug,
        kind=kind,
        name=name,
        title=title,
        public_title=public_title or title,
        written_on=written_at.date(),
        created_at=written_at,
        created_by=policy.organiser.name,
        documents=documents,
        correspondents=correspondents or [],
        received_at=received_at,
        screening=screening,
        case_number=case_number,
        process=f"process.policyprocess:{policy.process_id}" if policy.process_id else "",
        note=f"{told('case', policy.language)} {case_number}" if case_number else "",
        waits="hand_over" if is_held else waits,
    )


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
