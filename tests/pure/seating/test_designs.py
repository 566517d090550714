"""Designs: seatings by construction in which no two people meet twice."""

from itertools import chain, combinations, product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.designs import groups_without_repeats, round_bound
from samspill.pure.seating.difference_rows import FOUND, DifferenceRows
from samspill.pure.seating.finite_fields import field_of, ring_of_order
from samspill.pure.seating.starters import STARTERS

# Each is as many rounds as there can be, or (where marked) the most that are known here.
REACHED = [
    (8, 4, 10),
    (2, 2, 3),
    (9, 2, 17),
    (3, 3, 4),
    (5, 3, 7),
    (6, 3, 8),
    (7, 3, 10),
    (8, 3, 11),
    (9, 3, 13),
    (10, 3, 14),
    (12, 3, 17),
    (11, 3, 16),
    (13, 3, 19),
    (14, 3, 20),
    (15, 3, 22),
    (16, 3, 23),
    (17, 3, 25),
    (18, 3, 26),
    (20, 3, 29),
    (21, 3, 31),
    (4, 4, 5),
    (6, 4, 7),
    (7, 4, 9),
    (9, 4, 11),
    (10, 4, 13),
    (11, 4, 14),
    (12, 4, 15),
    (13, 4, 17),
    (14, 4, 18),
    (15, 4, 19),
    (16, 4, 21),
    (5, 5, 6),
    (6, 5, 6),  # most known here
    (6, 6, 3),  # most known here
    (7, 7, 8),
    (8, 8, 9),
    (9, 9, 10),
    (10, 7, 8),  # most known here
    (10, 8, 7),  # most known here
    (12, 5, 12),  # most known here
    (12, 8, 9),  # most known here
    (14, 5, 12),  # most known here
    (20, 10, 4),  # most known here
    (125, 8, 8),  # a thousand people; more can be had
]


def faults(rounds: list[list[list[int]]], groups: int, size: int) -> list[str]:
    """What is wrong with a design; empty when it is one."""
    found, met = [], set()
    for number, seated in enumerate(rounds):
        if sorted(chain.from_iterable(seated)) != list(range(groups * size)):
            found.append(f"round {number} does not seat everyone once")
        if [len(group) for group in seated] != [size] * groups:
            found.append(f"round {number} has groups of another size")
        for pair in (pair for group in seated for pair in combinations(sorted(group), 2)):
            if pair in met:
                found.append(f"{pair} meet again in round {number}")
            met.add(pair)
    return found


@pytest.mark.parametrize(("groups", "size", "rounds"), REACHED)
def test_a_known_shape_reaches_its_rounds_without_repeats(groups, size, rounds):
    design = groups_without_repeats(groups, size, rounds)

    assert design is not None
    assert len(design) == rounds
    assert faults(design, groups, size) == []


def test_thirty_two_people_at_eight_tables_make_480_pairs_in_ten_rounds():
    design = groups_without_repeats(8, 4, 10)

    pairs = {
        pair
        for seated in design or []
        for group in seated
        for pair in combinations(sorted(group), 2)
    }

    assert len(pairs) == 480


@pytest.mark.parametrize("starter", STARTERS, ids=lambda one: f"{one.groups}x{one.size}")
def test_every_starter_develops_into_a_design(starter):
    rounds = list(starter.develop())

    assert len(rounds) == sum(starter.turns)
    assert faults(rounds, starter.groups, starter.size) == []


@pytest.mark.parametrize("differences", FOUND, ids=lambda one: f"{one.order}x{len(one.rows[0])}")
def test_two_columns_of_found_rows_never_differ_by_the_same_twice(differences):
    for one, other in combinations(range(len(differences.rows[0])), 2):
        pairs = {
            (differences.add(table, row[one]), differences.add(table, row[other]))
            for row in differences.rows
            for table in range(differences.order)
        }

        assert len(pairs) == differences.order * len(differences.rows)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 16), st.integers(1, 9), st.integers(1, 12))
def test_whatever_is_given_is_a_design_and_the_same_each_time(groups, size, rounds):
    design = groups_without_repeats(groups, size, rounds)

    if design is not None:
        assert len(design) == rounds
        assert faults(design, groups, size) == []
        assert design == groups_without_repeats(groups, size, rounds)


@given(st.integers(1, 40), st.integers(2, 40), st.integers(1, 9))
def test_more_rounds_than_can_be_are_refused(groups, size, more):
    rounds = int(round_bound(groups, size)) + more

    assert groups_without_repeats(groups, size, rounds) is None


@pytest.mark.parametrize(
    ("groups", "size", "bound"), [(8, 4, 10), (10, 8, 11), (3, 4, 1), (1, 2, 1), (5, 1, inf)]
)
def test_the_bound_counts_new_people_and_groups_to_spread_over(groups, size, bound):
    assert round_bound(groups, size) == bound


def test_fewer_rounds_come_wherever_more_do():
    lengths = [groups_without_repeats(8, 4, rounds) is not None for rounds in range(1, 12)]

    assert lengths == [True] * 10 + [False]


def test_a_design_can_be_changed_without_changing_the_next():
    groups_without_repeats(5, 3, 7)[0][0].clear()

    assert faults(groups_without_repeats(5, 3, 7), 5, 3) == []


@pytest.mark.parametrize("numbers", [(0, 4, 1), (4, 0, 1), (4, 4, 0)])
def test_numbers_below_one_are_an_error(numbers):
    with pytest.raises(ValueError, match="at least 1"):
        groups_without_repeats(*numbers)


@pytest.mark.parametrize(("prime", "degree"), [(2, 1), (2, 3), (3, 2), (5, 2), (13, 1), (2, 5)])
def test_multiplication_in_a_field_spreads_over_all_elements(prime, degree):
    field = field_of(prime, degree)
    elements = range(1, field.order)

    products = [sorted(field.multiply(one, other) for other in elements) for one in elements]

    assert products == [list(elements)] * len(elements)


@pytest.mark.parametrize("order", [8, 9, 12, 16])
def test_multiplication_spreads_over_addition(order):
    ring = ring_of_order(order)
    add, multiply = DifferenceRows(ring.moduli, ()).add, ring.multiply

    for one, two, three in product(range(order), repeat=3):
        assert multiply(one, add(two, three)) == add(multiply(one, two), multiply(one, three))


def test_a_number_that_is_no_prime_has_no_field():
    with pytest.raises(ValueError, match="not a prime"):
        field_of(6, 1)
