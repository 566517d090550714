"""One round seated so that every rule is kept, with tables as even as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from samspill.pure.seating.blocks import Blocks, RoundRules, make_blocks, round_rules
from samspill.pure.seating.certificates import contradictions
from samspill.pure.seating.deciding import OutOfStepsError, decide
from samspill.pure.seating.flow import (
    Shortage,
    Spread,
    Tables,
    below_minimum,
    spread,
    spread_or_leave_empty,
)
from samspill.pure.seating.kinds import deal, is_plain, kinds_of
from samspill.pure.seating.problem import PersonId, Problem, RoundId, SeatingRound, TableId
from samspill.pure.seating.settling import BREACH, even_out, settle

MOST_STEPS = 150_000  # about a second
FEWEST_FLOWS, PEOPLE_IN_FLOWS = 8, 12_000  # to find table sizes that keep minimums
SHORT_LOOK = 10  # part of the steps that are spent before guessing again
MORE_GUESSES = 2
ANNEALINGS = (2, 20, 40)  # changes tried in each, for every step


class UndecidedError(RuntimeError):
    """Neither a seating of the round nor a proof that there is none was found in the steps given."""

    def __init__(self, round: RoundId) -> None:
        self.round = round
        super().__init__(round)


def place_round(
    problem: Problem, round: SeatingRound, *, seed: int
) -> dict[TableId, list[PersonId]] | None:
    """Seat those present in one round so that every hard rule is kept.

    seed     the same seed gives the same seating, in whatever order people and rules are told
    Returns  table -> people, in the problem's order of tables; frozen tables are as they were.
             The sum of squared table sizes is the least there is when nobody is kept apart or
             together, and nearly so otherwise. Which of equal tables has one less goes round.
             None when the round cannot be seated: `conflicts` says why.
    Raises   UndecidedError
    """
    case = round_rules(problem, round)
    blocks = make_blocks(case)
    turn = next((n for n, one in enumerate(problem.rounds) if one.id == round.id), 0)
    try:
        table_of = _place(case, blocks, seed, turn)
    except OutOfStepsError:
        raise UndecidedError(round.id) from None
    if table_of is None:
        return None
    kept = problem.frozen.get(round.id, {})
    seats = {table.id: list(kept.get(table.id, ())) for table in round.tables}
    for table, people in zip(table_of, blocks.people, strict=True):
        seats[case.tables[table].id].extend(people)
    return seats


def _place(case: RoundRules, blocks: Blocks, seed: int, turn: int) -> list[int] | None:
    try:
        return place_blocks(blocks, seed=seed, turn=turn, steps=0)
    except OutOfStepsError:
        if contradictions(case, blocks):
            return None
    return place_blocks(blocks, seed=seed, turn=turn, steps=MOST_STEPS)


def place_blocks(blocks: Blocks, *, seed: int, turn: int, steps: int) -> list[int] | None:
    """Seat the blocks of one round: [blocks] table, or None when it cannot be done.

    turn    number of the round, so that small tables are not the same ones every time
    steps   how long an exact search may look when guesses fail; 0 for guesses alone
    Raises  OutOfStepsError
    """
    if blocks.torn or not all(blocks.masks):
        return None
    random = Random(f"{seed} {turn}")  # noqa: S311 -- a seating is to be the same for the same seed
    rank = _rank(blocks, seed, turn)
    ideal = _ideal(blocks, rank)
    if ideal is None:
        return None
    is_plain_round = all(is_plain(blocks, block) for block in range(len(blocks.people)))
    if is_plain_round and not below_minimum(ideal.sizes, blocks.minimum):
        return _deal_all(blocks, ideal, random)
    return _best_guess(blocks, ideal, rank, random, steps)


def _best_guess(
    blocks: Blocks, ideal: Spread, rank: Sequence[int], random: Random, steps: int
) -> list[int] | None:
    """Guess; when that fails look exactly, a little at first, and try harder in between."""
    table_of, cost = settle(blocks, ideal, rank, random)
    for _ in range(MORE_GUESSES if cost < BREACH else 0):
        if cost > ideal.squares:
            other = settle(blocks, ideal, rank, random)
            table_of, cost = min((table_of, cost), other, key=lambda guess: guess[1])
    if cost < BREACH:
        return table_of
    found = _search(blocks, table_of, steps)
    return found and even_out(blocks, found, ideal, random)[0]


def _search(blocks: Blocks, start: Sequence[int], steps: int) -> list[int] | None:
    if not steps:
        raise OutOfStepsError
    # Compiled code takes a while to load, and hardly any round needs it.
    from samspill.pure.seating.annealing import anneal

    try:
        return decide(blocks, steps=steps // SHORT_LOOK)
    except OutOfStepsError:
        pass
    for number, more in enumerate(ANNEALINGS):
        found = anneal(blocks, start, steps=steps * more, seed=number)
        if found:
            return found
    return decide(blocks, steps=steps)


def _ideal(blocks: Blocks, rank: Sequence[int]) -> Spread | None:
    """The most even spread were everyone free to part; None when there is none at all.

    Where many minimums bind it may be less even, or below a minimum: it is only what to aim for.
    """
    kinds, _ = kinds_of(blocks, range(len(blocks.people)))
    nobody = [0] * len(blocks.capacity)
    tables = Tables(blocks.capacity, blocks.minimum, nobody, rank)
    nodes = max(FEWEST_FLOWS, PEOPLE_IN_FLOWS // max(1, len(blocks.people)))
    ideal, is_complete = spread_or_leave_empty(kinds, tables, nodes=nodes)
    if ideal or is_complete:
        return ideal
    any_size = spread(kinds, replace(tables, minimum=nobody))
    return None if isinstance(any_size, Shortage) else any_size


def _deal_all(blocks: Blocks, ideal: Spread, random: Random) -> list[int]:
    _, by_mask = kinds_of(blocks, range(len(blocks.people)))
    table_of = [-1] * len(blocks.people)
    deal(ideal.at, by_mask, table_of, random)
    return table_of


def _rank(blocks: Blocks, seed: int, turn: int) -> list[int]:
    """[tables] which is filled first: a fixed order of chance, that goes round with the rounds.

    It goes on by as many as have one more than the rest, so that all have it before any again.
    """
    tables = list(range(len(blocks.capacity)))
    Random(f"{seed} order").shuffle(tables)  # noqa: S311 -- the same for the same seed
    level = _highest_level(blocks)
    choosable = [table for table in tables if blocks.capacity[table] >= level]
    below = sum(min(blocks.capacity[table], level - 1) for table in tables)
    extra = sum(blocks.sizes) - below
    if choosable:
        start = turn * max(extra, 1) % len(choosable)
        choosable = choosable[start:] + choosable[:start]
    others = [table for table in tables if blocks.capacity[table] < level]
    rank = [0] * len(tables)
    for place, table in enumerate(choosable + others):
        rank[table] = place
    return rank


def _highest_level(blocks: Blocks) -> int:
    """The size of the fullest tables, when only capacity binds: water poured over the tables."""
    people, level = sum(blocks.sizes), 0
    while level < max(blocks.capacity, default=0):
        if sum(min(most, level) for most in blocks.capacity) >= people:
            break
        level += 1
    return level
