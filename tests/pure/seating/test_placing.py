"""One round is seated when it can be, with every rule kept and tables as even as they can be."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.annealing import anneal
from samspill.pure.seating.blocks import make_blocks, round_rules
from samspill.pure.seating.deciding import OutOfStepsError, decide
from samspill.pure.seating.placing import place_blocks, place_round
from samspill.pure.seating.problem import Person, Problem, SeatingRound, SeatingTable
from tests.pure.seating.small_problems import problems, seatings

RING_OF_FIVE = tuple((f"P{n:04}", f"P{(n + 1) % 5:04}") for n in range(5))
MANY = settings(deadline=None, max_examples=150)


def squares(tables):
    return sum(tables.count(table) ** 2 for table in set(tables))


def evening(people, capacities, **rules):
    """Three rounds at the same tables, for so many people."""
    tables = tuple(SeatingTable(f"T{n:03}", size) for n, size in enumerate(capacities))
    return Problem(
        people=tuple(Person(f"P{n:04}") for n in range(people)),
        rounds=tuple(SeatingRound(f"r{n}", tables) for n in range(3)),
        **rules,
    )


def sizes(problem, number=0, seed=1):
    seats = place_round(problem, problem.rounds[number], seed=seed)
    return [len(people) for people in seats.values()]


@MANY
@given(problems(), st.integers(0, 9))
def test_a_round_is_seated_with_every_rule_kept_when_that_can_be(problem, seed):
    round = problem.rounds[0]
    possible = list(seatings(problem, round))

    placed = place_round(problem, round, seed=seed)

    assert (placed is None) == (not possible)
    if placed is not None:
        frozen = problem.frozen[round.id]
        free = {t: sorted(people) for t, people in placed.items() if t not in frozen}
        seats = {name: table for table, people in free.items() for name in people}
        assert seats in possible
        assert sum(map(len, free.values())) == len(seats)
        assert {table: placed[table] for table in frozen} == frozen


@MANY
@given(problems(with_blocks=False, most_people=7), st.integers(0, 9))
def test_table_sizes_are_as_even_as_they_can_be_when_people_are_free_of_each_other(problem, seed):
    round = problem.rounds[0]
    least = min((squares(list(seats.values())) for seats in seatings(problem, round)), default=None)

    placed = place_round(problem, round, seed=seed)

    if placed is not None:
        frozen = problem.frozen[round.id]
        assert sum(len(who) ** 2 for t, who in placed.items() if t not in frozen) == least


@MANY
@given(problems())
def test_the_exact_search_alone_tells_the_same(problem):
    blocks = make_blocks(round_rules(problem, problem.rounds[0]))
    is_possible = any(True for _ in seatings(problem, problem.rounds[0]))

    found = decide(blocks, steps=10**6)

    assert (found is not None) == is_possible
    if found is not None:
        assert all(mask >> table & 1 for mask, table in zip(blocks.masks, found, strict=True))


@settings(deadline=None, max_examples=40)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_rules_does_not_matter(problem, random):
    def shuffled(things):
        listed = list(things)
        random.shuffle(listed)
        return tuple(listed)

    other = replace(
        problem,
        people=shuffled(problem.people),
        hosts=dict(shuffled(problem.hosts.items())),
        together=shuffled(shuffled(group) for group in problem.together),
        apart=shuffled(shuffled(pair) for pair in problem.apart),
    )

    placed = [place_round(one, one.rounds[0], seed=3) for one in (problem, other)]

    assert placed[0] == placed[1]


def test_seventy_seven_at_uneven_tables_fill_the_small_ones_first():
    problem = evening(77, [10] * 3 + [8] * 4 + [6] * 3)

    assert sizes(problem) == [9, 9, 9, 8, 8, 8, 8, 6, 6, 6]


def test_equal_tables_take_turns_at_being_smaller():
    problem = evening(22, [8, 8, 8])

    smallest = {sizes(problem, number).index(8) for number in range(3)}

    assert smallest == {0, 1, 2}


def test_a_table_is_left_empty_rather_than_below_its_minimum():
    tables = tuple(SeatingTable(f"T{n}", 10, minimum=8) for n in range(10))
    problem = Problem(tuple(Person(f"P{n:02}") for n in range(77)), (SeatingRound("r", tables),))

    assert sorted(sizes(problem)) == [0, 8, 8, 8, 8, 9, 9, 9, 9, 9]


def test_municipalities_as_large_as_there_are_tables_are_spread():
    names = [f"P{n:04}" for n in range(80)]
    apart = [
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if int(one[1:]) // 10 == int(other[1:]) // 10
    ]
    problem = evening(80, [8] * 10, apart=tuple(apart))

    placed = place_round(problem, problem.rounds[0], seed=1)

    assert all(len({int(name[1:]) // 10 for name in who}) == 8 for who in placed.values())


def test_annealing_mends_a_seating_of_rings_at_full_tables():
    ring = [(f"P{n:04}", f"P{(n + 1) % 40:04}") for n in range(40)]
    pairs = tuple((f"P{n:04}", f"P{n + 7:04}") for n in range(0, 30, 3))
    problem = evening(40, [8] * 5, apart=tuple(ring), together=pairs)
    blocks = make_blocks(round_rules(problem, problem.rounds[0]))

    table_of = anneal(blocks, [0] * len(blocks.people), steps=200_000, seed=1)

    filled = Counter()
    for block, table in enumerate(table_of):
        filled[table] += len(blocks.people[block])
        assert not any(table_of[other] == table for other in blocks.near[block])
    assert set(filled.values()) == {8}


def test_annealing_claims_nothing_when_it_does_not_get_there():
    problem = evening(5, [5, 5], apart=RING_OF_FIVE)
    blocks = make_blocks(round_rules(problem, problem.rounds[0]))

    assert anneal(blocks, [0] * 5, steps=2000, seed=1) is None


def test_without_steps_an_impossible_round_is_left_undecided():
    problem = evening(5, [5, 5], apart=RING_OF_FIVE)
    blocks = make_blocks(round_rules(problem, problem.rounds[0]))

    with pytest.raises(OutOfStepsError):
        place_blocks(blocks, seed=1, turn=0, steps=0)


def test_a_frozen_table_stays_as_it_is_and_the_rest_is_placed_round_it():
    problem = evening(9, [4, 4, 4], frozen={"r0": {"T001": ["P0004", "gone"]}})

    placed = place_round(problem, problem.rounds[0], seed=1)

    assert placed["T001"] == ["P0004", "gone"]
    assert [len(placed["T000"]), len(placed["T002"])] == [4, 4]


def test_a_thousand_people_are_placed_at_once():
    names = [f"P{n:04}" for n in range(1000)]
    problem = evening(
        1000,
        [8] * 125,
        together=tuple(zip(names[:60], names[500:560], strict=True)),
        apart=tuple(zip(names[100:400], names[600:900], strict=True)),
    )

    assert set(sizes(problem)) == {8}
