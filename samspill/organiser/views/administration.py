"""For those who run the installation: which places are open, a new one, a coordinator where none is."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samspill.organiser import actions
from samspill.organiser.access import administrator_required
from samspill.organiser.forms.places import CoordinatorForm, OpeningForm
from samspill.organiser.models import Invitation, Membership, Municipality, Organiser

COORDINATES = Q(memberships__role=Membership.Role.COORDINATOR, memberships__user__is_active=True)


@administrator_required
@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """Every place with how many work there; of what they write nothing."""
    places = Organiser.objects.annotate(
        member_count=Count("memberships", distinct=True),
        coordinator_count=Count("memberships", filter=COORDINATES, distinct=True),
    )
    return render(request, "organiser/administration.html", {"places": places})


@administrator_required
def opening(request: HttpRequest) -> HttpResponse:
    """Open a place and invite its first coordinator."""
    form = OpeningForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        opened = actions.open_organiser(
            kind=told["kind"],
            name=told["name"],
            slug=told["slug"],
            municipality=told["municipality"],
            language=told["language"],
            by=request.user,
        )
        _invite(request, opened, told)
        return redirect("organiser:administration")
    municipalities = Municipality.objects.order_by("name")
    context = {"form": form, "municipalities": municipalities}
    return render(request, "organiser/opening.html", context)


@administrator_required
def coordinator(request: HttpRequest, number: int) -> HttpResponse:
    """One more coordinator at a place that is open."""
    found = get_object_or_404(Organiser, pk=number)
    form = CoordinatorForm(request.POST or None, organiser=found)
    if form.is_valid():
        _invite(request, found, form.cleaned_data)
        return redirect("organiser:administration")
    return render(request, "organiser/coordinator.html", {"form": form, "place": found})


def _invite(request: HttpRequest, organiser: Organiser, told: dict[str, str]) -> Invitation:
    sent = actions.invite(
        organiser,
        email=told["coordinator_email"],
        name=told["coordinator_name"],
        role=Membership.Role.COORDINATOR,
        party=told["party"],
        language=organiser.language,
        by=request.user,  # type: ignore[arg-type]
    )
    text = _("%(place)s is open at /%(slug)s/. The invitation is on its way to %(email)s.")
    words = {"place": organiser.name, "slug": organiser.slug, "email": sent.email}
    messages.success(request, text % words)
    return sent
