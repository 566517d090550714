"""The big screens of the hall: the projector's round, and what the plenary has laid together."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samspill.dialogue.board_counts import counted_of, room_label, room_of, silent_numbers
from samspill.dialogue.board_page import Middle, asked, middle_of, question_size, thread_of
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.plenary.board import laid_out
from samspill.dialogue.plenary.reading import free_reflections, plenary_of, plenary_round
from samspill.dialogue.state import state_of
from samspill.live import presence
from samspill.organiser.models import Organiser
from samspill.ui.middleware import use_language_of_place

LONGEST_DEVICE = 50  # signs


@require_GET
@never_cache
def board(request: HttpRequest, code: str) -> HttpResponse:
    """The projector: the room sees itself. A script loads it anew when something happens."""
    dialogue = _dialogue(request, code)
    now, state = timezone.now(), state_of(dialogue)
    round = _round(dialogue, state["round"]["number"]) if state["round"] else None
    counted = counted_of(round, state)
    address = settings.PUBLIC_ADDRESS + reverse("dialogue:participant", args=[code])
    context = {
        **_same(dialogue),
        "state": state,
        "now": now,
        "seconds_left": seconds_left(state),
        "clock_text": clock_text(seconds_left(state)),
        "thread": thread_of(state),
        "middle": middle_of(dialogue, round, state, counted, now) if round else Middle(),
        "counted": counted,
        "room": room_of(state, counted),
        "room_label": room_label(state, counted),
        "silent": silent_numbers(state, counted),
        "question_size": question_size(asked(state)) if state["round"] else "",
        "qr": qr(address),
        "address": settings.PUBLIC_ADDRESS.split("://")[-1],
    }
    return render(request, "dialogue/board.html", context)


@require_GET
@never_cache
def board_plenary(request: HttpRequest, code: str) -> HttpResponse:
    """What the plenary has laid together, legible from the back row; follows by itself."""
    dialogue = _dialogue(request, code)
    dialogue.channel.refresh_from_db()  # first, so that what is shown is never older than its number
    rounds = {str(one.number): one for one in dialogue.rounds.with_item()}
    round = rounds.get(request.GET.get("round", "")) or plenary_round(dialogue)
    clusters = plenary_of(dialogue, round, for_board=True) if round else []
    reflections = free_reflections(dialogue, round, for_board=True) if round else []
    context = {
        **_same(dialogue),
        "state": {"event": dialogue.channel.event_number},
        "round": round,
        "round_count": len(rounds),
        "plenary": laid_out(clusters, reflections, round.item.question if round else ""),
    }
    return render(request, "dialogue/plenary_board.html", context)


def _dialogue(request: HttpRequest, code: str) -> Dialogue:
    """The dialogue with this code; the screen that asks is noted as being here."""
    rows = Dialogue.objects.select_related("conference", "organiser__municipality", "channel")
    dialogue = get_object_or_404(rows, code=code)
    use_language_of_place(request, dialogue.conference.language)
    device = request.GET.get("device", "")
    if device.startswith("board") and len(device) <= LONGEST_DEVICE:
        presence.seen(code, device)
    return dialogue


def _same(dialogue: Dialogue) -> dict[str, Any]:
    organiser = dialogue.organiser
    is_municipality = organiser.kind == Organiser.Kind.MUNICIPALITY and organiser.municipality
    return {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "place": organiser.municipality.name if is_municipality else organiser.name,
    }


def _round(dialogue: Dialogue, number: int) -> Round:
    return dialogue.rounds.with_item().prefetch_related("stages").get(number=number)


def seconds_left(state: dict[str, Any]) -> int | None:
    """Whole seconds until the stage or round closes, 0 when the time is out; None without a clock."""
    clock = state["round"]["clock"] if state["round"] else {}
    if clock.get("left_seconds") is not None:
        return int(clock["left_seconds"])
    if not clock.get("closes_at"):
        return None
    left = datetime.fromisoformat(clock["closes_at"]) - timezone.now()
    return max(int(left.total_seconds()), 0)


def clock_text(seconds: int | None) -> str:
    """8:40, or "" without a clock."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def room_sentence(state: dict[str, Any]) -> str:
    """The picture of the room's contributions in words."""
    return room_label(state, counted_of(None, state))


@lru_cache(maxsize=64)
def qr(address: str) -> SafeString:
    """A QR code as inline SVG, sized by the style sheet."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=1, omitsize=True, dark="#063227", svgclass=None)
    return mark_safe(drawing)  # noqa: S308 -- drawn here, from an address of ours
