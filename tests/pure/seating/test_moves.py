"""The compiled moves: what they keep count of is what counting anew gives."""

import numpy as np
import pytest

from samspill.pure.seating.instance import reseat, state_of
from samspill.pure.seating.kernels import Weights
from samspill.pure.seating.moves import anneal
from samspill.pure.seating.numbering import numbered
from samspill.pure.seating.placing import place_round
from samspill.pure.seating.problem import (
    Attribute,
    Person,
    Problem,
    SeatingRound,
    SeatingTable,
)
from samspill.pure.seating.spread import set_penalty

KEPT = ("seat", "size", "cost", "company", "tally", "up", "down", "exposure")


def everything():
    people = tuple(
        Person(
            f"P{n:02}",
            {"a": "xyz"[n % 3], **({"b": "uv"[n // 5 % 2]} if n % 7 else {})},
            absent_rounds=frozenset({"R1"} if n in (3, 9) else ()),
        )
        for n in range(26)
    )
    tables = tuple(SeatingTable(f"T{t}", 7 if t else 8, minimum=2) for t in range(5))
    return Problem(
        people,
        tuple(SeatingRound(f"R{r}", tables) for r in range(3)),
        {"a": Attribute(2.0, frozenset("x")), "b": Attribute()},
        together=(("P01", "P02"), ("P10", "P11", "P12")),
        apart=(("P04", "P05"), ("P06", "P13"), ("P04", "P20")),
    )


def weights(**more):
    given = {
        "meeting": 1.0, "fairness": 0.5, "stay": 0.0, "evenness": 0.1, "most_gain": 50.0,
        "relabel": 0, "block": 0, "relocate": 0,
    }  # fmt: skip
    return Weights(**{**given, **more})


@pytest.fixture
def state():
    problem = everything()
    instance = numbered(problem)
    made = state_of(instance, [place_round(problem, r, seed=1) for r in problem.rounds], 5)
    set_penalty(instance, made, 0.4)
    return made


@pytest.mark.parametrize(
    "moves",
    [
        {},
        {"relabel": 40_000},
        {"block": 40_000},
        {"relocate": 40_000},
        {"relabel": 15_000, "block": 15_000, "relocate": 15_000, "stay": 0.3},
    ],
)
def test_after_any_moves_every_count_is_what_it_is_when_counted_anew(state, moves):
    before = state.seat.copy()

    anneal(state, weights(**moves), 2.0, 4000)

    kept = {name: getattr(state, name).copy() for name in KEPT}
    reseat(state, kept["seat"])
    set_penalty(numbered(everything()), state, 0.4)
    assert (kept["seat"] != before).any()
    for name in KEPT:
        np.testing.assert_allclose(kept[name], getattr(state, name), err_msg=name, atol=1e-9)


def test_moves_keep_groups_together_and_pairs_apart(state):
    anneal(state, weights(relabel=15_000, block=20_000, relocate=10_000), 2.0, 20_000)

    for one, other in ((1, 2), (10, 11), (10, 12)):
        assert (state.seat[:, one] == state.seat[:, other]).all()
    for one, other in ((4, 5), (6, 13), (4, 20)):
        assert (state.seat[:, one] != state.seat[:, other]).all()


def test_each_table_lists_those_who_sit_there(state):
    anneal(state, weights(relabel=15_000, block=20_000, relocate=10_000), 2.0, 5_000)

    for number, sizes in enumerate(state.size):
        for table, size in enumerate(sizes):
            listed = sorted(state.members[number, table, :size])
            assert listed == list(np.flatnonzero(state.seat[number] == table))


def test_cold_moves_never_make_the_plan_worse(state):
    def excess():
        met = state.cost[np.triu_indices(len(state.cost), 1)] % 400
        return int((met * (met - 1) // 2).sum())

    before = excess()

    anneal(state, weights(fairness=0.0, most_gain=0.0, evenness=0.0), 1e-9, 3000)

    assert excess() < before
