from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.opinions.comparisons import Band, Comparison, by_pairs

ITEMS = ["1", "2", "10", "a", "b"]
comparisons = st.lists(
    st.builds(
        Comparison, st.sampled_from(ITEMS), st.sampled_from(ITEMS), st.sampled_from([-1, 0, 1])
    ).filter(lambda one: one.item != one.other),
    max_size=40,
)


def planted(strengths, each, seed=1):
    """Every pair `each` times, won as the strengths say."""
    chance = np.random.default_rng(seed)
    return [
        Comparison(a, b, 1 if chance.random() < 1 / (1 + np.exp(strengths[b] - strengths[a])) else -1)
        for a, b in combinations(strengths, 2)
        for _time in range(each)
    ]  # fmt: skip


def test_the_worked_example_of_two_items():
    """a wins three of four. Both lie as far from the middling opponent, p = e^s and 1/p: for a,

    3.5 / p = 4 / (p + 1/p) + 1 / (p + 1), of which the left is what it won and half a virtual win.
    """
    a, b = by_pairs(["a", "b"], [Comparison("a", "b", 1)] * 3 + [Comparison("b", "a", 1)])

    p = np.exp(a.strength)
    assert 3.5 / p == pytest.approx(4 / (p + 1 / p) + 1 / (p + 1))
    assert b.strength == pytest.approx(-a.strength)
    told = 4 / (p + 1 / p) ** 2 + p / (p + 1) ** 2
    assert a.error == pytest.approx(told**-0.5)
    assert (a.comparisons, a.place) == (4, None)


def test_who_wins_every_time_is_strong_but_not_without_end():
    first, last = by_pairs(["a", "b"], [Comparison("a", "b", 1)] * 1000)

    assert 0 < first.strength < 10
    assert (first.item, first.band, last.band) == ("a", Band.HIGH, Band.LOW)


def test_planted_strengths_are_found_again():
    strengths = dict(zip("abcdefgh", np.linspace(1.5, -1.5, 8), strict=True))

    found = by_pairs(strengths, planted(strengths, each=60))

    errors = [(one.strength - strengths[one.item]) / one.error for one in found]
    assert [one.item for one in found] == list("abcdefgh")
    assert np.abs(errors).max() < 3
    assert found[0].band is Band.HIGH
    assert found[-1].band is Band.LOW
    assert (found[0].place, found[-1].place) == (1, 8)


def test_with_fewer_than_twenty_comparisons_of_any_item_there_are_bands_and_no_places():
    enough = planted({"a": 1, "b": 0, "c": -1}, each=10)

    with_places = by_pairs("abc", enough)
    without = by_pairs("abc", enough[1:])

    assert sorted(one.place for one in with_places) == [1, 2, 3]
    assert [one.place for one in without] == [None, None, None]
    assert all(one.band for one in without)


def test_what_was_never_compared_has_no_band_and_hinders_no_places():
    found = by_pairs("abcd", planted({"a": 1, "b": 0, "c": -1}, each=10))

    told = {one.item: one for one in found}
    assert (told["d"].strength, told["d"].band, told["d"].place) == (0.0, None, None)
    assert {told[item].last for item in "abc"} <= {1, 2, 3}


def test_items_that_all_are_the_same_share_the_first_place():
    found = by_pairs("abc", [Comparison(a, b, 0) for a, b in combinations("abc", 2)] * 10)

    assert [(one.place, one.first, one.last, one.band) for one in found] == [
        (1, 1, 3, Band.MIDDLE)
    ] * 3


@pytest.mark.parametrize(
    "one", [Comparison("a", "z", 1), Comparison("a", "a", 1), Comparison("a", "b", 2)]
)
def test_what_cannot_be_is_refused(one):
    with pytest.raises(ValueError, match="comparison"):
        by_pairs("ab", [one])


def test_no_items_and_no_comparisons():
    assert by_pairs([], []) == []
    assert [one.strength for one in by_pairs("ab", [])] == [0.0, 0.0]


@settings(deadline=None)
@given(comparisons)
def test_what_each_is_expected_to_win_is_what_it_won(given_comparisons):
    found = {one.item: one.strength for one in by_pairs(ITEMS, given_comparisons)}

    def beats(strength, other):
        return 1 / (1 + np.exp(other - strength))

    for item, strength in found.items():
        won, expected = 0.5, beats(strength, 0.0)
        for one in given_comparisons:
            if item in (one.item, one.other):
                other = one.other if item == one.item else one.item
                value = one.value if item == one.item else -one.value
                won += (1 + value) / 2
                expected += beats(strength, found[other])
        assert expected == pytest.approx(won, abs=1e-6)


@settings(deadline=None)
@given(comparisons, st.randoms())
def test_order_and_which_is_named_first_change_nothing(given_comparisons, chance):
    turned = [
        Comparison(one.other, one.item, -one.value) if chance.random() < 0.5 else one
        for one in given_comparisons
    ]
    chance.shuffle(turned)

    assert by_pairs(ITEMS[::-1], turned) == by_pairs(ITEMS, given_comparisons)


@settings(deadline=None)
@given(comparisons)
def test_when_every_answer_is_turned_every_strength_is_turned(given_comparisons):
    turned = [Comparison(one.item, one.other, -one.value) for one in given_comparisons]

    strengths = {one.item: one.strength for one in by_pairs(ITEMS, given_comparisons)}
    opposite = {one.item: -one.strength for one in by_pairs(ITEMS, turned)}
    assert strengths == pytest.approx(opposite, abs=1e-6)
