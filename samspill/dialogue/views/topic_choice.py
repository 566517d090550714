"""The participant's phone before the conference: which topics would you talk about?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.models import Dialogue, Round, TableTopic, TopicWish
from samspill.dialogue.rules import can_choose_topics
from samspill.dialogue.views.at_the_table import dialogue_by_code


@csrf_exempt  # nobody is signed in here, see `at_the_table`
@never_cache
def topic_choice(request: HttpRequest, code: str) -> HttpResponse:
    """Choose topics by the code on one's card, until the plan is published."""
    dialogue = dialogue_by_code(request, code)
    if not can_choose_topics(dialogue):
        return redirect("dialogue:participant", code)
    given = request.POST if request.method == "POST" else request.GET
    card = given.get("card", "").strip()
    sign_up = _sign_up(dialogue, card)
    rounds = _rounds(dialogue)
    if request.method == "POST" and sign_up is not None:
        _choose(request, sign_up, rounds)
        return redirect(f"{_address(code)}?{urlencode({'card': sign_up.card_code, 'saved': 1})}")
    problem = ""
    if card and sign_up is None:
        problem = _("We do not find this code. Look at the card, or ask those who invite.")
    context = {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "card": card,
        "problem": problem,
        "saved": "saved" in request.GET,
        "is_found": sign_up is not None,
        "rows": _rows(rounds, sign_up) if sign_up is not None else [],
    }
    return render(request, "dialogue/topic_choice.html", context, status=422 if problem else 200)


def _choose(
    request: HttpRequest, sign_up: SignUp, rounds: Sequence[tuple[Round, list[str]]]
) -> None:
    for round, offered in rounds:
        wanted = request.POST.getlist(f"round_{round.number}")
        actions.wish_topic(sign_up, round=round, topics=[one for one in offered if one in wanted])


def _sign_up(dialogue: Dialogue, card: str) -> SignUp | None:
    people = dialogue.conference.sign_ups.seated()
    return people.filter(card_code__iexact=card).first() if card else None


def _rounds(dialogue: Dialogue) -> list[tuple[Round, list[str]]]:
    """The rounds with topics to choose among."""
    topics = TableTopic.objects.filter(round__dialogue=dialogue).order_by("topic")
    offered: dict[int, list[str]] = {}
    for round, topic in topics.values_list("round_id", "topic").distinct():
        offered.setdefault(round, []).append(topic)
    return [(one, offered[one.pk]) for one in dialogue.rounds.with_item() if one.pk in offered]


def _rows(rounds: Sequence[tuple[Round, list[str]]], sign_up: SignUp) -> list[dict[str, Any]]:
    wishes = TopicWish.objects.filter(sign_up=sign_up)
    chosen = set(wishes.values_list("round_id", "topic"))
    return [
        {"round": round, "topics": [(topic, (round.pk, topic) in chosen) for topic in offered]}
        for round, offered in rounds
    ]


def _address(code: str) -> str:
    return reverse("dialogue:topic_choice", args=[code])
