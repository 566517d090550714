"""New goals, and where a measure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.forms import GoalForm, PlaceForm
from samspill.policy.models import Measure
from samspill.policy.views.access import measures_of, page, written_policy
from samspill.policy.views.editor_page import number_in

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def new_goal(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = written_policy(request, organiser)
    form = GoalForm(request.POST or None)
    if form.is_valid():
        goal = actions.add_goal(policy, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("Goal %d is added. Now it needs a measure.") % goal.number)
        return redirect("policy:new_measure", organiser.slug, goal.pk)
    return page(
        request,
        organiser,
        "policy/form.html",
        form=form,
        title=_("A new goal"),
        button=_("Add the goal"),
    )


@require_POST
@organiser_required
def goal_deletion(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    goal = get_object_or_404(policy.goals.select_related("policy"), pk=pk)
    number = goal.number
    try:
        actions.take_away_goal(goal, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Goal %d is taken away.") % number)
    return redirect("policy:policy", organiser.slug)


@require_POST
@organiser_required
def place(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Another goal for the measure, or another number: it changes with the one named `other`."""
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    before = one.reference
    try:
        _arrange(request, one)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        one = measures_of(policy).get(pk=pk)
        told = {"before": before, "after": one.reference}
        if one.reference != before:
            messages.success(request, _("%(before)s is %(after)s from now on.") % told)
    response = redirect("policy:policy", organiser.slug)
    response["Location"] += f"?measure={pk}#measure-{pk}"
    return response


def _arrange(request: OrganiserRequest, one: Measure) -> None:
    if "other" in request.POST:
        others = one.goal.measures.select_related("goal")
        other = get_object_or_404(others, pk=number_in(request.POST, "other"))
        actions.change_places(one, other=other, by=request.user)
        return
    form = PlaceForm(request.POST, policy=one.goal.policy)
    if form.is_valid():
        actions.move_measure(one, goal=form.cleaned_data["goal"], by=request.user)
