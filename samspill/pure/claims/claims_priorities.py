"""What people put first: by dots, by the tables' top three, and by laying two beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samspill.pure.claims.formulas import Formula
from samspill.pure.claims.ledger import Block, Ledger, found, on_ballots
from samspill.pure.claims.reckoning import themes_in_order
from samspill.pure.claims.telling import (
    few_dots,
    few_pairs,
    undecided_dots,
    undecided_pairs,
    undecided_themes,
)
from samspill.pure.documents.norwegian import enumeration

Section = dict[str, Any]

MOST_TOLD = 10  # contributions of a round, those that share the last place with them
FEWEST_FOR_PLACES = 30  # people; below it only bands are told
CONCENTRATED = 50  # per cent


def priorities_section(ledger: Ledger) -> list[Section]:
    """One section, round by round; none where nobody put anything first."""
    blocks: list[Block] = []
    for one in ledger.rows.rounds:
        blocks += _top_threes(ledger, one.number)
        blocks += _by_dots(ledger, one.number)
        blocks += _by_pairs(ledger, one.number)
    return [{"heading": "priorities", "blocks": blocks}] if blocks else []


def _top_threes(ledger: Ledger, number: int) -> list[Block]:
    """How many tables have each theme among their top three, most first."""
    counts = {}
    for place, code in enumerate(themes_in_order(ledger.rows)):
        chosen = ledger.reckoning.chosen({"round": number, "theme": code})
        if chosen:
            counts[code] = (-len({one.table for one in chosen}), place)
    blocks, few = [], []
    for code in sorted(counts, key=lambda code: counts[code]):
        tops = {"round": number, "theme": code}
        of_tables = {"count": "tables", "tops": {"round": number}}
        formula: Formula = {"count": "tables", "tops": tops, "basis": {"of_tables": of_tables}}
        if ledger.value(formula) is None:
            few.append(code)
            continue
        words = {"name": _name(ledger, code), "round": str(number)}
        blocks.append(ledger.claim("top_theme", formula, words=words))
    return [*blocks, *_few_tops(ledger, number, few)]


def _few_tops(ledger: Ledger, number: int, few: list[str]) -> list[Block]:
    """Themes that one or two tables have among their top three, in one sentence."""
    if not few:
        return []
    chosen = {
        top.id for code in few for top in ledger.reckoning.chosen({"round": number, "theme": code})
    }
    ids = [one.id for one in ledger.rows.standing if one.id in chosen]
    names = enumeration([_name(ledger, code) for code in few], ledger.rows.language)
    words = {"names": names, "round": str(number)}
    formula = found("tops", {"round": number}, "few_themes")
    return [ledger.claim("few_tops", formula, ids=ids, words=words)]


def _name(ledger: Ledger, code: str) -> str:
    theme = ledger.rows.theme_of.get(code)
    return theme.name if theme else code


def _by_dots(ledger: Ledger, number: int) -> list[Block]:
    where = {"round": number, "kind": "dots"}
    places = ledger.methods.dots(number)
    if not places:
        return []
    people = ledger.value(on_ballots("people", where))
    blocks = [_basis(ledger, "dots_basis", where)]
    if people is None:
        return blocks
    is_thin = people < FEWEST_FOR_PLACES
    blocks += _dotted_themes(ledger, number, is_thin=is_thin)
    few = few_dots(ledger.methods, number)
    told = [one for one in places.values() if one.points and one.item not in few]
    if told and not is_thin:
        blocks += _undecided(ledger, where, undecided_dots(ledger.methods, number))
    for one in told:
        if one.place <= MOST_TOLD:
            blocks.append(_dotted(ledger, number, one.item, is_thin=is_thin))
    return [*blocks, *_few(ledger, "few_dots", "dots", number, few)]


def _dotted_themes(ledger: Ledger, number: int, *, is_thin: bool) -> list[Block]:
    """The dots of each theme's contributions together, most first."""
    places = ledger.methods.dots_of_themes(number)
    blocks = []
    for code in places:
        where, of = (
            {"round": number, "kind": "dots", "theme": code},
            {"round": number, "theme": code},
        )
        basis: dict[str, Formula] = {}
        if ledger.value(on_ballots("people", where)) is not None:
            basis = _standing(ledger, "dots", where, of, is_thin=is_thin)
            if not is_thin:
                basis["of_themes"] = found("dots", of, "of_themes")
        template = f"dots_theme_{ledger.value(basis['band'])}" if "band" in basis else ""
        formula = on_ballots("points", where, **basis)
        words = {"name": _name(ledger, code), "round": str(number)}
        blocks.append(ledger.claim("dots_theme", formula, template=template, words=words))
    undecided = undecided_themes(ledger.methods, number)
    if is_thin:
        blocks.append(ledger.claim("thin", on_ballots("people", {"round": number, "kind": "dots"})))
    elif len(undecided) > 1:
        formula = found("dots", {"round": number}, "undecided_themes")
        blocks.append(ledger.claim("undecided_themes", formula))
    return blocks


