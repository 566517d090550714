"""A plan is held against every hard rule, and each breach is named."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from samspill.pure.seating.broken import RuleKind, broken_rules, count_rules
from samspill.pure.seating.problem import Mode, Person, Problem
from tests.pure.seating.plans import cases, people_of, plan_of, rounds_of

FOUR = Problem(people_of("abcd"), rounds_of(2, 3, 3))
KEPT = plan_of("ab cd", "ac bd")


def with_table(**facts):
    """FOUR with other facts about the first table of its second round."""
    first, second = FOUR.rounds
    table, *rest = second.tables
    changed = replace(second, tables=(replace(table, **facts), *rest))
    return replace(FOUR, rounds=(first, changed))


def needing_step_free(name):
    people = [replace(one, needs_step_free=one.id == name) for one in FOUR.people]
    return replace(with_table(is_step_free=False), people=tuple(people))


def topic_in_second_round():
    wishes = {"R2": {"a": ("sport",), "b": ("sport",)}}
    problem = with_table(topic="culture")
    first, second = problem.rounds
    tables = (second.tables[0], replace(second.tables[1], topic="sport"))
    rounds = (first, replace(second, tables=tables))
    return replace(problem, rounds=rounds, topic_choice=wishes)


BREACHES = [
    (with_table(capacity=1), RuleKind.CAPACITY, ("a", "c"), "T1"),
    (with_table(minimum=3), RuleKind.MINIMUM, ("a", "c"), "T1"),
    (needing_step_free("a"), RuleKind.STEP_FREE, ("a",), "T1"),
    (replace(FOUR, hosts={"c": "T2"}), RuleKind.HOST, ("c",), "T1"),
    (replace(FOUR, together=(("a", "b"),)), RuleKind.TOGETHER, ("a", "b"), None),
    (replace(FOUR, apart=(("a", "c"),)), RuleKind.APART, ("a", "c"), "T1"),
    (topic_in_second_round(), RuleKind.TOPIC, ("a",), "T1"),
    (replace(FOUR, frozen={"R2": {"T1": ("a", "b")}}), RuleKind.FROZEN, ("b", "c"), "T1"),
    (replace(FOUR, locked={"R2": {"c": "T2"}}), RuleKind.LOCKED, ("c",), "T1"),
]


@pytest.mark.parametrize(("problem", "kind", "who", "table"), BREACHES)
def test_each_kind_of_rule_is_found_broken_where_it_is(problem, kind, who, table):
    (found,) = broken_rules(problem, KEPT)

    assert (found.kind, found.round, found.who, found.table) == (kind, "R2", who, table)


def test_an_empty_table_needs_no_minimum():
    (round,) = rounds_of(1, 3, 3, 3)
    tables = tuple(replace(table, minimum=2) for table in round.tables)
    problem = replace(FOUR, rounds=(replace(round, tables=tables),))

    assert broken_rules(problem, plan_of("ab cd -")) == []


def test_a_person_without_a_seat_and_one_with_two_are_found():
    found = broken_rules(FOUR, plan_of("ab cd", "ac ab"))

    assert [(one.kind, one.who) for one in found] == [
        (RuleKind.SEATED, ("a",)),
        (RuleKind.SEATED, ("d",)),
    ]


def test_a_seat_for_one_who_is_away_or_unknown_or_at_a_table_that_is_not_there_is_found():
    people = (*people_of("abc"), Person("d", absent_rounds=frozenset({"R2"})))
    problem = replace(FOUR, people=people)

    found = broken_rules(problem, plan_of("ab cd", "ax d bc"))

    assert {(one.kind, one.who, one.table) for one in found} == {
        (RuleKind.SEATED, ("b", "c"), "T3"),
        (RuleKind.SEATED, ("x",), "T1"),
        (RuleKind.ABSENCE, ("d",), "T2"),
    }


def test_a_plan_with_too_few_rounds_leaves_everyone_without_a_seat():
    found = broken_rules(FOUR, plan_of("ab cd"))

    assert [(one.round, *one.who) for one in found] == [("R2", name) for name in "abcd"]


def test_a_breach_at_a_table_that_has_been_held_is_told_as_a_fact():
    held = {"R1": {"T1": ("a", "b")}}
    problem = replace(FOUR, apart=(("a", "b"), ("a", "c")), frozen=held)

    found = broken_rules(problem, KEPT)

    assert [(one.round, one.is_held) for one in found] == [("R1", True), ("R2", False)]


def test_groups_that_rotate_are_the_same_in_every_round():
    problem = replace(FOUR, mode=Mode.ROTATE)

    kept = broken_rules(problem, plan_of("ab cd", "cd ab"))
    broken = broken_rules(problem, KEPT)

    assert kept == []
    assert {one.kind for one in broken} == {RuleKind.GROUP}


def test_rules_are_counted_once_for_each_round_they_stand_in():
    people = (*people_of("abc"), Person("d", absent_rounds=frozenset({"R2"})))
    problem = replace(FOUR, people=people, apart=(("a", "d"),), together=(("a", "b"),))

    found = count_rules(problem)

    assert (found[RuleKind.SEATED], found[RuleKind.ABSENCE]) == (7, 1)
    assert (found[RuleKind.APART], found[RuleKind.TOGETHER]) == (1, 2)
    assert found[RuleKind.CAPACITY] == 4


@settings(deadline=None, max_examples=200)
@given(cases())
def test_a_plan_that_the_rules_were_made_from_breaks_none(case):
    problem, plan = case

    assert broken_rules(problem, plan) == []
