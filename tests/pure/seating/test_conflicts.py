"""A problem without a solution is refused with a true reason, and no rule too many in it."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings

from samspill.pure.seating.conflicts import conflicts
from samspill.pure.seating.problem import Person, Problem, Reason, SeatingRound, SeatingTable
from tests.pure.seating.small_problems import evening, persons, problems, seatings

FACTS = ("present", "frozen")


def can_be_seated(problem, round):
    return any(True for _ in seatings(problem, round))


def under(problem, round, rules):
    """The problem with these rules only, in one round, and that round."""
    by_kind = {}
    for kind, *words in rules:
        by_kind.setdefault(kind, []).append(words)
    most = {table: int(number) for table, number in by_kind.get("capacity", [])}
    fewest = {table: int(number) for table, number in by_kind.get("minimum", [])}
    step_free = {name for (name,) in by_kind.get("step_free", [])}
    tables = tuple(
        replace(table, capacity=most.get(table.id, 99), minimum=fewest.get(table.id, 0))
        for table in round.tables
    )
    left = replace(round, tables=tables)
    people = [replace(one, needs_step_free=one.id in step_free) for one in problem.people]
    return left, Problem(
        people=tuple(people),
        rounds=(left,),
        hosts=dict(by_kind.get("host", [])),
        together=tuple(map(tuple, by_kind.get("together", []))),
        apart=tuple(map(tuple, by_kind.get("apart", []))),
        topic_choice={round.id: {name: topics for name, *topics in by_kind.get("topic", [])}},
        locked={round.id: dict(by_kind.get("locked", []))},
        frozen={round.id: problem.frozen.get(round.id, {})},
    )


def is_contradiction(problem, round, rules):
    left, small = under(problem, round, rules)
    return not can_be_seated(small, left)


@settings(deadline=None, max_examples=150)
@given(problems(most_people=6, round_count=2))
def test_a_reason_is_given_when_and_only_when_a_round_cannot_be_seated(problem):
    is_possible = all(can_be_seated(problem, round) for round in problem.rounds)

    assert (conflicts(problem) == ()) == is_possible


@settings(deadline=None, max_examples=150)
@given(problems(most_people=6))
def test_the_rules_of_a_reason_contradict_each_other_and_none_is_too_many(problem):
    for reason in conflicts(problem):
        rules = [rule for rule in reason.rules if rule[0] not in FACTS]

        assert is_contradiction(problem, problem.rounds[0], rules)
        for rule in rules:
            fewer = [one for one in rules if one != rule]
            assert not is_contradiction(problem, problem.rounds[0], fewer)


@settings(deadline=None, max_examples=60)
@given(problems(round_count=2))
def test_reasons_are_the_same_in_whatever_order_rules_are_told(problem):
    other = replace(
        problem,
        people=tuple(reversed(problem.people)),
        hosts=dict(reversed(problem.hosts.items())),
        together=tuple(group[::-1] for group in reversed(problem.together)),
        apart=tuple(pair[::-1] for pair in reversed(problem.apart)),
    )

    assert conflicts(problem) == conflicts(other)


def the_only(problem) -> Reason:
    (reason,) = conflicts(problem)
    return reason


def test_two_in_one_block_who_are_kept_apart():
    problem = evening(
        6, [3, 3], together=(("P0", "P1"), ("P1", "P2"), ("P2", "P3")), apart=(("P0", "P2"),)
    )

    reason = the_only(problem)

    assert reason.type == "apart_inside_together"
    assert reason.who == ("P0", "P1", "P2")
    assert reason.rules == (
        ("apart", "P0", "P2"),
        ("together", "P0", "P1"),
        ("together", "P1", "P2"),
    )
    assert reason.round is None


def test_more_who_are_all_kept_apart_than_there_are_tables():
    apart = (*combinations(["P1", "P2", "P3", "P4"], 2), ("P5", "P6"))

    reason = the_only(evening(9, [8, 8, 8], apart=apart))

    assert reason.type == "apart_clique"
    assert reason.who == ("P1", "P2", "P3", "P4")
    assert len(reason.rules) == 6


def test_kept_apart_with_too_few_step_free_tables():
    problem = evening(
        persons(9, {0, 1, 2}),
        [8, 8, 8],
        step_free=2,
        apart=tuple(combinations(["P0", "P1", "P2"], 2)),
    )

    reason = the_only(problem)

    assert (reason.type, reason.tables) == ("access", ("T0", "T1"))
    assert Counter(rule[0] for rule in reason.rules) == {"apart": 3, "step_free": 3}


def test_a_block_larger_than_the_largest_table():
    reason = the_only(evening(8, [3, 3, 3], together=(("P0", "P1"), ("P1", "P2"), ("P3", "P2"))))

    assert reason.type == "block_too_big"
    assert reason.who == ("P0", "P1", "P2", "P3")


def test_more_people_than_seats():
    reason = the_only(evening(20, [6, 6, 6]))

    assert (reason.type, reason.who, reason.tables) == ("capacity", (), ("T0", "T1", "T2"))
    assert ("present", "20") in reason.rules


def test_numbers_that_no_choice_of_tables_can_take():
    reason = the_only(evening(11, [8, 8], minimum=7))

    assert reason.type == "minimum"
    assert ("present", "11") in reason.rules


def test_a_host_alone_at_a_table_that_cannot_reach_its_minimum():
    reason = the_only(evening(10, [10, 10], minimum=6, hosts={"P0": "T0", "P1": "T1"}))

    assert (reason.type, reason.who) == ("minimum", ("P0", "P1"))


def test_more_who_need_step_free_tables_than_they_have_seats():
    reason = the_only(evening(persons(20, {1, 2, 3, 4, 5}), [4, 8, 8], step_free=1))

    assert (reason.type, reason.tables) == ("access", ("T0",))
    assert reason.who == ("P1", "P2", "P3", "P4", "P5")


def test_a_topic_that_no_table_has():
    problem = evening(4, [4, 4], topics=["a", "b"], topic_choice={"r1": {"P2": ["c"]}})

    reason = the_only(problem)

    assert (reason.type, reason.who, reason.round) == ("topic", ("P2",), "r1")
    assert reason.rules == (("topic", "P2", "c"),)


def test_a_topic_that_too_many_have_chosen():
    chosen = {f"P{n}": ["a"] for n in range(5)}
    problem = evening(8, [4, 4], topics=["a", "b"], topic_choice={"r0": chosen})

    reason = the_only(problem)

    assert (reason.type, reason.tables, len(reason.who)) == ("topic", ("T0",), 5)


def test_hosts_of_a_block_at_different_tables():
    problem = evening(6, [4, 4], hosts={"P0": "T0", "P1": "T1"}, together=(("P0", "P1"),))

    reason = the_only(problem)

    assert (reason.type, reason.who) == ("host", ("P0", "P1"))
    assert len(reason.rules) == 3


def test_a_host_at_a_table_that_is_not_there():
    reason = the_only(evening(6, [4, 4], hosts={"P0": "T7"}))

    assert (reason.type, reason.rules) == ("host", (("host", "P0", "T7"),))


def test_somebody_whose_companion_sits_at_a_table_that_is_kept():
    problem = evening(
        6, [4, 4], rounds=1, together=(("P0", "P1"),), frozen={"r0": {"T0": ["P0", "P2"]}}
    )

    reason = the_only(problem)

    assert reason.type == "host"
    assert reason.rules == (("together", "P0", "P1"), ("frozen", "T0", "P0"))


def test_kept_apart_in_a_ring_that_two_tables_cannot_part():
    ring = tuple((f"P{n}", f"P{(n + 1) % 5}") for n in range(5))

    reason = the_only(evening(8, [8, 8], apart=ring))

    assert (reason.type, len(reason.rules)) == ("apart_clique", 5)


def test_names_shared_by_people_and_tables_are_not_mixed_up():
    tables = (SeatingTable("8", 8), SeatingTable("b", 1, is_step_free=False))
    people = (Person("8"), Person("b", needs_step_free=True), Person("c"))
    problem = Problem(people, (SeatingRound("r", tables),), hosts={"b": "b"})

    reason = the_only(problem)

    assert reason.rules == (("host", "b", "b"), ("step_free", "b"))


def test_what_is_wrong_in_two_of_three_rounds_is_told_once():
    chosen = {"P0": ["c"]}
    problem = evening(4, [4, 4], rounds=3, topic_choice={"r1": chosen, "r2": chosen})

    assert the_only(problem).round == "r1"


def test_every_conflict_that_is_seen_at_once_is_told():
    problem = evening(
        8, [4, 4], hosts={"P0": "T7"}, together=(("P1", "P2"),), apart=(("P1", "P2"),)
    )

    assert {reason.type for reason in conflicts(problem)} == {"host", "apart_inside_together"}


def test_blocks_that_fill_tables_badly_are_refused():
    groups = tuple((f"P{n}", f"P{n + 10}", f"P{n + 20}") for n in range(9))

    reason = the_only(evening(30, [8] * 4, together=groups))

    assert reason.type == "block_too_big"
    assert Counter(rule[0] for rule in reason.rules)["together"] == 9
