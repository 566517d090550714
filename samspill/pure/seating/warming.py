"""Compiles what is compiled, so that the first who asks for a plan need not wait for it.

`make setup` runs this whenever a file here has changed. Numba keeps what it has compiled beside the source,
and knows only the file a function stands in: what is kept must go when another file here changes.
"""

from __future__ import annotations

from collections.abc import Callable

from samspill.pure.seating import annealing
from samspill.pure.seating.blocks import make_blocks, round_rules
from samspill.pure.seating.problem import Person, Problem, SeatingRound, SeatingTable
from samspill.pure.seating.repair import repair
from samspill.pure.seating.search import seat

TABLES = tuple(SeatingTable(name, 2) for name in "AB")
TINY = Problem(tuple(Person(name) for name in "abcd"), (SeatingRound("1", TABLES),))


def warm() -> None:
    """Seat four people in every way there is."""
    seat(TINY, is_out_of_time=_after(2))
    repair(TINY)
    blocks = make_blocks(round_rules(TINY, TINY.rounds[0]))
    annealing.anneal(blocks, [0, 0, 1, 1], steps=2, seed=1)


def _after(times: int) -> Callable[[], bool]:
    left = iter(range(times))
    return lambda: next(left, None) is None
