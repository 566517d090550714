from __future__ import annotations

from collections.abc import Sequence
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
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samspill.dialogue.models import Dialogue
from samspill.dialogue.pictures import Room, TableDots, room
from samspill.dialogue.state import state_of
from samspill.ui.middleware import use_language_of_place

MOST_SHOWN = 3
LINE_SIGNS = 46  # of a contribution, on one line of the board
MOST_LINES = 6
QUESTION_SIZES = ((60, "short"), (110, "middle"), (190, "long"))  # signs -> size of the letters


@require_GET
@never_cache
def board(request: HttpRequest, code: str) -> HttpResponse:
    """The projector: the room sees itself. A script loads it anew when something happens."""
    rows = Dialogue.objects.select_related("conference", "organiser", "channel")
    dialogue = get_object_or_404(rows, code=code)
    use_language_of_place(request, dialogue.conference.language)
    state = state_of(dialogue)
    question = state["round"]["question"] if state["round"] else ""
    address = settings.PUBLIC_ADDRESS + reverse("dialogue:participant", args=[code])
    context = {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "state": state,
        "now": timezone.now(),
        "seconds_left": seconds_left(state),
        "newest": fitting(state["newest"]),
        "room": room_of(state),
        "clock_text": clock_text(seconds_left(state)),
        "room_label": room_sentence(state),
        "question_size": next((s for n, s in QUESTION_SIZES if len(question) <= n), "longest"),
        "qr": qr(address),
        "address": settings.PUBLIC_ADDRESS.split("://")[-1],
    }
    return render(request, "dialogue/board.html", context)


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
    """The picture of the room in words."""
    counts = state["counts"]
    if not state["round"]:
        text = ngettext("The room. %(n)d table.", "The room. %(n)d tables.", counts["table_count"])
        return text % {"n": counts["table_count"]}
    text = _("The room. %(tables)d of %(total)d tables have given contributions in this round.")
    told = text % {"tables": counts["tables"], "total": counts["table_count"]}
    silent = [str(table["number"]) for table in state["room"] if not table["count"]]
    if silent:
        told += " " + _("Nothing yet from table %(numbers)s.") % {"numbers": ", ".join(silent)}
    return told


def fitting(newest: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The newest that have room whole: words are never cut, so that a very long one is passed by."""
    shown: list[dict[str, Any]] = []
    lines = 0
    for one in newest:
        needed = sum(len(line) // LINE_SIGNS + 1 for line in one["text"].splitlines() or [""])
        if lines + needed <= MOST_LINES and len(shown) < MOST_SHOWN:
            shown.append(one)
            lines += needed
    return shown


def room_of(state: dict[str, Any]) -> Room:
    """The tables with a dot for each contribution of the round; the newest one is marked."""
    newest = state["newest"][0]["table"] if state["newest"] else None
    return room(
        [
            TableDots(table["number"], _kinds(table["count"], table["number"] == newest))
            for table in state["room"]
        ]
    )


def _kinds(count: int, has_newest: bool) -> list[str]:
    return ["given"] * (count - 1) + ["new" if has_newest else "given"] if count else []


@lru_cache(maxsize=64)
def qr(address: str) -> SafeString:
    """A QR code as inline SVG, sized by the style sheet."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(border=1, omitsize=True, dark="#063227", svgclass=None)
    return mark_safe(drawing)  # noqa: S308 -- drawn here, from an address of ours
