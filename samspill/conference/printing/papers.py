"""What is printed for the day, in the conference's own language: name tags, door lists, table signs.

Only name, association and code: nothing of food, needs or telephone numbers is on paper at a door.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import links, words
from samspill.conference.models import Conference, SignUp
from samspill.pure.documents.badges import Badge, Badges, Size, TableSigns
from samspill.pure.documents.cards import by_alphabet
from samspill.pure.documents.tree import Block, Document, Heading, Language, Table, paragraph

Order = Literal["name", "association"]
TICK = "□"
WIDTHS = {"name": (2, 10, 10, 4), "association": (2, 10, 10, 4)}


def badges(conference: Conference, *, size: Size) -> Badges:
    """Of all with a seat. One query."""
    return Badges(
        title=conference.title,
        language=cast(Language, conference.language),
        people=[_badge(one) for one in _coming(conference)],
        size=size,
        date_text=words.dates(conference),
        created=timezone.now(),
    )


def door_list(conference: Conference, *, order: Order) -> Document:
    """Everyone to be ticked off; by association those of one stand together. One query."""
    people = _coming(conference)
    with translation.override(conference.language):
        return Document(
            title=_("Door list by name") if order == "name" else _("Door list by association"),
            language=cast(Language, conference.language),
            blocks=tuple(_blocks(people, order)),
            subtitle=f"{conference.title}, {words.dates(conference)}",
            author=conference.organiser.name,
            footer=conference.title,
            created=timezone.now(),
        )


def table_signs(conference: Conference, *, tables: int) -> TableSigns:
    """Numbered from 1."""
    return TableSigns(
        title=conference.title,
        language=cast(Language, conference.language),
        tables=range(1, tables + 1),
        created=timezone.now(),
    )


def _coming(conference: Conference) -> list[SignUp]:
    rows = conference.sign_ups.holding_a_seat().select_related("association", "municipality")
    return list(rows)


def _badge(sign_up: SignUp) -> Badge:
    return Badge(
        name="" if sign_up.is_name_to_come else sign_up.name,
        association=sign_up.represents,
        code=sign_up.card_code,
        scanned=links.check_in_token(sign_up),
        language=cast(Language, sign_up.language),
    )


def _blocks(people: Sequence[SignUp], order: Order) -> list[Block]:
    if not people:
        return [paragraph(_("Nobody has signed up yet."))]
    if order == "name":
        by_name = sorted(people, key=lambda one: (by_alphabet(one.name), one.pk))
        rows = [(TICK, _name(one), one.represents, one.card_code) for one in by_name]
        columns = (_("Came"), _("Name"), _("For"), _("Card code"))
    else:
        grouped = sorted(
            people, key=lambda one: (by_alphabet(one.represents), by_alphabet(one.name))
        )
        rows = [(TICK, one.represents, _name(one), one.card_code) for one in grouped]
        columns = (_("Came"), _("For"), _("Name"), _("Card code"))
    count = _("%(count)d are expected") % {"count": len(people)}
    return [Heading(1, count), Table("", columns, rows, widths=WIDTHS[order])]


def _name(sign_up: SignUp) -> str:
    return _("the name comes later") if sign_up.is_name_to_come else sign_up.name
