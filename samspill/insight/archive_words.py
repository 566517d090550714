"""Every contribution as it was given, for the archive alone: nothing is covered here."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from samspill.dialogue.models import Contribution, Dialogue
from samspill.pure.archive.wording import told
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, Document, Heading, Paragraph, Quote, paragraph


def every_word(dialogue: Dialogue, *, language: str) -> Document:
    """Round by round, table by table; what was taken back or erased stands without words."""
    conference = dialogue.conference
    day = timezone.localtime(conference.starts_at).date()
    return Document(
        title=told("every_word", language),
        language=norwegian.known_language(language),  # type: ignore[arg-type]
        subtitle=f"{dialogue.organiser.name}. {conference.title}",
        date_text=norwegian.long_date(day, language),
        footer=f"{dialogue.organiser.name}. {conference.title}",
        kind="report",
        blocks=tuple(_blocks(dialogue, language)),
    )


def _blocks(dialogue: Dialogue, language: str) -> Iterator[Block]:
    yield paragraph(told("every_word_why", language))
    number = None
    for one in dialogue.contributions.with_place().in_order():
        if one.round.number != number:
            number = one.round.number
            yield from _round(one, language)
        yield _words(one, language)


def _round(one: Contribution, language: str) -> Iterator[Block]:
    item = one.round.item
    heading = told("round", language, number=one.round.number)
    yield Heading(1, f"{heading}: {item.theme}" if item.theme else heading)
    if item.question:
        yield paragraph(norwegian.quoted(item.question, language))


def _words(one: Contribution, language: str) -> Block:
    source = ", ".join(_where(one, language))
    if not one.is_standing:
        return Paragraph(f"{source}: {told('gone', language)}")
    return Quote(text=one.raw_text, source=source, language=one.language)


def _where(one: Contribution, language: str) -> Iterator[str]:
    yield one.reference
    if one.table is not None:
        yield told("table", language, number=one.table.number)
    if one.association is not None:
        yield one.association.display_name
