"""The pile: what is left, in the order in which it is worked through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.insight.pile_picture import squares
from samspill.insight.reading import ASIDE, DONE, PROPOSED, UNCLEAR, Card, Pile

PILES = st.lists(st.sampled_from([DONE, PROPOSED, UNCLEAR])).map(
    lambda states: Pile(list(enumerate(states, start=1)))
)


def test_those_with_a_clear_proposal_come_before_the_unclear():
    pile = Pile([(1, PROPOSED), (2, UNCLEAR), (3, DONE), (4, UNCLEAR)])

    assert pile.left == [1, 2, 4]
    assert pile.after(None) == 1


def test_what_was_passed_over_comes_back_after_the_others():
    passed_over = Pile([(1, UNCLEAR), (2, UNCLEAR), (3, UNCLEAR)])
    then_sorted = Pile([(1, UNCLEAR), (2, DONE), (3, UNCLEAR)])

    assert passed_over.after(1) == 2
    assert then_sorted.after(2) == 3
    assert then_sorted.after(3) == 1


def test_the_parts_of_one_come_one_after_the_other():
    parts = [Card(7, 1), Card(7, 2)]
    pile = Pile([(parts[0], DONE), (parts[1], PROPOSED), (Card(8), UNCLEAR)])

    assert pile.after(parts[0]) == parts[1]
    assert pile.contributions == 2


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ((DONE, DONE), DONE),
        ((DONE, PROPOSED), PROPOSED),
        ((PROPOSED, UNCLEAR), UNCLEAR),
        ((ASIDE, PROPOSED), PROPOSED),
        ((DONE, ASIDE), ASIDE),
    ],
)
def test_a_contribution_in_parts_is_counted_once(states, whole):
    pile = Pile([(Card(7, part), state) for part, state in enumerate(states, start=1)])

    assert pile.whole.rows == [(7, whole)]


def test_what_is_set_aside_is_counted_as_unclear_and_not_asked_about_again():
    pile = Pile([(Card(1), ASIDE), (Card(2), PROPOSED)])

    assert pile.count(UNCLEAR) == 1
    assert pile.left == [Card(2)]
    assert pile.after(Card(1)) == Card(2)


@pytest.mark.parametrize("address", ["", "a", "1-2-3", "-1", "1-", "²", "9" * 30])
def test_an_address_that_names_no_card_is_none(address):
    assert Card.at(address) is None


@given(st.integers(0, 10**12), st.none() | st.integers(1, 10**12))
def test_a_card_is_found_again_by_its_address(contribution, part):
    card = Card(contribution, part)

    assert Card.at(card.address) == card


@given(PILES)
def test_going_on_from_each_reaches_all_that_is_left(pile):
    seen, at = [], None
    for _step in pile.left:
        at = pile.after(at)
        seen.append(at)

    assert sorted(seen) == sorted(pile.left)


@given(PILES)
def test_there_is_a_square_for_each(pile):
    picture = squares(pile, here=1)

    places = {(square.x, square.y) for square in picture.squares}
    assert len(places) == len(pile.rows)
    assert sum(square.is_here for square in picture.squares) == min(1, len(pile.rows))
