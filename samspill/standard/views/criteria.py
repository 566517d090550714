"""The criteria, as the national body keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.standard import actions
from samspill.standard.forms.criterion import CriterionForm
from samspill.standard.models import Criterion
from samspill.standard.rules import can_see_statuses, can_write_criteria

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def criteria(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see_statuses(request.membership))
    context = {
        "organiser": organiser,
        "section": "map",
        "criteria": Criterion.objects.prefetch_related("versions"),
        "can_write": can_write_criteria(request.membership),
    }
    return render(request, "standard/criteria.html", context)


@organiser_required
def criterion_new(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_write_criteria(request.membership))
    form = CriterionForm(request.POST or None, initial={"state": Criterion.State.DRAFT})
    if form.is_valid():
        made = actions.add_criterion(
            organiser, texts=form.texts, by=request.user, **form.counts_for
        )
        messages.success(
            request,
            _("Sign %(number)d is written. Link what is behind it.") % {"number": made.number},
        )
        return redirect("standard:criterion", organiser.slug, made.number)
    return _page(request, organiser, form, None)


@organiser_required
def criterion(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_write_criteria(request.membership))
    held = get_object_or_404(Criterion.objects.prefetch_related("versions__by"), number=number)
    form = CriterionForm(request.POST or None, criterion=held)
    if form.is_valid():
        is_new = actions.write_criterion(
            held, texts=form.texts, organiser=organiser, by=request.user, **form.counts_for
        )
        told = _("Criterion %(number)d is saved. What was assessed before keeps its wording.")
        same = _("Nothing was changed in criterion %(number)d.")
        messages.success(request, (told if is_new else same) % {"number": number})
        return redirect("standard:criteria", organiser.slug)
    return _page(request, organiser, form, held)


def _page(
    request: OrganiserRequest, organiser: Organiser, form: CriterionForm, held: Criterion | None
) -> HttpResponse:
    context = {"organiser": organiser, "section": "map", "form": form, "criterion": held}
    return render(request, "standard/criterion_text.html", context)
