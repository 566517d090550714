"""What is foretold of hidden votes, held against the statements' means."""

import numpy as np
import pytest

from samspill.pure.opinions.foretelling import foretell
from samspill.pure.opinions.votes import votes_of
from tests.pure.opinions.worlds import camps, votes


def hidden(some, seed=50):
    """The votes that are learned from, and participant, statement and way of the others."""
    is_kept = np.random.default_rng(seed).random(len(some.value)) >= 0.2
    way = some.value[~is_kept].astype(int) + 1
    return some.kept(is_kept), some.participant[~is_kept], some.statement[~is_kept], way


def tossed(people, seed, statements=20):
    """Everyone tosses the same coin for every statement."""
    chance = np.random.default_rng(seed)
    return [
        (str(person), str(statement), int(chance.choice([-1, 0, 1], p=[0.3, 0.2, 0.5])))
        for person in range(people)
        for statement in range(statements)
    ]


def lost(chances, way):
    return -np.log(chances[np.arange(len(way)), way]).mean()


def shares(known):
    """[m, 3] of each statement who disagrees, passes and agrees, one of each added."""
    counts = np.ones((len(known.statements), 3))
    np.add.at(counts, (known.statement, known.value.astype(int) + 1), 1)
    return counts / counts.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("sizes", [(14, 12), (20, 15), (50, 40)])
def test_of_few_people_and_of_many_hidden_votes_are_told_better_than_by_the_means(sizes):
    known, who, what, way = hidden(votes(camps(sizes)))

    told = foretell(known).chances(who, what)

    assert lost(told, way) < 0.88 * lost(shares(known)[what], way)


@pytest.mark.parametrize("people", [20, 90, 200])
@pytest.mark.parametrize("seed", range(3))
def test_where_nothing_but_chance_parts_people_little_is_lost_beside_the_means(people, seed):
    known, who, what, way = hidden(votes_of(tossed(people, seed)))

    told = foretell(known).chances(who, what)

    assert lost(told, way) < lost(shares(known)[what], way) + 0.05


@pytest.mark.parametrize("people", [20, 90])
def test_who_often_passes_is_told_to_pass(people):
    given = [
        (str(who), str(what), 0 if who < people / 2 and what % 2 else 1)
        for who in range(people)
        for what in range(12)
    ]
    found = foretell(votes_of(given))

    often, seldom = found.chances(np.array([0, people - 1]), np.array([1, 1]))[:, 1]

    assert often > 2 * seldom


@pytest.mark.parametrize("people", [20, 90])
def test_the_three_ways_are_one_together_and_none_is_impossible(people):
    some = votes(camps((people - 8, 8), firm=1.0))

    told = foretell(some).chances(some.participant, some.statement)

    assert told.sum(axis=1) == pytest.approx(1.0)
    assert told.min() > 0


def test_the_order_of_the_votes_changes_nothing():
    given = camps((14, 12))
    first, second = (foretell(votes_of(rows)) for rows in (given, given[::-1]))
    who, what = np.arange(10), np.arange(10)

    assert first.chances(who, what) == pytest.approx(second.chances(who, what), abs=1e-12)


def test_without_a_vote_nothing_is_known_and_all_is_answered():
    found = foretell(votes_of([("1", "1", 1)]).kept(np.array([False])))

    assert found.chances(np.array([0]), np.array([0])) == pytest.approx(np.ones((1, 3)) / 3)
