"""One measure: what is told of it, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.actions.presence import leave_here
from samspill.policy.errors import ClashError, PolicyError
from samspill.policy.forms import NewMeasureForm, StatusForm
from samspill.policy.models import Measure, Policy, StatusUpdate
from samspill.policy.reading import behind
from samspill.policy.rules import can_follow_up, can_write
from samspill.policy.views.access import measures_of, page, seen_policy, written_policy
from samspill.policy.views.editor_page import editor_page, measure_form
from samspill.policy.views.wordings import clash_page
from samspill.policy.writing.thread_picture import dots

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

FIRST_SHOWN, MOST_SHOWN = 6, 100


@organiser_required
def measure(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Open in the editor for those who write; to read for all others."""
    policy = seen_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    writes = can_write(request.membership, policy)
    if request.method == "POST":
        must(writes)
        return _write(request, organiser, policy, one)
    if writes:
        return editor_page(request, organiser, policy, chosen=one)
    return _page(request, organiser, policy, one)


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
        return _to(organiser, one)
    title = _("A new measure under goal %d") % goal.number
    return page(
        request, organiser, "policy/form.html", form=form, title=title, button=_("Add the measure")
    )


@require_POST
@organiser_required
def deletion(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = written_policy(request, organiser)
    one = get_object_or_404(measures_of(policy), pk=pk)
    reference = one.reference
    try:
        actions.delete_measure(one, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
        return _to(organiser, one)
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
    form = StatusForm(request.POST, measure=one, last=last_told(one))
    if form.is_valid():
        try:
            actions.set_status(one, **form.facts(), by=request.user)
        except PolicyError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("Saved. Everyone who follows it can see it now."))
            return redirect("policy:measure", organiser.slug, pk)
    return _page(request, organiser, policy, one, status_form=form)


def last_told(one: Measure) -> StatusUpdate | None:
    last: StatusUpdate | None = one.updates.last()
    return last


def _write(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, one: Measure
) -> HttpResponse:
    form = measure_form(policy, one, request.POST)
    if not form.is_valid():
        fresh = measures_of(policy).get(pk=one.pk)  # the form has written on the row it was given
        return editor_page(request, organiser, policy, chosen=fresh, form=form)
    fresh = measures_of(policy).get(pk=one.pk)
    leave_here(fresh.passage, by=request.user)
    try:
        actions.change_measure(fresh, **form.cleaned_data, by=request.user)
    except ClashError as error:
        return clash_page(request, organiser, error)
    messages.success(request, _("Measure %s is saved.") % fresh.reference)
    return _to(organiser, fresh)


def _to(organiser: Organiser, one: Measure) -> HttpResponse:
    """To the measure in the editor; what the browser kept of it is no longer needed."""
    response = redirect("policy:policy", organiser.slug)
    kept = Measure.objects.values_list("passage", flat=True).get(pk=one.pk)
    response["Location"] += f"?measure={one.pk}&kept={kept}#measure-{one.pk}"
    return response


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    one: Measure,
    *,
    status_form: StatusForm | None = None,
) -> HttpResponse:
    sources = behind(one)
    may_follow_up = can_follow_up(request.membership, policy)
    if may_follow_up and status_form is None:
        status_form = StatusForm(measure=one, last=last_told(one))
    count = sources.count()
    return page(
        request,
        organiser,
        "policy/measure.html",
        policy=policy,
        measure=one,
        status_form=status_form if may_follow_up else None,
        sources=sources[: MOST_SHOWN if "all" in request.GET else FIRST_SHOWN],
        source_count=count,
        dots=dots(count),
        findings=list(one.findings.all()),
    )
