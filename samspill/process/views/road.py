"""The road is begun, its plan copied, and what passed between group and municipality written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change
from samspill.process import actions, guide
from samspill.process.copying import copy_preview, roads_to_copy
from samspill.process.documents import request_reminder
from samspill.process.errors import NoConferenceDayError
from samspill.process.forms import BeginForm, CopyForm, FactsForm, FormalRequestForm
from samspill.process.models import Lead
from samspill.process.steps import conference_day
from samspill.process.views.files import document_file
from samspill.process.views.pages import changed_process, form_page, process_of, values

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


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
            "began_at_step": "meet",
            "language": organiser.language,
            "started_on": timezone.localdate(),
        },
    )
    if form.is_valid():
        begun = actions.begin_process(organiser, **form.cleaned_data, by=request.user)
        messages.success(request, _("You have begun. Here is the step you are at."))
        return redirect("overview:step", organiser.slug, begun.began_at_step or guide.KEYS[0])
    lead = _("The road has nine steps, and you may begin at any of them.")
    return form_page(
        request,
        organiser,
        form,
        title=_("Begin the road to a policy"),
        button=_("Begin the road"),
        lead=lead,
    )


@organiser_required
def copy(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Choose a municipality, see what its plan would be here, then take it."""
    process = process_of(organiser)
    must(can_change(request.membership))
    sources = roads_to_copy(organiser)
    form = CopyForm(
        request.POST or (request.GET if "source" in request.GET else None), sources=sources
    )
    source = form.cleaned_data["source"] if form.is_valid() else None
    if source and request.method == "POST":
        try:
            actions.copy_plan(process, source, by=request.user)
        except NoConferenceDayError:
            messages.error(request, _("Set the day of your own conference first."))
            return redirect("process:copy", organiser.slug)
        messages.success(
            request, _("The plan is copied from %(name)s.") % {"name": source.place_name}
        )
        return redirect("overview:road", organiser.slug)
    context = {
        "organiser": organiser,
        "section": "road",
        "form": form,
        "source": source,
        "process": process,
        "has_day": conference_day(process.steps.all()) is not None,
        "has_sources": sources.exists(),
        "preview": copy_preview(process, source, get_language() or "nb") if source else [],
    }
    return render(request, "process/copy.html", context)


@organiser_required
def facts(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    process = process_of(organiser)
    must(can_change(request.membership))
    form = FactsForm(request.POST or None, initial=values(process))
    if form.is_valid():
        actions.record_facts(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. The letters know it now."))
        return redirect("overview:step", organiser.slug, "meet-municipality")
    return form_page(
        request,
        organiser,
        form,
        title=_("Facts for the letters"),
        button=_("Save the facts"),
        back=reverse("overview:step", args=[organiser.slug, "meet-municipality"]),
    )


@organiser_required
def formal_request(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The letter to the municipality as logged: sent, answered, and how."""
    process = changed_process(request, organiser)
    form = FormalRequestForm(
        request.POST or None,
        initial={
            "sent_on": process.formal_request_sent_on,
            "answered_on": process.municipality_answered_on,
            "answer": process.municipality_answer,
        },
        may_go_together=process.lead == Lead.WORKING_GROUP,
    )
    if form.is_valid():
        actions.log_formal_request(process, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. The road and the letters know it now."))
        return redirect("overview:step", organiser.slug, "formal-request")
    return form_page(
        request,
        organiser,
        form,
        title=_("The letter to the municipality, and its answer"),
        lead=_("The letter goes to the mayor and the chief executive, by the municipality's post."),
        button=_("Save what is known"),
        back=reverse("overview:step", args=[organiser.slug, "formal-request"]),
    )


@organiser_required
def reminder_letter(request: OrganiserRequest, organiser: Organiser, ending: str) -> HttpResponse:
    """A reminder to the municipality, ready to sign: from what is logged of the first letter."""
    process = changed_process(request, organiser)
    must(process.formal_request_sent_on is not None)
    return document_file(request_reminder(process, timezone.localdate()), "purring", ending)
