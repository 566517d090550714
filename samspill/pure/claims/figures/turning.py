"""Which themes rest on one association or one table: without it they are not what they are told to be.

A theme is told to be among the five that most tables spoke of, and to have been spoken of at more than half
the tables. Each association and each table that spoke of it is left out in turn, as if it had not come. Where
many themes have as many tables, none of them is told to be among the five, and none of them to fall out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samspill.pure.claims.figures.groups import Group
from samspill.pure.claims.figures.suppression import FEWEST_TABLES
from samspill.pure.claims.rows import Said

FIRST = 5  # themes that are told to be broad
ASSOCIATION, TABLE = "association", "table"
FIVE, HALF = "five", "half"
Sides = Mapping[str, Callable[[Said], int | None]]
SIDES: Sides = {ASSOCIATION: lambda one: one.association, TABLE: lambda one: one.table}


@dataclass(frozen=True)
class Turn:
    """What one association or table gave of a theme's contributions, and what the theme is not without it."""

    one: str
    what: str
    part: int
    of: int


@dataclass(frozen=True)
class Leaving:
    """The themes, and what becomes of their tables when one of those who spoke is left out."""

    themes: Sequence[Group]
    table_count: int  # that were laid

    def turns(self, place: int) -> list[Turn]:
        """At most one of each: by whom most of the theme was said."""
        theme = self.themes[place]
        if len(self._tables[place]) < FEWEST_TABLES:
            return []
        found = []
        for one, side in SIDES.items():
            given = Counter(number for said in theme.said if (number := side(said)) is not None)
            by_size = sorted(given.items(), key=lambda item: (-item[1], item[0]))
            for what in (FIVE, HALF):
                part = next((n for who, n in by_size if self._turns(place, one, who, what)), None)
                if part is not None:
                    found.append(Turn(one, what, part, len(theme.said)))
                    break
        return found

    def _turns(self, place: int, one: str, who: int, what: str) -> bool:
        now = [len(tables) for tables in self._tables]
        without = self._without(one, who)
        if what == FIVE:
            return is_first(place, now) and is_out(place, without)
        laid = self.table_count - (one == TABLE)
        return 2 * now[place] > self.table_count and not 2 * without[place] > laid

    def _without(self, one: str, who: int) -> list[int]:
        if one == TABLE:
            return [len(tables) - (who in tables) for tables in self._tables]
        return [len(tables) - self._alone[place][who] for place, tables in enumerate(self._tables)]

    @cached_property
    def _tables(self) -> list[Mapping[int, set[int | None]]]:
        """For each theme: table -> those who spoke of it there."""
        found: list[Mapping[int, set[int | None]]] = []
        for theme in self.themes:
            tables: dict[int, set[int | None]] = {}
            for said in theme.said:
                if said.table is not None:
                    tables.setdefault(said.table, set()).add(said.association)
            found.append(tables)
        return found

    @cached_property
    def _alone(self) -> list[Counter[int | None]]:
        """For each theme: association -> tables where nobody else spoke of it."""
        return [
            Counter(next(iter(who)) for who in tables.values() if len(who) == 1)
            for tables in self._tables
        ]


def is_first(place: int, numbers: Sequence[float]) -> bool:
    """Whether it is clearly among the five: with those that have as many, there are no more than five."""
    return numbers[place] > 0 and sum(one >= numbers[place] for one in numbers) <= FIRST


def is_out(place: int, numbers: Sequence[float]) -> bool:
    """Whether it is clearly not among the five: five are above it."""
    return not numbers[place] or sum(one > numbers[place] for one in numbers) >= FIRST
