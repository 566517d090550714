"""Why there is no plan, and which rules a plan breaks, in words, and what to loosen.

The names of people stand in all of them: they are for the planner only.
"""

from __future__ import annotations

from collections.abc import Sequence

from samspill.pure.seating.broken import BrokenRule, RuleKind
from samspill.pure.seating.problem import Reason, ReasonType
from samspill.pure.seating.reason_phrases import BROKEN, CLASHES, LOOSEN, RULES, WHERE
from samspill.pure.seating.wording import (
    LARGEST_IN_LETTERS,
    Names,
    capitalised,
    figure,
    listing,
    number,
    phrase,
)

Fact = tuple[str, ...]
AS_THEY_ARE = Names()
MOST_RULES = 12  # in one sentence
OWN_KINDS = {  # a reason of other rules than these is told rule by rule
    ReasonType.APART_INSIDE_TOGETHER: {"apart", "together"},
    ReasonType.APART_CLIQUE: {"apart"},
    ReasonType.BLOCK_TOO_BIG: {"together", "capacity"},
    ReasonType.CAPACITY: {"capacity", "present"},
    ReasonType.MINIMUM: {"minimum", "capacity", "present"},
    ReasonType.ACCESS: {"step_free", "capacity"},
    ReasonType.TOPIC: {"topic", "capacity"},
    ReasonType.HOST: set[str](),
}


def reason_sentence(reason: Reason, language: str, names: Names = AS_THEY_ARE) -> str:
    """What contradicts what, and what to loosen, in two or three sentences."""
    is_own = {fact[0] for fact in reason.rules} <= OWN_KINDS[reason.type]
    said = _own_words(reason, language, names) if is_own else ""
    if not said:
        rules = rules_in_words(reason.rules, language, names)
        where = _where(reason.round, language, names)
        said = phrase(CLASHES, "rules", language, where=where, rules="; ".join(rules))
    return f"{capitalised(said)} {phrase(LOOSEN, str(reason.type), language)}"


def rules_in_words(rules: Sequence[Fact], language: str, names: Names = AS_THEY_ARE) -> list[str]:
    """Each rule of a reason in words; those that say the same of several are one.

    The thirteenth and on are counted.
    """
    grouped: dict[Fact, list[str]] = {}
    for fact in _gathered(rules):
        grouped.setdefault(_what(fact), []).extend(_whom(fact))
    said = [_rule(what, list(dict.fromkeys(who)), language, names) for what, who in grouped.items()]
    more = len(said) - MOST_RULES
    if more <= 0:
        return said
    return [*said[:MOST_RULES], phrase(RULES, "more", language, more)]


def broken_sentence(rule: BrokenRule, language: str, names: Names = AS_THEY_ARE) -> str:
    """One broken rule in a sentence."""
    key = "seated_nowhere" if rule.kind == RuleKind.SEATED and rule.table is None else rule.kind
    limit = rule.limit
    if rule.kind in (RuleKind.HOST, RuleKind.LOCKED):
        limit = names.table(limit)
    if rule.kind in (RuleKind.CAPACITY, RuleKind.MINIMUM):
        limit = number(int(limit), language)
    said = BROKEN[str(key)][language].format(
        who=listing([names.person(one) for one in rule.who], language),
        n=number(len(rule.who), language),
        table="" if rule.table is None else names.table(rule.table),
        where=_where(rule.round, language, names),
        limit=limit,
    )
    return capitalised(said)


def _own_words(reason: Reason, language: str, names: Names) -> str:
    """The words for this type of reason; "" when it lacks what they need."""
    if reason.type == ReasonType.APART_INSIDE_TOGETHER:
        return _inside_together(reason, language, names)
    seats = [int(fact[2]) for fact in reason.rules if fact[0] == "capacity"]
    counted = [int(fact[1]) for fact in reason.rules if fact[0] == "present"]
    people = counted[0] if counted else len(reason.who)
    room = max(seats, default=0) if reason.type == ReasonType.BLOCK_TOO_BIG else sum(seats)
    in_figures = max(people, room) > LARGEST_IN_LETTERS
    key = _own_key(reason, bool(seats))
    if not key or not people:
        return ""
    return CLASHES[key][language].format(
        where=_where(reason.round, language, names),
        who=listing([names.person(one) for one in reason.who], language),
        n=(figure if in_figures else number)(people, language),
        seats=phrase(CLASHES, "seats", language, room, in_figures),
        tables=phrase(CLASHES, "tables", language, len(reason.tables)),
        topics=_topics(reason, language),
    )


def _own_key(reason: Reason, has_seats: bool) -> str:
    """The phrase for this type of reason; "" when it lacks what the phrase needs."""
    if reason.type == ReasonType.APART_CLIQUE:
        if _gathered(reason.rules) == [*reason.rules] and len(reason.rules) > 1:
            return ""  # not everyone is kept apart from everyone
        return "apart_clique" if reason.tables else "apart_clique_everywhere"
    if has_seats or reason.type == ReasonType.MINIMUM:
        return str(reason.type)
    none = f"{reason.type}_none"
    return none if none in CLASHES and not reason.tables else ""


def _topics(reason: Reason, language: str) -> str:
    chosen = dict.fromkeys(fact[2] for fact in reason.rules if fact[0] == "topic")
    return listing([phrase(CLASHES, "quoted", language, text=one) for one in chosen], language)


def _inside_together(reason: Reason, language: str, names: Names) -> str:
    pairs = [fact[1:] for fact in reason.rules if fact[0] == "apart"]
    groups = [fact for fact in reason.rules if fact[0] == "together"]
    if len(pairs) != 1 or not groups:
        return ""
    return CLASHES["apart_inside_together"][language].format(
        pair=listing([names.person(one) for one in pairs[0]], language),
        rules="; ".join(rules_in_words(groups, language, names)),
        where=_where(reason.round, language, names),
    )


def _gathered(rules: Sequence[Fact]) -> list[Fact]:
    """The rules; where all of some people are kept apart, pair by pair, it is one fact."""
    pairs = [fact for fact in rules if fact[0] == "apart"]
    who = sorted({one for fact in pairs for one in fact[1:]})
    if len(pairs) < 2 or len(pairs) != len(who) * (len(who) - 1) // 2:
        return list(rules)
    return [("all_apart", *who), *(fact for fact in rules if fact[0] != "apart")]


def _where(round: str | None, language: str, names: Names) -> str:
    return "" if round is None else phrase(WHERE, "round", language, round=names.round(round))


def _what(fact: Fact) -> Fact:
    """What a rule says, but for whom or which table it says it of."""
    kind = fact[0]
    if kind == "step_free":
        return (kind,)
    if kind in ("host", "topic", "locked", "capacity", "minimum"):
        return kind, fact[2]
    return fact


def _whom(fact: Fact) -> Fact:
    return fact[1:2] if _what(fact) != fact else fact[1:]


def _rule(what: Fact, who: list[str], language: str, names: Names) -> str:
    kind = what[0]
    if kind in ("capacity", "minimum"):
        tables = listing([names.table(one) for one in who], language)
        return phrase(RULES, kind, language, int(what[1]), who=tables)
    if kind == "present":
        return phrase(RULES, kind, language, int(what[1]))
    if kind not in RULES:
        return " ".join([kind, *who])
    value = "".join(what[1:2])
    if kind in ("host", "locked"):
        value = names.table(value)
    people = listing([names.person(one) for one in who], language)
    return phrase(RULES, kind, language, who=people, value=value)
