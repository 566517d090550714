"""The contribution report as a document: findings, then figures, then every word that was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Bars,
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Reference,
    Table,
    paragraph,
)


def report_document(report: dict[str, Any]) -> Document:
    """`build_report`'s figures as PDF, DOCX or HTML will show them, in the report's own language."""
    language = report["language"]
    with translation.override(language):
        day = date.fromisoformat(report["conference"]["date"])
        return Document(
            title=_("What was said: %s") % report["title"],
            language=language,
            subtitle=report["organiser"],
            date_text=norwegian.long_date(day, language),
            footer=f"{report['organiser']}. {report['title']}",
            kind="report",
            blocks=tuple(_blocks(report)),
        )


def _blocks(report: dict[str, Any]) -> Iterator[Block]:
    yield paragraph(_basis(report))
    yield paragraph(
        _(
            "Every figure names the contributions behind it, and every contribution stands at the end, "
            "word for word. We count tables and associations, not notes: ten notes from one table are "
            "one table."
        )
    )
    yield from _findings(report)
    yield from _themes(report)
    yield from _rounds(report)
    yield from _categories(report)
    yield from _annex(report)


def _basis(report: dict[str, Any]) -> str:
    basis = report["basis"]
    return _("%(contributions)s from %(tables)s and %(associations)s, given in %(rounds)s.") % {
        "contributions": ngettext("%d contribution", "%d contributions", basis["count"])
        % basis["count"],
        "tables": ngettext("%d table", "%d tables", basis["tables"]) % basis["tables"],
        "associations": ngettext("%d association", "%d associations", basis["associations"])
        % basis["associations"],
        "rounds": ngettext("%d round", "%d rounds", basis["rounds"]) % basis["rounds"],
    }


def _findings(report: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, _("Findings"))
    if not report["findings"]:
        yield paragraph(_("There are too few contributions to make findings from."))
    for finding in report["findings"]:
        yield Heading(2, _("Finding %s") % finding["id"], anchor=f"finding-{finding['id']}")
        yield paragraph(finding["text"])
        yield Paragraph([_("Contributions: "), *contribution_links(finding["contributions"])])


def _themes(report: dict[str, Any]) -> Iterator[Block]:
    if not report["themes"]:
        return
    yield Heading(1, _("Themes"))
    rows = [(theme["name"], theme["tables"]) for theme in report["themes"]]
    yield Bars(_("How many tables spoke of each theme"), rows, (_("Theme"), _("Tables")))
    yield _figure_table(_("Themes and the contributions behind them"), report["themes"])


def _rounds(report: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, _("Round by round"))
    for one in report["rounds"]:
        yield Heading(2, _("Round %d") % one["number"])
        if one["theme"]:
            yield paragraph(one["theme"])
        yield paragraph(norwegian.quoted(one["question"], report["language"]))
        if one["themes"]:
            caption = _("Themes in round %d") % one["number"]
            yield _figure_table(caption, one["themes"])


def _categories(report: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, _("Who was heard"))
    if not report["categories"]:
        return
    yield paragraph(
        _("An association is named only where those who gave the contribution said so.")
    )
    rows = [{**row, "name": _category_name(row)} for row in report["categories"]]
    yield _figure_table(_("Contributions by type of association"), rows)


def _category_name(row: dict[str, Any]) -> str:
    if row["name"] is None:
        return _("No association named")
    return row["name"] or _("Without category")


def _annex(report: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, _("Every contribution, word for word"))
    number = None
    for one in report["contributions"]:
        if one["round"] != number:
            number = one["round"]
            yield Heading(2, _("Round %d, all contributions") % number)
        yield contribution_quote(one)


def contribution_quote(one: dict[str, Any], *, became: str = "") -> Quote:
    """A contribution of report.json in the annex: its words, or a mark where they stood.

    became    a sentence on what became of it, after where it was said
    """
    return Quote(
        text=one["text"] if one["text"] is not None else _gone(one["state"]),
        source=f"{_source(one)}. {became}" if became else _source(one),
        language=one["language"],
        anchor=contribution_anchor(one["id"]),
    )


def _gone(state: str) -> str:
    return _("[erased]") if state == "erased" else _("[withdrawn by the giver]")


def _source(one: dict[str, Any]) -> str:
    parts = [one["id"]]
    if one["table"] is not None:
        parts.append(_("table %d") % one["table"])
    if one["association"]:
        parts.append(one["association"])
    return ", ".join(parts)


def _figure_table(caption: str, rows: Sequence[dict[str, Any]]) -> Table:
    columns = (_("Name"), _("Tables"), _("Associations"), _("Contributions"), _("Which"))
    return Table(
        caption,
        columns,
        [
            (
                row["name"],
                str(row["tables"]),
                str(row["associations"]),
                str(row["count"]),
                contribution_links(row["contributions"]),
            )
            for row in rows
        ],
        align=("left", "right", "right", "right", "left"),
        widths=(5, 2, 3, 3, 9),
    )


def contribution_links(references: Sequence[str]) -> list[str | Inline]:
    """Every id as a link to its place in the annex, with commas between."""
    links: list[str | Inline] = []
    for reference in references:
        links += [", "] if links else []
        links.append(Reference(reference, contribution_anchor(reference)))
    return links


def contribution_anchor(reference: str) -> str:
    """Where a contribution stands in the annex."""
    return f"contribution-{reference}"
