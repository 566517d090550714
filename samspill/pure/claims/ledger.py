"""The claims of a report as they are made: each with its formula, its numbers, its ids and its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from samspill.pure.claims.formulas import Formula, Reckoning
from samspill.pure.claims.rows import Rows
from samspill.pure.claims.sentences import sentence

Block = dict[str, Any]
Claim = dict[str, Any]
TABLES_SET: Formula = {"count": "tables", "rows": True}


class Ledger:
    """Makes claims in order and numbers them: C1, C2 … Findings keep their own numbers."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.reckoning = Reckoning(rows)
        self.methods = self.reckoning.methods
        self.claims: list[Claim] = []
        self._numbered = 0

    def claim(
        self,
        kind: str,
        formula: Formula,
        *,
        template: str = "",
        ids: Sequence[str] = (),
        reference: str = "",
        words: Mapping[str, str] | None = None,
    ) -> Block:
        """Make a claim; returns the block that shows it.

        template    of the sentence, where it is another than the kind's
        ids         behind it, where they are others than the formula counts. Where none are counted, they
                    are those that were looked through
        words       names in the sentence
        """
        value, basis = self.reckoning.value(formula), self.reckoning.basis(formula)
        behind = list(ids) or self.reckoning.ids(formula) or self._looked_through(formula)
        counted = {self._counted(formula): value}
        language = self.rows.language
        text = sentence(kind, language, value, counted | basis, words or {}, template)
        claim: Claim = {
            "id": reference or self._next(),
            "kind": kind,
            "formula": dict(formula),
            "value": value,
            "basis": basis,
            "suppressed": value is None,
            "ids": behind,
            "text": text,
        }
        self.claims.append(claim)
        return {"claim": claim["id"]}

    def value(self, formula: Formula) -> Any:
        """A number that decides which claims are made."""
        return self.reckoning.value(formula)

    def quote(self, reference: str, *blocks: Block) -> Block:
        """A contribution in its giver's own words, with what is claimed of it."""
        return {"quote": reference, "claims": [block["claim"] for block in blocks]}

    def _next(self) -> str:
        self._numbered += 1
        return f"C{self._numbered}"

    @staticmethod
    def _counted(formula: Formula) -> str:
        return str(
            formula.get("count") or formula.get("tell") or formula.get("sum") or formula.get("most")
        )

    def _looked_through(self, formula: Formula) -> list[str]:
        of = formula.get("of") or formula.get("tops") or formula.get("ballots") or {}
        where = {"round": of["round"]} if "round" in of else {}
        some = self.reckoning.where(where) or self.rows.standing
        return [one.id for one in some]


def counted(what: str, where: Mapping[str, Any], **basis: Formula) -> Formula:
    """The formula of distinct things among contributions, held against others."""
    return _with({"count": what, "of": dict(where)}, basis)


def found(method: str, of: Mapping[str, Any], tell: str, **basis: Formula) -> Formula:
    """The formula of what a method tells."""
    return _with({"method": method, "of": dict(of), "tell": tell}, basis)


def on_ballots(what: str, where: Mapping[str, Any], **basis: Formula) -> Formula:
    """The formula of what stands on ballots."""
    return _with({"count": what, "ballots": dict(where)}, basis)


def _with(formula: dict[str, Any], basis: Mapping[str, Formula]) -> Formula:
    return {**formula, "basis": dict(basis)} if basis else formula
