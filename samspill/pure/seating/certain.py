"""What is certain of a round before anyone is seated: who must share a table, and who can.

The bounds are proved from this alone, so all of it must follow from the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspill.pure.seating.problem import PersonId, Problem, SeatingRound

Pairs = NDArray[np.bool_]  # [n][n] symmetric, False on the diagonal


@dataclass(frozen=True)
class Certainty:
    """One round, people in the problem's order.

    present   [n] who sits in the round
    allowed   [n] the tables each may sit at, as bits in the round's order of tables; 0 if absent
    together  pairs that share a table in every seating that keeps the rules
    possible  pairs that no rule by itself keeps from sharing one
    """

    present: NDArray[np.bool_]
    allowed: tuple[int, ...]
    together: Pairs
    possible: Pairs


def certainty(problem: Problem, round: SeatingRound) -> Certainty:
    """What the rules say of `round`. Frozen tables are facts, also where they break a rule."""
    index = {person.id: place for place, person in enumerate(problem.people)}
    frozen = _frozen_tables(problem, round)
    allowed = _allowed_tables(problem, round, frozen)
    blocks = _blocks(problem, round, index, frozen)
    for block in blocks:
        shared = ~0
        for place in block:
            shared &= allowed[place]
        for place in block:
            allowed[place] = shared
    present = np.array([round.id not in person.absent_rounds for person in problem.people], bool)
    together = _surely_together(allowed, blocks, present, len(round.tables))
    possible = _perhaps_together(allowed, present) & ~_kept_apart(problem, index, blocks)
    return Certainty(present, tuple(allowed), together, possible | together)


def _frozen_tables(problem: Problem, round: SeatingRound) -> dict[PersonId, int]:
    """Person -> place of the frozen table in the round."""
    place_of = {table.id: place for place, table in enumerate(round.tables)}
    return {
        person: place_of[table]
        for table, people in problem.frozen.get(round.id, {}).items()
        if table in place_of
        for person in people
    }


def _allowed_tables(
    problem: Problem, round: SeatingRound, frozen: dict[PersonId, int]
) -> list[int]:
    bit = {table.id: 1 << place for place, table in enumerate(round.tables)}
    step_free = sum(bit[table.id] for table in round.tables if table.is_step_free)
    free = sum(bit.values())
    for name in problem.frozen.get(round.id, {}):
        free &= ~bit.get(name, 0)
    wishes = problem.topic_choice.get(round.id, {})
    locked = problem.locked.get(round.id, {})
    allowed = []
    for person in problem.people:
        mask = 0 if round.id in person.absent_rounds else free
        if person.needs_step_free:
            mask &= step_free
        for table in (problem.hosts.get(person.id), locked.get(person.id)):
            mask &= bit.get(table, 0) if table is not None else ~0
        if wishes.get(person.id):
            mask &= sum(bit[t.id] for t in round.tables if t.topic in wishes[person.id])
        allowed.append(1 << frozen[person.id] if person.id in frozen else mask)
    return allowed


def _blocks(
    problem: Problem, round: SeatingRound, index: dict[PersonId, int], frozen: dict[PersonId, int]
) -> list[list[int]]:
    """Those who sit together, present and not frozen, two or more: places in the problem's order.

    Groups that have somebody in common are one block (transitive closure).
    """
    block_of: dict[int, list[int]] = {}
    for group in problem.together:
        members = [
            index[one]
            for one in group
            if one not in frozen and round.id not in problem.people[index[one]].absent_rounds
        ]
        merged = sorted({place for one in members for place in block_of.get(one, [one])})
        block_of.update(dict.fromkeys(merged, merged))
    blocks = {block[0]: block for block in block_of.values() if len(block) > 1}
    return [blocks[first] for first in sorted(blocks)]


def _surely_together(
    allowed: list[int], blocks: list[list[int]], present: NDArray[np.bool_], tables: int
) -> Pairs:
    """Those of one block, and those who each have one and the same table to sit at."""
    label = np.arange(tables, tables + len(allowed))
    for block in blocks:
        label[block] = label[block[0]]
    for place, mask in enumerate(allowed):
        if mask > 0 and mask & (mask - 1) == 0:
            label[place] = mask.bit_length() - 1
    return _without_diagonal((label[:, None] == label) & present[:, None] & present)


def _perhaps_together(allowed: list[int], present: NDArray[np.bool_]) -> Pairs:
    """Those with a table in common; people with the same tables are one kind."""
    kinds = {mask: kind for kind, mask in enumerate(dict.fromkeys(allowed))}
    meet = np.array([[bool(one & other) for other in kinds] for one in kinds], bool)
    kind = np.array([kinds[mask] for mask in allowed])
    return _without_diagonal(meet[kind][:, kind] & present[:, None] & present)


def _kept_apart(problem: Problem, index: dict[PersonId, int], blocks: list[list[int]]) -> Pairs:
    """Those of the blocks of two who are kept apart: a companion goes where one's own goes."""
    apart = np.zeros((len(problem.people),) * 2, bool)
    block_of = {place: block for block in blocks for place in block}
    for one, other in problem.apart:
        first, second = index[one], index[other]
        ours, theirs = block_of.get(first, [first]), block_of.get(second, [second])
        apart[np.ix_(ours, theirs)] = True
        apart[np.ix_(theirs, ours)] = True
    return apart


def _without_diagonal(pairs: Pairs) -> Pairs:
    np.fill_diagonal(pairs, False)
    return pairs
