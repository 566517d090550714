import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.opinions.priorities import DotBallot, DotPlace, by_dots

ITEMS = ["1", "2", "10", "a"]
ballots = st.lists(
    st.builds(
        DotBallot,
        points=st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 4)),
        people=st.integers(1, 5),
        association=st.sampled_from(["Lynet", "Koret", "Brann", None]),
    ),
    max_size=12,
)


def by_item(found):
    return {one.item: one for one in found}


def test_the_worked_example_of_one_association_with_many_dots():
    """Hall: 3 and 3 from Lynet, 2 from Koret: (6² + 2²) / 8² = 0.625. Lights: 1, 1, 1 from three: 1/3."""
    cast = [
        DotBallot({"hall": 3, "lights": 1}, association="Lynet"),
        DotBallot({"hall": 3}, association="Lynet"),
        DotBallot({"hall": 2, "lights": 1}, association="Koret"),
        DotBallot({"lights": 1}),
    ]

    hall, lights, store, youth = by_dots(["youth", "store", "lights", "hall"], cast, seed=1)

    assert hall == DotPlace("hall", 8, 3, 2, 0.625, 1, 1, hall.last, ())
    assert lights.concentration == pytest.approx(1 / 3)
    assert (lights.people, lights.associations, lights.place) == (3, 2, 2)
    assert store == DotPlace("store", 0, 0, 0, None, 3, store.first, 4, ("youth",))
    assert youth.tied_with == ("store",)


def test_a_sheet_of_many_counts_as_many_but_not_more_than_its_points():
    [one] = by_dots(["a"], [DotBallot({"a": 3}, people=20)], seed=1)

    assert (one.people, one.concentration) == (3, pytest.approx(1 / 3))


def test_a_clear_order_of_many_ballots_has_narrow_intervals():
    cast = [DotBallot({"a": 3}), DotBallot({"a": 2, "2": 1}), DotBallot({"a": 1, "2": 1, "1": 1})]

    found = by_dots(["1", "2", "a"], cast * 20, seed=1)

    assert [(one.item, one.first, one.last) for one in found] == [
        ("a", 1, 1),
        ("2", 2, 2),
        ("1", 3, 3),
    ]


def test_what_a_few_ballots_settle_has_a_wide_interval():
    found = by_dots(["1", "2"], [DotBallot({"1": 2}), DotBallot({"2": 1})], seed=1)

    assert [(one.first, one.last) for one in found] == [(1, 2), (1, 2)]


def test_no_ballots_and_no_items():
    assert by_dots([], [], seed=1) == []
    assert [(one.place, one.last) for one in by_dots(["a", "b"], [], seed=1)] == [(1, 2), (1, 2)]


@pytest.mark.parametrize(
    "ballot", [DotBallot({"z": 1}), DotBallot({"a": -1}), DotBallot({"a": 1}, people=0)]
)
def test_what_cannot_be_is_refused(ballot):
    with pytest.raises(ValueError, match="point"):
        by_dots(["a"], [ballot], seed=1)


@settings(deadline=None)
@given(ballots)
def test_no_point_is_lost_and_places_go_by_points(cast):
    found = by_dots(ITEMS, cast, seed=1)

    assert sum(one.points for one in found) == sum(sum(one.points.values()) for one in cast)
    for one in found:
        assert one.place == 1 + sum(other.points > one.points for other in found)
        assert one.tied_with == tuple(
            item for item in ITEMS if item != one.item and by_item(found)[item].points == one.points
        )
        assert 1 <= one.first <= one.place
        assert one.place + len(one.tied_with) <= one.last <= len(ITEMS)


@settings(deadline=None)
@given(ballots)
def test_concentration_lies_between_all_alike_and_one_alone(cast):
    for one in by_dots(ITEMS, cast, seed=1):
        assert (one.concentration is None) == (one.points == 0)
        if one.concentration is not None:
            assert 1 / one.people - 1e-9 <= one.concentration <= 1 + 1e-9


@settings(deadline=None, max_examples=40)
@given(ballots, st.randoms())
def test_the_order_of_items_and_ballots_changes_nothing(cast, chance):
    mixed, items = cast[:], ITEMS[:]
    chance.shuffle(mixed)
    chance.shuffle(items)

    assert by_dots(items, mixed, seed=7) == by_dots(ITEMS, cast, seed=7)
