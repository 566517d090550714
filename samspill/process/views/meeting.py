"""The discussion meeting: called, attended, written down, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.process import actions
from samspill.process.documents import meeting_minutes
from samspill.process.forms import AttendeeForm, CallForm, MinutesForm
from samspill.process.models import MeetingAttendee, PolicyProcess, PreliminaryMeeting
from samspill.process.views.files import document_file
from samspill.process.views.pages import changed_process, form_page, values

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def meeting(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """All that is known of the meeting; before it is called, the call."""
    process = changed_process(request, organiser)
    found = PreliminaryMeeting.objects.filter(process=process).first()
    if found is None:
        return _call(request, organiser, process, None)
    context = {
        "organiser": organiser,
        "section": "road",
        "meeting": found,
        "is_past": found.starts_at <= timezone.now(),
        "agenda": [line for line in found.agenda.splitlines() if line.strip()],
        "attendees": list(found.attendees.all()),
    }
    return render(request, "process/meeting.html", context)


@organiser_required
def call(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = _meeting(request, organiser)
    return _call(request, organiser, found.process, found)


def _call(
    request: OrganiserRequest,
    organiser: Organiser,
    process: PolicyProcess,
    known: PreliminaryMeeting | None,
) -> HttpResponse:
    form = CallForm(request.POST or None, initial=values(known))
    if form.is_valid():
        actions.call_meeting(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The meeting is saved. The letters know it now."))
        return redirect("process:preliminary_meeting", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=_("The discussion meeting"),
        button=_("Save the meeting"),
        back=reverse("overview:step", args=[organiser.slug, "meet"]),
    )


@organiser_required
def attendance(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Who came, one association at a time, as at a door."""
    found = _meeting(request, organiser)
    form = AttendeeForm(request.POST or None)
    if form.is_valid():
        actions.add_attendee(found, **form.cleaned_data, by=request.user)
        return redirect("process:attendance", organiser.slug)
    attendees = list(found.attendees.select_related("association"))
    context = {
        "organiser": organiser,
        "section": "road",
        "meeting": found,
        "form": form,
        "attendees": attendees,
        "people": sum(one.people for one in attendees),
        "names": [
            one.display_name for one in organiser.associations.active().only("name", "organiser")
        ],
    }
    return render(request, "process/attendance.html", context)


@require_POST
@organiser_required
def attendee_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _meeting(request, organiser)
    attendee = get_object_or_404(MeetingAttendee, meeting=found, pk=pk)
    actions.remove_attendee(attendee, by=request.user)
    messages.success(request, _("Taken off the list."))
    return redirect("process:attendance", organiser.slug)


@organiser_required
def minutes(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    found = _meeting(request, organiser)
    form = MinutesForm(
        request.POST or None, initial=values(found), has_list=found.attendees.exists()
    )
    if form.is_valid():
        actions.write_minutes(found, **form.cleaned_data, by=request.user)
        messages.success(request, _("The minutes are saved. The letters know them now."))
        return redirect("process:preliminary_meeting", organiser.slug)
    return form_page(
        request,
        organiser,
        form,
        title=_("Minutes of the discussion meeting"),
        button=_("Save the minutes"),
        back=reverse("process:preliminary_meeting", args=[organiser.slug]),
    )


@organiser_required
def minutes_file(request: OrganiserRequest, organiser: Organiser, ending: str) -> HttpResponse:
    return document_file(meeting_minutes(_meeting(request, organiser)), "referat", ending)


def _meeting(request: OrganiserRequest, organiser: Organiser) -> PreliminaryMeeting:
    process = changed_process(request, organiser)
    return get_object_or_404(
        PreliminaryMeeting.objects.select_related("process__organiser"), process=process
    )
