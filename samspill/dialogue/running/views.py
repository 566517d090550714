"""The run sheet: what happens when, who sees to it, what is on the projector; with a clock that goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.adapters import typst
from samspill.conference import actions
from samspill.conference.models import Conference, ConferenceQuerySet, RunSheetCue
from samspill.dialogue.models import Dialogue
from samspill.dialogue.rules import can_lead, can_see_tables
from samspill.dialogue.run_sheet import Stop, run_sheet
from samspill.dialogue.running.forms import CueForm, DutyForm
from samspill.dialogue.running.paper import run_sheet_document
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def running(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The page that goes; with a form for one more line. With `?part` the lines alone."""
    must(can_see_tables(request.membership))
    found = _conference(request, organiser, pk)
    may_lead = can_lead(request.membership)
    form = CueForm(request.POST or None, conference=found)
    if request.method == "POST":
        must(may_lead)
        if form.is_valid():
            actions.save_cue(RunSheetCue(conference=found), by=request.user, **form.values())
            messages.success(request, _("Saved."))
            return redirect("dialogue:running", organiser.slug, pk)
    now = timezone.now()
    context = {
        "organiser": organiser,
        "section": "conference",
        "conference": found,
        "sheet": sheet_of(found),
        "now": now,
        "is_on": found.starts_at <= now <= found.ends_at,
        "may_lead": may_lead,
        "form": form,
    }
    template = "running_lines" if "part" in request.GET else "running"
    status = 422 if form.errors else 200
    return render(request, f"dialogue/{template}.html", context, status=status)


@require_GET
@organiser_required
def running_file(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_see_tables(request.membership))
    found = _conference(request, organiser, pk)
    content = typst.pdf(run_sheet_document(found, sheet_of(found)))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="run-sheet.pdf"'
    return response


@organiser_required
def cue(request: OrganiserRequest, organiser: Organiser, pk: int, cue_pk: int) -> HttpResponse:
    must(can_lead(request.membership))
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.cues.select_related("conference"), pk=cue_pk)
    form = CueForm(request.POST or None, conference=found, cue=one)
    if form.is_valid():
        actions.save_cue(one, by=request.user, **form.values())
        messages.success(request, _("Saved."))
        return redirect("dialogue:running", organiser.slug, pk)
    return _line(request, organiser, found, form, one.what, cue=one)


@require_POST
@organiser_required
def cue_removal(
    request: OrganiserRequest, organiser: Organiser, pk: int, cue_pk: int
) -> HttpResponse:
    must(can_lead(request.membership))
    found = _conference(request, organiser, pk)
    one = get_object_or_404(found.cues.select_related("conference"), pk=cue_pk)
    actions.remove_cue(one, by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("dialogue:running", organiser.slug, pk)


@organiser_required
def duty(request: OrganiserRequest, organiser: Organiser, pk: int, item_pk: int) -> HttpResponse:
    must(can_lead(request.membership))
    found = _conference(request, organiser, pk)
    item = get_object_or_404(found.programme.all(), pk=item_pk)
    form = DutyForm.of(item, request.POST or None)
    if form.is_valid():
        actions.set_duty(found, item=item.pk, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("dialogue:running", organiser.slug, pk)
    return _line(request, organiser, found, form, item.title)


def sheet_of(conference: Conference) -> list[Stop]:
    """The one run sheet there is: the control room shows the same. Five queries."""
    dialogue = Dialogue.objects.filter(conference=conference).first()
    rounds = list(dialogue.rounds.with_item().prefetch_related("stages")) if dialogue else []
    items, cues = list(conference.programme.all()), list(conference.cues.all())
    return run_sheet(items, rounds, timezone.now(), cues)


def _conference(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    seen: ConferenceQuerySet = organiser.conferences.seen_by(request.membership)
    found = seen.select_related("organiser").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _line(
    request: OrganiserRequest,
    organiser: Organiser,
    conference: Conference,
    form: DutyForm,
    name: str,
    cue: RunSheetCue | None = None,
) -> HttpResponse:
    context = {
        "organiser": organiser,
        "section": "conference",
        "conference": conference,
        "form": form,
        "name": name,
        "cue": cue,
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/running_line.html", context, status=status)
