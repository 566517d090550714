"""One measure: its text, and the threads to the contributions behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.errors import PolicyError
from samspill.policy.forms import MeasureForm, NewMeasureForm, StatusForm
from samspill.policy.models import Measure, Policy
from samspill.policy.reading import behind, to_tie
from samspill.policy.rules import can_follow_up, can_write
from samspill.policy.thread_picture import dots
from samspill.policy.views.access import measures_of, page, seen_policy, written_policy

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_TO_TIE = 20


@organiser_required
def measure(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = seen_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    form = MeasureForm(request.POST or None, instance=one)
    if request.method == "POST":
        must(can_write(request.membership, policy))
        if form.is_valid():
            actions.change_measure(
                measures_of(policy).get(pk=pk), **form.cleaned_data, by=request.user
            )
            messages.success(request, _("Measure %s is saved.") % one.reference)
            return redirect("policy:measure", organiser.slug, pk)
    return _page(request, organiser, policy, one, form=form)


@organiser_required
def new_measure(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    goal = get_object_or_404(policy.goals.select_related("policy"), pk=pk)
    form = NewMeasureForm(
        request.POST or None,
        dialogue=policy.dialogue,
        initial={"contributions": request.GET.get("contribution", "")},
    )
    if form.is_valid():
        one = actions.add_measure(goal, **form.cleaned_data, by=request.user)
        messages.success(request, _("Measure %s is added.") % one.reference)
        return redirect("policy:measure", organiser.slug, one.pk)
    title = _("A new measure under goal %d") % goal.number
    return page(
        request, organiser, "policy/form.html", form=form, title=title, button=_("Add the measure")
    )


@require_POST
@organiser_required
def threads(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Tie a contribution to the measure."""
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    contribution = _contribution(request, policy)
    try:
        actions.link(one, contribution=contribution, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        told = {"id": contribution.reference, "measure": one.reference}
        messages.success(request, _("%(id)s now stands behind %(measure)s.") % told)
    return _back(request, organiser, pk)


@require_POST
@organiser_required
def untying(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    contribution = _contribution(request, policy)
    try:
        actions.unlink(one, contribution=contribution, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        told = {"id": contribution.reference, "measure": one.reference}
        messages.success(request, _("%(id)s is untied from %(measure)s.") % told)
    return _back(request, organiser, pk)


@require_POST
@organiser_required
def deletion(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    reference = one.reference
    actions.delete_measure(one, by=request.user)
    messages.success(
        request,
        _("Measure %s is taken away. What stood behind it alone is open again.") % reference,
    )
    return redirect("policy:policy", organiser.slug)


@require_POST
@organiser_required
def status(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = seen_policy(request, organiser)
    must(can_follow_up(request.membership, policy))
    one = get_object_or_404(measures_of(policy), pk=pk)
    form = StatusForm(request.POST)
    if form.is_valid():
        try:
            actions.set_status(one, **form.cleaned_data, by=request.user)
        except PolicyError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("Saved. Everyone who follows it can see it now."))
            return redirect("policy:measure", organiser.slug, pk)
    return _page(request, organiser, policy, one, form=MeasureForm(instance=one), status_form=form)


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    one: Measure,
    *,
    form: MeasureForm,
    status_form: StatusForm | None = None,
) -> HttpResponse:
    words = request.GET.get("words", "").replace("\0", "")[:100].strip()
    sources = list(behind(one))
    found = to_tie(one, policy, words)
    may_follow_up = can_follow_up(request.membership, policy)
    if may_follow_up and status_form is None:
        status_form = StatusForm(initial={"status": one.status, "reason": one.status_reason})
    return page(
        request,
        organiser,
        "policy/measure.html",
        policy=policy,
        measure=one,
        form=form,
        wide_fields=("text", "rationale"),
        status_form=status_form if may_follow_up else None,
        sources=sources,
        dots=dots(len(sources)),
        findings=list(one.findings.all()),
        words=words,
        to_tie=list(found[:MOST_TO_TIE]),
        to_tie_count=found.count(),
        can_write=can_write(request.membership, policy),
    )


def _contribution(request: OrganiserRequest, policy: Policy) -> Contribution:
    value = request.POST.get("contribution", "")
    pk = int(value) if value.isascii() and value.isdecimal() and len(value) < 18 else 0
    return get_object_or_404(policy.dialogue.contributions, pk=pk)


def _back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """To the measure, with what was looked for."""
    response = redirect("policy:measure", organiser.slug, pk)
    if words := request.POST.get("words", ""):
        response["Location"] += f"?{urlencode({'words': words})}"
    response["Location"] += "#sources"
    return response
