"""The contribution report as a page and as files, and asking for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.models import AnalysisRun
from samspill.insight.reading import language_of
from samspill.insight.report.building import build_report
from samspill.insight.report.covering import cover
from samspill.insight.report.document import report_document
from samspill.insight.report.page import page_context, progress_words
from samspill.insight.report.state import GOING, ReportState, newest_run, report_state
from samspill.insight.rules import can_release_themes, can_sort
from samspill.insight.views.access import (
    EVENING,
    chosen_dialogue,
    required_dialogue,
    seen_dialogue,
)
from samspill.insight.work_left import work_left
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.claims.contributions_csv import contributions_csv
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import Document

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

Report = dict[str, Any]
Addresses = Mapping[str, str]
LARGEST_AT_ONCE = 500  # contributions of a report that is made while someone waits
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ON_PAPER: dict[str, tuple[str, Callable[[Document], bytes]]] = {  # names and health covered
    "pdf": ("application/pdf", typst.pdf),
    "docx": (DOCX, to_docx),
    "html": ("text/html; charset=utf-8", lambda document: to_html(document).encode("utf-8")),
}
WHOLE: dict[str, tuple[str, Callable[[Report, Addresses], bytes]]] = {  # every letter
    "json": (
        "application/json",
        lambda report, _links: json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8"),
    ),
    "csv": ("text/csv; charset=utf-8", contributions_csv),
}


@organiser_required
def report(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The newest report as it was made, and what has happened since."""
    dialogue = seen_dialogue(request, organiser)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    state = report_state(dialogue)
    may_sort = can_sort(request.membership)
    context |= {
        "dialogue": dialogue,
        "state": state,
        "progress": progress_words(state.under_way),
        "can_sort": may_sort,
        "can_release": can_release_themes(request.membership),
        "work_left": work_left(dialogue, request.user) if may_sort else None,
    }
    if state.made is not None:
        context |= page_context(state.made, organiser.slug)
    return render(request, "insight/report.html", context)


@organiser_required
def report_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    """What is fetched is what was made. A small one is made here and now where there is none."""
    if form not in ON_PAPER and form not in WHOLE:
        raise Http404
    dialogue = required_dialogue(request, organiser)
    built = _content(dialogue, report_state(dialogue))
    if built is None:
        messages.error(request, _("There is no report to fetch yet. Make it first."))
        return redirect("insight:report", organiser.slug)
    media_type, content = _file(request, dialogue, built, form)
    name = f"{organiser.slug}-report.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_POST
@organiser_required
def report_runs(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Let the worker make the report, from the sorting as it is now; an earlier evening's where it is
    asked for where its figures are released.
    """
    must(can_sort(request.membership))
    chosen = chosen_dialogue(request, organiser, request.POST) if EVENING in request.POST else None
    dialogue = chosen or required_dialogue(request, organiser)
    actions.ask_for_run(dialogue, kind=AnalysisRun.Kind.REPORT, by=request.user)
    if chosen is None:
        return redirect("insight:report", organiser.slug)
    messages.success(request, _("The report is being made. Look here again in a minute."))
    return redirect(f"{reverse('insight:releasing', args=[organiser.slug])}?{EVENING}={chosen.pk}")


@organiser_required
def report_progress(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """How far it has come, for the page that waits."""
    run = newest_run(required_dialogue(request, organiser))
    is_done = run is None or run.state not in GOING
    told = {"words": progress_words(run), "is_done": is_done}
    if run is not None:
        told |= {"done": run.done, "steps": run.steps}
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


def _content(dialogue: Dialogue, state: ReportState) -> Report | None:
    if state.made is not None:
        return state.made.content
    if dialogue.contributions.count() > LARGEST_AT_ONCE:
        return None
    return build_report(dialogue, language=language_of(dialogue))


def _file(
    request: OrganiserRequest, dialogue: Dialogue, built: Report, form: str
) -> tuple[str, bytes]:
    """Its media type and its bytes."""
    if form in WHOLE:
        media_type, write = WHOLE[form]
        return media_type, write(built, _addresses(request, dialogue) if form == "csv" else {})
    media_type, draw = ON_PAPER[form]
    shown = cover(built, dialogue)
    rounds = dict(dialogue.rounds.values_list("number", "state"))
    return media_type, draw(report_document(shown.report, covered=shown.places, rounds=rounds))


def _addresses(request: OrganiserRequest, dialogue: Dialogue) -> Addresses:
    """Reference -> where the contribution is read, for those who may."""
    slug = dialogue.organiser.slug
    return {
        reference: request.build_absolute_uri(reverse("insight:contribution", args=[slug, pk]))
        for pk, reference in dialogue.contributions.values_list("pk", "reference")
    }
