"""What a move costs: the same as if the whole plan were reported anew."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samspill.pure.seating.broken import RuleKind, broken_rules
from samspill.pure.seating.costs import Again, best_swap, move_cost, moved, swapped, why_here
from samspill.pure.seating.problem import Problem
from samspill.pure.seating.report import report
from tests.pure.seating.plans import cases, people_of, plan_of, rounds_of

SIX = Problem(people_of("abcdef"), rounds_of(2, 3, 3, 3))
PLAN = plan_of("ab cd ef", "ac be df")


def test_a_move_tells_who_meets_again_and_where_they_met():
    cost = move_cost(SIX, PLAN, "R2", "a", "T2")

    assert cost.new_repeats == (Again("a", "b", "R1", "T1"),)
    assert (cost.repeated_pairs.before, cost.repeated_pairs.after) == (0, 1)
    assert (cost.fewest_met.before, cost.fewest_met.after) == (2, 1)
    assert {at: (size.before, size.after) for at, size in cost.sizes.items()} == {
        "T1": (2, 1),
        "T2": (2, 3),
    }
    assert not cost.costs_nothing


def test_a_move_that_breaks_a_rule_says_which():
    problem = replace(SIX, apart=(("a", "e"),), locked={"R2": {"a": "T1"}})

    cost = move_cost(problem, PLAN, "R2", "a", "T2")

    assert [one.kind for one in cost.newly_broken] == [RuleKind.APART, RuleKind.LOCKED]


def test_what_was_broken_before_is_not_laid_to_the_move():
    problem = replace(SIX, rounds=rounds_of(2, 1, 3, 3))

    cost = move_cost(problem, PLAN, "R2", "b", "T3")
    worse = move_cost(problem, PLAN, "R2", "b", "T1")

    assert [one.table for one in cost.broken] == ["T1"]
    assert cost.newly_broken == ()
    assert [one.table for one in worse.newly_broken] == ["T1"]


def test_the_best_exchange_keeps_the_rules_and_costs_least():
    plan = plan_of("ab cd ef", "ab ce df")

    other, cost = best_swap(SIX, plan, "R2", "b", "T2")
    kept, _ = best_swap(replace(SIX, apart=(("b", other),)), plan, "R2", "b", "T3")

    assert cost.co_meetings == -1
    assert cost.costs_nothing
    assert kept in ("d", "f")


def test_no_exchange_is_offered_at_a_table_that_is_frozen():
    problem = replace(SIX, frozen={"R2": {"T2": ("b", "e")}})

    assert best_swap(problem, PLAN, "R2", "a", "T2") is None


def test_what_the_best_other_place_would_cost_says_why_one_sits_here():
    problem = Problem(people_of("abcd"), rounds_of(3, 2, 2))

    other, cost = why_here(problem, plan_of("ab cd", "ac bd", "ad bc"), "R3", "a")

    assert (other, cost.co_meetings) == ("b", 2)
    assert [(one.first, one.second, one.round) for one in cost.new_repeats] == [
        ("a", "c", "R2"),
        ("b", "d", "R2"),
    ]


def test_one_without_a_seat_is_given_one_and_nobody_can_change_with_them():
    plan = plan_of("ab cd ef", "ac be d")

    cost = move_cost(SIX, plan, "R2", "f", "T3")

    assert (cost.fewest_met.before, cost.fewest_met.after) == (1, 2)
    assert {one.kind for one in cost.broken} == set()
    assert best_swap(SIX, plan, "R2", "f", "T3") is None


def test_a_plan_with_a_move_or_an_exchange_is_told_in_the_problem_s_order():
    assert moved(SIX, PLAN, "R2", "a", "T2").rounds[1]["T2"] == ("a", "b", "e")
    assert swapped(SIX, PLAN, "R2", "a", "e").rounds[1] == plan_of("ce ab df").rounds[0]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_move_costs_what_the_whole_report_says(data):
    problem, plan = data.draw(cases())
    seats = [
        (round.id, person)
        for round, tables in zip(problem.rounds, plan.rounds, strict=True)
        for people in tables.values()
        for person in people
    ]
    assume(seats)
    round_id, person = data.draw(st.sampled_from(seats))
    table = data.draw(st.sampled_from(problem.rounds[0].tables)).id

    cost = move_cost(problem, plan, round_id, person, table)

    after = moved(problem, plan, round_id, person, table)
    first, second = report(problem, plan), report(problem, after)
    assert cost.repeated_pairs.before == first.meetings.repeated
    assert cost.repeated_pairs.after == second.meetings.repeated
    assert cost.co_meetings == second.meetings.excess - first.meetings.excess
    assert cost.fewest_met.after == second.fewest_met
    excess = [sum(one.excess for one in each.balances) for each in (first, second)]
    assert cost.excess.after - cost.excess.before == excess[1] - excess[0]
    assert len(cost.newly_broken) == len(broken_rules(problem, after))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_an_exchange_costs_what_the_whole_report_says_and_breaks_nothing(data):
    problem, plan = data.draw(cases())
    person = data.draw(st.sampled_from(problem.people)).id

    found = why_here(problem, plan, "R1", person)

    if found:
        other, cost = found
        after = report(problem, swapped(problem, plan, "R1", person, other))
        assert cost.fewest_met.after == after.fewest_met
        assert cost.repeated_pairs.after == after.meetings.repeated
        assert after.broken == ()


def test_a_round_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        move_cost(SIX, PLAN, "R9", "a", "T1")
