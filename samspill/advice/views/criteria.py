"""The signs of the standard as everyone reads them, with what is behind each; and linking that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from samspill.advice.forms import SourceForm
from samspill.advice.models import Experience, Ground
from samspill.advice.rules import can_see_guide_work, can_write_guide
from samspill.advice.standing import behind, lines_of, standing
from samspill.advice.views.linking import link, linked, unlink
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.standard.models import Criterion

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

EXPERIENCES_SHOWN = 3
GONE = 410


def criteria(request: HttpRequest) -> HttpResponse:
    """All that are in use, each with what it asks and how much is behind it."""
    rows = list(Criterion.objects.in_use().prefetch_related("versions"))
    lines = lines_of(Ground.objects.filter(criterion__in=rows))
    context = {
        "section": "guide",
        "criteria": [(one, len(standing(lines.get(one.pk, [])))) for one in rows],
    }
    return render(request, "advice/criteria.html", context)


def criterion(request: HttpRequest, number: int) -> HttpResponse:
    """One of them; no longer in use, its address says so (410). A draft is nobody else's yet."""
    rows = Criterion.objects.exclude(state=Criterion.State.DRAFT).prefetch_related("versions")
    one = get_object_or_404(rows, number=number)
    told = Experience.objects.public().filter(criterion=number).with_place().newest_first()
    is_in_use = one.state == Criterion.State.PUBLISHED
    context = {
        "section": "guide",
        "criterion": one,
        "is_in_use": is_in_use,
        "lines": standing(behind(one)),
        "experiences": told[:EXPERIENCES_SHOWN],
    }
    return render(request, "advice/criterion.html", context, status=200 if is_in_use else GONE)


@organiser_required
def criterion_grounds(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """What a sign rests on. POST links one thing more."""
    must(can_see_guide_work(request.membership))
    one = get_object_or_404(Criterion.objects.prefetch_related("versions"), number=number)
    source = SourceForm()
    if request.method == "POST":
        must(can_write_guide(request.membership))
        wrong = link(request, organiser, one)
        if wrong is None:
            return redirect("advice:criterion_grounds", organiser.slug, number)
        source = wrong
    context = {
        **linked(request, one, source),
        "organiser": organiser,
        "section": "map",
        "criterion": one,
        "is_public": one.state == Criterion.State.PUBLISHED,
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/criterion_grounds.html", context)


@require_POST
@organiser_required
def criterion_ground_removal(
    request: OrganiserRequest, organiser: Organiser, number: int, pk: int
) -> HttpResponse:
    must(can_write_guide(request.membership))
    unlink(request, organiser, get_object_or_404(Criterion, number=number), pk)
    return redirect("advice:criterion_grounds", organiser.slug, number)


criteria.access = criterion.access = "public"  # type: ignore[attr-defined]
