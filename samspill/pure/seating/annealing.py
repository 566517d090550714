"""Blocks to tables by annealing, compiled: for rounds so tight that `settling` does not get there.

What it finds keeps every rule. That it finds nothing proves nothing: see `deciding`.
Source: simulated annealing, Kirkpatrick, Gelatt and Vecchi (1983); for graphs to be coloured, which
those kept apart are, Johnson, Aragon, McGeoch and Schevon (1991).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit

from samspill.pure.seating.blocks import Blocks

HOTTEST, COLDEST = 0.4, 0.09  # temperature, in breaches
LOOKS = 4  # for a block that clashes, before another is moved


def anneal(blocks: Blocks, start: Sequence[int], *, steps: int, seed: int) -> list[int] | None:
    """Change a seating until it keeps every rule.

    start    [blocks] table, each one that the block may sit at
    steps    changes tried
    Returns  [blocks] table, or None when none was found
    """
    count, tables = len(blocks.people), len(blocks.capacity)
    allowed = np.array(
        [[mask >> table & 1 for table in range(tables)] for mask in blocks.masks], np.bool_
    )
    near = [sorted(others) for others in blocks.near]
    table_of = np.array(start, np.int64)
    breaches = _anneal(
        table_of,
        np.array(blocks.sizes, np.int64),
        allowed.reshape(count, tables),
        np.array([0, *np.cumsum([len(others) for others in near])], np.int64),
        np.array([other for others in near for other in others], np.int64),
        np.array(blocks.capacity, np.int64),
        np.array(blocks.minimum, np.int64),
        np.int64(steps),
        np.array([seed * 2654435761 % 2**61 + 88172645463325252], np.uint64),
    )
    return None if breaches else [int(table) for table in table_of]


@njit(inline="always")
def below(random, count):
    """A random number from 0 to count - 1, by xorshift64*."""
    x = random[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    random[0] = x
    high = (x * np.uint64(2685821657736338717)) >> np.uint64(32)
    return np.int64((high * np.uint64(count)) >> np.uint64(32))


@njit(inline="always")
def breach(size, most, fewest):
    """People too many at a table, or too few for it to be used."""
    if size > most:
        return size - most
    if 0 < size < fewest:
        return min(size, fewest - size)
    return 0


@njit(inline="always")
def reseat(block, old, new, width, first_near, near, crowd, size, table_of):
    """Move a block, and keep who clashes with whom and the sizes true."""
    for n in range(first_near[block], first_near[block + 1]):
        crowd[near[n], old] -= 1
        crowd[near[n], new] += 1
    size[old] -= width[block]
    size[new] += width[block]
    table_of[block] = new


@njit(inline="always")
def clash_change(block, other, old, new, first_near, near, crowd):
    """Clashes that come when a block goes from old to new, and another the other way."""
    change = crowd[block, new] - crowd[block, old]
    if other >= 0:
        change += crowd[other, old] - crowd[other, new]
        for n in range(first_near[block], first_near[block + 1]):
            if near[n] == other:
                change -= 2
    return change


@njit(inline="always")
def size_change(old, new, more, size, most, fewest):
    """People too many or too few that come when so many go from old to new."""
    return (
        breach(size[old] - more, most[old], fewest[old])
        - breach(size[old], most[old], fewest[old])
        + breach(size[new] + more, most[new], fewest[new])
        - breach(size[new], most[new], fewest[new])
    )


@njit(inline="always")
def count_breaches(table_of, width, first_near, near, most, fewest, crowd, size):
    """Fill in who clashes where and the sizes. Returns breaches."""
    breaches = 0
    for block in range(len(table_of)):
        size[table_of[block]] += width[block]
        for n in range(first_near[block], first_near[block + 1]):
            crowd[near[n], table_of[block]] += 1
    for block in range(len(table_of)):
        breaches += crowd[block, table_of[block]]
    breaches //= 2
    for table in range(len(size)):
        breaches += breach(size[table], most[table], fewest[table])
    return breaches


@njit(inline="always")
def pick(random, table_of, crowd):
    """A block, rather one that clashes."""
    block = below(random, len(table_of))
    for _ in range(LOOKS):
        if crowd[block, table_of[block]] > 0:
            break
        block = below(random, len(table_of))
    return block


@njit(cache=True)
def _anneal(table_of, width, allowed, first_near, near, most, fewest, steps, random):
    """Returns breaches left: two together who are kept apart, people too many or too few."""
    count, tables = allowed.shape
    crowd, size = np.zeros((count, tables), np.int32), np.zeros(tables, np.int64)
    breaches = count_breaches(table_of, width, first_near, near, most, fewest, crowd, size)
    heat, cooling = HOTTEST, (COLDEST / HOTTEST) ** (1.0 / max(1, steps // 1000))
    for step in range(steps):
        if breaches == 0:
            break
        if step % 1000 == 999:
            heat *= cooling
        block, other = pick(random, table_of, crowd), -1
        old, new = table_of[block], below(random, tables)
        if below(random, 3):
            other = below(random, count)
            new = table_of[other]
        if new == old or not allowed[block, new] or (other >= 0 and not allowed[other, old]):
            continue
        more = width[block] - (width[other] if other >= 0 else 0)
        change = clash_change(block, other, old, new, first_near, near, crowd)
        change += size_change(old, new, more, size, most, fewest)
        if change > 0 and below(random, 1 << 30) >= np.exp(-change / heat) * (1 << 30):
            continue
        reseat(block, old, new, width, first_near, near, crowd, size, table_of)
        if other >= 0:
            reseat(other, new, old, width, first_near, near, crowd, size, table_of)
        breaches += change
    return breaches
