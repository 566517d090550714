"""Held against the singular value decomposition of the whole table, its gaps filled with means."""

import numpy as np
import pytest

from samspill.pure.opinions.components import components, statement_positions
from samspill.pure.opinions.votes import votes_of
from tests.pure.opinions.worlds import camps, votes


def whole_table(some):
    table = np.full((len(some.participants), len(some.statements)), np.nan)
    table[some.participant, some.statement] = some.value
    table -= np.nanmean(table, axis=0)
    return np.nan_to_num(table)


@pytest.mark.parametrize("seed", range(4))
def test_the_directions_are_those_of_the_whole_table(seed):
    some = votes(camps((30, 25, 20), seed=seed))

    found = components(some)

    _left, size, right = np.linalg.svd(whole_table(some), full_matrices=False)
    assert np.abs(found.loadings.T @ right[:2].T) == pytest.approx(np.eye(2), abs=1e-4)
    assert found.eigenvalues == pytest.approx(size[:2] ** 2, rel=1e-6)


def test_a_new_search_from_the_last_directions_ends_at_the_same():
    before = components(votes(camps(seed=1)))
    some = votes([*camps(seed=1), ("3", "5", 0), ("70", "2", 1)])

    warm, cold = components(some, previous=before), components(some)

    assert warm.positions == pytest.approx(cold.positions, abs=1e-3)


def test_one_who_has_voted_on_little_is_stretched_but_less_so_where_much_is_moderated_out():
    given = camps((20, 20), statements=30, share=1.0)
    few = [one for one in given if one[0] != "0" or int(one[1]) < 8]

    plain = components(votes_of(few))
    pulled = components(
        votes_of(
            [*few, *[("9", f"x{n}", 1) for n in range(30)]], left_out=[f"x{n}" for n in range(30)]
        )
    )

    assert np.hypot(*pulled.positions[0]) < np.hypot(*plain.positions[0])


def test_one_who_only_agrees_with_a_statement_stands_where_the_statement_does():
    some = votes([*camps(), ("new", "3", 1)])

    found = components(some)

    place = some.statements.index("3")
    assert found.positions[some.participants.index("new")] == pytest.approx(
        statement_positions(found)[place], abs=1e-9
    )


def test_no_votes_give_no_directions():
    assert components(votes_of([])).positions.shape == (0, 2)
