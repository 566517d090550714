"""The model of votes, held against plain means and against what was planted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.opinions.bridging import held_out, log_loss, vote_model
from samspill.pure.opinions.votes import votes_of
from tests.pure.opinions.worlds import all_agree, camps, votes

KINDS = ((0.95, 0.1), (0.7, 0.7), (0.1, 0.95), (0.3, 0.3))  # how likely each camp is to agree


def large_and_small_camp(seed, people=120, each=6):
    """Ninety and thirty people; of each kind of statement, in turn, there are six."""
    chance = np.random.default_rng(seed)
    return [
        (str(person), str(kind * each + one), 1 if chance.random() < likely[person >= 90] else -1)
        for person in range(people)
        for kind, likely in enumerate(KINDS)
        for one in range(each)
        if chance.random() < 0.7
    ]


@pytest.mark.parametrize("seed", range(3))
def test_on_planted_camps_hidden_votes_are_told_better_than_by_the_means(seed):
    found = held_out(votes(camps((50, 40), seed=seed)), seed=seed)

    assert found.votes > 60
    assert found.model < 0.8 * found.means
    assert found.means == pytest.approx(np.log(2), abs=0.08)  # by the means, the camps toss a coin


@pytest.mark.parametrize("seed", range(4))
def test_what_both_camps_like_bridges_and_what_the_large_camp_alone_loves_does_not(seed):
    some = votes(large_and_small_camp(seed))

    loved, liked, hated, disliked = vote_model(some).statement.reshape(4, 6).mean(axis=1)

    assert liked > 0.1 > abs(loved)
    assert abs(hated) < 0.1 < -disliked


def test_each_camp_is_told_to_vote_as_it_was_planted():
    some = votes(large_and_small_camp(seed=1))
    model = vote_model(some)
    camp = np.array([int(who) >= 90 for who in some.participants])
    kind = np.array([int(what) // 6 for what in some.statements])

    for which, likely in enumerate(KINDS):
        for small in (False, True):
            people, statements = np.flatnonzero(camp == small), np.flatnonzero(kind == which)
            told = model.agreeing(np.repeat(people, 6), np.tile(statements, len(people)))
            assert told.mean() == pytest.approx(
                likely[small], abs=0.15
            )  # pulled towards the middle


def test_where_all_agree_nothing_divides():
    model = vote_model(votes(all_agree(people=80)))

    assert model.mean > 0.9
    assert np.abs(model.statement).max() < 0.1
    likely = model.agreeing(np.arange(80), np.zeros(80, dtype=int))
    assert likely.min() > 0.7


def test_the_worked_example_where_everyone_votes_alike():
    """Sixty agree with a, disagree with b: only the levels tell it. By hand, for statement a:

    (1 - 0.5) summed over 60 people, divided by 60 votes and the ridge of 6: 30 / 66.
    """
    given_votes = [(str(n), what, vote) for n in range(60) for what, vote in (("a", 1), ("b", -1))]

    model = vote_model(votes_of(given_votes))

    assert model.mean == 0.5
    likely = model.agreeing(np.array([0, 0]), np.array([0, 1]))
    assert likely == pytest.approx([0.5 + 30 / 66, 0.5 - 30 / 66], abs=1e-6)


def test_fewer_than_sixty_people_get_no_model():
    assert vote_model(votes(camps((30, 29)))) is None
    assert held_out(votes(camps((30, 29))), seed=1) is None
    assert vote_model(votes_of([])) is None


@settings(max_examples=5, deadline=None)
@given(st.randoms())
def test_the_order_of_the_votes_changes_nothing(chance):
    given_votes = camps((40, 30), statements=8)
    mixed = given_votes[:]
    chance.shuffle(mixed)

    first, second = vote_model(votes_of(given_votes)), vote_model(votes_of(mixed))

    for name in ("person", "statement", "person_factors", "statement_factors"):
        assert np.array_equal(getattr(first, name), getattr(second, name))


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000))
def test_when_every_vote_is_turned_every_score_is_turned(seed):
    some = votes(camps((40, 30), statements=8, seed=seed))

    model, turned = vote_model(some), vote_model(some.with_values(-some.value))

    assert turned.mean == pytest.approx(1 - model.mean)
    assert turned.statement == pytest.approx(-model.statement, abs=1e-6)


def test_each_direction_has_its_largest_number_positive():
    factors = vote_model(votes(camps((40, 30)))).statement_factors

    assert (factors.max(axis=0) == np.abs(factors).max(axis=0)).all()


def test_log_loss_of_a_coin_is_the_logarithm_of_two():
    assert log_loss(np.array([0.5, 0.5]), np.array([True, False])) == pytest.approx(np.log(2))
