"""A thousand people are refused, or not, with the reason that a few are given."""

from itertools import combinations

import pytest

from samspill.pure.seating.conflicts import conflicts
from samspill.pure.seating.placing import place_round
from tests.pure.seating.small_problems import evening

LARGE = {
    "clique": {"apart": tuple(combinations([f"P{n}" for n in range(126)], 2))},
    "inside": {"together": (("P3", "P700"),), "apart": (("P3", "P700"),)},
    "hosts": {"hosts": {f"P{n}": "T5" for n in range(9)}},
    "ring": {
        "apart": (
            *((f"P{n}", f"P{n + 500}") for n in range(400)),
            ("P1", "P2"),
            ("P2", "P501"),
            ("P1", "P501"),
        ),
        "hosts": {"P1": "T1", "P2": "T2"},
        "locked": {"r0": {"P501": "T1"}},
    },
}


@pytest.mark.parametrize("rules", LARGE.values(), ids=LARGE)
def test_a_thousand_are_refused_with_a_reason(rules):
    problem = evening(1000, [8] * 125, rounds=1, **rules)

    assert conflicts(problem)


def test_a_thousand_who_can_be_seated_give_no_reason():
    problem = evening(1000, [8] * 125, rounds=4, apart=(("P1", "P2"),))

    assert conflicts(problem) == ()
    assert place_round(problem, problem.rounds[0], seed=1)
