"""The claims' formulas counted once more, in plain loops over report.json itself.

Nothing here is shared with what made the report (formulas.py), so that a fault there is seen here. What only
a method can find (telling.py) is left to the making anew; what a quote is like is counted by the ids.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

Report = Mapping[str, Any]
Row = Mapping[str, Any]
UNCOUNTED = "uncounted"  # only a method can tell
CHOSEN_BY_METHOD = ("quote", "uncovered", "no_quote")
CROSSED = {"theme", "round"}
ABOUT_THE_ROOM = ("round", "named", "category")


class PlainCount:
    """Counts in one report; what is looked for twice is gone through once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._chosen: dict[str, list[Row]] = {}
        self._given: dict[tuple[Any, ...], list[tuple[int, Row, Row]]] = {}

    def count(self, formula: Row, ids: Sequence[str], value: Any = None) -> Any:
        """What the formula comes to: a number, None where it is too small to be told, or UNCOUNTED.

        ids     of the claim, for what only a method can choose
        value   that stands there
        """
        for share in ("percent", "low", "high"):
            if share in formula:
                part, whole = (self.count(one, ids) for one in formula[share])
                return None if part is None or whole is None else _share(share, part, whole)
        if "sum" in formula:
            counts = self.report["raw"][formula["sum"]]
            wanted = [formula["category"]] if "category" in formula else list(counts)
            return sum(counts.get(category, 0) for category in wanted)
        if "rows" in formula:
            return _rows(self.report, formula["count"])
        if "ballots" in formula:
            return _on_ballots(formula["count"], formula["ballots"], self._ballots(formula))
        if "tops" in formula:
            return _tops(self.report, formula["tops"])
        if "of" in formula and "method" not in formula:
            if any(name in formula["of"] for name in CHOSEN_BY_METHOD) and value == 0:
                return (
                    UNCOUNTED  # the ids are then of what was looked through, or of the quote itself
                )
            if value is None and set(formula["of"]) == CROSSED:
                return UNCOUNTED  # kept back for what stands beside it
            return _contributions(formula, self._where(formula["of"], ids))
        return UNCOUNTED

    def chosen(self, formula: Row, ids: Sequence[str]) -> list[str]:
        """Ids of the contributions that the formula counts; none where it counts no contributions."""
        if "of" not in formula or "method" in formula:
            return []
        return [one["id"] for one in self._where(formula["of"], ids)]

    def _where(self, where: Row, ids: Sequence[str]) -> list[Row]:
        some: Sequence[Row] = self.report["contributions"]
        if any(name in where for name in CHOSEN_BY_METHOD):
            behind = set(ids)
            return [one for one in some if one["id"] in behind and one["state"] == "given"]
        key = json.dumps(where, sort_keys=True)
        if key not in self._chosen:
            self._chosen[key] = [one for one in some if _holds(one, where)]
        return self._chosen[key]

    def _ballots(self, formula: Row) -> list[tuple[int, Row, Row]]:
        """(number of the ballot, ballot, reaction) of a round, a kind and perhaps a contribution."""
        where = formula["ballots"]
        key = (where["round"], where["kind"], where.get("id"))
        if key not in self._given:
            self._given[key] = [
                (number, ballot, one)
                for number, ballot in enumerate(self.report["raw"]["ballots"])
                if ballot["round"] == where["round"] and ballot["kind"] == where["kind"]
                for one in ballot["reactions"]
                if where.get("id") in (None, one["id"], one["other"])
            ]
        if "theme" not in where:
            return self._given[key]
        said = {one["id"]: one for one in self.report["contributions"]}
        theme = where["theme"]
        return [one for one in self._given[key] if _is(said[one[2]["id"]], "theme", theme)]


def _share(which: str, part: int, whole: int) -> int:
    if which == "percent":
        return int(100 * part / whole + 0.5) if whole else 0
    if not whole:
        return 0 if which == "low" else 100
    p, w = part / whole, 1.96**2 / whole  # (p - x)² = w x (1 - x), solved for x
    a, b, c = 1 + w, -(2 * p + w), p * p
    root = sqrt(max(b * b - 4 * a * c, 0.0))
    found = (-b - root) / (2 * a) if which == "low" else (-b + root) / (2 * a)
    return min(100, max(0, round(100 * found)))


