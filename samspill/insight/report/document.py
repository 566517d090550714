"""The contribution report as a document: what was found, in sentences and in people's own words.

The same sections as on the page, in the same order, then every word that was said, then every formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.insight.report.annex import (
    claim_anchor,
    claims_annex,
    contribution_links,
    contribution_quote,
    contributions_annex,
    sentence,
    where_said,
)
from samspill.insight.report.blocks import Contents, Part, Quoted, Row, heading_of
from samspill.insight.report.findings import findings, more_findings
from samspill.insight.report.front import asked, covering, to_the_reader
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Bars,
    Block,
    Content,
    Document,
    Heading,
    Paragraph,
    Quote,
    Reference,
    Table,
    paragraph,
)

__all__ = ["contribution_links", "contribution_quote", "report_document"]

THEMES = ("themes", "theme")
MOST_LISTED = 60  # ids that stand in the text itself; more than that stand in the annex


def report_document(
    report: dict[str, Any],
    *,
    covered: int | None = None,
    rounds: Mapping[int, str] = MappingProxyType({}),
) -> Document:
    """report.json as PDF, DOCX or HTML will show it, in the report's own language.

    covered    in how many places names, numbers and health are covered (`covering`); None where
               every word stands as it was written
    rounds     number -> state of the round now, where it is known
    """
    language = report["language"]
    print_of_rows = report["fingerprint"]
    with translation.override(language):
        day = date.fromisoformat(report["conference"]["date"])
        return Document(
            title=_("What was said: %s") % report["title"],
            language=language,
            subtitle=report["organiser"],
            date_text=norwegian.long_date(day, language),
            header_lines=[_("Fingerprint: %s") % _in_groups(print_of_rows)],
            footer=f"{report['organiser']}. {report['title']}. {print_of_rows[:8]}",
            kind="report",
            blocks=tuple(_blocks(Contents(report), covered, rounds)),
        )


def _blocks(contents: Contents, covered: int | None, rounds: Mapping[int, str]) -> Iterator[Block]:
    for part in contents.keyed("basis"):
        yield from (sentence(claim) for claim in part.claims)
    if covered is not None:
        yield paragraph(covering(covered))
    yield paragraph(to_the_reader(is_covered=bool(covered)))
    yield from _told_of(contents, ("findings",))
    yield from asked(contents.report, rounds)
    yield from _told_of(contents, THEMES)
    yield from more_findings(contents)
    yield from _told_of(contents, but=("basis", "findings", *THEMES))
    yield from _check(contents.report)
    yield from contributions_annex(contents.report, is_covered=bool(covered))
    yield from claims_annex(contents)


def _told_of(
    contents: Contents, keys: Sequence[str] = (), *, but: Sequence[str] = ()
) -> Iterator[Block]:
    """The sections with these keys, or all but some, in the report's order."""
    for part in contents.parts:
        if part.key in keys or (but and part.key not in but):
            yield from SHOWN.get(part.key, _plain)(contents, part)


def _themes(contents: Contents, part: Part) -> Iterator[Block]:
    """How many tables spoke of each theme, as bars and as a table by round."""
    yield heading_of(contents, part)
    themes = contents.keyed("theme")
    told = [(one, one.of_kind("theme")[0]) for one in themes]
    bars = [(_name(contents, one), claim["value"]) for one, claim in told if claim["value"]]
    if bars:
        yield Bars(_("How many tables spoke of each theme"), bars, (_("Theme"), _("Tables")))
    if told:
        yield _theme_table(contents, themes)
    for figure in part.figures:
        yield from (paragraph(one["text"]) for one in figure["sentences"])
        yield from _weighted(contents, figure)
    yield from (sentence(claim) for claim in part.claims)


def _theme_table(contents: Contents, themes: Sequence[Part]) -> Table:
    numbers = [one["number"] for one in contents.report["raw"]["rounds"]]
    rows: list[Sequence[Content]] = []
    for part in themes:
        [claim] = part.of_kind("theme")
        by_round = {one["formula"]["of"]["round"]: one for one in part.of_kind("theme_round")}
        basis = claim["basis"]
        rows.append(
            (
                _name(contents, part),
                *(
                    _linked(by_round[number], is_apart=contents.is_apart(by_round[number]))
                    for number in numbers
                    if number in by_round
                ),
                _linked(claim),
                Reference(_told(basis["associations"]), claim_anchor(claim["id"])),
                Reference(str(basis["contributions"]), claim_anchor(claim["id"])),
            )
        )
    columns = (
        _("Theme"),
        *(_("Round %d") % number for number in numbers),
        _("Tables"),
        _("Associations"),
        _("Contributions"),
    )
    right: list[Any] = ["right"] * (len(columns) - 1)
    caption = _("Tables that spoke of each theme, by round")
    return Table(caption, columns, rows, ("left", *right), (5, *[2] * len(numbers), 2, 2, 2))


