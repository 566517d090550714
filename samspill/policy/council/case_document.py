"""The case document on paper, and the fields it fills in a municipality's own template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from samspill.policy import wording
from samspill.policy.council.case_drafting import TEXTS
from samspill.policy.documents.text import numbered_blocks, text_blocks
from samspill.policy.models import CaseDocument
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Definition,
    Document,
    Heading,
    NumberedList,
    Table,
)

FIELD_NAMES = {
    "proposal": "forslag_til_vedtak",
    "background": "bakgrunn",
    "process_text": "prosess",
    "consultation_text": "høring",
    "assessment": "vurdering",
    "economy": "økonomi",
}
"""A field of the row -> the named field of a template."""


def case_paper(row: CaseDocument) -> Document:
    """As PDF or DOCX will show it, in the policy's own language."""
    language = row.policy.language
    return Document(
        title=row.title,
        language=language,
        subtitle=_heading("kind", language),
        author=row.policy.organiser.name,
        footer=f"{row.policy.organiser.name}. {row.title}",
        kind="report",
        created=row.changed_at,
        blocks=tuple(_blocks(row, language)),
    )


def case_fields(row: CaseDocument) -> dict[str, str | Sequence[Block]]:
    """What the named fields of an own template become, beside what the document itself tells."""
    language = row.policy.language
    return {
        "tittel": row.title,
        "saksnummer": row.case_number,
        "organ": row.body,
        "dato": _day(row, language),
        "saksbehandler": row.case_officer,
        **{FIELD_NAMES[name]: list(_section(row, name)) for name in TEXTS},
        "vedlegg": [NumberedList(row.enclosures)] if row.enclosures else "",
    }


def _blocks(row: CaseDocument, language: str) -> Iterator[Block]:
    known = [
        (_heading("case_number", language), row.case_number),
        (_heading("case_officer", language), row.case_officer),
    ]
    if any(value for _term, value in known):
        yield Definition([(term, value) for term, value in known if value])
    if row.body or row.meeting_on:
        columns = [_heading("body", language), _heading("meeting_on", language)]
        day = norwegian.short_date(row.meeting_on, language) if row.meeting_on else ""
        yield Table("", columns, [[row.body, day]], widths=(3, 1))
    for name in TEXTS:
        section = list(_section(row, name))
        if section:
            yield Heading(1, _heading(name, language))
            yield from section
    if row.enclosures:
        yield Heading(1, _heading("enclosures", language))
        yield NumberedList(row.enclosures)


def _section(row: CaseDocument, name: str) -> Iterator[Block]:
    text: str = getattr(row, name)
    if text.strip():
        yield from numbered_blocks(text) if name == "proposal" else text_blocks(text)


def _day(row: CaseDocument, language: str) -> str:
    return norwegian.plain_date(row.meeting_on, language) if row.meeting_on else ""


def _heading(name: str, language: str) -> str:
    facts: dict[str, Any] = {}
    return wording.case("headings", name, facts, language=language)
