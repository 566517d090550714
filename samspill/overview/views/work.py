from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.overview.happened import happenings
from samspill.overview.next_acts import next_acts
from samspill.overview.plan_picture import plan_picture
from samspill.overview.situation import Situation
from samspill.process.guide import pages


@organiser_required
def road(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """The coordinator's home: the one next thing, then three more, then the road."""
    situation = Situation(organiser, request.membership)  # type: ignore[attr-defined]
    acts = next_acts(situation)
    language = get_language() or "nb"
    conference = situation.conference
    context = {
        "organiser": organiser,
        "section": "road",
        "situation": situation,
        "first": acts[0] if acts else None,
        "others": acts[1:],
        "days_left": _days_left(conference),
        "coverage": situation.coverage,
        "seats_left": max(conference.capacity - conference.seats_taken, 0) if conference else 0,
        "plan": plan_picture(
            situation.steps, pages(language), today=timezone.localdate(), language=language
        ),
        "may_copy": can_change(request.membership),  # type: ignore[attr-defined]
        "happened": happenings(organiser.history.newest_first()[:200]),
    }
    return render(request, "overview/road.html", context)


def _days_left(conference: object) -> int | None:
    """Whole days until the conference; None when there is none to come."""
    if conference is None:
        return None
    days = (timezone.localtime(conference.starts_at).date() - timezone.localdate()).days  # type: ignore[attr-defined]
    return days if days >= 0 else None
