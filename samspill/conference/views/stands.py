"""The square: the host gives places, the public reads where everyone stands."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.conference import rules
from samspill.conference.actions import stands as stand_actions
from samspill.conference.errors import PlanError
from samspill.conference.forms.stands import StandForm, as_place
from samspill.conference.models import Conference, Stand
from samspill.conference.stands.documents import square_document
from samspill.conference.stands.square import given, square, stands_of
from samspill.conference.views.files import as_file
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_public, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def stands(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(rules.can_see_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    everyone = stands_of(found)
    more = {
        "conference": found,
        "stands": everyone,
        "wished": [one for one in everyone if one.state == Stand.State.WISHED],
        "given": given(everyone),
        "square": square(everyone),
        "tables": sum(one.tables for one in given(everyone)),
        "powered": sum(one.needs_power for one in given(everyone)),
        "may_manage": rules.can_manage_sign_ups(request.membership),
        "page": "stands",
    }
    return render(request, "conference/stands/stands.html", context(request, organiser, **more))


@organiser_required
def stand(request: OrganiserRequest, organiser: Organiser, pk: int, stand_pk: int) -> HttpResponse:
    """One stand: its number and place, by writing or on the map."""
    found, one = _to_give(request, organiser, pk, stand_pk)
    form = StandForm(request.POST or None, stand=one)
    if form.is_valid() and form.try_give(by=request.user):
        messages.success(request, _("Given. Those who asked are told by e-mail."))
        return redirect("conference:stands", organiser.slug, pk)
    more = {
        "conference": found,
        "stand": one,
        "form": form,
        "square": square(stands_of(found)),
        "page": "stands",
    }
    return render(request, "conference/stands/stand.html", context(request, organiser, **more))


@require_POST
@organiser_required
def stand_place(
    request: OrganiserRequest, organiser: Organiser, pk: int, stand_pk: int
) -> HttpResponse:
    """Placed by choosing a square of the map."""
    found, one = _to_give(request, organiser, pk, stand_pk)
    try:
        place = as_place(request.POST.get("place", ""))
        stand_actions.place_stand(one, place=place, by=request.user)
        words = _("Number %(number)d stands at %(place)s.")
        told = {"number": one.number, "place": request.POST["place"]}
        messages.success(request, words % told)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except PlanError as error:
        messages.error(request, str(error))
    return redirect("conference:stand", organiser.slug, found.pk, stand_pk)


@require_POST
@organiser_required
def stand_refusal(
    request: OrganiserRequest, organiser: Organiser, pk: int, stand_pk: int
) -> HttpResponse:
    _found, one = _to_give(request, organiser, pk, stand_pk)
    try:
        stand_actions.refuse_stand(one, answer=request.POST.get("answer", ""), by=request.user)
        messages.success(request, _("Refused. Those who asked are told why."))
    except PlanError as error:
        messages.error(request, str(error))
        return redirect("conference:stand", organiser.slug, pk, stand_pk)
    return redirect("conference:stands", organiser.slug, pk)


@require_POST
@organiser_required
def own_stand(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """One for the host's own use."""
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    brings = request.POST.get("brings", "").strip()
    if not brings:
        messages.error(request, _("Write who has the stand."))
        return redirect("conference:stands", organiser.slug, pk)
    made = stand_actions.add_own_stand(found, brings=brings, by=request.user)
    return redirect("conference:stand", organiser.slug, pk, made.pk)


@organiser_public
def square_page(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Where everyone stands, for those who come: the map, and the same as a list."""
    found = _published(organiser, pk)
    everyone = given(stands_of(found))
    more = {
        "section": "conferences",
        "organiser": organiser,
        "conference": found,
        "stands": everyone,
        "square": square(everyone) if any(one.column is not None for one in everyone) else [],
    }
    return render(request, "conference/stands/square.html", more)


@organiser_public
def square_pdf(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _published(organiser, pk)
    content = typst.pdf(square_document(found, stands_of(found)))
    return as_file(content, "application/pdf", "stands.pdf")


def _published(organiser: Organiser, pk: int) -> Conference:
    rows = organiser.conferences.published().select_related("organiser")
    return get_object_or_404(rows.filter(has_stands=True), pk=pk)


def _to_give(
    request: OrganiserRequest, organiser: Organiser, pk: int, stand_pk: int
) -> tuple[Conference, Stand]:
    must(rules.can_manage_sign_ups(request.membership))
    found = get_object_or_404(of_member(request, organiser), pk=pk)
    rows = found.stands.select_related("sign_up__association", "sign_up__municipality")
    one = get_object_or_404(rows, pk=stand_pk)
    one.conference = found
    return found, one
