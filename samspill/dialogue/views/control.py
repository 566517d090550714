"""The control page: open and close rounds, and see which tables are silent. Every act can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue import actions
from samspill.dialogue.forms import MinutesForm
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.pictures import Room, TableDots, room
from samspill.dialogue.rules import can_import, can_lead, can_see_tables
from samspill.dialogue.state import current_round, state_of
from samspill.dialogue.views.board import clock_text, qr, room_sentence, seconds_left
from samspill.dialogue.views.evening import (
    current_conference,
    current_dialogue,
    must_have_dialogue,
)
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

MINUTES = 15  # when the programme does not tell
EXTRA_MINUTES = 2
SILENT_MINUTES = 5
WORDLESS_MINUTES = 2  # of a table that has not given a word in the round


@organiser_required
@require_GET
@never_cache
def control(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Now and next, the room, and the tables sorted by silence."""
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = current_dialogue(request, organiser)
    if dialogue is None:
        conference = current_conference(request, organiser)
        context = {"organiser": organiser, "section": "conference", "conference": conference}
        return render(request, "dialogue/control_empty.html", context)
    return _page(request, organiser, dialogue)


@organiser_required
@require_POST
def opening(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    round = get_object_or_404(dialogue.rounds, number=number)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _page(request, organiser, dialogue, form)
    actions.open_round(round, minutes=form.cleaned_data["minutes"], by=request.user)
    text = _("Round %(number)d is open for %(minutes)d minutes.")
    messages.success(request, text % {"number": number, **form.cleaned_data})
    return redirect("dialogue:control", organiser.slug)


@organiser_required
@require_POST
def extension(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    round = get_object_or_404(dialogue.rounds, number=number)
    actions.extend_round(round, minutes=EXTRA_MINUTES, by=request.user)
    return redirect("dialogue:control", organiser.slug)


@organiser_required
@require_POST
def closing(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    actions.close_round(get_object_or_404(dialogue.rounds, number=number), by=request.user)
    messages.success(request, _("Round %(number)d is closed.") % {"number": number})
    return redirect("dialogue:control", organiser.slug)


def _page(
    request: HttpRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    form: MinutesForm | None = None,
) -> HttpResponse:
    rounds = list(dialogue.rounds.with_item())
    state = state_of(dialogue)
    upcoming = next((one for one in rounds if one.state == Round.State.PLANNED), None)
    open_now = next((one for one in rounds if one.state == Round.State.OPEN), None)
    last = current_round(rounds)
    join_path = reverse("dialogue:participant", args=[dialogue.code])
    silences = _silences(state, open_now or last)
    context = {
        "organiser": organiser,
        "section": "conference",
        "conference": dialogue.conference,
        "dialogue": dialogue,
        "rounds": rounds,
        "open_round": open_now,
        "next_round": upcoming,
        "last_round": last,
        "form": form or MinutesForm(initial={"minutes": _planned_minutes(upcoming)}),
        "state": state,
        "now": timezone.now(),
        "seconds_left": seconds_left(state),
        "clock_text": clock_text(seconds_left(state)),
        "room": _room(state, silences),
        "room_label": room_sentence(state),
        "silences": silences,
        "silent": [one for one in silences if one["is_silent"]] if open_now else [],
        "join_address": settings.PUBLIC_ADDRESS + join_path,
        "qr": qr(settings.PUBLIC_ADDRESS + join_path),
        "address": settings.PUBLIC_ADDRESS.split("://")[-1],
        "may_lead": can_lead(request.membership),  # type: ignore[attr-defined]
        "may_import": can_import(request.membership),  # type: ignore[attr-defined]
        "extra_minutes": EXTRA_MINUTES,
    }
    return render(request, "dialogue/control.html", context, status=422 if form else 200)


def _planned_minutes(round: Round | None) -> int:
    if round is None or round.item.ends_at is None:
        return MINUTES
    return max(int((round.item.ends_at - round.item.starts_at).total_seconds() // 60), 1)


def _silences(state: dict[str, Any], round: Round | None) -> list[dict[str, Any]]:
    """Every table with the minutes since it last gave something, the longest silence first."""
    now = (round.closed_at if round else None) or timezone.now()
    begun = round.opened_at if round else None
    found = []
    for table in state["room"]:
        last = datetime.fromisoformat(table["last"]) if table["last"] else None
        since = last or begun
        minutes = max(int((now - since).total_seconds() // 60), 0) if since else None
        patience = SILENT_MINUTES if last else WORDLESS_MINUTES
        found.append(
            {
                **table,
                "minutes": minutes,
                "has_spoken": last is not None,
                "is_silent": minutes is not None and minutes >= patience,
            }
        )
    return sorted(found, key=lambda one: (one["has_spoken"], -(one["minutes"] or 0), one["number"]))


def _room(state: dict[str, Any], silences: list[dict[str, Any]]) -> Room:
    newest = state["newest"][0]["table"] if state["newest"] else None
    minutes = {one["number"]: one for one in silences}
    tables = []
    for table in state["room"]:
        kinds = ["given"] * table["count"]
        if kinds and table["number"] == newest:
            kinds[-1] = "new"
        tables.append(TableDots(table["number"], kinds, _note(minutes[table["number"]])))
    return room(tables)


def _note(silence: dict[str, Any]) -> str:
    if not silence["has_spoken"]:
        return _("no word") if silence["minutes"] is not None else ""
    return _("now") if silence["minutes"] == 0 else _("%(minutes)d min") % silence
