"""The report as its page shows it, from the content that was stored when it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.insight.models import AnalysisRun
from samspill.insight.report.blocks import Contents, Part, Quoted, Row, round_of
from samspill.insight.report.pictures import Squares, line_of, squares_of
from samspill.insight.report.shown import (
    CategoryShown,
    Cell,
    DotsShown,
    FindingShown,
    QuoteShown,
    RoundShown,
    Sentence,
    Shown,
    ThemeShown,
    TopShown,
)
from samspill.pure.claims.phrases.words import WORDS
from samspill.pure.claims.sentences import heading
from samspill.pure.documents.norwegian import DASH, NO_BREAK, OF

MOST_FINDINGS, MOST_QUOTES = 10, 2  # the others are folded
THEMES_ON_PAGE = ("themes", "theme")  # one table of them all, then each with its quotes


def progress_words(run: AnalysisRun | None) -> str:
    """How far a run has come, in words; "" for none."""
    if run is None:
        return ""
    if run.state == AnalysisRun.State.WAITING:
        return _("The report waits its turn. It begins in a moment.")
    if not run.steps:
        return _("The report is being made. The findings come first.")
    return _("The report is being made: step %(done)d of %(steps)d.") % {
        "done": min(run.done + 1, run.steps),
        "steps": run.steps,
    }


def page_context(run: AnalysisRun, slug: str) -> dict[str, Any]:
    """All that the page shows of a report that is made."""
    content: dict[str, Any] = run.content or {}
    return {"report": content, "page": Page(content, slug)}


class Page:
    """The parts of a report in its own order, each with the template that shows it."""

    def __init__(self, report: Row, slug: str) -> None:
        self.report, self.contents = report, Contents(report)
        self.list_address = reverse("insight:contributions", args=[slug])

    @property
    def fingerprint(self) -> str:
        """In groups of eight, to be held against paper."""
        whole = self.report["fingerprint"]
        return " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))

    @property
    def tongue(self) -> SafeString:
        """The attribute that tells the report's language, where the page has another."""
        language = self.report["language"]
        return format_html(' lang="{}"', language) if language != get_language() else SafeString("")

    @property
    def basis(self) -> list[Sentence]:
        return [
            self.sentence(claim) for part in self.contents.keyed("basis") for claim in part.claims
        ]

    @property
    def parts(self) -> list[Mapping[str, Any]]:
        """All but the basis; the themes together."""
        shown: list[Mapping[str, Any]] = []
        has_themes = False
        for part in self.contents.parts:
            if part.key == "basis" or (part.key in THEMES_ON_PAGE and has_themes):
                continue
            has_themes |= part.key in THEMES_ON_PAGE
            make = SHOWN.get(part.key, Page.plain)
            shown.append(make(self, part))
        return shown

    def findings(self, part: Part) -> Mapping[str, Any]:
        """Each finding with what it rests on below it; then what holds for them all."""
        found: list[FindingShown] = []
        rest: list[Sentence] = []
        for claim in part.claims:
            if claim["kind"] == "finding":
                found.append(FindingShown(self.sentence(claim), [], _tables_of(claim)))
            elif found and claim["kind"] != "findings_hold":
                found[-1].notes.append(self.sentence(claim))
            else:
                rest.append(self.sentence(claim))
        first = MOST_FINDINGS if len(found) > MOST_FINDINGS + 1 else len(found)
        return self._part(part, "findings", first=found[:first], more=found[first:], rest=rest)

    def themes(self, part: Part) -> Mapping[str, Any]:
        table = next((one for one in self.contents.keyed("themes")), part)
        figure = next((one for one in table.figures if one["id"] == "theme"), None)
        return self._part(
            table,
            "themes",
            rounds=self.report["rounds"],
            themes=[self._theme(one) for one in self.contents.keyed("theme")],
            turns=[one["text"] for one in figure["sentences"]] if figure else [],
        )

    def heard(self, part: Part) -> Mapping[str, Any]:
        return self._part(
            part,
            "heard",
            sentences=[self.sentence(claim) for claim in part.but("category")],
            categories=[self._category(claim) for claim in part.of_kind("category")],
        )

    def plain(self, part: Part) -> Mapping[str, Any]:
        return self._part(part, "section", items=self._items(part.items))

    def by_round(self, part: Part) -> Mapping[str, Any]:
        """What is asked for round by round: what was put first, what people agree with."""
        items: dict[int, list[Row | Quoted]] = {}
        for item in part.items:
            items.setdefault(round_of(item), []).append(item)
        themes = {one["number"]: one["theme"] for one in self.report["raw"]["rounds"]}
        rounds = [
            RoundShown(number, themes.get(number, ""), self._items(some))
            for number, some in items.items()
        ]
        return self._part(part, "rounds", rounds=rounds)

    def sentence(self, claim: Row) -> Sentence:
        return Sentence(
            id=claim["id"],
            text=claim["text"],
            href=self._href(claim),
            count=len(claim["ids"]),
            is_zero=claim["value"] == 0,
            line=line_of(claim),
        )

    def quote(self, quoted: Quoted) -> QuoteShown:
        one = quoted.one
        return QuoteShown(
            one["id"],
            one["text"],
            one["language"],
            one["round"],
            one["table"],
            one["association"],
            [self.sentence(claim) for claim in quoted.claims],
        )

    def _part(self, part: Part, template: str, **more: Any) -> Mapping[str, Any]:
        section = {"heading": part.key, "of": part.of} if part.of else {"heading": part.key}
        name = heading(section, self.report)
        return {
            "key": part.key,
            "heading": name,
            "template": f"insight/report_{template}.html",
            **more,
        }

    def _items(self, items: Sequence[Row | Quoted]) -> list[Shown]:
        """In their order; quotes, and rows of a table, that follow each other together."""
        shown: list[Shown] = []
        for kind, group in groupby(items, key=_kind):
            some: list[Any] = list(group)
            if kind == "quote":
                shown.append(Shown(quotes=[self.quote(one) for one in some]))
            elif kind == "top_theme":
                shown.append(Shown(tops=[self._top(one) for one in some]))
            elif kind == "dots_theme":
                shown.append(Shown(dots=[self._dots(one) for one in some]))
            else:
                shown += [Shown(sentence=self.sentence(one)) for one in some]
        return shown

    def _top(self, claim: Row) -> TopShown:
        code, whole = claim["formula"]["tops"]["theme"], claim["basis"]["of_tables"]
        return TopShown(
            self.sentence(claim),
            self.contents.theme_names.get(code, code),
            claim["value"],
            whole,
            100 * (claim["value"] or 0) / (whole or 1),
        )

    def _dots(self, claim: Row) -> DotsShown:
        code, basis = claim["formula"]["ballots"]["theme"], claim["basis"]
        return DotsShown(
            self.sentence(claim),
            self.contents.theme_names.get(code, code),
            claim["value"],
            basis.get("people"),
            place_in_words(basis, self.report["language"]),
        )

    def _href(self, claim: Row) -> str:
        return f"{self.list_address}?claim={claim['id']}#found"

    def _theme(self, part: Part) -> ThemeShown:
        [claim] = part.of_kind("theme")
        basis, first = claim["basis"], _first(part.quotes)
        return ThemeShown(
            code=part.of,
            name=self.contents.theme_names.get(part.of, part.of),
            claim=self.sentence(claim),
            tables=claim["value"],
            of_tables=basis["of_tables"],
            associations=basis["associations"],
            contributions=basis["contributions"],
            cells=[self._cell(one) for one in part.of_kind("theme_round")],
            first=[self.quote(one) for one in first],
            more=[self.quote(one) for one in part.quotes if one not in first],
            notes=[self.sentence(one) for one in part.but("theme", "theme_round")],
        )

    def _cell(self, claim: Row) -> Cell:
        tables, whole = claim["value"], claim["basis"]["of_tables"] or 1
        share = 100 * (tables or 0) / whole
        is_apart = self.contents.is_apart(claim)
        return Cell(claim["formula"]["of"]["round"], tables, share, self._href(claim), is_apart)

    def _category(self, claim: Row) -> CategoryShown:
        basis = claim["basis"]
        named, seated, registered = claim["value"], basis["signed_up"], basis["register"]
        return CategoryShown(
            name=self._category_names.get(claim["formula"]["of"]["category"]) or _("Without type"),
            named=named,
            seated=seated,
            registered=registered,
            contributions=basis["contributions"],
            href=self._href(claim),
            squares=squares_of(named or 0, seated, registered),
        )

    @cached_property
    def _category_names(self) -> Mapping[str, str]:
        return {one["code"]: one["name"] for one in self.report["raw"]["categories"]}


