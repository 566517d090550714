"""The agenda of the yearly dialogue meeting as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.policy.following.reading import Followed
from samspill.policy.following.yearly_meeting import (
    Agenda,
    agenda_of,
    begins_at,
    programme_of,
    proposed_day,
)
from samspill.policy.models import Policy
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, BulletList, Document, Heading, Table, paragraph


def agenda_document(policy: Policy) -> Document:
    """In the policy's own language. The clock is the proposal's."""
    today = timezone.localdate()
    agenda = agenda_of(policy, today)
    with translation.override(policy.language):
        return Document(
            title=_("Agenda of the yearly dialogue meeting"),
            subtitle=policy.title,
            author=policy.organiser.name,
            language=policy.language,
            date_text=norwegian.plain_date(today, policy.language),
            footer=f"{policy.organiser.name}. {policy.title}",
            kind="programme",
            blocks=tuple(_blocks(agenda, policy.language)),
        )


def _blocks(agenda: Agenda, language: str) -> Iterator[Block]:
    starts_at = begins_at(proposed_day(timezone.localdate()))
    items = programme_of(agenda, starts_at, language)
    yield Table(
        caption=_("Programme"),
        columns=(_("Clock"), _("What")),
        rows=[
            (
                norwegian.clock(timezone.localtime(one.starts_at).time(), language),
                f"{one.title}: {one.question}" if one.question else one.title,
            )
            for one in items
        ],
        widths=(1, 5),
    )
    yield from _listed(_("What is done"), agenda.done)
    yield from _listed(_("What is late"), agenda.late)
    yield from _listed(_("What was dropped"), agenda.dropped)
    yield from _listed(_("What is under way"), agenda.under_way)
    if agenda.unanswered:
        yield Heading(1, _("What was never answered"))
        words = ngettext(
            "%d contribution has no answer.",
            "%d contributions have no answer.",
            agenda.unanswered,
        )
        yield paragraph(words % agenda.unanswered)


def _listed(heading: str, measures: Sequence[Followed]) -> Iterator[Block]:
    if measures:
        yield Heading(1, heading)
        yield BulletList(
            [
                f"{one.reference} {one.text}. {one.reason}"
                if one.reason
                else f"{one.reference} {one.text}"
                for one in measures
            ]
        )
