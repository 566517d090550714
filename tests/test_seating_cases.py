"""The cases of the seating benchmark are what they say: possible, or impossible for the reason told."""

import json

import pytest

from benchmarks.seating_cases import NAMES, POSSIBLE, case
from benchmarks.seating_cases.repairs import published
from benchmarks.seating_peers import count_off, random_deal
from samspill.pure.seating.broken import RuleKind, broken_rules
from samspill.pure.seating.conflicts import conflicts
from samspill.pure.seating.problem import Plan, Problem
from samspill.pure.seating.reading import read_problem


def problem(name: str) -> Problem:
    return read_problem(json.dumps(case(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_refused_when_it_says_so_and_for_a_reason_it_tells(name):
    expected = set(case(name).get("expected_types", []))

    types = {str(reason.type) for reason in conflicts(problem(name))}

    assert types <= expected
    assert bool(types) == (name not in POSSIBLE)


def test_a_case_is_the_same_every_time():
    assert case("everything82") == case("everything82")


@pytest.mark.parametrize(("name", "people_count"), [("everything82", 82), ("mixed200", 200)])
def test_a_published_plan_keeps_every_rule(name, people_count):
    rounds = published(people_count).values()
    plan = Plan(tuple({table: tuple(who) for table, who in seats.items()} for seats in rounds))

    assert broken_rules(problem(name), plan) == []


@pytest.mark.parametrize("peer", [count_off, random_deal])
def test_a_peer_that_deals_gives_everyone_present_one_seat_at_tables_that_hold_them(peer):
    rounds = peer.seat(case("everything82"), 0)
    plan = Plan(tuple({table: tuple(who) for table, who in seats.items()} for seats in rounds))

    kinds = {rule.kind for rule in broken_rules(problem("everything82"), plan)}

    assert not kinds & {RuleKind.SEATED, RuleKind.ABSENCE, RuleKind.CAPACITY, RuleKind.MINIMUM}
