"""Cutting a contribution in two, where it speaks of two things; and putting it together again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution
from samspill.insight import actions
from samspill.insight.cutting import cut_places, likely_cut
from samspill.insight.errors import InsightError
from samspill.insight.forms import CardForm, SplitForm
from samspill.insight.models import Part
from samspill.insight.reading import Card
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench, go_to
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def parts(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """GET shows where it can be cut, `?part=` one of its parts; POST cuts it."""
    must(can_sort(request.membership))
    one = _one(request, organiser, pk)
    asked = CardForm(request.POST or request.GET, one=one)
    part = asked.cleaned_data["part"] if asked.is_valid() else None
    form = SplitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.split(one, at=form.cleaned_data["at"], by=request.user)
        except InsightError as error:
            form.add_error("at", str(error.sentence))
        else:
            messages.success(request, _("%(id)s is cut in two.") % {"id": one.reference})
            return go_to("sort", organiser, at=one.pk)
    return render(request, "insight/split.html", _context(request, organiser, one, part, form))


@require_POST
@organiser_required
def joining(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_sort(request.membership))
    one = _one(request, organiser, pk)
    try:
        actions.join(one, by=request.user)
    except InsightError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("%(id)s is put together again.") % {"id": one.reference})
    return go_to("sort", organiser, at=one.pk)


def _context(
    request: OrganiserRequest,
    organiser: Organiser,
    one: Contribution,
    part: Part | None,
    form: SplitForm,
) -> dict[str, Any]:
    start, end = (part.start, part.end) if part else (0, len(one.raw_text))
    words = cut_places(one.raw_text[start:end], begins=start)
    return {
        "organiser": organiser,
        "section": "contributions",
        "bench": Bench.of(request, one.dialogue),
        "one": one,
        "part": part,
        "card": Card(one.pk, part.pk if part else None),
        "words": words,
        "cut": likely_cut(words),
        "form": form,
        "can_sort": True,
    }


def _one(request: OrganiserRequest, organiser: Organiser, pk: int) -> Contribution:
    dialogue = required_dialogue(request, organiser)
    found = dialogue.contributions.standing().with_place().select_related("dialogue", "organiser")
    return get_object_or_404(found, pk=pk)
