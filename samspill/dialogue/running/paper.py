"""The run sheet on paper, in the conference's own language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import cast

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import words
from samspill.conference.models import Conference
from samspill.dialogue.run_sheet import Stop
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, Document, Heading, Language, Table, paragraph

WIDTHS = (2, 7, 4, 5)


def run_sheet_document(conference: Conference, stops: Sequence[Stop]) -> Document:
    """A table a day. Stages of a round are for the screen and left out."""
    with translation.override(conference.language):
        lines = [one for one in stops if not one.is_stage]
        return Document(
            title=_("Run sheet"),
            language=cast(Language, conference.language),
            blocks=tuple(_blocks(lines, conference.language)),
            subtitle=f"{conference.title}, {words.dates(conference)}",
            author=conference.organiser.name,
            footer=conference.title,
            created=timezone.now(),
        )


def _blocks(lines: Sequence[Stop], language: str) -> list[Block]:
    if not lines:
        return [paragraph(_("The programme comes later."))]
    found: list[Block] = []
    for day, of_day in groupby(lines, key=_day):
        if day is not None:
            found.append(Heading(1, norwegian.capitalised(norwegian.long_date(day, language))))
        columns = (_("Time"), _("What happens"), _("Who sees to it"), _("On the projector"))
        found.append(Table("", columns, [_row(one) for one in of_day], widths=WIDTHS))
    return found


def _day(stop: Stop) -> date | None:
    return timezone.localtime(stop.at).date() if stop.at else None


def _row(stop: Stop) -> tuple[str, str, str, str]:
    line = stop.item or stop.cue
    clock = f"{timezone.localtime(stop.at):%H.%M}" if stop.at else ""
    responsible = line.responsible if line else ""
    return clock, stop.name, responsible, line.on_projector if line else ""
