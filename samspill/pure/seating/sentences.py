"""What a report says, in one sentence and in more, for whoever has to answer for the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samspill.pure.seating.balance import Balance
from samspill.pure.seating.problem import Mode
from samspill.pure.seating.report_phrases import PHRASES
from samspill.pure.seating.wording import (
    LANGUAGES,
    Names,
    capitalised,
    figure,
    number,
    phrase,
)

if TYPE_CHECKING:
    from samspill.pure.seating.report import Report

__all__ = ["LANGUAGES", "facts", "headline", "lead", "sentence"]


def sentence(report: Report, language: str, *, for_planner: bool = False) -> str:
    """The plan in one sentence: «Alle møter 28 nye; ingen møtes to ganger; det kan ikke …»

    for_planner  against the bounds from every rule; else from those that anyone may know
    """
    clauses = [*_clauses(report, language, for_planner), _verdict(report, language, for_planner)]
    return capitalised("; ".join(clauses)) + "."


def headline(report: Report, language: str, *, for_planner: bool = False) -> list[str]:
    """The same in two sentences of their own, without the verdict."""
    clauses = _clauses(report, language, for_planner)
    return [capitalised(clause) + "." for clause in clauses]


def lead(report: Report, language: str, *, for_planner: bool = False) -> str:
    """What the plan is made of: «Det kan ikke gjøres bedre: 72 personer, tolv bord, …»"""
    best = report.best if for_planner else report.best_seen
    counts = [
        phrase(PHRASES, "people", language, report.people),
        phrase(PHRASES, "tables", language, report.tables),
        phrase(PHRASES, "rounds", language, report.rounds),
        _meetings(report, "meetings", language, best.distinct),
    ]
    said = ", ".join(counts)
    verdict = _verdict(report, language, for_planner)
    is_said_already = verdict == _meetings(report, "short", language, best.distinct)
    return capitalised(said if is_said_already else f"{verdict}: {said}") + "."


def facts(report: Report, language: str, names: Names | None = None) -> list[str]:
    """More sentences: how each attribute is spread, who has been moved, whether it was cut."""
    attribute = (names or Names()).attribute
    found = [
        one for each in report.balances for one in _balance(each, language, attribute(each.name))
    ]
    is_least = report.meetings.excess <= report.best_seen.excess_co_meetings
    if is_least and report.repeats > report.best_seen.repeats:
        found.append(phrase(PHRASES, "repeats_spread", language))
    if report.has_base:
        found.append(_moved(report, language))
    return [*found, phrase(PHRASES, "was_cut", language)] if report.was_cut else found


def _moved(report: Report, language: str) -> str:
    if not report.moved_seats:
        return phrase(PHRASES, "moved_none", language)
    people = phrase(PHRASES, "people", language, len(report.moved_people))
    return capitalised(phrase(PHRASES, "moved", language, report.moved_seats, people=people))


def _clauses(report: Report, language: str, for_planner: bool) -> list[str]:
    if not any(map(sum, report.table_sizes)):
        return [phrase(PHRASES, "nobody", language)]
    if report.mode == Mode.ROTATE:
        tables = "no_table_twice" if report.no_table_twice else "some_table_twice"
        return [phrase(PHRASES, key, language) for key in ("rotate", tables)]
    return [_met(report, language), _repeats(report, language, for_planner)]


def _met(report: Report, language: str) -> str:
    fewest, key = report.fewest_met, "at_least"
    if report.is_everyone_throughout:
        key = "everyone" if report.is_same_for_all else "at_least"
    elif report.fewest_throughout is not None and report.fewest_throughout > fewest:
        fewest, key = report.fewest_throughout, "throughout"
    if fewest == 0:
        return phrase(PHRASES, "some_meet_nobody", language)
    return phrase(PHRASES, key, language, fewest)


def _repeats(report: Report, language: str, for_planner: bool) -> str:
    if report.repeats == 0:
        return phrase(PHRASES, "no_repeats", language)
    clause = phrase(PHRASES, "repeats", language, report.repeats)
    forced = (report.best if for_planner else report.best_seen).repeats
    if forced >= report.repeats:
        return phrase(PHRASES, "all_forced", language, clause=clause)
    if forced > 0:
        some = number(forced, language)
        return phrase(PHRASES, "some_forced", language, clause=clause, forced=some)
    return clause


def _verdict(report: Report, language: str, for_planner: bool) -> str:
    best = report.best if for_planner else report.best_seen
    if report.to_put_right:
        return phrase(PHRASES, "broken", language, len(report.to_put_right))
    if report.meetings.distinct < best.distinct:
        return _meetings(report, "short", language, best.distinct)
    return phrase(PHRASES, "best" if report.is_fair(best) else "most_meetings", language)


def _meetings(report: Report, key: str, language: str, most: int) -> str:
    met = figure(report.meetings.distinct, language)
    return phrase(PHRASES, key, language, met=met, most=figure(most, language))


def _balance(balance: Balance, language: str, name: str) -> list[str]:
    name = capitalised(name)
    if balance.excess:
        said = [phrase(PHRASES, "uneven", language, balance.excess, name=name)]
    else:
        said = [phrase(PHRASES, "even", language, name=name)]
    if balance.solos:
        alone = phrase(PHRASES, "solos", language, balance.solos, name=name)
        is_forced = balance.solos <= balance.solos_forced
        forced = " " + phrase(PHRASES, "solos_forced", language) if is_forced else ""
        said.append(alone + forced)
    return said
