"""What people agree with and what divides them, round by round; groups only where they are clear."""

from __future__ import annotations

from typing import Any

from samspill.pure.claims.formulas import Formula
from samspill.pure.claims.ledger import Block, Ledger, found, on_ballots
from samspill.pure.claims.telling import few_answers
from samspill.pure.opinions.analysis import LETTERS, Opinions
from samspill.pure.opinions.weighing import FEWEST_TOLD, Turns

Section = dict[str, Any]

MOST_DIVIDING = 5
MOST_A_GROUP = 3


def opinions_section(ledger: Ledger) -> list[Section]:
    """One section, round by round; none where nobody was asked whether they agree."""
    blocks: list[Block] = []
    for one in ledger.rows.rounds:
        if ledger.reckoning.given({"round": one.number, "kind": "opinions"}):
            blocks += _round(ledger, one.number)
    return [{"heading": "opinions", "blocks": blocks}] if blocks else []


def _round(ledger: Ledger, number: int) -> list[Block]:
    where = {"round": number, "kind": "opinions"}
    people = on_ballots("people", where, statements=on_ballots("statements", where))
    blocks = [ledger.claim("opinions_basis", people, words={"round": str(number)})]
    if ledger.value(people) is None:
        return blocks
    opinions = ledger.methods.opinions(number)
    few = set(few_answers(ledger.methods, number))
    shown = [name for name in opinions.votes.statements if name not in few]
    if shown:
        blocks += _agreement(ledger, number, shown)
        blocks += _groups(ledger, number, opinions, shown)
        blocks += _statements(ledger, number, opinions, shown)
    if few:
        formula = found("opinions", {"round": number}, "few")
        blocks.append(ledger.claim("few_answers", formula, ids=sorted(few)))
    return blocks


def _agreement(ledger: Ledger, number: int, shown: list[str]) -> list[Block]:
    of = {"round": number}
    formula = found("opinions", of, "agreed", of_statements=found("opinions", of, "shown"))
    is_all = ledger.value(formula) == len(shown)
    template = "agreement_all" if is_all else ""
    return [ledger.claim("agreement", formula, template=template, ids=shown)]


def _groups(ledger: Ledger, number: int, opinions: Opinions, shown: list[str]) -> list[Block]:
    """The groups and what each stands apart by; or that there are none, and which condition failed."""
    of = {"round": number}
    failed = found("opinions", of, "failed")
    if not opinions.has_groups:
        formula = found("opinions", of, "groups", failed=failed)
        return [ledger.claim("no_groups", formula, ids=shown)]
    blocks = [ledger.claim("groups", found("opinions", of, "groups"), ids=shown)]
    for group, listed in enumerate(opinions.representative):
        letter = LETTERS[group]
        size = found("opinions", of | {"group": letter}, "size")
        blocks.append(ledger.claim("group", size, ids=shown, words={"letter": letter}))
        votes = opinions.counts.votes[group]
        told = [place for place, _way in listed if votes[place] >= FEWEST_TOLD]
        for place in told[:MOST_A_GROUP]:
            blocks.append(_of_group(ledger, number, letter, opinions.votes.statements[place]))
    return blocks


def _of_group(ledger: Ledger, number: int, letter: str, reference: str) -> Block:
    of = {"round": number, "group": letter, "id": reference}
    formula = found("opinions", of, "share", rest=found("opinions", of, "rest"))
    claim = ledger.claim("group_view", formula, ids=[reference], words={"letter": letter})
    return ledger.quote(reference, claim)


def _statements(ledger: Ledger, number: int, opinions: Opinions, shown: list[str]) -> list[Block]:
    """What most agree with, what most disagree with, and what divides."""
    names = opinions.votes.statements
    agreed = [names[place] for place in opinions.consensus_agree if names[place] in shown]
    refused = [names[place] for place in opinions.consensus_disagree if names[place] in shown]
    dividing = [one for one in _dividing(opinions) if one in {*shown} - {*agreed, *refused}]
    has_groups = opinions.has_groups
    return [
        *(_statement(ledger, number, one, has_groups=has_groups) for one in agreed),
        *(_statement(ledger, number, one, value=-1) for one in refused),
        *(
            _statement(ledger, number, one, is_dividing=has_groups)
            for one in dividing[:MOST_DIVIDING]
        ),
    ]


def _dividing(opinions: Opinions) -> list[str]:
    """By how far groups differ; without groups, by how near to half of all agree."""
    names = opinions.votes.statements
    if opinions.has_groups:
        return [names[place] for place in opinions.divisive]
    whole = opinions.counts.altogether()
    from_half = {
        name: abs(2 * int(agree) - int(votes)) / max(int(votes), 1)
        for name, agree, votes in zip(names, whole.agree[0], whole.votes[0], strict=True)
    }
    return sorted(names, key=lambda name: from_half[name])


def _statement(
    ledger: Ledger,
    number: int,
    reference: str,
    *,
    value: int = 1,
    has_groups: bool = False,
    is_dividing: bool = False,
) -> Block:
    """How many agree (value 1) or disagree (-1), and what would turn the majority."""
    formula = _share_of(number, reference, value)
    claims = [ledger.claim("agree" if value > 0 else "disagree", formula, ids=[reference])]
    of = {"round": number, "id": reference}
    if has_groups:
        lowest = found("opinions", of, "lowest")
        claims.append(ledger.claim("in_every_group", lowest, ids=[reference]))
    if is_dividing:
        least = found("opinions", of, "low")
        gap = found("opinions", of, "high", low=least, high=found("opinions", of, "high"))
        claims.append(ledger.claim("divides", gap, ids=[reference]))
    if value > 0:
        claims += _turns(ledger, number, reference)
    return ledger.quote(reference, *claims)


def _share_of(number: int, reference: str, value: int) -> Formula:
    """The share of those who answered, with its interval."""
    where = {"round": number, "kind": "opinions", "id": reference}
    part = on_ballots("people", where | {"value": value})
    pair = [part, on_ballots("people", where)]
    basis: dict[str, Formula] = {
        "voted": part,
        "answered": pair[1],
        "associations": on_ballots("associations", where),
        "low": {"low": pair},
        "high": {"high": pair},
    }
    return {"percent": pair, "basis": basis}


def _turns(ledger: Ledger, number: int, reference: str) -> list[Block]:
    tells = {
        Turns.WEIGHTED: "weighted",
        Turns.BY_ASSOCIATION: "by_association",
        Turns.ONE_LEFT_OUT: "turning",
    }
    turns = ledger.methods.statement(number, reference).turns
    return [
        ledger.claim(
            f"turns_{turn}",
            found("weighing", {"round": number, "id": reference}, what),
            ids=[reference],
        )
        for turn, what in tells.items()
        if turn in turns
    ]
