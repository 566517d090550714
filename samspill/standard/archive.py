"""The self-assessment as the municipality's archive gets it: what was confirmed, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from samspill.adapters import typst
from samspill.organiser.models import Organiser
from samspill.pure.archive.entry import ArchiveDocument, Entry, Screening, Waits
from samspill.pure.archive.wording import own_preparation, told
from samspill.standard.as_it_stood import State, states
from samspill.standard.assessment_document import assessment_document, title_of
from samspill.standard.models import EvidenceFile, Mark, SelfAssessment, SurveyAnswer


def archive(organiser: Organiser) -> Iterator[Entry]:
    """An entry for each year that is done, and for each later day that changed it; three queries."""
    marks = Mark.objects.select_related("criterion", "version", "evidence_file").defer(
        "evidence_file__content"
    )
    assessments = (
        organiser.assessments.filter(Exists(Mark.objects.filter(assessment=OuterRef("pk"))))
        .select_related("organiser")
        .prefetch_related(Prefetch("marks", queryset=marks))
    )
    answers = SurveyAnswer.objects.filter(asked__survey=OuterRef("pk"))
    surveys = list(organiser.surveys.filter(Exists(answers)))
    for assessment in assessments:
        found = states(assessment, assessment.marks.all(), surveys)
        yield from map(_ready, found) if found else [_waiting(assessment)]


def _waiting(assessment: SelfAssessment) -> Entry:
    title = told("assessment", assessment.organiser.language, year=assessment.year)
    return _entry(assessment, assessment.begun_at, title, [], waits="assessment")


def _ready(state: State) -> Entry:
    title = title_of(state, state.assessment.organiser.language)
    return _entry(
        state.assessment,
        state.at,
        title,
        [*_documents(state, title), *_files(state)],
        day="" if state.is_first else f":{timezone.localtime(state.at).date().isoformat()}",
    )


def _entry(
    assessment: SelfAssessment,
    moment: datetime,
    title: str,
    documents: Sequence[ArchiveDocument],
    *,
    day: str = "",
    waits: Waits = "",
) -> Entry:
    at = timezone.localtime(moment)
    return Entry(
        key=f"standard.selfassessment:{assessment.pk}{day}",
        place=assessment.organiser.slug,
        kind="X",
        name=f"egenvurdering-{assessment.year}",
        title=title,
        public_title=title,
        written_on=at.date(),
        created_at=at,
        created_by=assessment.organiser.name,
        documents=documents,
        waits=waits,
    )


def _documents(state: State, title: str) -> Iterator[ArchiveDocument]:
    """What the municipality shows to all; then the rest, which it has kept to itself."""
    language = state.assessment.organiser.language
    if state.shown:
        yield _document(state, state.shown, title, "egenvurdering.pdf")
    if state.rest:
        rest = told("assessment_rest", language, title=title)
        yield _document(state, state.rest, rest, "ikke-vist-for-alle.pdf", _shield(language))


def _document(
    state: State,
    marks: Sequence[Mark],
    title: str,
    name: str,
    screening: Screening | None = None,
) -> ArchiveDocument:
    return ArchiveDocument(
        title=title,
        name=name,
        written_at=timezone.localtime(state.at),
        content=partial(_pdf, state, marks, title),
        code="RAPPORT",
        is_quick=True,
        screening=screening,
    )


def _pdf(state: State, marks: Sequence[Mark], title: str) -> bytes:
    language = state.assessment.organiser.language
    return typst.pdf(assessment_document(state, marks, title=title, language=language))


def _files(state: State) -> Iterator[ArchiveDocument]:
    """Each file once, as it was received; one that shows nothing to all is screened as its mark is."""
    language = state.assessment.organiser.language
    shown = {one.evidence_file_id for one in state.shown}
    first = {one.evidence_file_id: one for one in reversed(state.marks)}
    for mark in sorted(first.values(), key=lambda one: one.criterion.number):
        file = mark.evidence_file
        if file is None or not file.name:
            continue
        number = mark.criterion.number
        yield ArchiveDocument(
            title=told("evidence_title", language, number=number, name=file.name),
            name=file.name,
            written_at=timezone.localtime(mark.at),
            content=partial(_bytes_of, file.pk),
            media_type=file.media_type,
            is_received=True,
            is_quick=True,
            screening=None if file.pk in shown else _shield(language),
        )


def _bytes_of(number: int) -> bytes:
    return bytes(EvidenceFile.objects.values_list("content", flat=True).get(pk=number))


def _shield(language: str) -> Screening:
    return Screening(own_preparation(language), "14")
