"""The receipt on paper, for one who signed up by telephone and has no e-mail."""

from __future__ import annotations

from typing import cast

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference import words
from samspill.conference.models import SignUp
from samspill.conference.waiting.line import place_in_queue
from samspill.pure.documents.tree import Definition, Document, Language, paragraph


def slip_document(sign_up: SignUp) -> Document:
    """One page in the sign-up's own language: who, when, where, the code, whom to call."""
    conference = sign_up.conference
    with translation.override(sign_up.language):
        return Document(
            title=conference.title,
            language=cast(Language, sign_up.language),
            blocks=(
                paragraph(_said(sign_up)),
                Definition([(name, text) for name, text in _facts(sign_up) if text]),
                paragraph(_("Can you not come? Call, so that the seat goes to another.")),
            ),
            author=conference.organiser.name,
            footer=conference.organiser.name,
            kind="programme",
        )


def _said(sign_up: SignUp) -> str:
    if sign_up.state == SignUp.State.WAITING:
        words_ = _("You are number %(place)d on the waiting list. You are called if there is room.")
        return words_ % {"place": place_in_queue(sign_up)}
    return _("You have a seat. Show this sheet at the door.")


def _facts(sign_up: SignUp) -> list[tuple[str, str]]:
    conference = sign_up.conference
    place = ", ".join(part for part in (conference.venue, conference.address) if part)
    who = ", ".join(part for part in (sign_up.name, sign_up.represents) if part)
    return [
        (_("Who comes"), who),
        (_("When"), words.when(conference)),
        (_("Where"), place),
        (_("Card code"), sign_up.card_code if sign_up.state == SignUp.State.SEATED else ""),
        (_("Price"), words.price(conference) if conference.price else ""),
        (_("Contact person"), words.contact(conference)),
    ]
