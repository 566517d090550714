"""The self-assessment: the sixteen rows, and one criterion at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_public, organiser_required
from samspill.organiser.models import Organiser
from samspill.standard import actions
from samspill.standard.beside import neighbour_of
from samspill.standard.errors import RefusedError
from samspill.standard.forms.mark import MarkForm
from samspill.standard.models import Criterion, Mark, MarkQuerySet
from samspill.standard.profile import profile_of
from samspill.standard.rules import (
    FEWEST_COMPARED,
    can_ask_associations,
    can_assess,
    can_see_assessment,
    can_show_marks,
    keeps_the_map,
)
from samspill.standard.worklist import Row, Worklist, worklist

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def assessment(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see_assessment(request.membership))
    context = {
        "organiser": organiser,
        "section": "policy",
        "work": _worklist(organiser),
        "can_assess": can_assess(request.membership),
        "can_ask": can_ask_associations(request.membership),
    }
    return render(request, "standard/assessment.html", context)


@require_POST
@organiser_required
def completion(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_show_marks(request.membership))
    held = get_object_or_404(organiser.assessments, year=timezone.localdate().year)
    actions.finish_assessment(held, by=request.user)
    told = _("The assessment of %(year)d is finished. You may still change a mark.")
    messages.success(request, told % {"year": held.year})
    return redirect("standard:assessment", organiser.slug)


@organiser_required
def mark(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    must(can_see_assessment(request.membership))
    work = _worklist(organiser)
    row = next((one for one in work.rows if one.criterion.number == number), None)
    if row is None:
        raise Http404
    if request.method == "POST":
        must(can_assess(request.membership))
    form = _form(request, row)
    if form.is_valid() and _is_written(form, row.criterion, organiser, work.year, request):
        messages.success(request, _("Saved: %(title)s.") % {"title": row.criterion.text.title})
        return redirect("standard:assessment", organiser.slug)
    context = {
        "organiser": organiser,
        "section": "policy",
        "work": work,
        "row": row,
        "form": form,
        "can_assess": can_assess(request.membership),
        "earlier": _earlier(organiser, row.criterion),
    }
    return render(request, "standard/mark.html", context)


def _form(request: OrganiserRequest, row: Row) -> MarkForm:
    return MarkForm(
        request.POST or None,
        request.FILES or None,
        held=row.mark or row.earlier,
        may_show=can_show_marks(request.membership),
        by_last_year=row.mark is None,
    )


def _is_written(
    form: MarkForm, criterion: Criterion, organiser: Organiser, year: int, request: OrganiserRequest
) -> bool:
    try:
        actions.write_mark(
            organiser,
            criterion=criterion,
            year=year,
            level=form.level_number,
            reason=form.cleaned_data["reason"],
            evidence=form.evidence(),
            is_public=form.is_shown,
            by=request.user,
        )
    except RefusedError as error:
        form.refuse(error)
        return False
    return True


def _earlier(organiser: Organiser, criterion: Criterion) -> MarkQuerySet:
    """What was said before, newest first."""
    marks = Mark.objects.filter(assessment__organiser=organiser, criterion=criterion)
    return marks.select_related("assessment", "by", "version").order_by("-at", "-pk")


@organiser_required
def evidence_file(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """The newest file of a criterion, for those who work here."""
    must(can_see_assessment(request.membership))
    return _file(Mark.objects.current(), organiser, number)


@organiser_public
def public_file(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    return _file(Mark.objects.public(), organiser, number)


def _file(marks: MarkQuerySet, organiser: Organiser, number: int) -> HttpResponse:
    """Only of the newest mark: one that no longer stands shows nothing."""
    rows = marks.filter(assessment__organiser=organiser, criterion__number=number)
    newest = rows.select_related("evidence_file").order_by("-assessment__year").first()
    if newest is None or newest.evidence_file is None or not newest.evidence_file.content:
        raise Http404
    found = newest.evidence_file
    headers = {"Content-Disposition": content_disposition_header(True, found.name) or "attachment"}
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers=headers)


@organiser_public
def profile(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """What the municipality shows of itself, and nothing else."""
    must(not keeps_the_map(organiser))
    shown = profile_of(organiser, among=request.GET.get("among", ""))
    neighbour = neighbour_of(organiser.municipality, shown.to_learn)
    context = {
        "organiser": organiser,
        "profile": shown,
        "levels": Mark.Level,
        "fewest": FEWEST_COMPARED,
        "neighbour": neighbour,
        "about": shown.of(neighbour.criterion) if neighbour else None,
    }
    return render(request, "standard/profile.html", context)


def _worklist(organiser: Organiser) -> Worklist:
    return worklist(organiser, year=timezone.localdate().year, language=get_language() or "nb")
