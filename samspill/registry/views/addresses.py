"""Addresses that came back, those that lack, and those that are a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry import cleaning
from samspill.registry.care import addresses as reading
from samspill.registry.models import ContactPoint
from samspill.registry.rules import can_change, can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

A_PAGE = 50


@organiser_required
def addresses(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see(request.membership))
    return _page(request, organiser)


@organiser_required
@require_POST
def new_address(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Another address instead of the dead one; what cannot be read is kept beside its field."""
    must(can_change(request.membership))
    point = _dead(organiser, pk)
    typed = request.POST.get("email", "").strip()
    try:
        value = cleaning.clean_email(typed)
    except ValueError:
        error = _("Write the e-mail address like this: navn@example.no")
        return _page(request, organiser, wrong={"pk": pk, "typed": typed, "error": error})
    if value.casefold() == point.value.casefold():
        error = _("This is the address that came back. Write another, or say that it works.")
        return _page(request, organiser, wrong={"pk": pk, "typed": typed, "error": error})
    reading.put_in_new(point, value=value, by=request.user)
    told = {"name": point.association.display_name, "address": value}
    messages.success(request, _("%(name)s is reached at %(address)s from now on.") % told)
    return redirect("registry:addresses", organiser.slug)


@organiser_required
@require_POST
def address_works(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_change(request.membership))
    point = _dead(organiser, pk)
    reading.works_again(point, by=request.user)
    told = {"name": point.association.display_name, "address": point.value}
    messages.success(request, _("%(name)s is reached at %(address)s from now on.") % told)
    return redirect("registry:addresses", organiser.slug)


def _dead(organiser: Organiser, pk: int) -> ContactPoint:
    points = ContactPoint.objects.filter(association__organiser=organiser, is_dead=True)
    emails = points.filter(kind=ContactPoint.Kind.EMAIL)
    return get_object_or_404(emails.select_related("association"), pk=pk)


def _page(
    request: OrganiserRequest, organiser: Organiser, wrong: dict[str, object] | None = None
) -> HttpResponse:
    context = {
        "organiser": organiser,
        "section": "associations",
        "dead": reading.dead_addresses(organiser, A_PAGE),
        "without": reading.without_address(organiser, A_PAGE),
        "persons": reading.persons_addresses(organiser, A_PAGE),
        "wrong": wrong or {},
        "can_change": can_change(request.membership),
    }
    return render(request, "registry/care/addresses.html", context)
