"""What the municipality's archive is to have: what is ready, what waits, and the packages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.overview.archive_page import archive_page
from samspill.overview.archiving import entries
from samspill.overview.rules import can_archive
from samspill.pure.archive.arkivmelding import system_id
from samspill.pure.archive.package import package

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_GET
@organiser_required
def archive(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Every journal entry, and why those that wait do."""
    must(can_archive(request.membership))
    shown = archive_page(entries(organiser), request.membership)
    context = {"organiser": organiser, "section": "archive", "page": shown}
    return render(request, "overview/archive.html", context)


@require_GET
@organiser_required
def archive_package(request: OrganiserRequest, organiser: Organiser, pk: UUID) -> HttpResponse:
    """One package that is made while someone waits; the large ones are `samspill archive`'s."""
    must(can_archive(request.membership))
    found = next((one for one in entries(organiser) if system_id(one) == str(pk)), None)
    if found is None:
        raise Http404
    if not found.is_ready or not found.is_quick:
        messages.error(request, _("This package cannot be fetched here. See below why."))
        return redirect("overview:archive", organiser.slug)
    made = package(found)
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made.content, content_type="application/zip", headers=headers)
