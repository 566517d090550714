"""An answer to an offer, given by telephone and written down by those who run the conference."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import actions, rules
from samspill.conference.errors import SignUpError
from samspill.conference.models import PlaceInLine
from samspill.conference.views.work import of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@require_POST
@organiser_required
def acceptance(
    request: OrganiserRequest, organiser: Organiser, pk: int, sign_up_pk: int
) -> HttpResponse:
    """«Yes, she is coming.» To pass the seat on is to cancel the sign-up."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.sign_ups.standing().select_related("association", "municipality")
    sign_up = get_object_or_404(rows, pk=sign_up_pk)
    sign_up.conference = found
    try:
        actions.accept_offer(sign_up, by=request.user)
        messages.success(request, _("%(name)s has a seat.") % {"name": sign_up.name})
    except SignUpError as error:
        messages.error(request, str(error))
    return redirect("conference:waiting", organiser.slug, pk)


@require_POST
@organiser_required
def place_acceptance(
    request: OrganiserRequest, organiser: Organiser, pk: int, place_pk: int
) -> HttpResponse:
    """«Yes, she wants the dinner.»"""
    mine = _place(request, organiser, pk, place_pk)
    try:
        actions.accept_place(mine, by=request.user)
        said = _("%(name)s has a place: %(what)s.")
        messages.success(request, said % {"name": mine.sign_up.name, "what": mine.what})
    except SignUpError as error:
        messages.error(request, str(error))
    return redirect("conference:extras", organiser.slug, pk)


@require_POST
@organiser_required
def place_removal(
    request: OrganiserRequest, organiser: Organiser, pk: int, place_pk: int
) -> HttpResponse:
    mine = _place(request, organiser, pk, place_pk)
    actions.leave_line(mine, by=request.user)
    said = _("%(name)s is not in line any more: %(what)s.")
    messages.success(request, said % {"name": mine.sign_up.name, "what": mine.what})
    return redirect("conference:extras", organiser.slug, pk)


def _place(request: OrganiserRequest, organiser: Organiser, pk: int, place_pk: int) -> PlaceInLine:
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = PlaceInLine.objects.filter(sign_up__conference=found)
    return get_object_or_404(
        rows.select_related("extra", "item", "sign_up__conference"), pk=place_pk
    )
