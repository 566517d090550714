"""The road in the workspace: the step one is at, its checklist, and the facts typed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.process import actions, guide
from samspill.process.forms import (
    BeginForm,
    CompletionForm,
    FactsForm,
    PreliminaryMeetingForm,
    WorkingGroupForm,
)
from samspill.process.models import PolicyProcess, PreliminaryMeeting, WorkingGroup
from samspill.process.reading import Reading, read_step
from samspill.process.rules import can_hand_over, can_see_working_group, can_tick
from samspill.process.steps import WORK_PAGES

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def step(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    process = _process(organiser)
    reading = _reading(key, process)
    return _step_page(request, organiser, process, reading, CompletionForm(initial=_today(reading)))


@require_POST
@organiser_required
def ticks(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """The whole checklist as it stands on the screen; only what differs is written."""
    must(can_tick(request.membership))
    process = _process(organiser)
    length = len(_reading(key, process).page.checklist)
    wanted = {int(item) for item in request.POST.getlist("item") if item.isdecimal()}
    ticked = _ticked(process, key)
    for item in sorted((wanted ^ ticked) & set(range(length))):
        actions.tick(process, key=key, item=item, is_done=item in wanted, by=request.user)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, _("The checklist is saved."))
    return redirect("process:step", organiser.slug, key)


@require_POST
@organiser_required
def completion(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    must(can_change(request.membership))
    process = _process(organiser)
    reading = _reading(key, process)
    if "reopen" in request.POST:
        actions.finish_step(process, key=key, done_on=None, by=request.user)
        messages.success(request, _("The step is open again."))
        return redirect("process:step", organiser.slug, key)
    form = CompletionForm(request.POST)
    if not form.is_valid():
        return _step_page(request, organiser, process, reading, form)
    actions.finish_step(process, key=key, done_on=form.cleaned_data["done_on"], by=request.user)
    messages.success(request, _("The step is done."))
    return redirect("process:step", organiser.slug, key)


@organiser_required
def begin(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The first act of a municipality that has not begun; one process at a time."""
    must(can_change(request.membership) and not organiser.invites_municipalities)
    if organiser.processes.exists():
        return redirect("overview:road", organiser.slug)
    form = BeginForm(
        request.POST or None,
        initial={
            "lead": "joint",
            "language": organiser.language,
            "started_on": timezone.localdate(),
        },
    )
    if form.is_valid():
        actions.begin_process(organiser, **form.cleaned_data, by=request.user)
        messages.success(request, _("You have begun. Here is the first step."))
        return redirect("process:step", organiser.slug, guide.KEYS[0])
    return _form_page(
        request, organiser, form, title=_("Begin the road to a policy"), button=_("Begin the road")
    )


@organiser_required
def meeting(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = _process(organiser)
    must(can_change(request.membership) and can_see_working_group(request.membership, process))
    known = PreliminaryMeeting.objects.filter(process=process).first()
    form = PreliminaryMeetingForm(request.POST or None, initial=_values(known))
    if form.is_valid():
        actions.record_preliminary_meeting(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The meeting is saved. The letters know it now."))
        return redirect("process:step", organiser.slug, "meet")
    return _form_page(
        request, organiser, form, title=_("The discussion meeting"), button=_("Save the meeting")
    )


@organiser_required
def working_group(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = _process(organiser)
    must(can_change(request.membership) and can_see_working_group(request.membership, process))
    group = WorkingGroup.objects.filter(process=process).first()
    form = WorkingGroupForm(request.POST or None, initial=_values(group) | _member_lines(group))
    if form.is_valid():
        actions.set_up_working_group(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The working group is saved."))
        return redirect("process:step", organiser.slug, "working-group")
    return _form_page(
        request, organiser, form, title=_("The working group"), button=_("Save the group")
    )


@organiser_required
def facts(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = _process(organiser)
    must(can_change(request.membership))
    form = FactsForm(request.POST or None, initial=_values(process))
    if form.is_valid():
        actions.record_facts(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. The letters know it now."))
        return redirect("process:step", organiser.slug, "meet-municipality")
    return _form_page(
        request, organiser, form, title=_("Facts for the letters"), button=_("Save the facts")
    )


@require_POST
@organiser_required
def hand_over(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = _process(organiser)
    must(can_hand_over(request.membership, process))
    actions.hand_over(process, by=request.user)
    messages.success(
        request, _("Handed over. From today the municipality sees what the working group has made.")
    )
    return redirect("process:step", organiser.slug, "meet-municipality")


def _process(organiser: Organiser) -> PolicyProcess:
    process = organiser.processes.newest()
    if process is None:
        raise Http404
    return process


def _reading(key: str, process: PolicyProcess) -> Reading:
    try:
        return read_step(key, process)
    except KeyError as error:
        raise Http404 from error


def _step_page(
    request: OrganiserRequest,
    organiser: Organiser,
    process: PolicyProcess,
    reading: Reading,
    form: Form,
) -> HttpResponse:
    key = reading.page.key
    ticked = _ticked(process, key)
    context = {
        "organiser": organiser,
        "section": "road",
        "reading": reading,
        "form": form,
        "work_page": reverse(WORK_PAGES[key], args=[organiser.slug]),
        "checklist": [
            (item, text, item in ticked) for item, text in enumerate(reading.page.checklist)
        ],
        "ticked_count": len(ticked),
        "can_tick": can_tick(request.membership),
        "can_change": can_change(request.membership),
        "can_hand_over": key == "meet-municipality" and can_hand_over(request.membership, process),
    }
    return render(request, "process/step.html", context)


def _form_page(
    request: OrganiserRequest, organiser: Organiser, form: Form, *, title: str, button: str
) -> HttpResponse:
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "road",
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "process/form.html", context)


def _ticked(process: PolicyProcess, key: str) -> set[int]:
    step = get_object_or_404(process.steps.prefetch_related("ticks"), key=key)
    return {tick.item for tick in step.ticks.all()}


def _today(reading: Reading) -> dict[str, Any]:
    return {"done_on": (reading.here and reading.here.done_on) or timezone.localdate()}


def _values(row: Any) -> dict[str, Any]:
    """A row's own fields, to fill a form with; nothing when there is no row yet."""
    if row is None:
        return {}
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}


def _member_lines(group: WorkingGroup | None) -> dict[str, Any]:
    members = group.members.all() if group else []
    return {
        "members": [
            ", ".join(part for part in (one.name, one.association_name) if part) for one in members
        ]
    }