def _first(quotes: Sequence[Quoted]) -> list[Quoted]:
    """The two that are like most others, and the one that is unlike them."""
    apart = [one for one in quotes if one.claims[0]["kind"] == "apart"]
    most = [one for one in quotes if one not in apart]
    return most[:MOST_QUOTES] + apart[:1]


def _tables_of(claim: Row) -> Squares | None:
    """A square a table; filled where they said so."""
    tables, whole = claim["value"], claim["basis"]["of_tables"]
    return None if tables is None else squares_of(tables, 0, whole)


def _kind(item: Row | Quoted) -> str:
    return "quote" if isinstance(item, Quoted) else item["kind"]


def place_in_words(basis: Row, language: str) -> str:
    """ "1–2 av 11", or "høy" where the answers are too few for places; "" for neither."""
    first, last, whole = (basis.get(name) for name in ("first", "last", "of_themes"))
    if first is not None and last is not None and whole:
        span = str(first) if first == last else f"{first}{DASH}{last}"
        return f"{span}{NO_BREAK}{OF[language]}{NO_BREAK}{whole}"
    words: Mapping[str, str] = WORDS.get(basis.get("band") or "", {})
    return words.get(language, "")


SHOWN: Mapping[str, Callable[[Page, Part], Mapping[str, Any]]] = {
    "findings": Page.findings,
    "themes": Page.themes,
    "theme": Page.themes,
    "heard": Page.heard,
    "priorities": Page.by_round,
    "opinions": Page.by_round,
}
