"""The contribution report as a page and as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.insight import actions
from samspill.insight.reading import language_of
from samspill.insight.report import build_report
from samspill.insight.report_document import report_document
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue, seen_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.html import to_html

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

Report = dict[str, Any]
FORMS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "pdf": ("application/pdf", lambda report: typst.pdf(report_document(report))),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda report: to_docx(report_document(report)),
    ),
    "html": (
        "text/html; charset=utf-8",
        lambda report: to_html(report_document(report)).encode("utf-8"),
    ),
    "json": (
        "application/json",
        lambda report: json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8"),
    ),
}


@organiser_required
def report(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    dialogue = seen_dialogue(request, organiser)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    built = build_report(dialogue, language=translation.get_language() or "nb")
    context |= {
        "dialogue": dialogue,
        "report": built,
        "themes": _themes_by_round(built),
        "categories": built["categories"],
        "can_sort": can_sort(request.membership),
        "unclear": sum(one["unclear"] for one in built["contributions"]),
    }
    return render(request, "insight/report.html", context)


@organiser_required
def report_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    dialogue = required_dialogue(request, organiser)
    media_type, write = FORMS[form]
    content = write(build_report(dialogue, language=language_of(dialogue)))
    name = f"{organiser.slug}-report.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_POST
@organiser_required
def findings(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    count = len(actions.make_findings(dialogue, language=language_of(dialogue), by=request.user))
    messages.success(
        request,
        ngettext("There is %d finding now.", "There are %d findings now.", count) % count,
    )
    return redirect("insight:report", organiser.slug)


def _themes_by_round(report: Report) -> list[dict[str, Any]]:
    """Each theme with how many tables spoke of it in each round, and that as a part of the most."""
    rounds = [
        (one["number"], {theme["code"]: theme["tables"] for theme in one["themes"]})
        for one in report["rounds"]
    ]
    most = max((count for _number, tables in rounds for count in tables.values()), default=0) or 1
    return [
        theme
        | {
            "rounds": [
                (number, tables.get(theme["code"], 0), 100 * tables.get(theme["code"], 0) / most)
                for number, tables in rounds
            ]
        }
        for theme in report["themes"]
    ]
