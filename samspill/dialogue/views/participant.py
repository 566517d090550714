"""The participant's phone: one screen at a time, no log-in, no cookie. It works without a script."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.rules import can_choose_topics
from samspill.dialogue.seats import (
    FEWEST_LETTERS,
    MOST_MATCHES,
    Seat,
    people_named,
    published_plan,
)
from samspill.dialogue.views.at_the_table import dialogue_by_code, seat_from, seat_query


@require_GET
def join(request: HttpRequest) -> HttpResponse:
    """Write the code that stands on the screen in the room."""
    code = "".join(request.GET.get("code", "").split())
    if code and Dialogue.objects.filter(code=code).exists():
        return redirect("dialogue:participant", code)
    problem = ""
    if "code" in request.GET:
        problem = (
            _("No conference has this code. Look at the code on the screen in the room.")
            if code
            else _("Write the code that stands on the screen in the room.")
        )
    context = {"code": request.GET.get("code", ""), "problem": problem}
    return render(request, "dialogue/join.html", context)


@require_GET
@never_cache
def find_table(request: HttpRequest, code: str) -> HttpResponse:
    """Which table am I at? By the code on the card, by name, or by choosing the table."""
    dialogue = dialogue_by_code(request, code)
    rounds = list(dialogue.rounds.with_item())
    asked = next((one for one in rounds if str(one.number) == request.GET.get("round")), None)
    seat, problem = seat_from(request.GET, dialogue, asked or _round_to_sit_in(rounds))
    context = {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "tables": dialogue.tables.all(),
        "has_plan": published_plan(dialogue) is not None,
        "seat": seat,
        "rounds": rounds,
        "round_links": _round_links(seat, rounds),
        "problem": problem,
        "card": request.GET.get("card", ""),
        "can_choose_topics": can_choose_topics(dialogue),
        "query": seat_query(seat) if seat else "",
        **_named(dialogue, request.GET.get("name", "")),
    }
    name = "dialogue/my_table.html" if seat else "dialogue/find_table.html"
    return render(request, name, context)


def _round_links(seat: Seat | None, rounds: list[Round]) -> list[dict[str, Any]]:
    """The same person's table in each of the rounds."""
    if seat is None or seat.round is None:
        return []
    who = {"card": seat.card} if seat.card else {"person": seat.person}
    return [
        {"number": one.number, "href": f"?{urlencode({**who, 'round': one.number})}"}
        for one in rounds
    ]


def _named(dialogue: Dialogue, name: str) -> dict[str, Any]:
    """Those who may be the one who wrote the beginning of a name; nobody before some letters are."""
    found = people_named(dialogue, name)
    problem = ""
    if name.strip() and len(name.strip()) < FEWEST_LETTERS:
        problem = _("Write at least three letters of your name.")
    elif name.strip() and not found:
        problem = _("We find nobody in the plan with a name that begins so.")
    elif len(found) > MOST_MATCHES:
        found, problem = [], _("Many are called that. Write more of your name.")
    matches = [
        {
            "name": one.name,
            "represents": one.represents,
            "href": f"?{urlencode({'person': one.person})}",
        }
        for one in found
    ]
    return {"name": name, "matches": matches, "name_problem": problem}


def _round_to_sit_in(rounds: list[Round]) -> Round | None:
    """The open round, else the next, else the last one."""
    for state in (Round.State.OPEN, Round.State.PLANNED):
        for one in rounds:
            if one.state == state:
                return one
    return rounds[-1] if rounds else None
