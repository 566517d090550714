"""The place itself: whom associations and residents ask, and what it asks of its coordinators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samspill.organiser import actions
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.forms.places import PlaceForm
from samspill.organiser.models import Organiser
from samspill.organiser.rules import can_change_place


@organiser_required
def place(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_change_place(request.membership))
    form = PlaceForm(request.POST or None, organiser=organiser)
    if form.is_valid():
        actions.change_place(organiser, **form.cleaned_data, by=request.user)
        messages.success(request, _("It is saved, and stands at the foot of your pages."))
        return redirect("organiser:place", organiser.slug)
    context = {"organiser": organiser, "section": "place", "form": form}
    return render(request, "organiser/place.html", context)
