"""Taking in a list from a file, looked over before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry import actions, stash
from samspill.registry.actions import ImportResult
from samspill.registry.fetching import fetches
from samspill.registry.forms import FileForm
from samspill.registry.models import Association, RegisterChange
from samspill.registry.preview import preview_of
from samspill.registry.readers import read_associations
from samspill.registry.rules import can_change

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

Source = Association.Source


@organiser_required
def import_page(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change(request.membership))
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        return _look_over(request, organiser, file.name, file.read())
    current = organiser.register_fetches.exclude(state=fetches.State.TAKEN_IN).defer("rows")
    waiting = organiser.register_changes.filter(state=RegisterChange.State.PROPOSED)
    context = {
        "organiser": organiser,
        "section": "associations",
        "form": form,
        "fetch": current.first(),
        "changes": waiting.count(),
    }
    return render(request, "registry/import.html", context)


def _look_over(
    request: OrganiserRequest, organiser: Organiser, file: str, content: bytes
) -> HttpResponse:
    """A list of bare org numbers is looked up by the worker; others are shown at once."""
    rows, problems = read_associations(content, file=file)
    if rows and not problems and not any(row.name for row in rows):
        numbers = [row.org_number for row in rows]
        fetch = fetches.ask_for_fetch(organiser, org_numbers=numbers, by=request.user)
        return redirect("registry:fetch", organiser.slug, fetch.pk)
    stash.put(request, stash.Waiting(organiser.pk, file, content))
    return redirect("registry:import_preview", organiser.slug)


@organiser_required
def preview(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What would change; the same list is taken in when the person says so."""
    must(can_change(request.membership))
    waiting = stash.get(request, organiser.pk)
    if waiting is None:
        messages.info(request, _("No list waits. Fetch it first."))
        return redirect("registry:import", organiser.slug)
    rows, problems = read_associations(waiting.content, file=waiting.file)
    if request.method == "POST" and rows:
        result = actions.import_associations(
            organiser, rows=rows, source=Source.FILE, by=request.user
        )
        stash.drop(request)
        return taken_in(request, organiser, result)
    context = preview_of(
        organiser, file=waiting.file, rows=rows, problems=problems, source=Source.FILE
    )
    return render(request, "registry/import_preview.html", context)


def taken_in(request: OrganiserRequest, organiser: Organiser, result: ImportResult) -> HttpResponse:
    """Say what came of it, and show the list."""
    new = ngettext("%(count)d new association", "%(count)d new associations", result.added)
    changed = ngettext("%(count)d changed", "%(count)d changed", result.changed)
    messages.success(
        request,
        _("The list is taken in: %(new)s, %(changed)s.")
        % {"new": new % {"count": result.added}, "changed": changed % {"count": result.changed}},
    )
    return redirect("registry:associations", organiser.slug)
