"""Each claim by itself: who stands behind it, its numbers counted again, the numbers in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from samspill.pure.claims.counting import UNCOUNTED, PlainCount

Row = Mapping[str, Any]
Told = Iterator[tuple[str, str]]  # (path, what is wrong)

NUMBER = re.compile(r"\d[\d\u00a0,.]*\d|\d")
FEWEST = {3, 5}  # tables, people: what "fewer than" is said of
GATE = {3, 5, 30}  # the numbers in the conditions for groups


def count_again(report: Row) -> Told:
    """Every fault that is seen without making the report anew."""
    try:
        by_id = {one["id"]: one for one in report["contributions"]}
        plain, names = PlainCount(report), _names_with_digits(report)
        for claim in report["claims"]:
            path = f"claims {claim['id']}"
            for text in (
                *_who(claim, by_id, plain),
                *_numbers(claim, plain),
                *_sentence(claim, names),
            ):
                yield path, text
        yield from _shown(report, by_id)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        yield "claims", f"cannot be counted again: {error!r}"


def _who(claim: Row, by_id: Row, plain: PlainCount) -> Iterator[str]:
    """Those whom it counts, and nobody who has taken it back; but for the claim on those who have."""
    of = claim["formula"].get("of")
    is_of_gone = bool(of and of.get("gone"))
    if not claim["ids"]:
        yield "has no contributions behind it"
    for reference in claim["ids"]:
        if reference not in by_id:
            yield f"there is no contribution {reference}"
        elif (by_id[reference]["state"] == "given") == is_of_gone:
            yield f"{reference} {'still stands' if is_of_gone else 'was taken back'}"
    chosen = plain.chosen(claim["formula"], claim["ids"])
    if chosen and chosen != claim["ids"]:
        yield "names others than those it counts"


def _numbers(claim: Row, plain: PlainCount) -> Iterator[str]:
    """Its value and its basis are what plain counting comes to."""
    formula, basis = claim["formula"], claim["basis"]
    parts = {"value": (formula, claim["value"])}
    for name, one in formula.get("basis", {}).items():
        parts[f"basis.{name}"] = (one, basis.get(name))
    of_tables = claim["value"] if formula.get("count") == "tables" else basis.get("tables", 0)
    for name, (one, value) in parts.items():
        is_hidden = name == "basis.associations" and of_tables is None
        counted = None if is_hidden else plain.count(one, claim["ids"], value)
        if counted not in (UNCOUNTED, value):
            yield f"{name} is {value}, but counted again it is {counted}"


def _sentence(claim: Row, names: list[str]) -> Iterator[str]:
    """It says no number that is not in the claim."""
    known = _whole_numbers([claim["formula"], claim["value"], claim["basis"]])
    is_of_few = str(claim["formula"].get("tell")).startswith("few")
    if is_of_few or None in (claim["value"], *claim["basis"].values()):
        known |= FEWEST
    if "failed" in claim["basis"]:
        known |= GATE
    for number in sorted(_numbers_in(claim["text"], names) - known):
        yield f"the sentence says {number}, which is no number of the claim"


def _shown(report: Row, by_id: Row) -> Told:
    """Every claim is shown once, and nothing is shown that is not there."""
    shown: list[str] = []
    figures = {one["id"] for one in report["figures"]}
    for block in (block for section in report["sections"] for block in section["blocks"]):
        shown += [block["claim"]] if "claim" in block else block.get("claims", [])
        for reference in [block["quote"]] if "quote" in block else block.get("list", []):
            if reference not in by_id or by_id[reference]["text"] is None:
                yield "sections", f"there are no words of {reference} to be shown"
        if "figure" in block and block["figure"] not in figures:
            yield "sections", f"there is no figure {block['figure']}"
    if sorted(shown) != sorted(one["id"] for one in report["claims"]):
        yield "sections", "do not show every claim once"


def _names_with_digits(report: Row) -> list[str]:
    """What may stand in a sentence with figures that are no numbers; the longest first."""
    raw = report["raw"]
    found = {theme["name"] for theme in raw["themes"]}
    found |= {theme["finding"].rstrip(".") for theme in raw["themes"]}
    found |= {category["name"] for category in raw["categories"]} | {*raw["register"]}
    return sorted((name for name in found if re.search(r"\d", name)), key=len, reverse=True)


def _numbers_in(text: str, names: list[str]) -> set[int]:
    for name in names:
        text = text.replace(name, "").replace(name[:1].upper() + name[1:], "")
    found = (re.sub(r"[\u00a0,.]", "", one) for one in NUMBER.findall(text))
    return {int(one) for one in found}


def _whole_numbers(value: Any) -> set[int]:
    if isinstance(value, Mapping):
        return _whole_numbers(list(value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_whole_numbers(one) for one in value))
    return {value} if type(value) is int else set()
