"""Taking in a list: from a file or the live register, looked over before anything is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from samspill.adapters import brreg
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry import actions, stash
from samspill.registry.forms import FileForm
from samspill.registry.importing import plan_import
from samspill.registry.models import Association
from samspill.registry.readers import AssociationRow, read_associations
from samspill.registry.rules import can_change

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

Source = Association.Source
SECONDS = 20  # for one request to the register
SHOWN = 60  # names in each list of the preview
REASONS = {
    "unreachable": gettext_lazy("The register does not answer now. Try again in a while."),
    "busy": gettext_lazy("The register is busy now. Try again in a while."),
    "too_many": gettext_lazy(
        "The register has more than 10 000 hits. Take the list in from a file."
    ),
}
UNREADABLE = gettext_lazy(
    "The register gave an answer that cannot be read. Take in a file instead."
)


@organiser_required
def import_page(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change(request.membership))
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        waiting = stash.Waiting(organiser.pk, file.name, Source.FILE, file.read())
        stash.put(request, _named(waiting))
        return redirect("registry:import_preview", organiser.slug)
    context = {"organiser": organiser, "section": "associations", "form": form}
    return render(request, "registry/import.html", context)


def _named(waiting: stash.Waiting) -> stash.Waiting:
    """A list of bare org numbers is looked up; when the register is silent it stays as it is."""
    rows, problems = read_associations(waiting.content, file=waiting.file)
    if problems or not rows or any(row.name for row in rows):
        return waiting
    try:
        units = brreg.fetch_by_numbers(
            [row.org_number for row in rows],
            address=settings.BRREG_ADDRESS,
            contact=settings.CONTACT_EMAIL,
            seconds=SECONDS,
        )
    except brreg.RegisterError:
        return waiting
    content = json.dumps(units).encode()
    return stash.Waiting(waiting.organiser_number, waiting.file, Source.REGISTER, content)


@require_POST
@organiser_required
def register_import(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Fetch the municipality's associations from the live register, and let them be looked over."""
    must(can_change(request.membership))
    try:
        units = brreg.fetch_associations(
            organiser.municipality_id,
            address=settings.BRREG_ADDRESS,
            contact=settings.CONTACT_EMAIL,
            seconds=SECONDS,
        )
    except brreg.RegisterError as error:
        messages.error(request, REASONS.get(error.reason, UNREADABLE))
        return redirect("registry:import", organiser.slug)
    if not units:
        messages.error(request, _("The register has no associations in this municipality."))
        return redirect("registry:import", organiser.slug)
    content = json.dumps(units).encode()
    stash.put(request, stash.Waiting(organiser.pk, "Enhetsregisteret", Source.REGISTER, content))
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
        return _take_in(request, organiser, waiting, rows)
    plan = plan_import(organiser, rows=rows, source=waiting.source)
    return render(
        request,
        "registry/import_preview.html",
        {
            "organiser": organiser,
            "section": "associations",
            "file": waiting.file,
            "is_from_register": waiting.source == Source.REGISTER,
            "plan": plan,
            "problems": problems,
            "count": len(plan.added) + len(plan.changed),
            "guessed": sum(1 for row in rows if row.category_is_guessed),
            "shown": f":{SHOWN}",
            "most": SHOWN,
        },
    )


def _take_in(
    request: OrganiserRequest,
    organiser: Organiser,
    waiting: stash.Waiting,
    rows: list[AssociationRow],
) -> HttpResponse:
    result = actions.import_associations(
        organiser, rows=rows, source=waiting.source, by=request.user
    )
    stash.drop(request)
    new = ngettext("%(count)d new association", "%(count)d new associations", result.added)
    changed = ngettext("%(count)d changed", "%(count)d changed", result.changed)
    messages.success(
        request,
        _("The list is taken in: %(new)s, %(changed)s.")
        % {"new": new % {"count": result.added}, "changed": changed % {"count": result.changed}},
    )
    return redirect("registry:associations", organiser.slug)
