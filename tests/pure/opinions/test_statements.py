"""Each figure held against its formula, worked out by hand on a few votes."""

from math import sqrt

import numpy as np
import pytest

from samspill.pure.opinions.statements import (
    Counts,
    bridging,
    consensus,
    count,
    divisive,
    group_aware,
    representative,
)
from samspill.pure.opinions.votes import votes_of


def counts(*groups):
    """Counts from [(disagree, passed, agree) of each statement] of each group."""
    parts = np.array(groups)
    return Counts(parts[:, :, 0], parts[:, :, 1], parts[:, :, 2])


def test_votes_are_counted_by_group_and_those_in_none_are_left_out():
    votes = votes_of([("1", "a", 1), ("2", "a", -1), ("2", "b", 0), ("3", "a", 1)])

    found = count(votes, np.array([0, 1, -1]), 2)

    assert found.agree.tolist() == [[1, 0], [0, 0]]
    assert found.disagree.tolist() == [[0, 0], [1, 0]]
    assert found.passed.tolist() == [[0, 0], [0, 1]]


def test_what_nearly_all_agree_with_is_consensus_and_what_they_disagree_with_is_told_as_such():
    agree, disagree = consensus(counts([(1, 0, 19), (18, 1, 1), (10, 0, 10), (0, 0, 2)]))

    assert agree[0] == 0
    assert disagree == [1]
    assert 2 not in [*agree, *disagree]


def test_of_two_alike_the_first_statement_comes_first():
    agree, _disagree = consensus(counts([(0, 0, 9), (0, 0, 9), (0, 0, 12)]))

    assert agree == [2, 0, 1]


def test_group_aware_consensus_is_the_geometric_mean_over_groups():
    found = group_aware(counts([(1, 0, 8)], [(2, 1, 4)]))

    first = 8.5 / 10 * (1 - 1.5 / 10)
    second = 4.5 / 8 * (1 - 2.5 / 8)
    assert found[0] == pytest.approx(sqrt(first * second))


def test_what_one_group_is_against_bridges_less_than_what_both_are_mildly_for():
    found = bridging(counts([(0, 0, 30), (10, 0, 20)], [(28, 0, 2), (10, 0, 20)]))

    assert found[1] > found[0]


def test_the_most_divisive_is_where_groups_part_and_few_votes_tell_nothing():
    found = divisive(
        counts([(0, 0, 30), (5, 0, 25), (0, 0, 2)], [(30, 0, 0), (6, 0, 24), (2, 0, 0)])
    )

    assert found[0] == pytest.approx(31 / 32 - 1 / 32)
    assert found[0] > found[1]
    assert found[2] == 0


def test_a_group_is_told_by_what_sets_it_apart_agree_before_disagree():
    ours = [(1, 0, 29), (28, 0, 2), (0, 0, 30)]
    theirs = [(27, 0, 3), (2, 0, 28), (0, 0, 30)]

    mine, others = representative(counts(ours, theirs))

    assert mine == [(0, "agree"), (1, "disagree")]
    assert others == [(1, "agree"), (0, "disagree")]


def test_a_group_that_nothing_sets_apart_is_told_by_its_best_all_the_same():
    [mine, _others] = representative(counts([(3, 0, 3), (2, 0, 4)], [(3, 0, 3), (2, 0, 4)]))

    assert len(mine) == 1
