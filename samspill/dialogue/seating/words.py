"""Seating in words: the rules, why no plan can be made, and what a plan gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.dialogue.models import NoSolo, SeatingRule, SeatingSetup, Table
from samspill.pure.documents import norwegian
from samspill.pure.seating.broken import BrokenRule, RuleKind
from samspill.pure.seating.problem import Reason
from samspill.pure.seating.reason_sentences import (
    broken_sentence,
    reason_sentence,
    rules_in_words,
)
from samspill.pure.seating.wording import Names, capitalised

Kind = SeatingRule.Kind


def language() -> str:
    """The reader's language, as the pure texts know it: nb, nn or en."""
    return norwegian.known_language(get_language() or "nb")


def listed(names: Iterable[str]) -> str:
    """ "Kari, Ola og Siri" in the reader's language."""
    return norwegian.enumeration(names, language())


def rule_sentence(rule: SeatingRule) -> str:
    """One rule about named people, without its reason."""
    names = listed(sorted(one.name for one in rule.people.all()))
    facts = {
        "names": names,
        "table": rule.table.number if rule.table is not None else 0,
        "round": rule.round.number if rule.round is not None else 0,
    }
    return _rule_pattern(rule, len(rule.people.all())) % facts


def _rule_pattern(rule: SeatingRule, count: int) -> str:
    if rule.kind == Kind.TOGETHER:
        return _("%(names)s sit together.")
    if rule.kind == Kind.APART:
        return _("%(names)s do not sit at the same table.")
    if rule.kind == Kind.HOST:
        return ngettext(
            "%(names)s is table host at table %(table)d.",
            "%(names)s are table hosts at table %(table)d.",
            count,
        )
    if rule.kind == Kind.STEP_FREE:
        return ngettext(
            "%(names)s sits at a step-free table.", "%(names)s sit at step-free tables.", count
        )
    if rule.round is not None:
        return ngettext(
            "%(names)s is not there in round %(round)d.",
            "%(names)s are not there in round %(round)d.",
            count,
        )
    return ngettext(
        "%(names)s is not there in the rounds that are left.",
        "%(names)s are not there in the rounds that are left.",
        count,
    )


def setup_sentences(setup: SeatingSetup, tables: Sequence[Table]) -> list[str]:
    """What holds for everyone, one rule a sentence."""
    sentences = [_MODES[setup.mode]()]
    if tables:
        sentences.append(_capacity(tables))
    if any(table.minimum for table in tables):
        sentences.append(_("A table that is used has at least as many as you have said."))
    if setup.apart_by_association:
        sentences.append(_("Nobody of the same association sits at the same table."))
    if setup.apart_by_municipality:
        sentences.append(_("Nobody of the same municipality sits at the same table."))
    if NoSolo.NYNORSK in setup.no_solo:
        sentences.append(_("If it can be had, nobody is the only one at the table with nynorsk."))
    if NoSolo.NEWCOMER in setup.no_solo:
        sentences.append(_("If it can be had, nobody is the only one at the table who is new."))
    return sentences


_MODES = {
    SeatingSetup.Mode.REMIX: lambda: _("Everyone is mixed anew in each round."),
    SeatingSetup.Mode.ROTATE: lambda: _("The groups are fixed, and go from table to table."),
    SeatingSetup.Mode.TOPICS: lambda: _("Everyone sits where one of their own topics is."),
}


def _capacity(tables: Sequence[Table]) -> str:
    sizes = [table.capacity for table in tables]
    if min(sizes) == max(sizes):
        return ngettext(
            "At most %(count)d sits at each table.", "At most %(count)d sit at each table.", max(sizes)
        ) % {"count": max(sizes)}  # fmt: skip
    return _("At most %(least)d to %(most)d sit at a table, as the table is made for.") % {
        "least": min(sizes),
        "most": max(sizes),
    }


def breach_sentences(breaches: Sequence[BrokenRule], names: Names) -> list[str]:
    """What a move would break, one sentence each; names people, so for the planner only."""
    return list(dict.fromkeys(_breach(one, names) for one in breaches))


def _breach(one: BrokenRule, names: Names) -> str:
    if one.kind == RuleKind.CAPACITY and one.table is not None:
        facts = {"table": names.table(one.table), "limit": one.limit}
        return _("Table %(table)s has no more than %(limit)s chairs.") % facts
    return broken_sentence(one, language(), names)


def reason_sentences(reasons: Sequence[Reason], names: Names) -> list[str]:
    """Why no plan can be made, and what to loosen; for the planner only."""
    return [reason_sentence(reason, language(), names) for reason in reasons]


def fact_sentence(fact: Sequence[str], names: Names) -> str:
    """One rule of those that contradict each other, from its short form in a Reason."""
    return capitalised(" ".join(rules_in_words([tuple(fact)], language(), names))) + "."


def headline_and_lead(figures: Mapping[str, Any]) -> tuple[list[str], str]:
    """The sentence that says whether the plan is fair, in one or two lines, and what comes after.

    figures   of a plan; those of plans made long ago have no sentences
    """
    lines = figures.get("headline", {}).get(language(), [])
    lead = figures.get("lead", {}).get(language(), "")
    if lead and figures.get("rules_broken") == 0:
        lead = " ".join([lead, _("All your rules are kept.")])
    return lines or [_("Everyone has a chair in each round.")], lead


def figure_facts(figures: Mapping[str, Any]) -> list[str]:
    """What else the figures say, one sentence each; only the planner's say more."""
    return list(figures.get("facts", {}).get(language(), []))
