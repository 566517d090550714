"""The working group: its mandate, its members one by one, and the hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.process import actions
from samspill.process.documents import proposed_mandate
from samspill.process.forms import MandateForm, MemberForm, WorkingGroupForm
from samspill.process.models import PolicyProcess, PreliminaryMeeting, WorkingGroup
from samspill.process.rules import can_hand_over
from samspill.process.views.pages import changed_process, form_page, process_of, values

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def working_group(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The group as it stands; before it is chosen, the form that sets it up."""
    process = changed_process(request, organiser)
    group = WorkingGroup.objects.filter(process=process).first()
    if group is None:
        return _set_up(request, organiser, process)
    members = list(group.members.prefetch_related("steps"))
    context = {
        "organiser": organiser,
        "section": "road",
        "group": group,
        "members": members,
        "without_email": sum(not (one.email or one.user_id) for one in members),
    }
    return render(request, "process/working_group.html", context)


def _set_up(
    request: OrganiserRequest, organiser: Organiser, process: PolicyProcess
) -> HttpResponse:
    meeting = PreliminaryMeeting.objects.filter(process=process).first()
    initial = {
        "set_up_on": timezone.localtime(meeting.starts_at).date() if meeting else None,
        "mandate": proposed_mandate(process, meeting),
    }
    form = WorkingGroupForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.set_up_working_group(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The working group is saved."))
        return redirect("process:working_group", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=_("The working group"),
        button=_("Save the group"),
        lead=_(
            "The mandate is a proposal, taken from what the meeting agreed on. Change it as you like."
        )
        if initial["mandate"]
        else "",
        back=reverse("overview:step", args=[organiser.slug, "working-group"]),
    )


@organiser_required
def mandate(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    group = _group(request, organiser)
    meeting = PreliminaryMeeting.objects.filter(process=group.process).first()
    proposal = "" if group.mandate else proposed_mandate(group.process, meeting)
    form = MandateForm(
        request.POST or None,
        initial={"set_up_on": group.set_up_on, "mandate": group.mandate or proposal},
    )
    if form.is_valid():
        actions.write_mandate(group, **form.cleaned_data, by=request.user)
        messages.success(request, _("The mandate is saved. The letters know it now."))
        return redirect("process:working_group", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=_("The mandate of the working group"),
        button=_("Save the mandate"),
        back=reverse("process:working_group", args=[organiser.slug]),
    )


@organiser_required
def new_member(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    group = _group(request, organiser)
    form = MemberForm(request.POST or None)
    if form.is_valid():
        actions.add_member(group, form.draft, by=request.user)
        messages.success(request, _("The member is added."))
        return redirect("process:working_group", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=_("A new member of the working group"),
        button=_("Add the member"),
        back=reverse("process:working_group", args=[organiser.slug]),
    )


@organiser_required
def member(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = get_object_or_404(_group(request, organiser).members, pk=pk)
    form = MemberForm(request.POST or None, initial=values(found))
    if form.is_valid():
        actions.change_member(found, form.draft, by=request.user)
        messages.success(request, _("The member is changed."))
        return redirect("process:working_group", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=found.name,
        button=_("Save the member"),
        back=reverse("process:working_group", args=[organiser.slug]),
        removal=reverse("process:member_removal", args=[organiser.slug, found.pk]),
    )


@require_POST
@organiser_required
def member_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = get_object_or_404(_group(request, organiser).members, pk=pk)
    actions.remove_member(found, by=request.user)
    messages.success(request, _("The member is taken out of the group."))
    return redirect("process:working_group", organiser.slug)


@require_POST
@organiser_required
def hand_over(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = process_of(organiser)
    must(can_hand_over(request.membership, process))
    actions.hand_over(process, by=request.user)
    messages.success(
        request, _("Handed over. From today the municipality sees what the working group has made.")
    )
    return redirect("overview:step", organiser.slug, "meet-municipality")


def _group(request: OrganiserRequest, organiser: Organiser) -> WorkingGroup:
    process = changed_process(request, organiser)
    return get_object_or_404(WorkingGroup.objects.select_related("process"), process=process)