def _rows(report: Report, what: str) -> int:
    raw = report["raw"]
    standing = [one for one in report["contributions"] if one["state"] == "given"]
    if what == "tables":
        return len({*raw["tables"], *(one["table"] for one in standing)} - {None})
    if what == "rounds":
        return len({one["round"] for one in standing} - {0})  # 0: written before the conference
    registered = [code for code, count in raw["register"].items() if code and count]
    if what == "categories":
        return len(registered)
    there = {one["category"] for one in standing if one["association_id"] is not None}
    there |= {code for code, count in raw["signed_up"].items() if count}
    return len([code for code in registered if code not in there])


def _contributions(formula: Row, some: Sequence[Row]) -> int | None:
    where = formula["of"]
    if "most" in formula:
        side = "table" if formula["from_one"] == "table" else "association_id"
        givers = [one[side] for one in some if one[side] is not None]
        return max((givers.count(giver) for giver in set(givers)), default=0)
    what = formula["count"]
    key = {"contributions": "id", "tables": "table", "associations": "association_id"}.get(
        what, {"categories": "category", "languages": "language", "rounds": "round"}.get(what, "")
    )
    if what == "distinct":
        found = {("merge", o["merge"]) if o["merge"] is not None else ("id", o["id"]) for o in some}
        return len(found)
    count = len({one[key] for one in some} - {None, ""})
    is_cell = what in ("tables", "associations") and not set(where) <= set(ABOUT_THE_ROOM)
    return None if is_cell and count in (1, 2) else count


def _holds(one: Row, where: Row) -> bool:
    if where.get("gone"):
        return bool(one["state"] != "given")
    is_standing = one["state"] == "given"
    return is_standing and all(_is(one, name, value) for name, value in where.items())


def _is(one: Row, name: str, value: Any) -> bool:
    codings = one["codings"]
    if name == "theme":
        clear = [c for c in codings if not c["unclear"]]
        seconds = [c["secondary"] for c in clear if c["by"] == "person"]
        return value in [c["theme"] for c in clear] + seconds
    if name == "finding":
        return any(_speaks_for(c, value) for c in codings)
    if name == "proposed":
        those = [c["by"] for c in codings if _speaks_for(c, value)]
        return bool(those) and "person" not in those
    if name == "sorted_by":
        clear_by = [c["by"] for c in codings if not c["unclear"]]
        return bool(value == ("person" if "person" in clear_by else "machine" if clear_by else ""))
    if name == "unclear":
        return bool(value == (not [c for c in codings if not c["unclear"]]))
    if name == "named":
        return bool(value == (one["association_id"] is not None))
    return bool(one[name] == value)


def _speaks_for(coding: Row, theme: Any) -> bool:
    """A coding with a detail speaks for that, and for no more than the name of its theme without one."""
    if coding["unclear"] or coding["theme"] == "ANN":
        return False
    if coding["detail"] == theme:
        return True
    if coding["theme"] == theme:
        return not coding["detail"]
    return bool(coding["secondary"] == theme and coding["by"] == "person")


def _on_ballots(what: str, where: Row, whole: Sequence[tuple[int, Row, Row]]) -> int | None:
    if 0 < _people(whole) < 5:
        return None
    given = [one for one in whole if where.get("value", one[2]["value"]) == one[2]["value"]]
    if what == "people":
        return _people(given)
    if what == "points":
        return sum(int(one["value"]) for _number, _ballot, one in given)
    if what == "comparisons":
        return sum(int(ballot["people"]) for _number, ballot, _one in given)
    found: set[Any] = set()
    for number, ballot, one in given:
        found |= {
            "ballots": {number},
            "associations": {ballot["association_id"]} - {None},
            "statements": {one["id"], one["other"]} - {None},
        }[what]
    return len(found)


def _people(given: Sequence[tuple[int, Row, Row]]) -> int:
    """A ballot's people; of a ballot of dots no more than it has dots here."""
    dots: dict[int, int] = {}
    ballots = {number: ballot for number, ballot, _one in given}
    for number, ballot, one in given:
        step = one["value"] if ballot["kind"] == "dots" else ballot["people"]
        dots[number] = dots.get(number, 0) + step
    return sum(min(ballot["people"], dots[number]) for number, ballot in ballots.items())


def _tops(report: Report, where: Row) -> int | None:
    by_id = {one["id"]: one for one in report["contributions"]}
    tables = {
        top["table"]
        for top in report["raw"]["tops"]
        if top["round"] == where["round"]
        and by_id[top["id"]]["state"] == "given"
        and ("theme" not in where or _is(by_id[top["id"]], "theme", where["theme"]))
    }
    return None if "theme" in where and len(tables) in (1, 2) else len(tables)
