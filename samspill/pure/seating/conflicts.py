"""Why a problem cannot be solved: for each reason, as few rules as still contradict each other.

Hard rules never reach from one round to another, so each round is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samspill.pure.seating.blocks import RoundRules, Rule, make_blocks, round_rules
from samspill.pure.seating.certificates import contradictions
from samspill.pure.seating.deciding import OutOfStepsError
from samspill.pure.seating.narrowing import Judge, narrow, people_in
from samspill.pure.seating.placing import MOST_STEPS, UndecidedError, place_blocks
from samspill.pure.seating.problem import Problem, Reason, ReasonType, RoundId

MOST_REASONS = 20  # of those that are seen at once, in a round
STEPS_TO_NARROW = 150_000


def conflicts(problem: Problem) -> tuple[Reason, ...]:
    """Every reason why a round cannot be seated that is seen at once, or else one that is found.

    Returns  nothing when each round can be seated. A reason that holds in several rounds is told
             once; its round is the first of them, or None when they are all the rounds there are.
    Raises   UndecidedError when nothing is found wrong and a round could not be decided
    """
    known: dict[object, list[Reason]] = {}
    rounds_of: dict[Reason, list[RoundId]] = {}
    undecided: list[RoundId] = []
    effort = _Effort()
    for round in problem.rounds:
        case = round_rules(problem, round)
        key = case.people, case.tables, case.rules, tuple(sorted(case.frozen.items()))
        try:
            if key not in known:
                known[key] = _reasons(case, effort)
        except OutOfStepsError:
            undecided.append(round.id)
            continue
        for reason in known[key]:
            rounds_of.setdefault(reason, []).append(round.id)
    if undecided and not rounds_of:
        raise UndecidedError(undecided[0])
    count = len(problem.rounds)
    return tuple(
        reason if len(rounds) == count else replace(reason, round=rounds[0])
        for reason, rounds in rounds_of.items()
    )


@dataclass
class _Effort:
    """Steps left for all rounds together, so that many hard ones take no longer than a few."""

    to_decide: int = MOST_STEPS
    to_narrow: int = STEPS_TO_NARROW


def _reasons(case: RoundRules, effort: _Effort) -> list[Reason]:
    """Why this round cannot be seated, without its name. Raises OutOfStepsError."""
    blocks = make_blocks(case)
    is_undecided = False
    try:
        if place_blocks(blocks, seed=1, turn=0, steps=0) is not None:
            return []
    except OutOfStepsError:
        is_undecided = True
    candidates = contradictions(case, blocks)
    if not candidates and is_undecided:
        steps, effort.to_decide = effort.to_decide, effort.to_decide // 2
        if place_blocks(blocks, seed=1, turn=0, steps=steps) is not None:
            return []
    judge = Judge(case, effort.to_narrow)
    found: list[Reason] = []
    for rules in (candidates or [list(case.rules)])[:MOST_REASONS]:
        reason = _reason(judge, narrow(judge, rules))
        if reason not in found:
            found.append(reason)
    effort.to_narrow = judge.steps
    return found


def _reason(judge: Judge, rules: Sequence[Rule]) -> Reason:
    """Tell rules that contradict each other as a reason."""
    case = judge.case
    who = people_in(rules)
    return Reason(
        type=_type(case, rules),
        who=tuple(sorted(who)),
        tables=_tables(case, rules),
        rules=(*rules, *_facts(judge, rules, who)),
    )


def _facts(judge: Judge, rules: Sequence[Rule], who: set[str]) -> list[Rule]:
    """What is no rule, but has a part in it: people at frozen tables, and how many are present."""
    case = judge.case
    tied = {name for rule in rules if rule[0] == "together" for name in rule[1:]}
    frozen: list[Rule] = [
        ("frozen", table, name) for name, table in sorted(case.frozen.items()) if name in tied
    ]
    kinds = {rule[0] for rule in rules}
    limits = kinds & {"capacity", "minimum"}
    alone = replace(case, people=tuple(name for name in case.people if name in who))
    is_enough = "minimum" not in kinds and Judge(alone, 10_000).is_contradictory(rules)
    present: list[Rule] = [("present", str(len(case.people)))] if limits and not is_enough else []
    return [*frozen, *present]


def _tables(case: RoundRules, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Tables that the rules name, and those that they leave for somebody to sit at."""
    named = {rule[1] for rule in rules if rule[0] in ("capacity", "minimum")}
    named |= {rule[2] for rule in rules if rule[0] in ("host", "locked")}
    masks = make_blocks(replace(case, people=tuple(sorted(people_in(rules)))), rules).masks
    everywhere = (1 << len(case.tables)) - 1
    left = 0
    for mask in masks:
        left |= mask if mask != everywhere else 0
    named |= {table.id for number, table in enumerate(case.tables) if left >> number & 1}
    return tuple(sorted(named))


def _type(case: RoundRules, rules: Sequence[Rule]) -> ReasonType:
    """The kind that names the conflict best: the most particular of its rules."""
    kinds = {rule[0] for rule in rules}
    if kinds == {"apart", "together"} and make_blocks(case, rules).torn:
        return ReasonType.APART_INSIDE_TOGETHER
    if kinds == {"together", "capacity"}:
        return ReasonType.BLOCK_TOO_BIG
    if "minimum" in kinds and kinds <= {"minimum", "capacity", "host", "locked"}:
        return ReasonType.MINIMUM
    frozen = any(set(rule[1:]) & set(case.frozen) for rule in rules if rule[0] == "together")
    if frozen or kinds & {"host", "locked"}:
        return ReasonType.HOST
    for kind, name in (
        ("step_free", ReasonType.ACCESS),
        ("topic", ReasonType.TOPIC),
        ("apart", ReasonType.APART_CLIQUE),
        ("together", ReasonType.BLOCK_TOO_BIG),
        ("minimum", ReasonType.MINIMUM),
    ):
        if kind in kinds:
            return name
    return ReasonType.CAPACITY
