"""What a stored report holds, ready to be shown: each reference in its sections put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samspill.pure.claims.sentences import heading
from samspill.pure.documents.tree import Heading

Row = Mapping[str, Any]
OVERVIEW = ("theme", "theme_round")  # kinds of claims that the table of themes shows


@dataclass(frozen=True)
class Quoted:
    """A contribution in its giver's own words, and what is claimed of it."""

    one: Row
    claims: Sequence[Row]


@dataclass(frozen=True)
class Part:
    """One section. `of` is its theme; `listed` are contributions without words."""

    key: str
    of: str
    claims: Sequence[Row]
    quotes: Sequence[Quoted]
    listed: Sequence[str]
    figures: Sequence[Row]
    items: Sequence[Row | Quoted] = field(default=())  # claims and quotes, in order

    def of_kind(self, *kinds: str) -> list[Row]:
        return [claim for claim in self.claims if claim["kind"] in kinds]

    def but(self, *kinds: str) -> list[Row]:
        return [claim for claim in self.claims if claim["kind"] not in kinds]


class Contents:
    """A report.json with its references followed."""

    def __init__(self, report: Row) -> None:
        self.report = report

    @cached_property
    def claims(self) -> Mapping[str, Row]:
        return {one["id"]: one for one in self.report["claims"]}

    @cached_property
    def contributions(self) -> Mapping[str, Row]:
        return {one["id"]: one for one in self.report["contributions"]}

    @cached_property
    def theme_names(self) -> Mapping[str, str]:
        return {one["code"]: one["name"] for one in self.report["raw"]["themes"]}

    @cached_property
    def apart(self) -> set[tuple[str, int]]:
        """Themes in rounds of which nothing is told, also where there are many: as in the figure."""
        rows = (
            row for one in self.report["figures"] if one["id"] == "theme" for row in one["rows"]
        )
        return {
            (row["key"], cell["round"])
            for row in rows
            for cell in row["cells"]
            if cell["hidden"].get("tables") not in (None, "few")
        }

    def is_apart(self, claim: Row) -> bool:
        of = claim["formula"].get("of", {})
        return (of.get("theme"), of.get("round")) in self.apart

    @cached_property
    def parts(self) -> list[Part]:
        return [self._part(section) for section in self.report["sections"]]

    def keyed(self, key: str) -> list[Part]:
        return [part for part in self.parts if part.key == key]

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """As the contributions stand in the report."""
        wanted = set(ids)
        return [one for one in self.contributions if one in wanted]

    def _part(self, section: Row) -> Part:
        figures = {one["id"]: one for one in self.report["figures"]}
        blocks = section["blocks"]
        claims = [self.claims[block["claim"]] for block in blocks if "claim" in block]
        quotes = [self._quoted(block) for block in blocks if "quote" in block]
        return Part(
            key=section["heading"],
            of=section.get("of", ""),
            claims=claims,
            quotes=quotes,
            listed=[one for block in blocks if "list" in block for one in block["list"]],
            figures=[figures[block["figure"]] for block in blocks if "figure" in block],
            items=[
                self.claims[block["claim"]] if "claim" in block else self._quoted(block)
                for block in blocks
                if "claim" in block or "quote" in block
            ],
        )

    def _quoted(self, block: Row) -> Quoted:
        claims = [self.claims[one] for one in block["claims"]]
        return Quoted(self.contributions[block["quote"]], claims)


def heading_of(contents: Contents, part: Part, level: int = 1) -> Heading:
    """The section's heading, in the report's language."""
    section = {"heading": part.key, "of": part.of} if part.of else {"heading": part.key}
    return Heading(level, heading(section, contents.report))


def round_of(item: Row | Quoted) -> int:
    """The round that a claim, or what is claimed of a quote, is about; 0 where it is about them all."""
    formula = item.claims[0]["formula"] if isinstance(item, Quoted) else item["formula"]
    parts = [*formula.values(), *formula.get("percent", ())]
    places = [one for one in parts if isinstance(one, Mapping)]
    inner = [each for one in places for each in one.values() if isinstance(each, Mapping)]
    return next((one["round"] for one in [*places, *inner] if "round" in one), 0)
