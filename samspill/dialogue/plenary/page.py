"""What the plenary's work page shows: the cards that lie free, the clusters, and what was done last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samspill.conference.models import Conference
from samspill.dialogue.actions.plenary import PLENARY
from samspill.dialogue.models import ControlAct, Dialogue, Round
from samspill.dialogue.plenary.forms import ReflectionForm, TitleForm
from samspill.dialogue.plenary.reading import (
    ClusterTold,
    free_cards,
    free_reflections,
    plenary_of,
)
from samspill.dialogue.state import current_round
from samspill.organiser.models import Organiser
from samspill.people.models import User

MOST_CARDS = 40  # of those that lie free; the rest on request
KEYS = 9  # clusters that have a number on the keyboard


def asked_round(dialogue: Dialogue, asked: Mapping[str, str]) -> Round | None:
    """The round asked for by number, else the one that is open, or was last, or is first."""
    rounds = list(dialogue.rounds.with_item().prefetch_related("stages"))
    found = next((one for one in rounds if str(one.number) == asked.get("round")), None)
    return found or current_round(rounds) or (rounds[0] if rounds else None)


def last_act(dialogue: Dialogue, round: Round, user: User) -> ControlAct | None:
    """What this person did last in the plenary of this round, and has not undone."""
    acts = dialogue.control_acts.filter(kind__in=PLENARY, by=user, undone_at=None)
    return acts.filter(details__round=round.number).order_by("-pk").first()


def plenary_page(
    request: HttpRequest,
    organiser: Organiser,
    dialogue: Dialogue | None,
    round: Round | None,
    *,
    conference: Conference | None = None,
    problem: str = "",
    form: ReflectionForm | None = None,
    title_form: tuple[int, TitleForm] | None = None,
) -> HttpResponse:
    """The whole page. `problem` is what stood in the way of what was asked for; 422 then."""
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "conference",
        "conference": dialogue.conference if dialogue else conference,
        "dialogue": dialogue,
        "round": round,
        "problem": problem,
    }
    if dialogue is not None and round is not None:
        dialogue.channel.refresh_from_db()  # first: the page is never older than its number
        context |= _context(request, dialogue, round, title_form)
        context["form"] = form or ReflectionForm(dialogue=dialogue, round=round)
    is_wrong = bool(problem or title_form or (form and form.errors))
    return render(request, "dialogue/plenary.html", context, status=422 if is_wrong else 200)


def _context(
    request: HttpRequest,
    dialogue: Dialogue,
    round: Round,
    title_form: tuple[int, TitleForm] | None,
) -> dict[str, Any]:
    is_all = bool(request.GET.get("all") or request.POST.get("all"))
    cards, free = free_cards(dialogue, round, most=None if is_all else MOST_CARDS)
    clusters = plenary_of(dialogue, round)
    laid = sum(one.count for one in clusters)
    return {
        "event": dialogue.channel.event_number,
        "rounds": dialogue.rounds.with_item(),
        "cards": cards,
        "free": free,
        "more": free - len(cards),
        "is_all": is_all,
        "clusters": [_cluster(one, place, title_form) for place, one in enumerate(clusters, 1)],
        "reflections": free_reflections(dialogue, round),
        "laid": laid,
        "total": laid + free,
        "last": last_act(dialogue, round, request.user),  # type: ignore[arg-type]
    }


def _cluster(
    told: ClusterTold, place: int, title_form: tuple[int, TitleForm] | None
) -> dict[str, Any]:
    """A cluster with the key that lays cards in it, and the form for its name."""
    form = TitleForm(initial={"title": told.title}, prefix=f"c{told.pk}")
    if title_form and title_form[0] == told.pk:
        form = title_form[1]
    return {"told": told, "key": place if place <= KEYS else "", "form": form}
