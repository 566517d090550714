"""How many said something: contributions, and the distinct tables and associations behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samspill.pure.claims.rows import Rows, Said


@dataclass(frozen=True)
class Count:
    """ids in order of rounds and tables. distinct: those that say the same are one."""

    ids: tuple[str, ...] = ()
    distinct: int = 0
    tables: frozenset[int] = frozenset()
    associations: frozenset[int] = frozenset()

    @property
    def contributions(self) -> int:
        return len(self.ids)


def count(some: Iterable[Said]) -> Count:
    """In the order in which they come: from `ordered`, so that the report's order changes nothing."""
    said = list(some)
    return Count(
        ids=tuple(one.id for one in said),
        distinct=len({("as one", one.merge) if one.merge else ("alone", one.id) for one in said}),
        tables=frozenset(one.table for one in said if one.table is not None),
        associations=frozenset(one.association for one in said if one.association is not None),
    )


def ordered(rows: Rows) -> list[Said]:
    """What stands, by rounds and tables, whatever order the report has it in."""
    return sorted(rows.standing, key=lambda one: (one.round, one.table or 0, one.id))


def tables_set(rows: Rows) -> frozenset[int]:
    """Those that were laid, and those that somebody wrote from."""
    return frozenset(rows.tables) | count(rows.standing).tables
