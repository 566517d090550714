"""People of a few kinds to tables, as evenly as can be: a flow of least cost.

Source: the cost of a table's size is convex, so sending one person at a time along the cheapest way
(successive shortest paths) gives the least sum of squares; Ahuja, Magnanti and Orlin, Network Flows
(1993), chapters 9 and 14. When there is no way, what was reached is a set of people that outnumbers
its tables (Hall).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

CLOSED = 1 << 60  # the cost of a table that can take nobody more


@dataclass(frozen=True)
class Kinds:
    """Alike people: [kinds] how many, and which tables they may sit at (bit t for table t)."""

    counts: Sequence[int]
    masks: Sequence[int]


@dataclass(frozen=True)
class Tables:
    """[tables] most, fewest when used, who sits there already, and which of equals is filled first."""

    capacity: Sequence[int]
    minimum: Sequence[int]
    taken: Sequence[int]
    rank: Sequence[int]


@dataclass
class Spread:
    """Where the kinds sit.

    at      [kinds] table -> people
    sizes   [tables] people, with those who sat there already
    """

    at: list[dict[int, int]]
    sizes: list[int]

    @property
    def squares(self) -> int:
        return sum(size * size for size in self.sizes)


@dataclass(frozen=True)
class Shortage:
    """Kinds that outnumber the tables they may sit at; none are named when a minimum fails."""

    kinds: tuple[int, ...] = ()
    tables: int = 0


@dataclass
class _Flow:
    kinds: Kinds
    tables: Tables
    at: list[dict[int, int]] = field(default_factory=list)
    occupied: list[int] = field(default_factory=list)  # [kinds] tables with somebody of the kind
    sizes: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)  # [tables] of one person more
    members: dict[int, list[int]] = field(default_factory=dict)  # mask -> its tables


def spread(kinds: Kinds, tables: Tables) -> Spread | Shortage:
    """Seat everyone so that the sum of the squares of the table sizes is least.

    A table's minimum is met before anything else, whether or not anyone need sit there.
    Returns  a Shortage when somebody has no seat, or a minimum cannot be met.
    """
    flow = _Flow(kinds, tables, [{} for _ in kinds.counts], [0] * len(kinds.counts))
    flow.sizes = list(tables.taken)
    flow.costs = [_cost(tables, table, size) for table, size in enumerate(flow.sizes)]
    for kind, count in enumerate(kinds.counts):
        for _ in range(count):
            shortage = _seat_one(flow, kind)
            if shortage:
                return shortage
    if any(size < low for size, low in zip(flow.sizes, tables.minimum, strict=True)):
        return Shortage()
    return Spread(flow.at, flow.sizes)


def _cost(tables: Tables, table: int, size: int) -> int:
    if size >= tables.capacity[table]:
        return CLOSED
    unmet = 1 << 40 if size < tables.minimum[table] else 0
    return size * len(tables.rank) + tables.rank[table] - unmet


def _seat_one(flow: _Flow, kind: int) -> Shortage | None:
    """Seat one person of `kind`, letting others change tables where that is cheaper."""
    reach, entered, added = _reach(flow, kind)
    if not reach:
        return Shortage((kind,), 0)
    best = min(_tables_of(flow, reach), key=flow.costs.__getitem__)
    if flow.costs[best] >= CLOSED:
        return Shortage(tuple(sorted(_settled(flow, added, reach))), reach)
    flow.sizes[best] += 1
    flow.costs[best] = _cost(flow.tables, best, flow.sizes[best])
    table = best
    while True:
        mover = next(one for one, tables in added.items() if tables >> table & 1)
        _change(flow, mover, table, 1)
        if mover == kind:
            return None
        table = (entered[mover] & -entered[mover]).bit_length() - 1
        _change(flow, mover, table, -1)


def _reach(flow: _Flow, kind: int) -> tuple[int, dict[int, int], dict[int, int]]:
    """Tables that can get one more when `kind` does: them, how each kind is met, what it adds."""
    reach = flow.kinds.masks[kind]
    entered, added = {kind: 0}, {kind: reach}
    is_growing = True
    while is_growing:
        is_growing = False
        for other, mask in enumerate(flow.kinds.masks):
            new = mask & ~reach
            if new and flow.occupied[other] & reach:
                entered[other] = flow.occupied[other] & reach
                added[other] = new
                reach |= new
                is_growing = True
    return reach, entered, added


def _settled(flow: _Flow, added: dict[int, int], reach: int) -> set[int]:
    """Every kind that may sit nowhere but at the tables reached, and does so."""
    return set(added) | {kind for kind, at in enumerate(flow.occupied) if at & reach}


def _change(flow: _Flow, kind: int, table: int, people: int) -> None:
    flow.at[kind][table] = flow.at[kind].get(table, 0) + people
    if flow.at[kind][table]:
        flow.occupied[kind] |= 1 << table
    else:
        del flow.at[kind][table]
        flow.occupied[kind] &= ~(1 << table)


def _tables_of(flow: _Flow, mask: int) -> list[int]:
    if mask not in flow.members:
        flow.members[mask] = [t for t in range(len(flow.sizes)) if mask >> t & 1]
    return flow.members[mask]


def spread_or_leave_empty(
    kinds: Kinds, tables: Tables, *, nodes: int
) -> tuple[Spread | None, bool]:
    """The most even spread in which a table is empty or has its minimum.

    nodes    how many flows may be tried
    Returns  the best that was found, and whether everything was tried
    Source   Branch and bound: a table below its minimum is closed, or it and its likes are filled.
    """
    used = [taken > 0 for taken in tables.taken]
    waiting = [(0, tuple(used))]
    best: Spread | None = None
    while waiting and nodes:
        nodes -= 1
        closed, opened = waiting.pop()
        lows = [low if is_open else 0 for low, is_open in zip(tables.minimum, opened, strict=True)]
        found = spread(
            Kinds(kinds.counts, [mask & ~closed for mask in kinds.masks]),
            replace(tables, minimum=lows),
        )
        if isinstance(found, Shortage) or (best and found.squares >= best.squares):
            continue
        lacking = below_minimum(found.sizes, tables.minimum)
        if not lacking:
            best = found
            continue
        low = max(lacking, key=lambda t: (tables.minimum[t] - found.sizes[t], -t))
        alike = _alike(kinds, tables, low, closed)
        waiting.append((closed | 1 << low, opened))
        waiting.append((closed, tuple(flag or t in alike for t, flag in enumerate(opened))))
    return best, not waiting


def below_minimum(sizes: Sequence[int], minimum: Sequence[int]) -> list[int]:
    """The tables with somebody at them, but too few."""
    limits = enumerate(zip(sizes, minimum, strict=True))
    return [table for table, (size, low) in limits if 0 < size < low]


def _alike(kinds: Kinds, tables: Tables, table: int, closed: int) -> set[int]:
    """Open tables that nothing tells from `table`: to close another of them is to close it."""

    def looks(t: int) -> tuple[object, ...]:
        seen = tuple(mask >> t & 1 for mask in kinds.masks)
        return tables.capacity[t], tables.minimum[t], tables.taken[t], seen

    open_tables = (t for t in range(len(tables.capacity)) if not closed >> t & 1)
    return {t for t in open_tables if looks(t) == looks(table)}
