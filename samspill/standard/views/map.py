from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.conference.actions import invite_municipalities
from samspill.conference.rules import can_manage_sign_ups
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Municipality, Organiser
from samspill.pure.folding import fold
from samspill.standard import actions
from samspill.standard.forms.map import StatusFileForm, StatusForm
from samspill.standard.grounds import adopted_with_ground
from samspill.standard.map import VIEW_BOX, MapRow, counts_by_state, county_rows, map_rows
from samspill.standard.models import PolicyStatus
from samspill.standard.readers import read_statuses
from samspill.standard.rules import can_record_status, can_see_statuses

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def map_status(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Every municipality by county, and the map they make."""
    must(can_see_statuses(request.membership))
    return _page(request, organiser, StatusFileForm())


@require_POST
@organiser_required
def status_list(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Take in a table of states: all of it, or nothing and every problem told."""
    must(can_record_status(request.membership))
    form = StatusFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, organiser, form)
    file = form.cleaned_data["file"]
    rows, problems = read_statuses(file.read(), file=file.name, as_of=timezone.localdate())
    if problems:
        return _page(request, organiser, form, problems)
    count = actions.record_statuses(organiser, rows=rows, by=request.user)
    told = ngettext(
        "The map has news of %(count)d municipality.",
        "The map has news of %(count)d municipalities.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect("standard:map_status", organiser.slug)


@require_POST
@organiser_required
def invitations(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Put every municipality with an adopted policy on a conference's list, with its ground."""
    must(can_see_statuses(request.membership))
    must(can_manage_sign_ups(request.membership))
    rows = organiser.conferences.seen_by(request.membership).filter(ends_at__gt=timezone.now())
    key = request.POST.get("conference", "")
    held = get_object_or_404(rows, pk=key if key.isdecimal() else 0)
    count = invite_municipalities(held, adopted_with_ground(), by=request.user)
    told = ngettext(
        "%(count)d municipality is put on the list of invited.",
        "%(count)d municipalities are put on the list of invited.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect("conference:invited", organiser.slug, held.pk)


@organiser_required
def status(request: OrganiserRequest, organiser: Organiser, number: str) -> HttpResponse:
    must(can_record_status(request.membership))
    municipality = get_object_or_404(
        Municipality.objects.select_related("county", "policy_status"), pk=number
    )
    held: PolicyStatus | None = getattr(municipality, "policy_status", None)
    initial = {"as_of": timezone.localdate(), "state": held.state if held else None}
    if held:
        initial |= {"note": held.note, "evidence": held.evidence}
    form = StatusForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.record_status(
            municipality, organiser=organiser, by=request.user, **form.cleaned_data
        )
        told = _("The map now says that %(name)s %(state)s.")
        state = PolicyStatus.State(form.cleaned_data["state"]).label
        messages.success(request, told % {"name": municipality.name, "state": state})
        return redirect("standard:map_status", organiser.slug)
    context = {"organiser": organiser, "section": "map", "municipality": municipality, "form": form}
    return render(request, "standard/status.html", context | {"held": held})


def _page(
    request: OrganiserRequest, organiser: Organiser, form: StatusFileForm, problems: object = ()
) -> HttpResponse:
    rows = map_rows()
    counts = counts_by_state(rows)
    words = request.GET.get("q", "")
    context = {
        "organiser": organiser,
        "section": "map",
        "form": form,
        "problems": problems,
        "rows": rows,
        "view_box": VIEW_BOX,
        "counties": county_rows(rows),
        "found": _found(rows, words),
        "q": words,
        "key": [(state, state.label, counts[state]) for state in PolicyStatus.State],
        "conferences": organiser.conferences.seen_by(request.membership).filter(
            ends_at__gt=timezone.now()
        ),
        "can_invite": can_manage_sign_ups(request.membership),
        "can_record": can_record_status(request.membership),
    }
    return render(request, "standard/map_status.html", context)


def _found(rows: list[MapRow], words: str) -> list[MapRow]:
    """Municipalities whose name begins with the words, or whose number it is."""
    told = fold(words)
    if not told:
        return []
    return [row for row in rows if row.number == told or told in row.search]
