"""What is changed of one step; the page that shows it is the overview's, which sees every stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.people.models import User
from samspill.process import actions, guide
from samspill.process.forms import AssignmentForm, CompletionForm, PassingForm
from samspill.process.models import PolicyProcess, ProcessStep, WorkingGroupMember
from samspill.process.rules import can_see_working_group, can_tick
from samspill.process.views.pages import form_page, process_of

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_POST
@organiser_required
def ticks(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """The whole checklist as it stands on the screen; only what differs is written."""
    must(can_tick(request.membership))
    process = process_of(organiser)
    length = len(_page(key).checklist)
    step = get_object_or_404(process.steps.prefetch_related("ticks"), key=key)
    wanted = {int(item) for item in request.POST.getlist("item") if item.isdecimal()}
    ticked = {tick.item for tick in step.ticks.all()}
    for item in sorted((wanted ^ ticked) & set(range(length))):
        actions.tick(process, key=key, item=item, is_done=item in wanted, by=request.user)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, _("The checklist is saved."))
    return redirect("overview:step", organiser.slug, key)


@require_POST
@organiser_required
def completion(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    must(can_change(request.membership))
    process, page = process_of(organiser), _page(key)
    if "reopen" in request.POST:
        actions.finish_step(process, key=key, done_on=None, by=request.user)
        messages.success(request, _("The step is open again."))
        return redirect("overview:step", organiser.slug, key)
    form = CompletionForm(request.POST)
    if not form.is_valid():
        return _step_form(request, organiser, form, page, button=_("Tick off the step"))
    actions.finish_step(process, key=key, done_on=form.cleaned_data["done_on"], by=request.user)
    messages.success(request, _("The step is done."))
    return redirect("overview:step", organiser.slug, key)


@organiser_required
def passing(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """The step is not walked, and why."""
    must(can_change(request.membership))
    process, page = process_of(organiser), _page(key)
    form = PassingForm(request.POST or None)
    if form.is_valid():
        actions.pass_over_step(process, key=key, **form.cleaned_data, by=request.user)
        messages.success(request, _("The step is passed over."))
        return redirect("overview:step", organiser.slug, key)
    return _step_form(request, organiser, form, page, button=_("Pass over the step"))


@organiser_required
def assignment(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """Who answers for the step, and by when."""
    must(can_change(request.membership))
    process, page = process_of(organiser), _page(key)
    step = process.steps.filter(key=key).first() or ProcessStep(process=process, key=key)
    form = AssignmentForm(
        request.POST or None,
        members=_members(request, process, step),
        users=User.objects.filter(memberships__organiser=organiser, is_active=True).order_by(
            "name"
        ),
        initial={
            "person": _person(step),
            "responsible": step.responsible,
            "deadline": step.deadline or step.planned_to,
        },
    )
    if form.is_valid():
        done = actions.assign_step(process, key=key, **form.assignment, by=request.user)
        _tell_of_reminders(request, done)
        return redirect("overview:step", organiser.slug, key)
    return _step_form(request, organiser, form, page, button=_("Save who answers for the step"))


def _tell_of_reminders(request: OrganiserRequest, step: ProcessStep) -> None:
    messages.success(request, _("It is saved who answers for the step."))
    if step.owner_name and step.deadline and not step.owner_address[0]:
        messages.warning(
            request,
            _("%(name)s has no e-mail address here, so no reminder is sent.")
            % {"name": step.owner_name},
        )


def _members(
    request: OrganiserRequest, process: PolicyProcess, step: ProcessStep
) -> list[tuple[WorkingGroupMember, str]]:
    """Those who may be chosen, with their names; a group not handed over is the group's to see."""
    if not can_see_working_group(request.membership, process):
        return [(step.owner, _("A member of the working group"))] if step.owner else []
    return [(one, one.name) for one in WorkingGroupMember.objects.filter(group__process=process)]


def _person(step: ProcessStep) -> str:
    if step.owner_user_id:
        return f"user:{step.owner_user_id}"
    return f"member:{step.owner_id}" if step.owner_id else ""


def _page(key: str) -> guide.GuidePage:
    try:
        return guide.page(key, get_language() or "nb")
    except KeyError as error:
        raise Http404 from error


def _step_form(
    request: OrganiserRequest,
    organiser: Organiser,
    form: Form,
    page: guide.GuidePage,
    *,
    button: str,
) -> HttpResponse:
    back = reverse("overview:step", args=[organiser.slug, page.key])
    return form_page(request, organiser, form, title=page.title, button=button, back=back)
