"""The control room: the page itself, and the rounds with their stages and their clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue import actions
from samspill.dialogue.control.errors import AlreadyDoneError
from samspill.dialogue.control.forms import HoldForm
from samspill.dialogue.control.page import lasts_minutes, page_of, people_of
from samspill.dialogue.control.words import done_before
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import MinutesForm
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.rules import can_import, can_lead, can_see_tables
from samspill.dialogue.views.board import qr
from samspill.dialogue.views.evening import (
    current_conference,
    current_dialogue,
    must_have_dialogue,
)
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser

EXTRA_MINUTES = 2


@organiser_required
@require_GET
@never_cache
def control(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Now and next, the room, and what waits for the board."""
    must(can_see_tables(request.membership))
    dialogue = current_dialogue(request, organiser)
    if dialogue is None:
        conference = current_conference(request, organiser)
        context = {"organiser": organiser, "section": "conference", "conference": conference}
        return render(request, "dialogue/control_empty.html", context)
    return page(request, organiser, dialogue)


def page(
    request: OrganiserRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    *,
    minutes: MinutesForm | None = None,
    refused: HoldForm | None = None,
) -> HttpResponse:
    """The page, also as the answer to a form that was filled in wrongly."""
    after = request.GET.get("after", "")
    path = reverse("dialogue:participant", args=[dialogue.code])
    context = {
        **page_of(
            dialogue,
            reader=request.user,
            may_lead=can_lead(request.membership),
            after=int(after) if after.isdecimal() and len(after) < 19 else 0,
            minutes=minutes,
            refused=refused,
        ),
        "organiser": organiser,
        "section": "conference",
        "may_import": can_import(request.membership),
        "extra_minutes": EXTRA_MINUTES,
        "qr": qr(settings.PUBLIC_ADDRESS + path),
        "address": settings.PUBLIC_ADDRESS.split("://")[-1],
    }
    status = 422 if minutes or refused else 200
    return render(request, "dialogue/control.html", context, status=status)


def act(
    request: OrganiserRequest, organiser: Organiser, dialogue: Dialogue, do: Callable[[], object]
) -> HttpResponse:
    """Do something and go back to the page; what stands in the way is told in words."""
    try:
        do()
    except AlreadyDoneError as error:
        people, reader = people_of(dialogue), request.user
        messages.warning(request, done_before(error.act, people=people, reader=reader))
    except DialogueError as error:
        messages.warning(request, str(error))
    return redirect("dialogue:control", organiser.slug)


@organiser_required
@require_POST
def opening(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """Open a round. One that has stages and begins lasts as long as they do."""
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    round = get_object_or_404(dialogue.rounds.prefetch_related("stages"), number=number)
    form = MinutesForm(request.POST)
    if round.opened_at is None and round.stages.all():
        minutes = sum(one.minutes for one in round.stages.all())
    elif form.is_valid():
        minutes = form.cleaned_data["minutes"]
    else:
        return page(request, organiser, dialogue, minutes=form)

    def do() -> None:
        opened = actions.in_turn(
            dialogue,
            seen=request.POST.get("seen", ""),
            by=request.user,
            act=lambda: actions.open_round(round, minutes=minutes, by=request.user),
        )
        messages.success(request, _opened_words(opened))

    return act(request, organiser, dialogue, do)


@organiser_required
@require_POST
def stage_opening(
    request: OrganiserRequest, organiser: Organiser, number: int, stage: int
) -> HttpResponse:
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    round = get_object_or_404(dialogue.rounds, number=number)
    found = get_object_or_404(round.stages.select_related("round"), number=stage)
    return _in_turn(request, organiser, dialogue, lambda: actions.open_stage(found, **_by(request)))


@organiser_required
@require_POST
def extension(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    dialogue, round = _round(request, organiser, number)
    return _in_turn(
        request,
        organiser,
        dialogue,
        lambda: actions.extend_round(round, minutes=EXTRA_MINUTES, **_by(request)),
    )


@organiser_required
@require_POST
def clock_pause(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    dialogue, round = _round(request, organiser, number)
    return _in_turn(request, organiser, dialogue, lambda: actions.stop_clock(round, **_by(request)))


@organiser_required
@require_POST
def clock_start(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    dialogue, round = _round(request, organiser, number)
    return _in_turn(
        request, organiser, dialogue, lambda: actions.start_clock(round, **_by(request))
    )


@organiser_required
@require_POST
def closing(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    dialogue, round = _round(request, organiser, number)

    def close() -> None:
        actions.close_round(round, **_by(request))
        messages.success(request, _("Round %(number)d is closed.") % {"number": number})

    return _in_turn(request, organiser, dialogue, close)


def _round(request: OrganiserRequest, organiser: Organiser, number: int) -> tuple[Dialogue, Round]:
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    return dialogue, get_object_or_404(dialogue.rounds, number=number)


def _in_turn(
    request: OrganiserRequest, organiser: Organiser, dialogue: Dialogue, do: Callable[[], object]
) -> HttpResponse:
    seen = request.POST.get("seen", "")
    user = request.user
    return act(
        request,
        organiser,
        dialogue,
        lambda: actions.in_turn(dialogue, seen=seen, by=user, act=do),
    )


def _by(request: OrganiserRequest) -> dict[str, Any]:
    return {"by": request.user}


def _opened_words(round: Round) -> str:
    minutes = lasts_minutes(round, timezone.now())
    if minutes is None:
        return _("Round %(number)d is open.") % {"number": round.number}
    text = ngettext(
        "Round %(number)d is open for %(minutes)d minute.",
        "Round %(number)d is open for %(minutes)d minutes.",
        minutes,
    )
    return text % {"number": round.number, "minutes": minutes}
