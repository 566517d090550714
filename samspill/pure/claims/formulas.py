"""What a number in a report is: a formula over the raw rows, and the contributions that it rests on.

A formula is a small object that stands in report.json beside its number, so that anyone can count again:

    {"count": WHAT, "of": WHERE}           distinct things among the contributions that stand. WHAT is
                                           contributions, distinct (those that say the same once), tables,
                                           associations, categories, languages or rounds
    {"most": "contributions", "from_one": "table" | "association", "of": WHERE}
                                           those from whichever one gave most of them
    {"count": "tables" | "rounds" | "categories" | "absent", "rows": true}
                                           tables set or written from, rounds that something was said
                                           in, categories in the
                                           register, and those of them that nobody came from
    {"sum": "register" | "signed_up", "category": CODE}
                                           associations of a category, or of all without it
    {"count": WHAT, "ballots": {"round", "kind", "id", "value", "theme"}}
                                           WHAT is ballots, people, associations, points, statements or
                                           comparisons; the last three may be left out
    {"count": "tables", "tops": {"round", "theme"}}
                                           tables with the theme among their top three
    {"percent": [F, F]}, {"low": [F, F]}, {"high": [F, F]}
                                           a share in whole per cent, and its interval (Wilson, 95 %)
    {"method": NAME, "of": {…}, "tell": …} what a named method finds; see telling.py

A formula may have a "basis": {name: formula}, reckoned alike. WHERE holds for a contribution when every key
in it does: round, question, table, theme, finding (a detail, sorted without doubt), category ("" unknown),
language, named (an association is), merge, unclear, sorted_by (person, machine, or "" where it is unclear),
proposed (a finding that the machine alone gives it), late, gone (taken back; no other formula counts those),
quote and among (the others that are like this quote of a theme), uncovered (like no quote of a theme),
no_quote (of any). What is unclear counts under no theme.

Fewer than three tables or associations who said something, and answers of fewer than five people, are never
told: the number is null. What is nobody's is 0, and a 0 is told. Of a theme in a round nothing is told either
where it would give a small number beside it away: as in the figure of themes (figures/suppression.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from samspill.pure.claims.figures.suppression import Hidden
from samspill.pure.claims.figures.themes import hidden_cells
from samspill.pure.claims.methods import Methods
from samspill.pure.claims.reckoning import proposed_alone, speaks_for
from samspill.pure.claims.rows import BallotRow, Given, Rows, Said
from samspill.pure.claims.shares import percent, wilson
from samspill.pure.claims.telling import tell

Formula = Mapping[str, Any]
Where = Mapping[str, Any]

FEWEST_TABLES = 3
FEWEST_PEOPLE = 5
WHOLE_ROOM = frozenset({"round", "named", "category"})  # of a WHERE that is not about what was said

_DISTINCT: Mapping[str, Callable[[Said], Hashable]] = {
    "contributions": lambda one: one.id,
    "distinct": lambda one: one.id if one.merge is None else one.merge,
    "tables": lambda one: one.table,
    "associations": lambda one: one.association,
    "categories": lambda one: one.category or None,
    "languages": lambda one: one.language or None,
    "rounds": lambda one: one.round,
}


class Reckoning:
    """Reckons formulas from the rows. What is looked for twice is found once."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.methods = Methods(rows)
        self._places: dict[str, dict[Any, list[int]]] = {}
        self._given: dict[tuple[int, str], dict[str | None, list[tuple[BallotRow, Given]]]] = {}

    def value(self, formula: Formula) -> Any:
        """The number that the formula stands for; None where it is too small to be told."""
        if "method" in formula:
            return tell(self.methods, formula["method"], formula["of"], formula["tell"])
        if "percent" in formula:
            return self._share(formula["percent"], percent)
        if "low" in formula:
            return self._share(formula["low"], lambda part, whole: wilson(part, whole)[0])
        if "high" in formula:
            return self._share(formula["high"], lambda part, whole: wilson(part, whole)[1])
        if "sum" in formula:
            return self._sum(formula)
        if "rows" in formula:
            return self._rows(formula["count"])
        if "ballots" in formula:
            return self._of_ballots(formula["count"], formula["ballots"])
        if "tops" in formula:
            tables = len({one.table for one in self.chosen(formula["tops"])})
            return _told(tables, FEWEST_TABLES) if "theme" in formula["tops"] else tables
        return self._of_contributions(formula)

    def basis(self, formula: Formula) -> dict[str, Any]:
        """What the formula's number is held against. Where tables are too few to tell, associations are."""
        found = {name: self.value(one) for name, one in formula.get("basis", {}).items()}
        few = "tables" in found and found["tables"] is None
        few |= formula.get("count") == "tables" and "of" in formula and self.value(formula) is None
        if few and "associations" in found:
            found["associations"] = None
        return found

    def why_hidden(self, where: Where) -> Hidden | None:
        """Why the tables of a theme in a round are not told: one rule for the claims and the figures."""
        if where.keys() != {"theme", "round"}:
            return None
        return self._hidden.get((where["theme"], where["round"]))

    @cached_property
    def _hidden(self) -> Mapping[tuple[str, int], Hidden]:
        return hidden_cells(self.rows)

    def ids(self, formula: Formula) -> list[str]:
        """The contributions that the number counts, in the report's order; may be empty."""
        if "of" in formula and "method" not in formula:
            return [one.id for one in self.where(formula["of"])]
        if "tops" in formula:
            return self._in_order({one.id for one in self.chosen(formula["tops"])})
        if "ballots" in formula:
            given = self.given(formula["ballots"])
            return self._in_order({i for _row, one in given for i in (one.id, one.other) if i})
        for share in ("percent", "low", "high"):
            if share in formula:
                return self.ids(formula[share][1])
        return [one.id for one in self.rows.standing]

    def where(self, where: Where) -> list[Said]:
        """The contributions that stand and for which all of WHERE holds, in the report's order."""
        rows = self.rows
        if where.get("gone"):
            return [one for one in rows.contributions if not one.is_standing]
        if not where:
            return list(rows.standing)
        if "quote" in where:
            return self._named(self.methods.alike(where["among"], where["quote"]))
        if "uncovered" in where:
            return self._named(self.methods.uncovered(where["uncovered"]))
        if "no_quote" in where:
            return self._named(self.methods.without_quote())
        found = [self._index(key).get(value, []) for key, value in where.items()]
        kept = set(found[0]).intersection(*found[1:])
        return [rows.standing[place] for place in sorted(kept)]

    def chosen(self, tops: Where) -> list[Any]:
        """The choices of a round's tables that are of a theme."""
        by_id = self.rows.by_id
        return [
            one
            for one in self.rows.tops
            if one.round == tops.get("round", one.round)
            and by_id[one.id].is_standing
            and ("theme" not in tops or tops["theme"] in by_id[one.id].themes)
        ]

    def given(self, where: Where) -> list[tuple[BallotRow, Given]]:
        """Each reaction of a round's ballots, with its ballot."""
        key = (where["round"], where["kind"])
        if key not in self._given:
            self._given[key] = _by_item(
                row for row in self.rows.ballots if (row.round, row.kind) == key
            )
        given = self._given[key].get(where.get("id"), [])
        if "theme" in where:
            by_id, theme = self.rows.by_id, where["theme"]
            return [(row, one) for row, one in given if theme in by_id[one.id].themes]
        if "value" in where:
            return [(row, one) for row, one in given if one.value == where["value"]]
        return given

    def _index(self, key: str) -> dict[Any, list[int]]:
        """Value of one key -> places among those that stand."""
        if key not in self._places:
            found: defaultdict[Any, list[int]] = defaultdict(list)
            for place, one in enumerate(self.rows.standing):
                for value in _values(one, key):
                    found[value].append(place)
            self._places[key] = found
        return self._places[key]

    def _named(self, ids: Iterable[str]) -> list[Said]:
        return [self.rows.by_id[one] for one in self._in_order(set(ids))]

    def _in_order(self, ids: set[str]) -> list[str]:
        return [one.id for one in self.rows.contributions if one.id in ids]

    def _of_contributions(self, formula: Formula) -> int | None:
        some = self.where(formula["of"])
        if "most" in formula:
            side = _DISTINCT[formula["from_one"] + "s"]
            counts = Counter(side(one) for one in some if side(one) is not None)
            return max(counts.values(), default=0)
        count = len({_DISTINCT[formula["count"]](one) for one in some} - {None})
        is_cell = formula["count"] in ("tables", "associations")
        is_cell &= not WHOLE_ROOM.issuperset(formula["of"])
        if is_cell and self.why_hidden(formula["of"]):
            return None
        return _told(count, FEWEST_TABLES) if is_cell else count

    def _rows(self, what: str) -> int:
        rows = self.rows
        spoke = {one.category for one in rows.standing if one.association is not None}
        return {
            "tables": len({*rows.tables} | {one.table for one in rows.standing} - {None}),
            "rounds": len({one.round for one in rows.standing} - {0}),  # 0: written before it
            "categories": len(self._registered),
            "absent": len(self._registered - spoke - {*filter(rows.signed_up.get, rows.signed_up)}),
        }[what]

    @property
    def _registered(self) -> set[str]:
        """Categories that the register has associations of."""
        return {code for code, count in self.rows.register.items() if code and count}

    def _sum(self, formula: Formula) -> int:
        counts = self.rows.register if formula["sum"] == "register" else self.rows.signed_up
        if "category" in formula:
            return counts.get(formula["category"], 0)
        return sum(counts.values())

    def _of_ballots(self, what: str, where: Where) -> int | None:
        whole = self.given({key: value for key, value in where.items() if key != "value"})
        if 0 < _people(whole) < FEWEST_PEOPLE:
            return None
        given = self.given(where) if "value" in where else whole
        if what == "people":
            return _people(given)
        if what == "points":
            return sum(one.value for _row, one in given)
        if what == "ballots":
            return len({id(row) for row, _one in given})
        if what == "associations":
            return len({row.association for row, _one in given} - {None})
        if what == "comparisons":
            return sum(row.people for row, _one in given)
        return len({i for _row, one in given for i in (one.id, one.other) if i})  # statements

    def _share(self, formulas: Sequence[Formula], of: Callable[[int, int], int]) -> int | None:
        part, whole = (self.value(one) for one in formulas)
        return None if part is None or whole is None else of(part, whole)


