"""The report: counted right, and the form that may be published gives no reason away."""

import json
from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.problem import Attribute, Mode, Person, Problem
from samspill.pure.seating.report import report, without_secrets
from samspill.pure.seating.writing import for_planner, infeasible, published
from tests.pure.seating.plans import cases, people_of, plan_of, rounds_of, shuffled

SIX = Problem(people_of("abcdef"), rounds_of(2, 2, 2, 2))


def test_a_plan_where_no_two_meet_twice_is_the_best_there_is():
    found = report(SIX, plan_of("ab cd ef", "ac be df"))

    assert (found.meetings.distinct, found.best.distinct, found.repeats) == (6, 6, 0)
    assert (found.fewest_met, found.is_same_for_all, found.is_proven_best) == (2, True, True)
    assert (found.tables, found.people, found.rounds) == (3, 6, 2)


def test_two_who_meet_again_when_they_need_not_cost_one_meeting():
    found = report(SIX, plan_of("ab cd ef", "ab ce df"))

    assert (found.meetings.distinct, found.repeats, found.best.repeats) == (5, 1, 0)
    assert (found.meetings.repeated, found.meetings.most, found.meetings.excess) == (1, 2, 1)
    assert (found.fewest_met, found.fewest_met_by) == (1, ("a", "b"))
    assert not found.is_proven_best


def test_a_value_is_in_excess_where_a_table_has_more_or_fewer_than_its_share_rounded():
    told = {"a": "red", "b": "red", "c": "blue", "d": "blue"}
    people = tuple(Person(name, {"field": value}) for name, value in told.items())
    attributes = {"field": Attribute(no_solo=frozenset({"red"}))}
    problem = Problem(people, rounds_of(2, 2, 2), attributes)

    (found,) = report(problem, plan_of("ab cd", "ac bd")).balances

    assert (found.excess, found.solos, found.solos_forced) == (4, 2, 0)


def test_the_only_one_in_the_room_cannot_but_be_alone():
    people = (Person("a", {"field": "red"}), *people_of("bcd"))
    problem = Problem(people, rounds_of(1, 2, 2), {"field": Attribute(no_solo=frozenset({"red"}))})

    (found,) = report(problem, plan_of("ab cd")).balances

    assert (found.excess, found.solos, found.solos_forced) == (0, 1, 1)


def test_seats_that_differ_from_the_plan_it_started_from_are_counted():
    base = {"R1": {"T1": ("a", "b"), "T2": ("c", "x"), "T3": ("e", "f")}}

    found = report(replace(SIX, base=base), plan_of("ac bd ef", "ab cd ef"))

    assert (found.moved_seats, found.moved_people) == (2, ("c", "b"))


def test_groups_that_rotate_meet_all_they_can_when_each_meets_its_own():
    found = report(replace(SIX, mode=Mode.ROTATE), plan_of("ab cd ef", "cd ef ab"))

    assert (found.meetings.distinct, found.best.distinct, found.best.repeats) == (3, 3, 3)
    assert found.is_proven_best
    assert found.no_table_twice


@settings(deadline=None, max_examples=150)
@given(cases())
def test_meetings_are_counted_as_anyone_would_count_them(case):
    problem, plan = case

    found = report(problem, plan)

    times = Counter(
        pair for tables in plan.rounds for who in tables.values() for pair in combinations(who, 2)
    )
    met = Counter(person for pair in times for person in pair)
    assert found.meetings.distinct == len(times)
    assert found.repeats == sum(times.values()) - len(times)
    assert found.meetings.most == max(times.values(), default=0)
    assert found.people_met == {one: met[one] for one in found.people_met}
    assert found.fewest_met == min(found.people_met.values(), default=0)
    assert found.broken == ()


@settings(deadline=None, max_examples=200)
@given(cases())
def test_the_published_plan_is_the_same_without_the_rules_that_must_not_be_known(case):
    problem, plan = case

    shown = json.dumps(published(problem, plan))

    assert shown == json.dumps(published(without_secrets(problem), plan))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_the_report_is_the_same_in_whatever_order_the_problem_is_told(data):
    problem, plan = data.draw(cases())
    other = shuffled(data.draw, problem)

    first, second = report(problem, plan), report(other, plan)

    assert first.problem_sha256 == second.problem_sha256
    quality = [
        {**one.as_dict(), "fewest_met_by": set(one.fewest_met_by)} for one in (first, second)
    ]
    assert quality[0] == quality[1]


def test_the_least_met_and_the_rules_kept_stand_in_the_planner_s_account():
    people = (*people_of("abcde"), Person("f", needs_step_free=True))
    problem = replace(SIX, people=people, apart=(("a", "f"),))
    plan = plan_of("ab cd ef", "ac be df")

    found = for_planner(problem, plan)

    assert found["people"]["a"] == {"met": 2, "bound": 2}
    assert found["rules"]["apart"] == {"count": 2, "broken": 0}
    assert found["rules"]["step_free"] == {"count": 2, "broken": 0}
    assert len(found["problem_sha256"]) == 64


def test_a_breach_is_counted_for_all_and_named_for_the_planner():
    problem = replace(SIX, apart=(("a", "b"),))
    plan = plan_of("ab cd ef", "ac be df")

    shown, account = published(problem, plan), for_planner(problem, plan)

    assert shown["quality"]["rules_broken"] == 1
    assert "apart" not in json.dumps(shown).replace('"apart",', "")  # but for the list of kinds
    assert account["broken"][0]["who"] == ["a", "b"]


def test_a_plan_of_nobody_can_be_reported():
    away = frozenset({"R1", "R2"})
    people = tuple(replace(person, absent_rounds=away) for person in SIX.people)

    found = report(replace(SIX, people=people), plan_of("- - -", "- - -"))

    assert (found.people, found.meetings.seats, found.fewest_met) == (0, 0, 0)
    assert found.as_dict()["sentence"]["nb"].startswith("Ingen har fått plass ennå")


def test_reasons_stand_with_their_sentences():
    assert infeasible([]) == {"infeasible": True, "reasons": []}
