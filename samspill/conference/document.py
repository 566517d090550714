"""The programme for print: the same facts as the page, in the conference's own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import cast

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import words
from samspill.conference.models import Conference, Partner, ProgrammeItem
from samspill.conference.programme_shown import Shown, put_out
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Content,
    Definition,
    Document,
    Heading,
    Inline,
    Language,
    Paragraph,
    Table,
    Text,
    paragraph,
)
from samspill.pure.programme import Item

TIME_AND_ITEM = (1, 5)  # relative widths of the columns


def programme_document(conference: Conference) -> Document:
    """Facts, then a table a day: time, title, speakers; a round with theme, question, introduction.

    The same version of the programme as the page shows.
    """
    shown = put_out(conference)
    with translation.override(conference.language):
        return Document(
            title=conference.title,
            language=cast(Language, conference.language),
            blocks=tuple(_blocks(conference, shown.items)),
            subtitle=words.dates(conference),
            author=conference.organiser.name,
            footer=_footer(conference, shown),
            kind="programme",
            created=shown.version.at if shown.version else conference.published_at,
        )


def _footer(conference: Conference, shown: Shown) -> str:
    version = words.version_line(shown.version)
    return f"{conference.title} · {version}" if version else conference.title


def _blocks(conference: Conference, items: Sequence[Item]) -> Iterator[Block]:
    for part in conference.lead_text.splitlines():
        if part.strip():
            yield paragraph(part)
    yield Definition(tuple(_facts(conference)))
    if conference.programme_notice:
        yield paragraph(conference.programme_notice)
    if not items:
        yield paragraph(_("The programme comes later."))
    days = groupby(items, key=lambda item: timezone.localtime(item.starts_at).date())
    for day, of_day in days:
        yield Heading(1, norwegian.capitalised(_day(day, conference.language)))
        yield _day_table(list(of_day))
    if conference.linked_event:
        yield Heading(1, _("A conference beside this one"))
        yield Paragraph((Text(conference.linked_event),))


def _facts(conference: Conference) -> Iterator[tuple[Content, Content]]:
    yield _("When"), words.when(conference)
    yield _("Where"), ", ".join(part for part in (conference.venue, conference.address) if part)
    if who := words.who(conference):
        yield _("Who"), who
    yield _("Price"), words.price(conference)
    if conference.has_stands and conference.stand_text:
        yield _("Stands"), conference.stand_text
    yield _("Deadline"), words.deadline(conference)
    if contact := words.contact(conference):
        yield _("Contact person"), contact
    partners = list(conference.partners.all())
    for role, heading in (
        (Partner.Role.CO_ORGANISER, _("Organised together with")),
        (Partner.Role.FUNDER, _("Paid for by")),
    ):
        if names := [one.name for one in partners if one.role == role]:
            yield heading, ", ".join(names)


def _day(day: date, language: str) -> str:
    return norwegian.long_date(day, language)


def _day_table(items: Sequence[Item]) -> Table:
    rows = [(_clocks(item), tuple(_cell(item))) for item in items]
    return Table("", (_("Time"), _("Programme")), rows, widths=TIME_AND_ITEM)


def _clocks(item: Item) -> str:
    start = f"{timezone.localtime(item.starts_at):%H.%M}"
    return f"{start}–{timezone.localtime(item.ends_at):%H.%M}" if item.ends_at else start


def _cell(item: Item) -> Iterator[Inline]:
    if item.kind == ProgrammeItem.Kind.ROUND:
        yield Text(f"{words.round_line(item)}\n")
        yield Text(item.theme or item.title, strong=True)
        yield Text(f"\n{item.question}")
    else:
        yield Text(item.title, strong=item.kind not in words.QUIET)
    if item.introduction:
        yield Text(f"\n{item.introduction}", emphasis=True)
    if where := words.track_and_room(item):
        yield Text(f"\n{where}")
    for speaker in item.speakers:
        yield Text(f"\n{speaker}")
