"""Who is asked about what: those that the fewest have looked at, and never the same twice."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from samspill.dialogue.reactions.choosing import fewest_first, pairs_for

LOOKS = st.dictionaries(st.integers(1, 60), st.integers(0, 9), max_size=30)


def test_those_with_the_fewest_answers_come_first():
    assert fewest_first({1: 4, 2: 0, 3: 2}, voter="a", most=2) == [2, 3]


def test_ties_fall_differently_for_two_voters_and_alike_for_one():
    looks = dict.fromkeys(range(40), 0)

    orders = [tuple(fewest_first(looks, voter=voter, most=8)) for voter in ("a", "a", "b")]

    assert orders[0] == orders[1] != orders[2]


@given(LOOKS, st.text(max_size=5), st.integers(0, 8))
def test_no_pair_is_asked_twice_nor_one_with_itself(looks, voter, most):
    pairs = pairs_for(looks, voter=voter, most=most)

    sets = [frozenset(pair) for pair in pairs]
    assert len(set(sets)) == len(pairs) == min(most, len(looks) * (len(looks) - 1) // 2)
    assert all(len(pair) == 2 and pair <= set(looks) for pair in sets)


def test_what_a_voter_has_weighed_is_not_asked_again():
    met = {frozenset({1, 2}), frozenset({2, 3})}

    assert pairs_for({1: 0, 2: 0, 3: 0}, voter="a", most=5, met=met) in ([(1, 3)], [(3, 1)])


def test_each_contribution_gets_about_as_many_looks():
    looks = dict.fromkeys(range(20), 0)

    for voter in range(50):
        for pair in pairs_for(looks, voter=str(voter), most=4):
            for one in pair:
                looks[one] += 1

    assert max(looks.values()) - min(looks.values()) <= 1
    assert Counter(looks.values()).total() == 20
