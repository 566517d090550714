"""One step in the workspace: what it asks for now, who answers for it, its text and checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.overview.situation import Situation
from samspill.overview.step_work import step_work
from samspill.process.models import PolicyProcess, ProcessStep
from samspill.process.reading import read_step
from samspill.process.rules import can_hand_over, can_see_working_group, can_tick

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def step(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    situation = Situation(organiser, request.membership)
    process = situation.process
    must(process is not None)
    assert process is not None  # noqa: S101
    try:
        reading = read_step(key, process)
    except KeyError as error:
        raise Http404 from error
    row = _row(process, key)
    ticked = {tick.item for tick in row.ticks.all()} if row.pk else set()
    context = {
        "organiser": organiser,
        "section": "road",
        "reading": reading,
        "row": row,
        "owner": _owner_shown(request, process, row),
        "is_late": bool(row.deadline and row.deadline < situation.today and reading.is_ahead),
        "work": step_work(situation, reading.page),
        "today": timezone.localdate().isoformat(),
        "checklist": [
            (item, text, item in ticked) for item, text in enumerate(reading.page.checklist)
        ],
        "ticked_count": len(ticked),
        "can_tick": can_tick(request.membership),
        "can_change": can_change(request.membership),
        "can_hand_over": key == "meet-municipality" and can_hand_over(request.membership, process),
    }
    return render(request, "overview/step.html", context)


def _row(process: PolicyProcess, key: str) -> ProcessStep:
    rows = process.steps.select_related("owner", "owner_user").prefetch_related("ticks")
    return rows.filter(key=key).first() or ProcessStep(process=process, key=key)


def _owner_shown(request: OrganiserRequest, process: PolicyProcess, row: ProcessStep) -> str:
    """Who answers for the step; who sits in a group not handed over is the group's to see."""
    if row.owner and not can_see_working_group(request.membership, process):
        return row.responsible
    return row.owner_name or row.responsible
