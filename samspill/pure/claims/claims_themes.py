"""Findings with how sure they are; each theme with its quotes; and what says the same."""

from __future__ import annotations

from typing import Any

from samspill.pure.claims.figures.suppression import Hidden
from samspill.pure.claims.ledger import TABLES_SET, Block, Ledger, counted, found
from samspill.pure.claims.methods import SIDES
from samspill.pure.claims.reckoning import findings, says, themes_in_order
from samspill.pure.opinions.weighing import Turns

Section = dict[str, Any]

MOST_GROUPS = 20  # of those that say the same, told one by one


def findings_section(ledger: Ledger) -> Section:
    """What enough people say, the broadest first; each with what it rests on."""
    made = findings(ledger.rows)
    if not made:
        nothing = found("holding", {}, "findings")
        return {"heading": "findings", "blocks": [ledger.claim("no_findings", nothing)]}
    made.sort(
        key=lambda one: (
            -len({said.table for said in one[2]} - {None}),
            -len({said.association for said in one[2]} - {None}),
            -len(one[2]),
            one[1],
        )
    )
    hold = found("holding", {}, "holding", findings=found("holding", {}, "findings"))
    behind = {said.id for _id, _theme, some in made for said in some}
    ids = [one.id for one in ledger.rows.standing if one.id in behind]
    blocks: list[Block] = []
    for reference, theme, _some in made:
        blocks += [_finding(ledger, reference, theme), *_mostly_proposed(ledger, theme)]
        blocks += _rests_on(ledger, theme)
    blocks.append(ledger.claim("findings_hold", hold, ids=ids))
    return {"heading": "findings", "blocks": blocks}


def themes_section(ledger: Ledger) -> list[Section]:
    """How many tables spoke of each theme, in each round."""
    is_sorted = any(one.themes for one in ledger.rows.standing)
    return [{"heading": "themes", "blocks": [{"figure": "theme"}]}] if is_sorted else []


def theme_sections(ledger: Ledger) -> list[Section]:
    """One a theme, most tables first."""
    return [_theme(ledger, code) for code in themes_in_order(ledger.rows)]


def same_section(ledger: Ledger) -> list[Section]:
    """Those that say the same, most tables first: counted once, each still with its own words."""
    groups = {one.merge for one in ledger.rows.standing if one.merge is not None}
    some = {number: ledger.reckoning.where({"merge": number}) for number in groups}
    told = sorted(
        (number for number in groups if len(some[number]) > 1),
        key=lambda number: (-len({o.table for o in some[number]}), -len(some[number]), number),
    )
    blocks = [
        ledger.quote(some[number][0].id, _same(ledger, number)) for number in told[:MOST_GROUPS]
    ]
    return [{"heading": "same", "blocks": blocks}] if blocks else []


def _finding(ledger: Ledger, reference: str, theme: str) -> Block:
    where = {"finding": theme}
    formula = counted(
        "tables",
        where,
        contributions=counted("contributions", where),
        of_tables=TABLES_SET,
        associations=counted("associations", where),
    )
    return ledger.claim(
        "finding",
        formula,
        template=_named(ledger, "finding", where),
        reference=reference,
        words={"says": says(ledger.rows, theme)},
    )


def _mostly_proposed(ledger: Ledger, theme: str) -> list[Block]:
    """Where most of those behind a finding stand there by the machine's word."""
    proposed = {"proposed": theme}
    formula = counted(
        "contributions", proposed, of_contributions=counted("contributions", {"finding": theme})
    )
    few = 2 * len(ledger.reckoning.where(proposed)) <= len(ledger.methods.behind[theme])
    return [] if few else [ledger.claim("mostly_proposed", formula)]


