"""Lists on paper, and the certificate, as document trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.conference import words
from samspill.conference.asking.lists import NeedsList
from samspill.conference.models import Conference, ProgrammeItem, SignUp
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Definition,
    Document,
    Heading,
    Language,
    Signatures,
    Table,
    paragraph,
)


def kitchen_list(conference: Conference, needs: NeedsList, erased_on: date) -> Document:
    """How many need what, without names. In the language of the one who fetches it."""
    language = get_language() or "nb"
    last = norwegian.long_date(erased_on, language)
    return Document(
        title=_("Food and access"),
        language=cast(Language, language),
        subtitle=conference.title,
        author=conference.organiser.name,
        footer=_("Destroy this sheet after the conference, at the latest %(date)s.")
        % {"date": last},
        blocks=(
            paragraph(f"{words.when(conference)}. {conference.venue}"),
            *_counted(_("Food"), needs.diets, _("Nobody has told of food they cannot eat.")),
            *_counted(_("To take part"), needs.access, _("Nobody has told of such needs.")),
        ),
    )


def certificate(sign_up: SignUp, items: Sequence[ProgrammeItem]) -> Document:
    """That one took part: who, where, when, how long, and what it was about. In their language."""
    conference = sign_up.conference
    language = sign_up.language
    with translation.override(language):
        return Document(
            title=_("Certificate of attendance"),
            language=cast(Language, language),
            subtitle=conference.title,
            author=conference.organiser.name,
            footer=conference.organiser.name,
            date_text=norwegian.long_date(_last_day(conference), language),
            blocks=tuple(_certified(sign_up, items)),
            created=conference.ends_at,
        )


def _certified(sign_up: SignUp, items: Sequence[ProgrammeItem]) -> Iterator[Block]:
    conference, language = sign_up.conference, sign_up.language
    whom = [sign_up.name, sign_up.represents]
    yield paragraph(
        _("%(who)s took part in %(title)s.")
        % {"who": ", ".join(part for part in whom if part), "title": conference.title}
    )
    facts = [(_("When"), words.when(conference)), (_("Where"), conference.venue)]
    minutes = sum(
        (int((one.ends_at - one.starts_at).total_seconds()) // 60 for one in items if one.ends_at),
    )
    if minutes:
        facts.append((_("Programme"), norwegian.duration(minutes, language)))
    yield Definition(facts)
    if items:
        yield Heading(1, _("What it was about"))
        rows = [(_moment(one), one.theme or one.title) for one in items]
        yield Table("", (_("Time"), _("Programme")), rows, widths=(1, 3))
    if conference.contact_name:
        yield Signatures([(conference.contact_name, conference.contact_role)])


def _moment(item: ProgrammeItem) -> str:
    return f"{timezone.localtime(item.starts_at):%d.%m. %H.%M}"


def _last_day(conference: Conference) -> date:
    return timezone.localtime(conference.ends_at).date()


def _counted(
    title: str, rows: Sequence[tuple[str, int]], empty: str
) -> Iterator[Heading | Table | Block]:
    yield Heading(1, title)
    if not rows:
        yield paragraph(empty)
        return
    cells = [(str(count), text) for text, count in rows]
    yield Table("", (_("How many"), title), cells, align=("right", "left"), widths=(1, 5))
