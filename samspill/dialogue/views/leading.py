"""Who leads, a wave to a table, and taking back what was done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from samspill.dialogue import actions
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views import control
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
@require_POST
def lead(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Give the lead to another, or take it: "to" is the number of one who works here."""
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    to = request.POST.get("to", "")
    members = organiser.memberships.select_related("user")
    member = get_object_or_404(members, user=int(to) if to.isdecimal() and len(to) < 19 else 0)
    user = request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.hand_over_lead(dialogue, to=member.user, by=user),
    )


@organiser_required
@require_POST
def nudge(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    table = get_object_or_404(dialogue.tables, number=number)
    user = request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.nudge(table, by=user),
    )


@organiser_required
@require_POST
def reversal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Undo one act."""
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    found = get_object_or_404(dialogue.control_acts, pk=pk)
    user = request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.undo(found, by=user),
    )
