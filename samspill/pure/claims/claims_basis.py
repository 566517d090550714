"""What the report rests on, who was heard, and what is not told: the claims that come first and last."""

from __future__ import annotations

from typing import Any

from samspill.pure.claims.ledger import TABLES_SET, Block, Ledger, counted
from samspill.pure.claims.phrases.words import LANGUAGE_NAMES, NO_CATEGORY, OTHER_LANGUAGE
from samspill.pure.claims.rows import PERSON, Rows
from samspill.pure.documents.norwegian import enumeration

Section = dict[str, Any]


def basis_section(ledger: Ledger) -> Section:
    """How many contributions, tables, rounds and associations; and who was not there."""
    rows = ledger.rows
    basis = {
        "tables": counted("tables", {}),
        "of_tables": TABLES_SET,
        "rounds": {"count": "rounds", "rows": True},
    }
    blocks = [ledger.claim("contributions", counted("contributions", {}, **basis))]
    if any(one.merge is not None for one in rows.standing):
        blocks.append(ledger.claim("distinct", counted("distinct", {})))
    seated = {"sum": "signed_up"}
    named = counted("associations", {"named": True}, signed_up=seated)
    blocks += [
        ledger.claim("associations", named),
        ledger.claim("unnamed", counted("contributions", {"named": False})),
        *_breadth(ledger),
        *_sorted_by(ledger),
    ]
    if any(rows.register.values()):
        register = {"sum": "register", "basis": {"signed_up": seated}}
        blocks.append(ledger.claim("scope", register))
    return {"heading": "basis", "blocks": blocks}


def gone_section(ledger: Ledger) -> Section:
    """The report of an evening of which nothing stands."""
    return {"heading": "caveats", "blocks": _late_and_gone(ledger)}


def caveats_section(ledger: Ledger) -> Section:
    """What is not sorted, what came late, what was taken back, and in which languages people wrote."""
    unsorted = ledger.claim("unsorted", counted("contributions", {"unclear": True}))
    return {
        "heading": "caveats",
        "blocks": [unsorted, *_late_and_gone(ledger), *_languages(ledger)],
    }


def heard_section(ledger: Ledger) -> Section:
    """Who was heard, category by category, against those who had a seat and those in the register."""
    blocks: list[Block] = [{"figure": "category"}]
    blocks += [_category(ledger, code) for code in _categories(ledger.rows)]
    return {"heading": "heard", "blocks": blocks}


def outlying_section(ledger: Ledger) -> Section:
    """Every contribution that is like no quote, so that no voice is lost in the crowd."""
    claim = ledger.claim("alone", counted("contributions", {"no_quote": True}))
    ids = [one.id for one in ledger.reckoning.where({"no_quote": True})]
    return {"heading": "outlying", "blocks": [claim, *([{"list": ids}] if ids else [])]}


def _languages(ledger: Ledger) -> list[Block]:
    """Each language, the most used first; none where it is not known."""
    language = ledger.rows.language
    known = {one.language for one in ledger.rows.standing if one.language}
    sizes = {code: len(ledger.reckoning.where({"language": code})) for code in known}
    return [
        ledger.claim(
            "language",
            counted("contributions", {"language": code}),
            words={"name": LANGUAGE_NAMES.get(code, OTHER_LANGUAGE)[language]},
        )
        for code in sorted(sizes, key=lambda code: (-sizes[code], code))
    ]


def _late_and_gone(ledger: Ledger) -> list[Block]:
    wanted: dict[str, dict[str, Any]] = {"late": {"late": True}, "gone": {"gone": True}}
    return [
        ledger.claim(kind, counted("contributions", where))
        for kind, where in wanted.items()
        if ledger.reckoning.where(where)
    ]


def _breadth(ledger: Ledger) -> list[Block]:
    """Categories reached, of those in the register (beside each other where one is not in it), and missed."""
    rows = ledger.rows
    held = [code for code, count in rows.register.items() if code and count]
    if not held:
        return []
    spoke = {one.category for one in rows.standing if one.association is not None} - {""}
    kind = "categories_heard" if spoke <= {*held} else "categories_apart"
    seated = "" if {*held} <= spoke else "absent_seated"
    reached = counted(
        "categories", {"named": True}, of_categories={"count": "categories", "rows": True}
    )
    absent = [code for code in _categories(rows) if code in held and _is_absent(rows, code)]
    names = enumeration([rows.categories.get(code, code) for code in absent], rows.language)
    missed = {"count": "absent", "rows": True}
    return [
        ledger.claim(kind, reached),
        ledger.claim("absent", missed, template=seated, words={"names": names}),
    ]


def _sorted_by(ledger: Ledger) -> list[Block]:
    """How much of it people have sorted, and how much stands by the machine's word."""
    if not any(one.codings for one in ledger.rows.standing):
        return []
    formula = counted(
        "contributions",
        {"sorted_by": PERSON},
        of_contributions=counted("contributions", {}),
        proposed=counted("contributions", {"sorted_by": "machine"}),
        unsorted=counted("contributions", {"unclear": True}),
    )
    is_one = len(ledger.reckoning.where({"unclear": True})) == 1
    return [ledger.claim("sorted_by", formula, template="sorted_by_unclear_one" if is_one else "")]


def _is_absent(rows: Rows, code: str) -> bool:
    """No association of the category had a seat, and none is named."""
    named = any(one.category == code and one.association is not None for one in rows.standing)
    return not named and not rows.signed_up.get(code)


def _categories(rows: Rows) -> list[str]:
    """Those of the register, then others that were heard, then the unknown."""
    spoke = {one.category for one in rows.standing if one.association is not None}
    held = {code for code, count in rows.register.items() if count}
    seated = {code for code, count in rows.signed_up.items() if count}
    known = [code for code in rows.categories if code in spoke | held | seated]
    rest = sorted((spoke | held | seated) - {*known, ""})
    return [*known, *rest, *([""] if "" in spoke | held | seated else [])]


def _category(ledger: Ledger, code: str) -> Block:
    rows = ledger.rows
    where = {"category": code, "named": True}
    formula = counted(
        "associations",
        where,
        contributions=counted("contributions", where),
        signed_up={"sum": "signed_up", "category": code},
        register={"sum": "register", "category": code},
    )
    name = rows.categories.get(code) or (code or NO_CATEGORY[rows.language])
    template = "category_absent" if _is_absent(rows, code) else ""
    return ledger.claim("category", formula, template=template, words={"name": name})
