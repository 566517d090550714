"""What the registers have changed, waiting for a person's yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.fetching.changes import settle_changes, waiting_changes
from samspill.registry.models import RegisterChange, Watermark
from samspill.registry.rules import can_change, can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

A_PAGE = 30


@organiser_required
def changes(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see(request.membership))
    waiting = organiser.register_changes.filter(state=RegisterChange.State.PROPOSED)
    context = {
        "organiser": organiser,
        "section": "associations",
        "shown": waiting_changes(organiser, A_PAGE),
        "total": waiting.count(),
        "read_at": Watermark.objects.values_list("moved_at", flat=True).first(),
        "can_change": can_change(request.membership),
    }
    return render(request, "registry/changes.html", context)


@require_POST
@organiser_required
def taking_in(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Take in those that are named: all that the page showed, or one."""
    must(can_change(request.membership))
    count = settle_changes(organiser, numbers=_numbers(request), take_in=True, by=request.user)
    told = ngettext("%(count)d change is taken in.", "%(count)d changes are taken in.", count)
    messages.success(request, told % {"count": count})
    return redirect("registry:changes", organiser.slug)


@require_POST
@organiser_required
def passing_over(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Leave the associations as they are; the register may tell of new changes later."""
    must(can_change(request.membership))
    count = settle_changes(organiser, numbers=_numbers(request), take_in=False, by=request.user)
    told = ngettext("%(count)d change is passed over.", "%(count)d changes are passed over.", count)
    messages.success(request, told % {"count": count})
    return redirect("registry:changes", organiser.slug)


def _numbers(request: OrganiserRequest) -> list[int]:
    return [int(told) for told in request.POST.getlist("change") if told.isdecimal()][:A_PAGE]
