from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.opinions.weighing import Answer, Cell, Turns, weigh, weights

answers = st.lists(
    st.builds(
        Answer,
        agrees=st.booleans(),
        category=st.sampled_from(["culture", "sport", "care", None]),
        association=st.sampled_from(["A", "B", "C", "D", None]),
        people=st.integers(1, 6),
    ),
    max_size=25,
)
counts = st.dictionaries(st.sampled_from(["culture", "sport", "care", "other"]), st.integers(0, 90))


def people(count, agrees, category=None, association=None):
    return Answer(agrees, category, association, count)


def test_the_worked_example_where_sport_fills_the_hall():
    """Thirty of sport and ten of culture; in the register they are as many.

    Sport weighs 40 x 1/2 / 30 = 2/3, culture 40 x 1/2 / 10 = 2. 20 + 2 agree of 40: 0.55.
    Weighted (20 x 2/3 + 2 x 2) / 40 = 0.43. Effective 40² / (30 x 4/9 + 10 x 4) = 30.
    """
    weight_of = weights({"sport": 30, "culture": 10}, {"sport": 25, "culture": 25})
    given_answers = [
        people(20, True, "sport", "Lynet"),
        people(10, False, "sport", "Brann"),
        people(2, True, "culture", "Koret"),
        people(8, False, "culture", "Koret"),
    ]

    found = weigh(given_answers, weight_of)

    assert weight_of == {"sport": Fraction(2, 3), "culture": Fraction(2)}
    assert (found.people, found.share) == (40, 0.55)
    assert found.weighted == pytest.approx((20 * 2 / 3 + 4) / 40)
    assert found.effective == pytest.approx(30)
    assert found.by_association == pytest.approx((1 + 0 + 0.2) / 3)
    assert found.cells == (Cell("culture", 10, 0.2), Cell("sport", 30, pytest.approx(2 / 3)))
    assert found.turns == (Turns.WEIGHTED, Turns.BY_ASSOCIATION, Turns.ONE_LEFT_OUT)
    assert found.rests_on == ("Lynet",)


def test_a_claim_that_stands_however_it_is_reckoned_has_no_flag():
    found = weigh([people(6, True, "sport", one) for one in "ABC"], {"sport": Fraction(1)})

    assert (found.turns, found.rests_on) == ((), ())


def test_what_one_association_alone_has_said_rests_on_it():
    found = weigh([people(6, True, "sport", "A")], {})

    assert (found.turns, found.rests_on) == ((Turns.ONE_LEFT_OUT,), ("A",))


def test_where_no_association_is_known_none_is_reckoned_with():
    found = weigh([people(6, True)], {})

    assert (found.associations, found.by_association, found.turns) == (0, None, ())


def test_fewer_than_five_people_are_not_told_at_all():
    found = weigh([people(4, True, "sport", "A")], {})

    assert (found.people, found.share, found.cells, found.turns) == (None, None, (), ())


def test_a_small_cell_takes_the_next_smallest_with_it():
    sizes = {"care": 3, "culture": 7, "sport": 9, None: 8}

    found = weigh([people(size, True, category) for category, size in sizes.items()], {})

    told = {cell.category: cell.people for cell in found.cells}
    assert told == {"care": None, "culture": None, "sport": 9, None: 8}


def test_an_answer_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least one person"):
        weigh([people(0, True)], {})


def test_a_category_that_is_not_in_the_register_weighs_one():
    found = weights({"sport": 10, "choir": 10}, {"sport": 4})

    assert found == {"sport": 1, "choir": 1}


@given(counts, counts)
def test_every_weight_is_within_the_limits(present, registered):
    found = weights(present, registered)

    assert set(found) == set(present)
    assert all(Fraction(3, 10) <= weight <= 3 for weight in found.values())


@given(counts, st.integers(1, 5))
def test_those_who_are_as_in_the_register_weigh_one(present, times):
    found = weights(present, {one: count * times for one, count in present.items()})

    assert set(found.values()) <= {Fraction(1)}


@given(counts, counts)
def test_weights_that_no_limit_touches_keep_the_number_of_people(present, registered):
    found = weights(present, registered)

    if all(Fraction(3, 10) < weight < 3 for weight in found.values()):
        assert sum(found[one] * count for one, count in present.items()) == sum(present.values())


@given(answers, counts, counts)
def test_a_flag_says_what_reckoning_anew_would_say(given_answers, present, registered):
    weight_of = weights(present, registered)
    found = weigh(given_answers, weight_of)
    if found.people is None:
        return

    def side(some):
        difference = sum(one.people * (1 if one.agrees else -1) for one in some)
        return (difference > 0) - (difference < 0)

    left_out = {
        one.association
        for one in given_answers
        if one.association
        and side([other for other in given_answers if other.association != one.association])
        != side(given_answers)
    }
    weighted = sum(
        (1 if one.agrees else -1) * one.people * weight_of.get(one.category or "", 1)
        for one in given_answers
    )
    assert set(found.rests_on) == left_out
    assert (Turns.ONE_LEFT_OUT in found.turns) == bool(left_out)
    is_turned = (weighted > 0) - (weighted < 0) != side(given_answers)
    assert (Turns.WEIGHTED in found.turns) == is_turned


@given(answers, counts, counts)
def test_weights_never_make_more_certain(given_answers, present, registered):
    found = weigh(given_answers, weights(present, registered))

    assert found.people is None or 0 < found.effective <= found.people + 1e-9


@given(answers)
def test_no_cell_under_five_is_told_and_none_can_be_found_by_subtraction(given_answers):
    found = weigh(given_answers, {})

    told = [cell.people for cell in found.cells if cell.people is not None]
    hidden = [cell for cell in found.cells if cell.people is None]
    assert all(count >= 5 for count in told)
    if told and hidden:
        assert found.people - sum(told) >= 5
        assert len(hidden) > 1


@given(answers, counts, counts, st.randoms())
def test_order_and_splitting_change_nothing(given_answers, present, registered, chance):
    split = [
        Answer(one.agrees, one.category, one.association)
        for one in given_answers
        for _person in range(one.people)
    ]
    chance.shuffle(split)
    weight_of = weights(present, registered)

    assert weigh(split, weight_of) == weigh(given_answers, weight_of)


@given(answers)
def test_the_claim_turned_round_has_the_same_flags(given_answers):
    turned = [
        Answer(not one.agrees, one.category, one.association, one.people) for one in given_answers
    ]

    assert weigh(turned, {}).turns == weigh(given_answers, {}).turns
