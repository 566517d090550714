"""The fair deal: everyone has a chair, fields of work are spread, and people meet new people."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.dealing import Participant, plan_rounds
from samspill.pure.seating.quality import quality

PARTICIPANTS = st.lists(
    st.builds(
        Participant,
        category=st.sampled_from(["idrett", "kultur", "velforening", "helse", ""]),
        association=st.one_of(st.none(), st.integers(0, 30)),
    ),
    max_size=50,
)
TABLES, ROUNDS, SEEDS = st.integers(1, 12), st.integers(0, 4), st.integers(0, 999)


def counts(values, tables):
    found = Counter(values)
    return [found[table] for table in range(tables)]


@settings(deadline=None, max_examples=60)
@given(PARTICIPANTS, TABLES, ROUNDS, SEEDS)
def test_everyone_has_a_chair_and_every_field_is_spread_evenly(people, tables, rounds, seed):
    plan = plan_rounds(people, tables, rounds, seed)

    assert len(plan) == rounds
    for chairs in plan:
        assert len(chairs) == len(people)
        assert set(chairs) <= set(range(tables))
        sizes = counts(chairs, tables)
        assert max(sizes) - min(sizes) <= 1
        for category in {one.category for one in people}:
            pairs = zip(people, chairs, strict=True)
            of_field = counts([chair for one, chair in pairs if one.category == category], tables)
            assert max(of_field) - min(of_field) <= 1


@settings(deadline=None, max_examples=30)
@given(PARTICIPANTS, TABLES, ROUNDS, SEEDS)
def test_the_same_seed_gives_the_same_plan(people, tables, rounds, seed):
    assert plan_rounds(people, tables, rounds, seed) == plan_rounds(people, tables, rounds, seed)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 12), st.integers(0, 99), st.data())
def test_two_of_one_association_sit_apart_when_there_are_tables_enough(tables, seed, data):
    numbers = data.draw(st.lists(st.integers(1, tables), max_size=10))
    people = [
        Participant(category=f"field {association % 3}", association=association)
        for association, count in enumerate(numbers)
        for _ in range(count)
    ]

    plan = plan_rounds(people, tables, 3, seed)

    assert quality(people, plan).together == 0


def test_a_cafe_evening_of_seventy_two_meets_nearly_only_new_people():
    people = [
        Participant(category=index % 6, association=index if index % 9 else None)
        for index in range(72)
    ]

    found = quality(people, plan_rounds(people, 12, 3, seed=1))

    assert (found.people, found.smallest, found.largest, found.together) == (72, 6, 6, 0)
    assert found.repeated_pairs <= 5
    assert found.fewest_met >= 14


def test_without_a_table_nobody_can_sit():
    with pytest.raises(ValueError, match="at least one table"):
        plan_rounds([Participant("idrett")], 0, 1, seed=1)


def test_quality_counts_pairs_that_meet_again():
    people = [Participant("a", 1), Participant("a", 1), Participant("b", 2)]

    found = quality(people, [[0, 0, 1], [0, 0, 1]])

    assert (found.repeated_pairs, found.together, found.fewest_met) == (1, 2, 0)
    assert (found.smallest, found.largest) == (1, 2)
