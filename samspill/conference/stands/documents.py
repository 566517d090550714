"""The square on paper: the map as a table of places, and the list by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference import words
from samspill.conference.models import Conference, Stand
from samspill.conference.stands.square import given, place_name, square
from samspill.pure.documents.tree import Block, Document, Heading, Language, Table, Text, paragraph


def square_document(conference: Conference, stands: Sequence[Stand]) -> Document:
    """In the conference's own language."""
    with translation.override(conference.language):
        placed = given(stands)
        blocks: list[Block] = [paragraph(f"{words.when(conference)}. {conference.venue}")]
        if any(one.column is not None for one in placed):
            blocks += [Heading(1, _("The map")), _map(placed)]
        blocks += [Heading(1, _("The stands")), _list(placed)]
        return Document(
            title=_("The square"),
            language=cast(Language, conference.language),
            subtitle=conference.title,
            author=conference.organiser.name,
            footer=conference.title,
            blocks=tuple(blocks),
        )


def _map(stands: Sequence[Stand]) -> Table:
    """Only as far as the stands go: letters across, figures down."""
    columns = 1 + max(one.column or 0 for one in stands)
    rows = 1 + max(one.row or 0 for one in stands)
    grid = [line[:columns] for line in square(stands)[:rows]]
    cells = [
        [str(number), *(_cell(place.stand) for place in line)]
        for number, line in enumerate(grid, start=1)
    ]
    headings = ["", *(chr(ord("A") + column) for column in range(columns))]
    return Table("", headings, cells, widths=[1, *[3] * columns])


def _cell(stand: Stand | None) -> str | Sequence[Text]:
    if stand is None:
        return ""
    return (Text(f"{stand.number}", strong=True), Text(f"\n{who(stand)}"))


def _list(stands: Sequence[Stand]) -> Table:
    rows = [
        (str(one.number), place_name(one), (Text(who(one), strong=True), Text(_shown(one))))
        for one in stands
    ]
    return Table("", (_("Stand number"), _("Place on the map"), _("Who")), rows, widths=(1, 1, 6))


def _shown(stand: Stand) -> str:
    return f"\n{stand.brings}" if stand.brings else ""


def who(stand: Stand) -> str:
    """For whom the stand is; one without a sign-up is the host's own."""
    if stand.sign_up is None:
        return stand.brings
    return stand.sign_up.represents or stand.sign_up.name