def _standing(
    ledger: Ledger, method: str, where: Mapping[str, Any], of: Mapping[str, Any], *, is_thin: bool
) -> dict[str, Formula]:
    """Who stands behind it, and its band; or its places where answers are many enough for them."""
    basis = {"people": on_ballots("people", where)}
    if method == "dots":
        basis["associations"] = on_ballots("associations", where)
    if is_thin:
        return basis | {"band": found(method, of, "band")}
    return basis | {"first": found(method, of, "first"), "last": found(method, of, "last")}


def _dotted(ledger: Ledger, number: int, reference: str, *, is_thin: bool) -> Block:
    of, where = (
        {"round": number, "id": reference},
        {"round": number, "kind": "dots", "id": reference},
    )
    basis = _standing(ledger, "dots", where, of, is_thin=is_thin)
    if not is_thin:
        basis["of_statements"] = on_ballots("statements", {"round": number, "kind": "dots"})
    template = f"dots_{ledger.value(basis['band'])}" if is_thin else "dots"
    claims = [ledger.claim("dots", on_ballots("points", where, **basis), template=template)]
    tied = found("dots", of, "tied")
    if ledger.value(tied):
        claims.append(ledger.claim("tied", tied, ids=[reference]))
    share = found("dots", of, "concentration")
    if (ledger.value(share) or 0) >= CONCENTRATED:
        claims.append(ledger.claim("concentrated", share, ids=[reference]))
    return ledger.quote(reference, *claims)


def _by_pairs(ledger: Ledger, number: int) -> list[Block]:
    where = {"round": number, "kind": "pairs"}
    strengths = ledger.methods.pairs(number)
    if not strengths:
        return []
    blocks = [_basis(ledger, "pairs_basis", where)]
    if ledger.value(on_ballots("people", where)) is None:
        return blocks
    is_thin = all(one.place is None for one in strengths.values())
    if is_thin:
        blocks.append(ledger.claim("thin", on_ballots("people", where)))
    else:
        blocks += _undecided(ledger, where, undecided_pairs(ledger.methods, number))
    few = few_pairs(ledger.methods, number)
    told = [item for item in strengths if item not in few][:MOST_TOLD]
    blocks += [_compared(ledger, number, item, is_thin=is_thin) for item in told]
    return [*blocks, *_few(ledger, "few_pairs", "pairs", number, few)]


def _compared(ledger: Ledger, number: int, reference: str, *, is_thin: bool) -> Block:
    of, where = (
        {"round": number, "id": reference},
        {"round": number, "kind": "pairs", "id": reference},
    )
    basis = _standing(ledger, "pairs", where, of, is_thin=is_thin)
    if not is_thin:
        basis["of_statements"] = on_ballots("statements", {"round": number, "kind": "pairs"})
    template = f"pair_{ledger.value(basis['band'])}" if is_thin else "pair"
    formula = on_ballots("comparisons", where, **basis)
    return ledger.quote(
        reference, ledger.claim("pair", formula, template=template, ids=[reference])
    )


def _undecided(ledger: Ledger, where: Mapping[str, Any], undecided: list[str]) -> list[Block]:
    """How many at the top cannot be told apart."""
    if len(undecided) < 2:
        return []
    formula = found(where["kind"], {"round": where["round"]}, "undecided")
    return [ledger.claim("undecided", formula, ids=undecided)]


def _basis(ledger: Ledger, kind: str, where: Mapping[str, Any]) -> Block:
    formula = on_ballots(
        "people",
        where,
        statements=on_ballots("statements", where),
        comparisons=on_ballots("comparisons", where),
    )
    return ledger.claim(kind, formula, words={"round": str(where["round"])})


def _few(ledger: Ledger, kind: str, method: str, number: int, ids: list[str]) -> list[Block]:
    """How many are not told, because too few people stand behind the answers."""
    if not ids:
        return []
    return [ledger.claim(kind, found(method, {"round": number}, "few"), ids=ids)]
