"""The contribution report: figures that can be followed to the contributions behind them.

`build_report` is report.json; `report_document` draws the same report as PDF, DOCX and HTML. Every
count stands with the ids it counts, every text is given unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils import timezone

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Coding, Theme
from samspill.pure.themes.taxonomy import OTHER

Figures = dict[str, Any]


def build_report(dialogue: Dialogue, *, language: str) -> dict[str, Any]:
    """All of report.json, in a fixed number of queries.

    Withdrawn and erased contributions are listed as such, without text, and are not counted.
    """
    conference = dialogue.conference
    contributions = list(dialogue.contributions.with_place().in_order())
    standing = [one for one in contributions if one.is_standing]
    codings = {
        coding.contribution_id: coding
        for coding in Coding.objects.current().filter(contribution__dialogue=dialogue)
    }
    themes = {theme.code: theme for theme in Theme.objects.all()}

    def by_theme(rows: Sequence[Contribution]) -> list[Figures]:
        return _by_theme(rows, codings, themes, language)

    return {
        "title": conference.title,
        "organiser": dialogue.organiser.name,
        "language": language,
        "conference": {
            "date": timezone.localtime(conference.starts_at).date().isoformat(),
            "venue": conference.venue,
        },
        "basis": _figures(standing) | {"rounds": dialogue.rounds.count()},
        "rounds": [
            {
                "number": one.number,
                "theme": one.item.theme,
                "question": one.item.question,
                **_figures(rows := [c for c in standing if c.round_id == one.pk]),
                "themes": by_theme(rows),
            }
            for one in dialogue.rounds.with_item()
        ],
        "themes": by_theme(standing),
        "categories": _by_category(standing, language),
        "findings": _findings(dialogue),
        "contributions": [contribution_row(one, codings.get(one.pk)) for one in contributions],
    }


def _figures(rows: Sequence[Contribution]) -> Figures:
    return {
        "count": len(rows),
        "tables": len({one.table_id for one in rows} - {None}),
        "associations": len({one.association_id for one in rows} - {None}),
        "contributions": [one.reference for one in rows],
    }


def _grouped(
    rows: Iterable[Contribution], key: Callable[[Contribution], Any]
) -> dict[Any, list[Contribution]]:
    groups: dict[Any, list[Contribution]] = {}
    for one in rows:
        groups.setdefault(key(one), []).append(one)
    return groups


def _by_theme(
    rows: Sequence[Contribution],
    codings: dict[int, Coding],
    themes: dict[str, Theme],
    language: str,
) -> list[Figures]:
    coded = [one for one in rows if one.pk in codings]
    groups = _grouped(coded, lambda one: codings[one.pk].primary_id)
    return [
        {
            "code": code,
            "name": themes[code].name_in(language),
            **_figures(group),
            "details": [
                {
                    "code": detail,
                    "name": themes[detail].name_in(language),
                    **_figures(part),
                }
                for detail, part in _in_order(
                    _grouped(
                        [one for one in group if codings[one.pk].detail_id],
                        lambda one: codings[one.pk].detail_id,
                    ),
                    themes,
                )
            ],
        }
        for code, group in _in_order(groups, themes)
    ]


def _in_order(
    groups: dict[str, list[Contribution]], themes: dict[str, Theme]
) -> list[tuple[str, list[Contribution]]]:
    """Most tables first, then most contributions; what has no theme comes last."""

    def rank(item: tuple[str, list[Contribution]]) -> tuple[bool, int, int, int]:
        code, group = item
        tables = {one.table_id for one in group}
        return (code == OTHER, -len(tables), -len(group), themes[code].sort_order)

    return sorted(groups.items(), key=rank)


def _by_category(rows: Sequence[Contribution], language: str) -> list[Figures]:
    named = [one for one in rows if one.association is not None]
    groups = _grouped(named, lambda one: one.association.category if one.association else None)
    found = [
        {
            "code": category.code if category else "",
            "name": getattr(category, f"name_{language}") if category else "",
            **_figures(group),
        }
        for category, group in groups.items()
    ]
    found.sort(key=lambda row: (-row["associations"], -row["count"], row["code"]))
    unnamed = [one for one in rows if one.association is None]
    if unnamed:
        found.append({"code": None, "name": None, **_figures(unnamed)})
    return found


def _findings(dialogue: Dialogue) -> list[Figures]:
    findings = dialogue.findings.with_basis().prefetch_related("contributions")
    return [
        {
            "id": finding.reference,
            "text": finding.statement,
            "theme": finding.theme_id,
            "contributions": [
                one.reference for one in sorted(finding.contributions.all(), key=lambda c: c.pk)
            ],
        }
        for finding in findings
    ]


def contribution_row(one: Contribution, coding: Coding | None) -> Figures:
    """One contribution as it stands in report.json; without its text when it is taken back."""
    themes = [coding.primary_id, coding.secondary_id] if coding else []
    return {
        "id": one.reference,
        "round": one.round.number,
        "table": one.table.number if one.table else None,
        "association": one.association.display_name if one.association else "",
        "category": one.association.category_id or "" if one.association else "",
        "language": one.language,
        "text": one.raw_text if one.is_standing else None,
        "state": "given" if one.is_standing else "erased" if one.erased_at else "withdrawn",
        "themes": [code for code in themes if code],
        "detail": coding.detail_id or "" if coding else "",
        "coded_by": coding.source if coding else "",
        "unclear": coding.is_unclear if coding else False,
    }
