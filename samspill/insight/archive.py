"""The evening as the municipality's archive gets it: one entry for all of it, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from samspill.adapters import typst
from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.archive_words import every_word
from samspill.insight.debrief.building import build_debrief
from samspill.insight.debrief.document import debrief_document
from samspill.insight.reading import language_of
from samspill.insight.report.covering import cover
from samspill.insight.report.document import report_document
from samspill.insight.report.state import report_state
from samspill.organiser.models import Organiser
from samspill.process.rules import waits_for_hand_over
from samspill.pure.archive.entry import ArchiveDocument, Entry, Screening, Waits
from samspill.pure.archive.wording import personal_matters, told
from samspill.pure.documents.norwegian import plain_date
from samspill.pure.documents.tree import Document


def archive(organiser: Organiser) -> Iterator[Entry]:
    """An entry for each conference where something was said."""
    is_said = Contribution.objects.filter(dialogue=OuterRef("pk"))
    dialogues = (
        organiser.dialogues.filter(Exists(is_said))
        .annotate(is_covered=Exists(is_said.filter(_not_all_public())))
        .select_related("organiser", "conference__process__hand_over")
        .order_by("conference__starts_at", "pk")
    )
    return (_entry(dialogue) for dialogue in dialogues)


def _not_all_public() -> Q:
    """Standing, and not read by everyone in every word."""
    standing = Q(withdrawn_at__isnull=True, erased_at__isnull=True)
    return standing & (Q(published__isnull=True) | ~Q(published__text=F("raw_text")))


def _entry(dialogue: Dialogue) -> Entry:
    conference = dialogue.conference
    language = language_of(dialogue)
    ended_at = timezone.localtime(conference.ends_at)
    day = plain_date(timezone.localtime(conference.starts_at).date(), language)
    title = told("evening", language, day=day, title=conference.title)
    process = conference.process
    return Entry(
        key=f"dialogue.dialogue:{dialogue.pk}",
        place=dialogue.organiser.slug,
        kind="X",
        name="dialogkonferanse",
        title=title,
        public_title=title,
        written_on=timezone.localtime(conference.starts_at).date(),
        created_at=ended_at,
        created_by=dialogue.organiser.name,
        documents=_documents(dialogue, language, ended_at),
        process=f"process.policyprocess:{process.pk}" if process else "",
        waits=_waits(dialogue),
    )


def _waits(dialogue: Dialogue) -> Waits:
    conference = dialogue.conference
    if waits_for_hand_over(conference.process, conference.controller):
        return "hand_over"
    return "" if conference.is_past else "evening"


def _documents(dialogue: Dialogue, language: str, ended_at: datetime) -> list[ArchiveDocument]:
    """The report where one is made, else the notes; then every contribution as it was given."""
    run = report_state(dialogue).made
    is_reported = run is not None and run.content is not None
    main = ArchiveDocument(
        title=told("report" if is_reported else "notes", language),
        name="innspillsrapport.pdf" if is_reported else "det-kvelden-ga.pdf",
        written_at=timezone.localtime(run.made_at) if run and run.made_at else ended_at,
        content=partial(_main, dialogue, language),
        code="RAPPORT" if is_reported else "REFERAT",
    )
    is_covered: bool = dialogue.is_covered  # type: ignore[attr-defined]
    words = ArchiveDocument(
        title=told("every_word", language),
        name="alle-innspill-ord-for-ord.pdf",
        written_at=ended_at,
        content=partial(_every_word, dialogue, language),
        code="REFERAT",
        screening=Screening(personal_matters(language)) if is_covered else None,
    )
    return [main, words]


def _main(dialogue: Dialogue, language: str) -> bytes:
    """As it may lie on a table: names and health covered."""
    run = report_state(dialogue).made
    if run is None or run.content is None:
        notes = debrief_document(build_debrief(dialogue), language=language)
        return _typeset(notes, dialogue.conference.ends_at)
    shown = cover(run.content, dialogue)
    rounds = dict(dialogue.rounds.values_list("number", "state"))
    document = report_document(shown.report, covered=shown.places, rounds=rounds)
    return _typeset(document, run.made_at or dialogue.conference.ends_at)


def _every_word(dialogue: Dialogue, language: str) -> bytes:
    return _typeset(every_word(dialogue, language=language), dialogue.conference.ends_at)


def _typeset(document: Document, moment: datetime) -> bytes:
    """With the moment written in, so that the same rows are the same bytes."""
    return typst.pdf(replace(document, created=timezone.localtime(moment)))
