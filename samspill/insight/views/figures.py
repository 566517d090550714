"""Figures of what was said, as it is sorted now: by theme, round, question, table, type, language, kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from samspill.dialogue.models import Dialogue
from samspill.insight.figure_pictures import lines
from samspill.insight.reading import language_of
from samspill.insight.report.rows import report_rows
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue, seen_dialogue
from samspill.insight.work_left import work_left
from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.claims.figures.as_csv import figure_csv
from samspill.pure.claims.figures.building import OF, figure
from samspill.pure.claims.figures.phrases import say
from samspill.pure.claims.rows import Round, Rows, read_rows
from samspill.pure.documents.norwegian import enumeration
from samspill.pure.themes.taxonomy import OTHER

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

FIRST = OF[0]


@organiser_required
def figures(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    dialogue = seen_dialogue(request, organiser)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    by = request.GET.get("by", FIRST)
    if by not in OF:
        raise Http404
    language = get_language() or "nb"
    rows = _rows(dialogue, language)
    made = figure(rows, by)
    context |= {
        "dialogue": dialogue,
        "by": by,
        "ways": [(of, say(of, language)) for of in OF],
        "figure": made,
        "can_sort": can_sort(request.membership),
        "work_left": work_left(dialogue, request.user) if can_sort(request.membership) else None,
        **_rounds(rows),
        **_shown(made, language, held={one.number: one.theme for one in _rounds(rows)["held"]}),
    }
    return render(request, "insight/figures.html", context)


@organiser_required
def figures_file(request: OrganiserRequest, organiser: Organiser, by: str) -> HttpResponse:
    """The table that is shown, for a spreadsheet, in the municipality's own language."""
    if by not in OF:
        raise Http404
    dialogue = required_dialogue(request, organiser)
    language = language_of(dialogue)
    content = figure_csv(figure(_rows(dialogue, language), by), language)
    headers = {
        "Content-Disposition": f'attachment; filename="{organiser.slug}-figures-{by}.csv"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _rows(dialogue: Dialogue, language: str) -> Rows:
    return read_rows(report_rows(dialogue, language=language))


def _rounds(rows: Rows) -> dict[str, list[Round]]:
    """Those that something has been said in, and the others."""
    spoken = {one.round for one in rows.standing}
    return {
        "held": [one for one in rows.rounds if one.number in spoken],
        "unheld": [one for one in rows.rounds if one.number not in spoken],
    }


def _shown(made: dict[str, Any], language: str, *, held: Mapping[int, str]) -> dict[str, Any]:
    """The lines of the table, themes that nobody spoke of apart; and what must be explained below it."""
    every = lines(made, language=language, held=held)
    shown = [one for one in every if not one.is_empty] if made["id"] == FIRST else every
    hidden = {why for row in made["rows"] for why in _reasons(row)}
    effective = next((row["effective"] for row in made["rows"] if row.get("effective")), None)
    return {
        "lines": shown,
        "silent": enumeration(
            (
                row["name"]
                for row in made["rows"]
                if made["id"] == FIRST and not row["ids"] and row["key"] != OTHER
            ),
            language,
        ),
        "has_distinct": any(
            row["distinct"] is not None and row["distinct"] != row["contributions"]
            for row in made["rows"]
        ),
        "has_few": "few" in hidden,
        "has_hidden": bool(hidden - {"few"}),
        "effective": effective,
        "turns": [
            {**one, "name": row["name"], "rest": one["text"].removeprefix(row["name"])}
            for one in made["sentences"]
            for row in made["rows"]
            if row["key"] == one["key"]
        ],
    }


def _reasons(row: dict[str, Any]) -> set[str]:
    cells = [row, *row.get("cells", ())]
    return {why for cell in cells for why in cell["hidden"].values()}
