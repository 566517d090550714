"""Blocks as kinds of people for a flow, and back to who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from samspill.pure.seating.blocks import Blocks
from samspill.pure.seating.flow import Kinds


def kinds_of(blocks: Blocks, members: Sequence[int]) -> tuple[Kinds, dict[int, list[int]]]:
    """People of these blocks by where they may sit, and mask -> blocks, in the kinds' order."""
    by_mask: dict[int, list[int]] = {}
    for block in members:
        by_mask.setdefault(blocks.masks[block], []).append(block)
    counts = [sum(len(blocks.people[block]) for block in alike) for alike in by_mask.values()]
    return Kinds(counts, list(by_mask)), by_mask


def deal(
    at: Sequence[dict[int, int]], by_mask: dict[int, list[int]], table_of: list[int], random: Random
) -> None:
    """Give single people the seats of their kind, in an order of chance."""
    for tables, alike in zip(at, by_mask.values(), strict=True):
        order = list(alike)
        random.shuffle(order)
        for table in sorted(tables):
            for _ in range(tables[table]):
                table_of[order.pop()] = table


def is_plain(blocks: Blocks, block: int) -> bool:
    """Whether the block is one person who may share a table with anyone."""
    return len(blocks.people[block]) == 1 and not blocks.near[block]


def tables_in(mask: int) -> list[int]:
    """The numbers of the tables whose bits are set."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
