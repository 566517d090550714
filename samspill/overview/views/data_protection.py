"""Data protection, for those who answer for it at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.overview import data_protection as protection
from samspill.overview.own_data import acts
from samspill.overview.rules import can_protect_data

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@require_GET
@organiser_required
def data_protection(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_protect_data(request.membership))
    now = timezone.now()
    context = {
        "organiser": organiser,
        "section": "privacy",
        "requests": protection.requests(organiser, now),
        "readings": protection.readings(organiser, request.membership, now),
        "controllers": protection.controllers(organiser, request.membership),
        "gone": protection.gone(now),
        "coming": protection.coming(now),
    }
    return render(request, "overview/data_protection.html", context)


@require_POST
@organiser_required
def request_answered(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_protect_data(request.membership))
    entry = get_object_or_404(organiser.history.filter(action=acts.ASKED), pk=number)
    acts.settle(organiser, entry=entry, by=request.user)
    messages.success(request, _("It is ticked off."))
    return redirect("overview:data_protection", organiser.slug)