def _weighted(contents: Contents, figure: Row) -> Iterator[Block]:
    """How many of the associations spoke of each theme, as they came and as if all kinds were there alike."""
    language = contents.report["language"]
    rows = [
        (row["name"], _share(row["share"], language), _share(row["weighted"], language))
        for row in figure["rows"]
        if row.get("share") is not None
    ]
    if not rows:
        return
    columns = (_("Theme"), _("Of the associations named"), _("Weighted as in the register"))
    caption = _("Weighted beside unweighted: would other guests have turned it?")
    yield Table(caption, columns, rows, ("left", "right", "right"), (6, 3, 3))


def _theme(contents: Contents, part: Part) -> Iterator[Block]:
    yield heading_of(contents, part, level=2)
    [claim] = part.of_kind("theme")
    yield sentence(claim)
    yield from _items(part, but=("theme", "theme_round"))
    yield from _listed(part)


def _heard(contents: Contents, part: Part) -> Iterator[Block]:
    yield heading_of(contents, part)
    yield from (sentence(claim) for claim in part.but("category"))
    yield paragraph(
        _("An association is named only where those who gave the contribution said so.")
    )
    names = {one["code"]: one["name"] for one in contents.report["raw"]["categories"]}
    rows = [
        (
            names.get(claim["formula"]["of"]["category"]) or _("Without type"),
            _linked(claim),
            str(claim["basis"]["signed_up"]),
            str(claim["basis"]["register"]),
            str(claim["basis"]["contributions"]),
        )
        for claim in part.of_kind("category")
    ]
    if rows:
        columns = (
            _("Type of association"),
            translation.pgettext("associations in contributions", "Named"),
            _("Had a seat"),
            _("In the register"),
            _("Contributions"),
        )
        caption = _("Associations by type")
        yield Table(caption, columns, rows, ("left", *["right"] * 4), (6, 2, 2, 2, 2))


def _plain(contents: Contents, part: Part) -> Iterator[Block]:
    yield heading_of(contents, part)
    yield from _items(part)
    yield from _listed(part)


def _check(report: Row) -> Iterator[Block]:
    yield Heading(1, _("How to check the report"))
    yield paragraph(
        _(
            "Every sentence here is made from a formula and from the contributions it counts. Whoever has "
            "the file report.json can count all of it again, without us: samspill verify report.json"
        )
    )
    yield paragraph(
        _(
            "The fingerprint is of everything that was said and how it was sorted. If one letter is "
            "changed, it becomes another: %s"
        )
        % _in_groups(report["fingerprint"])
    )


def _items(part: Part, but: Sequence[str] = ()) -> Iterator[Block]:
    """Sentences and quotes in their order."""
    for item in part.items:
        if isinstance(item, Quoted):
            one = item.one
            yield Quote(one["text"] or "", where_said(one), one["language"])
            yield from (sentence(claim) for claim in item.claims)
        elif item["kind"] not in but:
            yield sentence(item)


def _listed(part: Part) -> Iterator[Block]:
    if part.listed and len(part.listed) <= MOST_LISTED:
        yield Paragraph([_("Contributions: "), *contribution_links(part.listed)])


def _linked(claim: Row, *, is_apart: bool = False) -> Reference:
    """A number in a table, as a link to how it is counted."""
    told = norwegian.DASH if is_apart else _told(claim["value"])
    return Reference(told, claim_anchor(claim["id"]))


def _told(number: int | None) -> str:
    return _("fewer than 3") if number is None else str(number)


def _share(share: float | None, language: str) -> str:
    return norwegian.DASH if share is None else norwegian.percent(round(100 * share), language)


def _name(contents: Contents, part: Part) -> str:
    return contents.theme_names.get(part.of, part.of)


def _in_groups(text: str) -> str:
    """In groups of eight, to be held against another."""
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))


Shown = Callable[[Contents, Part], Iterator[Block]]
SHOWN: Mapping[str, Shown] = {
    "findings": findings,
    "themes": _themes,
    "theme": _theme,
    "heard": _heard,
}