def _by_item(
    ballots: Iterable[BallotRow],
) -> dict[str | None, list[tuple[BallotRow, Given]]]:
    """The reactions to each contribution, with their ballots; those to any under None."""
    found: defaultdict[str | None, list[tuple[BallotRow, Given]]] = defaultdict(list)
    for row in ballots:
        for one in row.reactions:
            for item in {None, one.id, one.other}:
                found[item].append((row, one))
    return found


def _told(count: int, fewest: int) -> int | None:
    return None if 0 < count < fewest else count


def _people(given: Iterable[tuple[BallotRow, Given]]) -> int:
    """Those behind the ballots, each ballot once; no more behind a sheet than the dots that are on it."""
    most: dict[int, int] = {}
    for row, one in given:
        theirs = min(row.people, one.value) if row.kind == "dots" else row.people
        most[id(row)] = min(row.people, most.get(id(row), 0) + theirs)
    return sum(most.values())


def _values(one: Said, key: str) -> Iterable[Hashable]:
    """What a contribution has under a key of WHERE."""
    if key == "theme":
        return one.themes
    if key == "finding":
        return {theme for coded in one.codings for theme in speaks_for(coded)}
    if key == "proposed":
        return proposed_alone(one)
    simple: dict[str, Hashable] = {
        "round": one.round,
        "question": one.question,
        "table": one.table,
        "category": one.category,
        "language": one.language,
        "named": one.association is not None,
        "merge": one.merge,
        "unclear": one.is_unclear,
        "sorted_by": one.sorted_by,
        "late": one.is_late,
    }
    return (simple[key],)
