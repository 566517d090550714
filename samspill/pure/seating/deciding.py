"""Can a round be seated at all? A search that is exact, as long as its steps suffice.

Blocks that nothing tells apart are of one type, and tables that nothing tells apart are tried once,
so that the many names for one seating are looked at once. What is left must always be able to flow
to the tables (a block's people one by one, at most as many to a table as whole blocks have room).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samspill.pure.seating.blocks import Blocks
from samspill.pure.seating.flow import Kinds, Tables, spread_or_leave_empty
from samspill.pure.seating.kinds import is_plain, kinds_of, tables_in
from samspill.pure.seating.routing import Routes, can_route

MOST_DEEP = 200  # blocks in the search; each is three calls inside the one before
FEWEST_FLOWS = 60  # at the end of a branch, for minimums


class OutOfStepsError(Exception):
    """The search was ended before it could tell."""


@dataclass
class Type:
    """Blocks that may change names with each other.

    near       numbers of the types they are kept apart from; a clique is near itself
    """

    members: list[int]
    width: int
    near: set[int] = field(default_factory=set)
    is_clique: bool = False


@dataclass
class _Search:
    """The state of the search; what is done is undone on the way back.

    left     [types] blocks to be placed
    allowed  [types] tables, as bits
    placed   [types] tables of those placed
    """

    types: list[Type]
    plain: Kinds
    blocks: Blocks
    left: list[int]
    allowed: list[int]
    placed: list[list[int]]
    taken: list[int]
    steps: int
    failed: set[object] = field(default_factory=set)
    ending: list[dict[int, int]] = field(default_factory=list)
    is_unsure: bool = False


def decide(blocks: Blocks, *, steps: int) -> list[int] | None:
    """Find a seating that keeps every rule.

    steps    how much may be looked at: a step is one type of block at one table
    Returns  [blocks] table, or None when there is none
    Raises   OutOfStepsError
    """
    if blocks.torn or not all(blocks.masks):
        return None
    bound = [block for block in range(len(blocks.people)) if not is_plain(blocks, block)]
    plain, by_mask = kinds_of(blocks, [b for b in range(len(blocks.people)) if is_plain(blocks, b)])
    types = _types(blocks, bound)
    search = _Search(
        types,
        plain,
        blocks,
        [len(one.members) for one in types],
        [blocks.masks[one.members[0]] for one in types],
        [[] for _ in types],
        [0] * len(blocks.capacity),
        steps,
    )
    if not _is_hopeful(search):
        return None
    if len(bound) > MOST_DEEP:
        raise OutOfStepsError
    if not _fill(search):
        if search.is_unsure:
            raise OutOfStepsError
        return None
    return _read_off(search, by_mask)


def _read_off(search: _Search, by_mask: dict[int, list[int]]) -> list[int]:
    table_of = [-1] * len(search.blocks.people)
    for one, tables in zip(search.types, search.placed, strict=True):
        for block, table in zip(one.members, tables, strict=True):
            table_of[block] = table
    for ending, alike in zip(search.ending, by_mask.values(), strict=True):
        seats = [table for table in sorted(ending) for _ in range(ending[table])]
        for block, table in zip(alike, seats, strict=True):
            table_of[block] = table
    return table_of


def _types(blocks: Blocks, bound: Sequence[int]) -> list[Type]:
    """Blocks alike in size, tables and whom they are kept apart from (or all from each other)."""
    open_key, clique_key = {}, {}
    cliques: dict[object, list[int]] = {}
    for block in bound:
        same = len(blocks.people[block]), blocks.masks[block]
        open_key[block] = (*same, frozenset(blocks.near[block]))
        clique_key[block] = (*same, frozenset(blocks.near[block] | {block}))
        cliques.setdefault(clique_key[block], []).append(block)
    found: dict[object, Type] = {}
    for block in bound:
        is_clique = len(cliques[clique_key[block]]) > 1
        key = (is_clique, clique_key[block] if is_clique else open_key[block])
        one = found.setdefault(key, Type([], len(blocks.people[block]), is_clique=is_clique))
        one.members.append(block)
    types = list(found.values())
    number = {block: index for index, one in enumerate(types) for block in one.members}
    for one in types:
        one.near = {number[other] for other in blocks.near[one.members[0]]}
    return types


def _fill(search: _Search) -> bool:
    """Place what is left. False when it cannot be done from here."""
    waiting = [number for number, left in enumerate(search.left) if left]
    if not waiting:
        return _end(search)
    key = _key(search)
    if key in search.failed:
        return False
    if not _is_hopeful(search):
        search.failed.add(key)
        return False
    number = min(waiting, key=lambda one: _slack(search, one))
    before = search.allowed[number]
    is_found = _try_tables(search, number)
    if not is_found:
        search.allowed[number] = before
        search.failed.add(key)
    return is_found


def _slack(search: _Search, number: int) -> tuple[int, int, int]:
    one = search.types[number]
    choices = search.allowed[number].bit_count()
    spare = choices - (search.left[number] if one.is_clique else 1)
    return spare, -one.width, -len(one.near)


def _try_tables(search: _Search, number: int) -> bool:
    """Place one block of the type at each table in turn; a table that failed is struck out."""
    width = search.types[number].width
    while True:
        room = {
            t: search.blocks.capacity[t] - search.taken[t]
            for t in tables_in(search.allowed[number])
            if search.blocks.capacity[t] - search.taken[t] >= width
        }
        if not room:
            return False
        table = max(room, key=lambda t: (_owes(search, t), room[t], -t))
        looks = _looks(search, table)
        if _place(search, number, table):
            return True
        for other in room:
            if _looks(search, other) == looks:
                search.allowed[number] &= ~(1 << other)
        if not _is_hopeful(search):
            return False


def _owes(search: _Search, table: int) -> int:
    """How many more a table in use must have."""
    taken = search.taken[table]
    return max(0, search.blocks.minimum[table] - taken) if taken else 0


def _place(search: _Search, number: int, table: int) -> bool:
    one = search.types[number]
    shut = {other: search.allowed[other] for other in one.near if search.left[other]}
    for other in shut:
        search.allowed[other] &= ~(1 << table)
    search.left[number] -= 1
    search.taken[table] += one.width
    search.placed[number].append(table)
    if _fill(search):
        return True
    search.placed[number].pop()
    search.taken[table] -= one.width
    search.left[number] += 1
    search.allowed = [shut.get(index, mask) for index, mask in enumerate(search.allowed)]
    return False


def _looks(search: _Search, table: int) -> tuple[object, ...]:
    """All that tells a table from others: room, minimum, and who may sit there."""
    return (
        search.blocks.capacity[table] - search.taken[table],
        _owes(search, table),
        search.blocks.minimum[table] if not search.taken[table] else 0,
        tuple(
            mask >> table & 1
            for mask, left in zip(search.allowed, search.left, strict=True)
            if left
        ),
        tuple(mask >> table & 1 for mask in search.plain.masks),
    )


def _key(search: _Search) -> object:
    """The state, whatever the names of tables that look alike."""
    tables = sorted(_looks(search, table) for table in range(len(search.taken)))
    return tuple(search.left), tuple(tables)


def _is_hopeful(search: _Search) -> bool:
    """Whether those left could flow to the tables, were blocks free to part."""
    routes = _routes(search)
    search.steps -= sum(len(arcs) for arcs in routes.limits) + len(routes.rooms)
    if search.steps < 0:
        raise OutOfStepsError
    return can_route(routes)


def _routes(search: _Search) -> Routes:
    rooms = [most - n for most, n in zip(search.blocks.capacity, search.taken, strict=True)]
    amounts, limits = list(search.plain.counts), []
    for mask in search.plain.masks:
        limits.append({t: rooms[t] for t in tables_in(mask) if rooms[t] > 0})
    for one, left, mask in zip(search.types, search.left, search.allowed, strict=True):
        if left:
            amounts.append(left * one.width)
            most = {t: rooms[t] // one.width for t in tables_in(mask) if rooms[t] >= one.width}
            limits.append({t: one.width * (1 if one.is_clique else fit) for t, fit in most.items()})
    owed = [_owes(search, table) for table in range(len(rooms))]
    return Routes(amounts, limits, rooms, owed)


def _end(search: _Search) -> bool:
    """Seat those who are free to sit with anyone, when all others are placed."""
    tables = Tables(
        search.blocks.capacity,
        search.blocks.minimum,
        search.taken,
        range(len(search.taken)),
    )
    found, is_complete = spread_or_leave_empty(search.plain, tables, nodes=FEWEST_FLOWS)
    if found is None:
        search.is_unsure |= not is_complete
        return False
    search.ending = found.at
    return True
