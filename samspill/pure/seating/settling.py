"""Blocks to tables by a good first guess and small changes: quick, and nearly always enough.

What it finds keeps every rule. That it finds nothing proves nothing: see `deciding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from samspill.pure.seating.blocks import Blocks
from samspill.pure.seating.flow import Shortage, Spread, Tables, spread
from samspill.pure.seating.kinds import deal, is_plain, kinds_of, tables_in

BREACH = 10**9  # what one too many at a table costs, against evenness
MOST_CHANGES = 200
MOST_REPAIRS = 120  # of breaches, for a small round: `annealing` is quicker for a large one
MOST_IDLE_CHANGES = 40  # without coming nearer
LONGEST_BAN = 12  # changes before a block may go back to where it was
MOST_SWAPS_LOOKED_AT = 400


@dataclass
class Seating:
    """Who sits where while it is being changed.

    table_of  [blocks]
    at        [tables] blocks
    sizes     [tables] people
    crowd     [blocks][tables] how many of those it is kept apart from sit there
    costs     [tables][people] what it costs that so many sit there
    """

    blocks: Blocks
    width: list[int]  # [blocks] people
    table_of: list[int]
    at: list[set[int]]
    sizes: list[int]
    crowd: list[list[int]]
    costs: list[list[int]]


def settle(
    blocks: Blocks, ideal: Spread, rank: Sequence[int], random: Random
) -> tuple[list[int], int]:
    """Seat the blocks with every rule kept, nearly as evenly as `ideal`.

    ideal    the most even spread of the people, each by themselves
    Returns  [blocks] table, and what that costs: the sum of squared sizes, and BREACH or more when
             a rule is broken
    """
    return _improve(_first_guess(blocks, ideal, rank, random), ideal, random)


def even_out(
    blocks: Blocks, table_of: Sequence[int], ideal: Spread, random: Random
) -> tuple[list[int], int]:
    """As `settle`, from a seating that keeps every rule."""
    seating = _nobody_seated(blocks)
    for block, table in enumerate(table_of):
        _put(seating, block, table)
    return _improve(seating, ideal, random)


def _improve(seating: Seating, ideal: Spread, random: Random) -> tuple[list[int], int]:
    best = list(seating.table_of)
    lowest = _cost(seating)
    banned: dict[tuple[int, int], int] = {}
    idle = 0
    most_changes = MOST_CHANGES if lowest < BREACH else MOST_REPAIRS * 100 // (100 + len(best))
    for change in range(most_changes):
        if lowest <= ideal.squares or idle > MOST_IDLE_CHANGES:
            break
        for block, table in _best_step(seating, banned, change, random):
            banned[block, seating.table_of[block]] = change + 4 + random.randrange(LONGEST_BAN)
            _move(seating, block, table)
        cost = _cost(seating)
        idle += 1
        if cost < lowest:
            lowest, best, idle = cost, list(seating.table_of), 0
    return best, lowest


def _first_guess(blocks: Blocks, ideal: Spread, rank: Sequence[int], random: Random) -> Seating:
    """Those with least choice first, each where the ideal has room; then the others, evenly."""
    seating = _nobody_seated(blocks)
    _seat_bound(seating, ideal, rank, random)
    plain = [block for block in range(len(blocks.people)) if is_plain(blocks, block)]
    kinds, by_mask = kinds_of(blocks, plain)
    found = spread(kinds, _left(seating, ideal, rank))
    if isinstance(found, Shortage):
        for block in plain:
            _put_where_cheapest(seating, block)
        return seating
    table_of = list(seating.table_of)
    deal(found.at, by_mask, table_of, random)
    for block in plain:
        _put(seating, block, table_of[block])
    return seating


def _nobody_seated(blocks: Blocks) -> Seating:
    width = blocks.sizes
    nobody = [0] * len(blocks.capacity)
    limits = list(zip(blocks.capacity, blocks.minimum, strict=True))
    costs = {limit: _costs(*limit, everyone=sum(width)) for limit in set(limits)}
    return Seating(
        blocks,
        width,
        [-1] * len(width),
        [set() for _ in nobody],
        list(nobody),
        [list(nobody) if near else nobody for near in blocks.near],
        [costs[limit] for limit in limits],
    )


def _left(seating: Seating, ideal: Spread, rank: Sequence[int]) -> Tables:
    """The tables as they are for those who come last; what the ideal leaves empty stays empty."""
    capacity = [
        most if wanted or taken else 0
        for most, wanted, taken in zip(
            seating.blocks.capacity, ideal.sizes, seating.sizes, strict=True
        )
    ]
    used = zip(seating.blocks.minimum, ideal.sizes, strict=True)
    minimum = [low if wanted else 0 for low, wanted in used]
    return Tables(capacity, minimum, list(seating.sizes), rank)


def _seat_bound(seating: Seating, ideal: Spread, rank: Sequence[int], random: Random) -> None:
    """Seat blocks of several people, and those kept apart from somebody."""
    blocks = seating.blocks
    _, by_mask = kinds_of(blocks, range(len(blocks.people)))
    quotas = dict(zip(by_mask, (dict(tables) for tables in ideal.at), strict=True))
    bound = [block for block in range(len(blocks.people)) if not is_plain(blocks, block)]
    random.shuffle(bound)
    bound.sort(
        key=lambda block: (
            blocks.masks[block].bit_count() - len(blocks.near[block]),
            -seating.width[block],
        )
    )
    for block in bound:
        quota, width = quotas[blocks.masks[block]], seating.width[block]
        table = min(
            tables_in(blocks.masks[block]),
            key=lambda t: (
                seating.crowd[block][t],
                seating.costs[t][min(seating.sizes[t] + width, len(seating.costs[t]) - 1)]
                >= BREACH,
                quota.get(t, 0) < width,
                seating.sizes[t] + width - ideal.sizes[t],
                rank[t],
            ),
        )
        quota[table] = quota.get(table, 0) - width
        _put(seating, block, table)


def _put_where_cheapest(seating: Seating, block: int) -> None:
    def added(table: int) -> int:
        costs, size = seating.costs[table], seating.sizes[table]
        return costs[size + seating.width[block]] - costs[size]

    _put(seating, block, min(tables_in(seating.blocks.masks[block]), key=added))


def _costs(most: int, fewest: int, *, everyone: int) -> list[int]:
    """[people] what it costs that so many sit at a table."""
    return [
        size * size + BREACH * (max(0, size - most) + (max(0, fewest - size) if size else 0))
        for size in range(everyone + 1)
    ]


def _cost(seating: Seating) -> int:
    clashes = sum(
        seating.crowd[block][table]
        for block, table in enumerate(seating.table_of)
        if seating.blocks.near[block]
    )
    sizes = sum(costs[size] for costs, size in zip(seating.costs, seating.sizes, strict=True))
    return sizes + BREACH * clashes // 2


def _put(seating: Seating, block: int, table: int) -> None:
    seating.table_of[block] = table
    seating.at[table].add(block)
    seating.sizes[table] += seating.width[block]
    for other in seating.blocks.near[block]:
        seating.crowd[other][table] += 1


def _move(seating: Seating, block: int, table: int) -> None:
    old = seating.table_of[block]
    seating.at[old].remove(block)
    seating.sizes[old] -= seating.width[block]
    for other in seating.blocks.near[block]:
        seating.crowd[other][old] -= 1
    _put(seating, block, table)


def _best_step(
    seating: Seating, banned: dict[tuple[int, int], int], now: int, random: Random
) -> tuple[tuple[int, int], ...]:
    """The change that costs least for a block that is in the way: alone, or with another."""
    block = random.choice(_in_the_way(seating))
    here = seating.table_of[block]
    best: tuple[tuple[int, int], ...] = ()
    lowest = 1 << 60
    looked_at = 0
    others = [t for t in tables_in(seating.blocks.masks[block]) if t != here]
    random.shuffle(others)
    for table in others:
        is_banned = banned.get((block, table), -1) >= now
        change = _change(seating, block, table)
        if change < lowest and not is_banned:
            best, lowest = ((block, table),), change
        if looked_at > MOST_SWAPS_LOOKED_AT or is_banned:
            continue
        for other in sorted(seating.at[table]):
            looked_at += 1
            if seating.blocks.masks[other] >> here & 1 and banned.get((other, here), -1) < now:
                change = _swap_change(seating, block, other)
                if change < lowest:
                    best, lowest = ((block, table), (other, here)), change
    return best


def _in_the_way(seating: Seating) -> list[int]:
    """Blocks that clash; else those at tables too full or too empty; else at the fullest."""
    clashing = [
        block
        for block, table in enumerate(seating.table_of)
        if seating.blocks.near[block] and seating.crowd[block][table]
    ]
    if clashing:
        return clashing
    wrong = {t for t, size in enumerate(seating.sizes) if seating.costs[t][size] >= BREACH}
    if any(seating.sizes[t] < seating.blocks.capacity[t] for t in wrong):
        wrong = set(range(len(seating.sizes)))
    fullest = max(seating.sizes)
    tables = wrong or {t for t, size in enumerate(seating.sizes) if size == fullest}
    return sorted(block for table in tables for block in seating.at[table])


def _change(seating: Seating, block: int, table: int) -> int:
    """How much the cost rises when the block goes to the table."""
    here, width = seating.table_of[block], seating.width[block]
    sizes, costs, crowd = seating.sizes, seating.costs, seating.crowd[block]
    return (
        costs[here][sizes[here] - width]
        - costs[here][sizes[here]]
        + costs[table][sizes[table] + width]
        - costs[table][sizes[table]]
        + BREACH * (crowd[table] - crowd[here])
    )


def _swap_change(seating: Seating, block: int, other: int) -> int:
    """How much the cost rises when two blocks change places."""
    here, there = seating.table_of[block], seating.table_of[other]
    more = seating.width[block] - seating.width[other]
    sizes, costs, crowd = seating.sizes, seating.costs, seating.crowd
    clashes = crowd[block][there] - crowd[block][here] + crowd[other][here] - crowd[other][there]
    if other in seating.blocks.near[block]:
        clashes -= 2
    return (
        costs[here][sizes[here] - more]
        - costs[here][sizes[here]]
        + costs[there][sizes[there] + more]
        - costs[there][sizes[there]]
        + BREACH * clashes
    )
