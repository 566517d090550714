"""A list on its way from the registers: how far it has come, what it would change, and taking it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.fetching import fetches
from samspill.registry.models import Association, RegisterFetch
from samspill.registry.preview import preview_of
from samspill.registry.rules import can_change
from samspill.registry.views.imports import taken_in

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

State = RegisterFetch.State
UNREADABLE = gettext_lazy(
    "The register gave an answer that cannot be read. Try again, or take in a file instead."
)
REASONS = {
    "unreachable": gettext_lazy("The register does not answer now. Try again in a while."),
    "busy": gettext_lazy("The register is busy now. Try again in a while."),
    "too_many": gettext_lazy(
        "The register has more than 10 000 hits. Take the list in from a file."
    ),
    "empty": gettext_lazy(
        "The register has no associations here. Check the municipality or the numbers, "
        "or take in a file instead."
    ),
    "stopped": gettext_lazy(
        "The fetching was stopped. Try again, and tell those who run Samspill if it happens once more."
    ),
}


@require_POST
@organiser_required
def register_import(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Ask for the municipality's associations from the registers."""
    must(can_change(request.membership))
    fetch = fetches.ask_for_fetch(organiser, by=request.user)
    return redirect("registry:fetch", organiser.slug, fetch.pk)


@require_POST
@organiser_required
def attempt(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Ask for the same once more, after it stopped."""
    must(can_change(request.membership))
    stopped = organiser.register_fetches.filter(state=State.FAILED)
    fetch = fetches.ask_again(get_object_or_404(stopped, pk=pk), by=request.user)
    return redirect("registry:fetch", organiser.slug, fetch.pk)


@organiser_required
def fetch(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """How far it has come, then the preview; POST takes in what was looked over."""
    must(can_change(request.membership))
    found = get_object_or_404(organiser.register_fetches, pk=pk)
    if found.state == State.TAKEN_IN:
        return redirect("registry:associations", organiser.slug)
    if found.state != State.READY:
        context = {
            "organiser": organiser,
            "section": "associations",
            "fetch": found,
            "words": _words(found),
            "reason": REASONS.get(found.failure, UNREADABLE) if found.failure else "",
        }
        return render(request, "registry/fetch.html", context)
    if request.method == "POST":
        return taken_in(request, organiser, fetches.take_in_fetch(found, by=request.user))
    rows, problems = fetches.fetched_rows(found)
    source = Association.Source.REGISTER
    context = preview_of(
        organiser, file=fetches.REGISTER, rows=rows, problems=problems, source=source
    )
    return render(request, "registry/import_preview.html", context)


@require_safe
@organiser_required
def progress(request: OrganiserRequest, organiser: Organiser, pk: int) -> JsonResponse:
    """For the page that follows: is it done, how many, of how many, and the same in words."""
    must(can_change(request.membership))
    found = get_object_or_404(organiser.register_fetches.defer("rows"), pk=pk)
    return JsonResponse(
        {
            "is_done": found.state not in fetches.UNDER_WAY,
            "done": found.fetched,
            "steps": found.total or 0,
            "words": _words(found),
        }
    )


def _words(found: RegisterFetch) -> str:
    if found.state == State.WAITING:
        return _("The fetching begins in a moment.")
    if not found.total:
        return _("The register is asked which associations there are.")
    return _("%(done)d of %(total)d associations are fetched.") % {
        "done": found.fetched,
        "total": found.total,
    }
