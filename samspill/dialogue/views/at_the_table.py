"""What every page of the participant's phone looks up first: which dialogue, and which chair.

Nobody is signed in here and nothing is remembered, so there is nothing a forged form could misuse:
that is why the phone's forms need no CSRF cookie.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.seats import Seat, seat_by_card, seat_by_person, seat_by_table
from samspill.ui.middleware import use_language_of_place


def dialogue_by_code(request: HttpRequest, code: str) -> Dialogue:
    """The dialogue with this code, told of in its conference's language; else not found."""
    rows = Dialogue.objects.select_related("conference", "organiser", "channel")
    dialogue = get_object_or_404(rows, code=code)
    use_language_of_place(request, dialogue.conference.language)
    return dialogue


def seat_from(given: Any, dialogue: Dialogue, round: Round | None) -> tuple[Seat | None, str]:
    """Where the person sits, or what is wrong with what was written. "" when nothing was."""
    if card := given.get("card", "").strip():
        seat = seat_by_card(dialogue, card, round)
        message = _("We do not find this code in the plan. Look at the card, or choose your table.")
        return seat, "" if seat else message
    if person := given.get("person", "").strip():
        seat = seat_by_person(dialogue, person, round)
        return seat, "" if seat else _("The plan is another now. Find your name again.")
    if table := given.get("table", "").strip():
        seat = seat_by_table(dialogue, table)
        message = _("There is no such table. Look at the number on the table, and choose it anew.")
        return seat, "" if seat else message
    return None, ""


def seat_query(seat: Seat) -> str:
    """What opens a page of the phone for the same chair: "card=K003" or "table=7"."""
    return urlencode({"card": seat.card} if seat.card else {"table": seat.table})
