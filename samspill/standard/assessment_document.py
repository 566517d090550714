"""The assessment on paper: every level with its reason, and all that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone, translation

from samspill.pure.archive.wording import told
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Content,
    Definition,
    Document,
    Heading,
    Link,
    Table,
    paragraph,
)
from samspill.standard.as_it_stood import State, answered_at
from samspill.standard.confirmation import Confirmations, Counts
from samspill.standard.models import Mark, SelfAssessment


def title_of(state: State, language: str) -> str:
    """One that is changed after it was finished is told apart by its day."""
    title = told("assessment", language, year=state.assessment.year)
    if state.is_first:
        return title
    return told("assessment_on", language, title=title, day=_day(state.at, language))


def assessment_document(
    state: State, marks: Sequence[Mark], *, title: str, language: str
) -> Document:
    """marks: those of the state that this document tells of. One query."""
    place = state.assessment.organiser.name
    with translation.override(language):
        return Document(
            title=title,
            language=norwegian.known_language(language),
            author=place,
            date_text=norwegian.long_date(timezone.localtime(state.at).date(), language),
            footer=f"{place}. {title}",
            created=timezone.localtime(state.at),
            blocks=tuple(_blocks(state, marks, language)),
        )


def _blocks(state: State, marks: Sequence[Mark], language: str) -> Iterator[Block]:
    yield paragraph(told("assessment_why", language, place=state.assessment.organiser.name))
    yield paragraph(_when(state.assessment, language))
    hidden = len(state.rest)
    if hidden and any(one.is_public for one in marks):
        count = {"count": hidden, "total": len(state.marks)}
        yield paragraph(told("assessment_others", language, **count))
    said = answered_at(state)
    yield _overview(state, marks, said, language)
    for mark in marks:
        yield Heading(1, _name(mark))
        yield Definition(list(_facts(mark, language)))
    yield Heading(1, told("evidence", language))
    yield from _evidence(marks, language)


def _when(assessment: SelfAssessment, language: str) -> str:
    if assessment.finished_at is None:
        return told("assessment_over", language, year=assessment.year)
    return told("assessment_done", language, day=_day(assessment.finished_at, language))


def _overview(state: State, marks: Sequence[Mark], said: Confirmations, language: str) -> Table:
    columns = [told(key, language) for key in ("sign", "level", "associations_say")]
    owner, year = state.assessment.organiser_id, state.assessment.year
    rows = [
        (
            _name(one),
            _level(one, language),
            _counted(said.of(owner, year, one.criterion_id), language)
            if one.criterion.is_starred
            else "–",
        )
        for one in marks
    ]
    return Table(told("levels", language), columns, rows, widths=(6, 2, 4))


def _facts(mark: Mark, language: str) -> Iterator[tuple[Content, Content]]:
    yield told("level", language), _level(mark, language)
    yield told("assessed_on", language), _day(mark.at, language)
    yield told("asked_for", language), mark.version.asks
    if mark.reason.strip():
        yield told("reason", language), mark.reason


def _evidence(marks: Sequence[Mark], language: str) -> Iterator[Block]:
    rows = [
        (
            str(one.criterion.number),
            one.evidence_title or "–",
            norwegian.short_date(one.evidence_on) if one.evidence_on else "–",
            _where(one, language),
        )
        for one in marks
        if one.has_evidence
    ]
    if not rows:
        yield paragraph(told("no_evidence", language))
        return
    columns = [told(key, language) for key in ("sign", "evidence_what", "day", "evidence_where")]
    yield Table("", columns, rows, widths=(2, 4, 2, 5))


def _where(mark: Mark, language: str) -> Content:
    """Address, case and file, as many of them as there are."""
    found: list[str | Link] = []
    if mark.evidence_address:
        found.append(Link(mark.evidence_address, mark.evidence_address))
    if mark.evidence_case:
        found.append(told("evidence_case", language, number=mark.evidence_case))
    if mark.evidence_file is not None:
        name = mark.evidence_file.name
        key = "evidence_file" if name else "evidence_erased"
        found.append(told(key, language, name=name))
    between: list[str | Link] = [", "] * (2 * len(found) - 1)
    between[::2] = found
    return between


def _counted(counts: Counts | None, language: str) -> str:
    if counts is None:
        return "–"
    if not counts.can_be_shown:
        return told("too_few", language)
    if not counts.enough_know:
        return told("too_few_know", language)
    return told("associations_counted", language, says=counts.says_so, know=counts.know)


def _level(mark: Mark, language: str) -> str:
    return told("no_level", language) if mark.level is None else str(mark.get_level_display())


def _name(mark: Mark) -> str:
    return f"{mark.criterion.number}. {mark.version.title}"


def _day(moment: object, language: str) -> str:
    return norwegian.plain_date(timezone.localtime(moment).date(), language)  # type: ignore[arg-type]
