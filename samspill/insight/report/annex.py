"""The end of the report on paper: every word that was said, and how every number is counted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from samspill.insight.report.blocks import Contents, Row
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Anchor,
    Block,
    Content,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Reference,
    Table,
    paragraph,
)

FEWEST_TOLD_ONCE = 9  # ids of a claim that stand as a link to another with the very same
FEWEST_IN_A_RUN = 3  # that stand together in the annex, before they are told as from–to


def contributions_annex(report: Row, *, is_covered: bool = False) -> Iterator[Block]:
    """Every contribution, round by round, word for word but for what is covered."""
    whole, most = _("Every contribution, word for word"), _("Every contribution")
    yield Heading(1, most if is_covered else whole)
    number = None
    for one in report["contributions"]:
        if one["round"] != number:
            number = one["round"]
            yield Heading(2, _("Round %d, all contributions") % number)
        yield contribution_quote(one)


def claims_annex(contents: Contents) -> Iterator[Block]:
    """Each claim's formula, number and contributions, so that the paper can be held against the file."""
    report = contents.report
    if not report["claims"]:
        return
    yield Heading(1, _("How every number is counted"))
    yield paragraph(
        _(
            "Here is the formula of each sentence, the number it gives, and the contributions it counts. "
            "L001–L009 means all that stand between those two in the list above. The same stands in "
            "report.json, where it can be counted again by machine."
        ).replace("L001–L009", _example_of_run(report))
    )
    rows = _claim_rows(contents)
    columns = (_("No."), _("Formula"), _("Number"), _("Contributions"))
    align = ("left", "left", "right", "left")
    yield Table("", columns, rows, align=align, widths=(2, 7, 2, 9))


def _claim_rows(contents: Contents) -> list[Sequence[Content]]:
    """A claim whose many contributions stand at another already leads there."""
    language = contents.report["language"]
    places = {reference: place for place, reference in enumerate(contents.contributions)}
    told: dict[tuple[str, ...], str] = {}
    rows: list[Sequence[Content]] = []
    for claim in contents.report["claims"]:
        first = told.setdefault(tuple(sorted(claim["ids"])), claim["id"])
        is_told = first != claim["id"] and len(claim["ids"]) >= FEWEST_TOLD_ONCE
        rows.append(
            (
                Anchor(claim_anchor(claim["id"]), claim["id"]),
                formula_lines(claim),
                _number(claim, language),
                _same_as(first) if is_told else runs(claim["ids"], places),
            )
        )
    return rows


def contribution_quote(one: Mapping[str, Any], *, became: str = "") -> Quote:
    """A contribution of report.json in the annex: its words, or a mark where they stood.

    became    a sentence on what became of it, after where it was said
    """
    source = where_said(one)
    return Quote(
        text=one["text"] if one["text"] is not None else _gone(one["state"]),
        source=f"{source}. {became}" if became else source,
        language=one["language"],
        anchor=contribution_anchor(one["id"]),
    )


def where_said(one: Mapping[str, Any]) -> str:
    """Its id, table and association."""
    parts = [one["id"]]
    if one["table"] is not None:
        parts.append(_("table %d") % one["table"])
    if one["association"]:
        parts.append(one["association"])
    return ", ".join(parts)


def contribution_links(references: Sequence[str]) -> list[str | Inline]:
    """Every id as a link to its place in the annex, with commas between."""
    links: list[str | Inline] = []
    for reference in references:
        links += [", "] if links else []
        links.append(_link(reference))
    return links


def runs(references: Sequence[str], places: Mapping[str, int]) -> list[str | Inline]:
    """Every id as a link; those that stand together in the annex as from–to.

    places    id -> its place in the annex
    """
    links: list[str | Inline] = []
    for run in _runs(references, places):
        links += [", "] if links else []
        if len(run) < FEWEST_IN_A_RUN:
            links += contribution_links(run)
        else:
            links += [_link(run[0]), norwegian.DASH, _link(run[-1])]
    return links


def contribution_anchor(reference: str) -> str:
    """Where a contribution stands in the annex."""
    return f"contribution-{reference}"


def claim_anchor(reference: str) -> str:
    """Where a claim's formula stands in the annex."""
    return f"claim-{reference}"


def sentence(claim: Row) -> Paragraph:
    """The claim's text, and the way to its formula and its contributions."""
    return Paragraph([claim["text"], " ", Reference(claim["id"], claim_anchor(claim["id"]))])


def _same_as(claim: str) -> list[str | Inline]:
    """The same contributions as behind another claim."""
    return [_("the same as behind "), Reference(claim, claim_anchor(claim))]


def _link(reference: str) -> Reference:
    return Reference(reference, contribution_anchor(reference))


def _runs(references: Sequence[str], places: Mapping[str, int]) -> list[list[str]]:
    found: list[list[str]] = []
    for reference in sorted(references, key=lambda one: places[one]):
        if found and places[reference] == places[found[-1][-1]] + 1:
            found[-1].append(reference)
        else:
            found.append([reference])
    return found


def _example_of_run(report: Row) -> str:
    first, last = report["contributions"][0]["id"], report["contributions"][-1]["id"]
    return f"{first}{norwegian.DASH}{last}"


def formula_lines(claim: Row) -> str:
    """The formula, and on lines below it what its number is held against, each with its own formula.

    Every key and value of the formula in report.json is in it: count=tables of(theme=LOK, round=2).
    """
    formula = {key: value for key, value in claim["formula"].items() if key != "basis"}
    against = [
        f"{name} = {_plain_value(claim['basis'].get(name))}: {written(one)}"
        for name, one in claim["formula"].get("basis", {}).items()
    ]
    return "\n".join([written(formula), *against])


def written(formula: Any) -> str:
    """One formula on a line, shorter than as JSON."""
    if isinstance(formula, list | tuple):
        return "; ".join(written(one) for one in formula)
    if not isinstance(formula, Mapping):
        return _plain_value(formula)
    return ", ".join(
        f"{key}({written(value)})"
        if isinstance(value, Mapping | list | tuple)
        else f"{key}={_plain_value(value)}"
        for key, value in sorted(formula.items(), key=_heads_first)
    )


def _heads_first(item: tuple[str, Any]) -> tuple[bool, str]:
    """What is reckoned before what of: PostgreSQL keeps a formula's keys in an order of its own."""
    return item[0] not in ("count", "percent", "sum", "method"), item[0]


def _plain_value(value: Any) -> str:
    """As in JSON, but for the quotation marks round a word."""
    is_word = isinstance(value, str) and value.replace(".", "").replace("_", "").isalnum()
    return value if is_word else json.dumps(value, ensure_ascii=False)


def _number(claim: Row, language: str) -> str:
    value = claim["value"]
    if isinstance(value, int | float):
        return norwegian.thousands(value, language)
    return norwegian.DASH if value is None else str(value)


def _gone(state: str) -> str:
    return _("[erased]") if state == "erased" else _("[withdrawn by the giver]")
