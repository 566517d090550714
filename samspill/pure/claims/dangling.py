"""Rows of a report in the right shape that cannot be true: what they name is not there, or is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
Told = Iterator[tuple[str, str]]  # (path, what is wrong)


def dangling(report: Row) -> Told:
    """Every such row, with its place."""
    raw = report["raw"]
    counts = Counter(one["id"] for one in report["contributions"])
    known, rounds = set(counts), {one["number"] for one in raw["rounds"]}
    for reference in sorted(reference for reference in counts if counts[reference] > 1):
        yield f"contribution {reference}", "stands twice"
    themes = {one["code"] for one in raw["themes"]}
    for one in report["contributions"]:
        path = f"contribution {one['id']}"
        for fault in (*_misplaced(one, rounds, raw["tables"]), *_missorted(one, themes)):
            yield path, fault
    for place, top in enumerate(raw["tops"]):
        if top["id"] not in known:
            yield f"raw.tops[{place}]", f"there is no contribution {top['id']}"
        if top["round"] not in rounds:
            yield f"raw.tops[{place}]", f"there is no round {top['round']}"
    for place, ballot in enumerate(raw["ballots"]):
        yield from _no_ballot(ballot, known, rounds, f"raw.ballots[{place}]")
    for place, finding in enumerate(raw["findings"]):
        if finding["theme"] not in themes:
            yield f"raw.findings[{place}]", f"there is no theme {finding['theme']}"


def _misplaced(one: Row, rounds: set[int], tables: list[int]) -> Iterator[str]:
    """Where it was said, and whether its words are there."""
    if (one["text"] is None) == (one["state"] == "given"):
        yield "what is given has a text, and what is taken back none"
    if one["round"] not in rounds:
        yield f"there is no round {one['round']}"
    if one["table"] is not None and one["table"] not in tables:
        yield f"there is no table {one['table']}"


def _missorted(one: Row, themes: set[str]) -> Iterator[str]:
    """What it is sorted under, and which of its words."""
    for coding in one["codings"]:
        for code in (coding["theme"], coding["detail"], coding["secondary"]):
            if code and code not in themes:
                yield f"there is no theme {code}"
        if coding["part"] and one["text"] is not None:
            start, end = coding["part"]
            if not 0 <= start < end <= len(one["text"]):
                yield f"there are no words from {start} to {end}"


def _no_ballot(ballot: Row, known: set[str], rounds: set[int], path: str) -> Told:
    if ballot["round"] not in rounds:
        yield path, f"there is no round {ballot['round']}"
    if ballot["people"] < 1:
        yield f"{path}.people", "a ballot has somebody behind it"
    for given in ballot["reactions"]:
        yield from _no_vote(ballot, given, known, path)
    if ballot["kind"] != "pairs":
        counts = Counter(given["id"] for given in ballot["reactions"])
        for reference in sorted(one for one in counts if counts[one] > 1):
            yield path, f"{reference} is answered twice"


def _no_vote(ballot: Row, given: Row, known: set[str], path: str) -> Told:
    is_pair = ballot["kind"] == "pairs"
    for reference in (given["id"], *([given["other"]] if is_pair else [])):
        if reference not in known:
            yield path, f"there is no contribution {reference}"
    if is_pair and given["id"] == given["other"]:
        yield path, "a contribution cannot be weighed against itself"
    may_be = given["value"] >= 1 if ballot["kind"] == "dots" else given["value"] in (-1, 0, 1)
    if not may_be:
        yield path, f"{given['value']} is no vote"
