"""The queue to the big screen: let onto it, held back, taken off; and whether somebody reads first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from samspill.dialogue import actions
from samspill.dialogue.control.forms import HoldForm
from samspill.dialogue.models import Contribution, Dialogue
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views import control
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
@require_POST
def showing(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    dialogue, contribution = _contribution(request, organiser, pk)
    expected, user = request.POST.get("expected"), request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.show(contribution, by=user, expected=expected),
    )


@organiser_required
@require_POST
def holding(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Hold back with a reason; one that is missing is asked for beside the field."""
    dialogue, contribution = _contribution(request, organiser, pk)
    form = HoldForm(request.POST, contribution_pk=pk)
    if not form.is_valid():
        return control.page(request, organiser, dialogue, refused=form)
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.hold_back(
            contribution,
            by=request.user,
            expected=request.POST.get("expected"),
            **form.cleaned_data,
        ),
    )


@organiser_required
@require_POST
def waiting(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    dialogue, contribution = _contribution(request, organiser, pk)
    expected, user = request.POST.get("expected"), request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.let_wait(contribution, by=user, expected=expected),
    )


@organiser_required
@require_POST
def reading(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Whether somebody reads before the board shows: "first" is 1 or 0."""
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    is_moderated, user = request.POST.get("first") == "1", request.user
    return control.act(
        request,
        organiser,
        dialogue,
        lambda: actions.set_moderated(dialogue, is_moderated=is_moderated, by=user),
    )


def _contribution(
    request: OrganiserRequest, organiser: Organiser, pk: int
) -> tuple[Dialogue, Contribution]:
    must(can_lead(request.membership))
    dialogue = must_have_dialogue(request, organiser)
    return dialogue, get_object_or_404(dialogue.contributions, pk=pk)
