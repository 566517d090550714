"""The bounds: no plan passes them, and where a plan is known to reach them they say so."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.bounds import Binding, bounds, bounds_for_any_sizes
from samspill.pure.seating.problem import Person, Problem
from tests.pure.seating.plans import cases, people_of, plan_of, rounds_of, shuffled


def sizes_of(plan):
    return [{table: len(people) for table, people in tables.items()} for tables in plan.rounds]


def even(rounds, tables, size):
    """Bounds of so many rounds with everyone at tables of one size."""
    people = tuple(Person(f"P{n}") for n in range(tables * size))
    problem = Problem(people, rounds_of(rounds, *[size] * tables))
    return bounds(problem, [{f"T{n}": size for n in range(1, tables + 1)}] * rounds)


def test_eighty_at_ten_tables_can_all_be_new_to_each_other():
    found = even(4, 10, 8)

    assert (found.seats, found.distinct, found.binds) == (1120, 1120, Binding.SEATS)
    assert (found.repeats, found.excess_co_meetings, found.fewest_met) == (0, 0, 28)


def test_thirty_two_at_eight_tables_can_meet_for_ten_rounds():
    found = even(10, 8, 4)

    assert (found.distinct, found.repeats, found.fewest_met) == (480, 0, 30)


def test_more_at_a_table_than_tables_to_part_for_must_meet_again():
    found = even(4, 3, 8)

    assert (found.distinct, found.binds) == (273, Binding.PIGEONHOLE)
    assert found.excess_co_meetings == 126


def test_when_everyone_can_meet_everyone_the_pairs_bind_and_apart_counts_against_them():
    problem = Problem(people_of("abcd"), rounds_of(5, 2, 2))
    plan = plan_of(*["ab cd"] * 5)

    free = bounds(problem, sizes_of(plan))
    parted = bounds(replace(problem, apart=(("a", "b"),)), sizes_of(plan))

    assert (free.distinct, free.binds, free.repeats) == (6, Binding.PAIRS, 4)
    assert free.excess_co_meetings == 4
    assert (parted.distinct, parted.met_by_person) == (5, (2, 2, 3, 3))


def test_those_who_sit_together_meet_again_every_round_but_the_first():
    people = tuple(Person(f"P{n}") for n in range(16))
    problem = Problem(people, rounds_of(3, 4, 4, 4, 4), together=(("P0", "P1"),))

    found = bounds(problem, [{"T1": 4, "T2": 4, "T3": 4, "T4": 4}] * 3)

    assert (found.seats, found.distinct, found.binds) == (72, 70, Binding.BLOCKS)
    assert found.excess_co_meetings == 3
    assert found.met_by_person[:3] == (7, 7, 9)


def test_two_hosts_never_meet_and_their_own_table_says_how_many_they_can():
    problem = Problem(people_of("abcdef"), rounds_of(1, 4, 2), hosts={"a": "T1", "b": "T2"})

    found = bounds(problem, [{"T1": 4, "T2": 2}])

    assert found.possible == 14
    assert found.met_by_person[:3] == (3, 1, 3)


def test_two_hosts_of_one_table_meet_in_every_round():
    hosts = {"a": "T1", "b": "T1"}
    problem = Problem(people_of("abcdef"), rounds_of(2, 3, 3), hosts=hosts)

    found = bounds(problem, [{"T1": 3, "T2": 3}] * 2)

    assert found.repeats == 2
    assert found.met_by_person[:3] == (3, 3, 4)


def test_the_companion_of_a_host_never_meets_the_host_of_another_table():
    problem = Problem(
        people_of("abcd"),
        rounds_of(1, 3, 3),
        together=(("a", "b"),),
        hosts={"a": "T1", "c": "T2"},
    )

    assert bounds(problem, [{"T1": 2, "T2": 2}]).possible == 4


def test_the_one_who_meets_fewest_meets_at_most_what_all_do_on_average():
    sizes = {"T1": 3, "T2": 2, "T3": 2, "T4": 2}
    problem = Problem(people_of("abcdefghi"), rounds_of(3, 3, 2, 2, 2))

    found = bounds(problem, [sizes] * 3)

    assert (found.distinct, min(found.met_by_person)) == (18, 6)
    assert found.fewest_met == 4


def test_somebody_sits_at_the_smallest_table():
    found = bounds(Problem(people_of("abcdefgh"), rounds_of(1, 6, 2)), [{"T1": 6, "T2": 2}])

    assert 2 * found.distinct // 8 == 4
    assert found.fewest_met == 1


def test_whoever_is_away_reaches_fewer_and_whoever_never_comes_is_not_counted():
    people = (*people_of("abc"), Person("d", absent_rounds=frozenset({"R1"})))
    never = Person("e", absent_rounds=frozenset({"R1", "R2"}))
    problem = Problem((*people, never), rounds_of(2, 2, 2))

    found = bounds(problem, [{"T1": 2, "T2": 1}, {"T1": 2, "T2": 2}])

    assert found.met_by_person == (2, 2, 2, 1, 0)
    assert found.fewest_met == 1


def test_rounds_that_have_been_held_are_facts():
    plan = plan_of("abc def", "abd cef")
    frozen = {f"R{n}": tables for n, tables in enumerate(plan.rounds, 1)}
    problem = Problem(people_of("abcdef"), rounds_of(2, 3, 3), frozen=frozen)

    found = bounds(problem, sizes_of(plan))

    assert (found.distinct, found.repeats) == (10, 2)
    assert found.met_by_person == (3, 3, 4, 4, 3, 3)


def test_a_frozen_table_is_closed_to_the_others():
    problem = Problem(people_of("abcd"), rounds_of(1, 4, 4), frozen={"R1": {"T1": ("a", "b")}})

    assert bounds(problem, [{"T1": 2, "T2": 2}]).possible == 2


def test_two_who_have_met_before_they_were_to_be_kept_apart_have_met():
    frozen = {"R1": {"T1": ("a", "b")}}
    problem = Problem(people_of("abcd"), rounds_of(1, 2, 2), frozen=frozen, apart=(("a", "b"),))

    assert bounds(problem, [{"T1": 2, "T2": 2}]).distinct == 2


def test_a_companion_goes_where_one_s_own_may_go():
    problem = Problem(
        people_of("abcd"), rounds_of(1, 4, 4), together=(("a", "b"),), apart=(("b", "c"),)
    )

    found = bounds(problem, [{"T1": 3, "T2": 1}])

    assert found.possible == 4


def test_uneven_tables_make_more_pairs_where_sizes_are_free():
    problem = Problem(people_of("abcd"), rounds_of(1, 3, 3))

    found = bounds_for_any_sizes(problem)

    assert found is not None
    assert found.distinct == 3


def test_no_sizes_hold_everyone_when_there_are_too_few_chairs():
    assert bounds_for_any_sizes(Problem(people_of("abcd"), rounds_of(1, 3))) is None


@settings(deadline=None, max_examples=300)
@given(cases())
def test_no_plan_that_keeps_the_rules_passes_a_bound(case):
    problem, plan = case

    found = bounds(problem, sizes_of(plan))
    free = bounds_for_any_sizes(problem)

    times = Counter(
        pair for tables in plan.rounds for who in tables.values() for pair in combinations(who, 2)
    )
    met = Counter(person for pair in times for person in pair)
    assert free is not None
    assert len(times) <= found.distinct <= free.distinct
    assert sum(times.values()) == found.seats
    assert found.repeats == found.seats - found.distinct
    assert sum(count * (count - 1) // 2 for count in times.values()) >= found.excess_co_meetings
    for person, most in zip(problem.people, found.met_by_person, strict=True):
        assert met[person.id] <= most


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_the_bounds_are_the_same_in_whatever_order_the_problem_is_told(data):
    problem, plan = data.draw(cases())
    other = shuffled(data.draw, problem)

    first, second = bounds(problem, sizes_of(plan)), bounds(other, sizes_of(plan))

    ids = [person.id for person in other.people]
    at = [ids.index(person.id) for person in problem.people]
    met = tuple(second.met_by_person[place] for place in at)
    assert first == replace(second, met_by_person=met)


@pytest.mark.slow
def test_a_thousand_people_in_eight_rounds_are_bounded_at_once():
    found = even(8, 125, 8)

    assert (found.distinct, found.fewest_met) == (28_000, 56)