def _rests_on(ledger: Ledger, theme: str) -> list[Block]:
    """What would make the finding another one: a table, an association, or the weights of the register."""
    where = {"finding": theme}
    blocks = []
    for side in SIDES:
        if ledger.methods.rests_on(theme, side):
            formula = found(
                "leaving_out",
                where,
                side,
                left=found("leaving_out", where, side),
                most={"most": "contributions", "from_one": side, "of": where},
                of_contributions=counted("contributions", where),
            )
            ids = [one.id for one in ledger.reckoning.where(where)]
            blocks.append(ledger.claim(f"rests_on_{side}", formula, ids=ids))
    if not blocks and ledger.methods.is_thin(theme):
        formula = found("leaving_out", where, "least")
        blocks.append(
            ledger.claim("thin_finding", formula, ids=[o.id for o in ledger.reckoning.where(where)])
        )
    turns = ledger.methods.finding(theme).turns
    ids = [one.id for one in ledger.reckoning.where(where)]
    if Turns.WEIGHTED in turns:
        formula = found("weighting", where, "weighted", plain=found("weighting", where, "plain"))
        blocks.append(ledger.claim("finding_weighted", formula, ids=ids))
    if Turns.ONE_LEFT_OUT in turns:
        formula = found("weighting", where, "plain")
        blocks.append(ledger.claim("finding_half", formula, ids=ids))
    return blocks


def _theme(ledger: Ledger, code: str) -> Section:
    rows, where = ledger.rows, {"theme": code}
    name = rows.theme_of[code].name if code in rows.theme_of else code
    formula = counted(
        "tables",
        where,
        of_tables=TABLES_SET,
        contributions=counted("contributions", where),
        associations=counted("associations", where),
    )
    blocks = [ledger.claim("theme", formula, words={"name": name})]
    if any(one.merge is not None for one in ledger.reckoning.where(where)):
        blocks.append(ledger.claim("theme_distinct", counted("distinct", where)))
    for one in rows.rounds:
        blocks.append(_in_round(ledger, {**where, "round": one.number}))
    return {"heading": "theme", "of": code, "blocks": [*blocks, *_quotes(ledger, code)]}


def _in_round(ledger: Ledger, where: dict[str, Any]) -> Block:
    """How many tables spoke of the theme in a round; nothing where it would give another number away."""
    is_few = ledger.reckoning.why_hidden(where) in (None, Hidden.FEW)
    return ledger.claim(
        "theme_round",
        counted("tables", where, of_tables=TABLES_SET),
        template="" if is_few else "theme_round_apart",
        words={"round": str(where["round"])},
    )


def _quotes(ledger: Ledger, code: str) -> list[Block]:
    """The quotes that are like most others, the one that is unlike them, and how many are like none."""
    chosen, under = ledger.methods.quotes(code), ledger.methods.under(code)
    blocks = []
    for quote in sorted(chosen.quotes, key=lambda one: (one.is_apart, -len(one.alike))):
        quoted = under[quote.place].id
        kind = "apart" if quote.is_apart else "alike"
        where = {"quote": quoted, "among": code}
        formula = counted(
            "contributions",
            where,
            tables=counted("tables", where),
            associations=counted("associations", where),
        )
        ids = ledger.methods.alike(code, quoted) or [quoted]
        claim = ledger.claim(kind, formula, template=_named(ledger, kind, where), ids=ids)
        blocks.append(ledger.quote(quoted, claim))
    left = ledger.methods.uncovered(code)
    if chosen.quotes and left:
        of = {"theme": code}
        formula = found(
            "quotes",
            of,
            "coverage",
            random=found("quotes", of, "random"),
            quotes=found("quotes", of, "quotes"),
        )
        is_chance = ledger.value(formula) <= ledger.reckoning.basis(formula)["random"]
        blocks.append(
            ledger.claim(
                "coverage",
                formula,
                template="coverage_chance" if is_chance else "",
                ids=[one.id for one in under],
            )
        )
    ids = left or [one.id for one in under]
    missed = counted("contributions", {"uncovered": code})
    return [*blocks, ledger.claim("uncovered", missed, ids=ids)]


def _same(ledger: Ledger, number: int) -> Block:
    where = {"merge": number}
    formula = counted(
        "tables",
        where,
        contributions=counted("contributions", where),
        associations=counted("associations", where),
    )
    return ledger.claim("same", formula, template=_named(ledger, "same", where))


def _named(ledger: Ledger, kind: str, where: dict[str, Any]) -> str:
    """The template that leaves associations out, where they are none or too few to be told."""
    tables = ledger.value(counted("tables", where))
    associations = ledger.value(counted("associations", where))
    return kind if tables and associations else f"{kind}_unnamed"
