"""Which numbers are not told, so that no count of one or two tables is told or can be reckoned from the rest.

What is told of a hidden number is that it is one or two ("færre enn 3"), or nothing at all. Numbers of
distinct tables do not add up to their whole, which is what saves most of them; where the whole and the
contributions beside them would give a hidden one away, nothing is told of how that whole falls apart.

Checked by trying every small world: whatever is shown, some world with one table and some world with two
fits it. The words themselves are open, each with its round and table: what is kept back is the
making of figures out of one or two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

FEWEST_TABLES = 3  # in a cell, before it is told


class Hidden(StrEnum):
    """Why a number is not told."""

    FEW = "few"  # one or two
    BESIDE = "beside"  # else a small one beside it could be reckoned
    SPLIT = "split"  # too little to be told in pieces


@dataclass(frozen=True)
class Size:
    """What is counted of a row. group: rows of one group add up to a whole that is told."""

    tables: int
    contributions: int
    group: str = ""


@dataclass
class Kept:
    """What is not told of a row, and why."""

    tables: Hidden | None = None
    contributions: Hidden | None = None

    @property
    def by_name(self) -> dict[str, str]:
        """`distinct` goes with the contributions it is counted from."""
        names = {"tables": self.tables, "contributions": self.contributions}
        found = {name: str(why) for name, why in names.items() if why}
        return found | ({"distinct": found["contributions"]} if "contributions" in found else {})


def is_few(number: int) -> bool:
    return 0 < number < FEWEST_TABLES


def alone(size: Size) -> Kept:
    """What is kept back of a row that adds up with no others."""
    if not is_few(size.tables):
        return Kept()
    return Kept(Hidden.FEW, Hidden.FEW if is_few(size.contributions) else None)


def cells(tables: Sequence[int], whole: Size) -> list[Hidden | None]:
    """What is kept back of a row's cells, counts of tables, beside the row's whole.

    Every hidden cell must be able to be one and to be two, whatever the others are: all may be one, for
    they reach the distinct tables of the whole; all may be two, for there are contributions enough.
    """
    told = sum(one for one in tables if not is_few(one))
    few = sum(is_few(one) for one in tables)
    may_be_one = whole.tables < told + few  # less by one: that it is not split must not tell either
    may_be_two = whole.contributions >= told + 2 * few
    if is_few(whole.tables) or (few and not (may_be_one and may_be_two)):
        return [Hidden.SPLIT] * len(tables)
    return [Hidden.FEW if is_few(one) else None for one in tables]


def crossed(
    table: Sequence[Sequence[int]], wholes: Sequence[Size], columns: Sequence[int]
) -> list[list[Hidden | None]]:
    """As `cells` for each row; and so that a column's distinct tables do not give a cell away either.

    columns   the distinct tables of each column, which the rows together reach. That there is nothing
              in an empty one is no secret
    """
    found = [cells(row, whole) for row, whole in zip(table, wholes, strict=True)]
    for place, whole in enumerate(columns):
        few = [number for number, row in enumerate(found) if row[place] is Hidden.FEW]
        split = any(row[place] is Hidden.SPLIT for row in found)
        told = sum(row[place] for row, kept in zip(table, found, strict=True) if not kept[place])
        if few and not split and whole > told + len(few):
            for number in few:
                found[number] = [Hidden.SPLIT] * len(columns)
    return [[why if columns[place] else None for place, why in enumerate(row)] for row in found]


@dataclass
class _Group:
    """Rows whose contributions add up to a whole that is told, and whose tables reach its tables."""

    sizes: Sequence[Size]
    whole: Size
    kept: list[Kept] = field(default_factory=list)

    def hide(self) -> list[Kept]:
        self.kept = [alone(size) for size in self.sizes]
        is_safe = not is_few(self.whole.tables) and self._tables_are_safe()
        if not is_safe or not self._contributions_are_made_safe():
            self.kept = [Kept(Hidden.SPLIT, Hidden.SPLIT) for _size in self.sizes]
        return self.kept

    def _tables_are_safe(self) -> bool:
        told = sum(
            size.tables for size, kept in zip(self.sizes, self.kept, strict=True) if not kept.tables
        )
        few = sum(kept.tables is not None for kept in self.kept)
        return not few or self.whole.tables < told + few

    def _contributions_are_made_safe(self) -> bool:
        """Hide the smallest others too, until each hidden row may have given one, and may have given two."""
        few = [place for place, kept in enumerate(self.kept) if kept.contributions]
        if not few:
            return True
        others = sorted(
            (size.contributions, place)
            for place, size in enumerate(self.sizes)
            if size.contributions and not self.kept[place].contributions
        )
        spare = sum(self.sizes[place].contributions for place in few) - 2 * len(few)
        for contributions, place in others:
            self.kept[place].contributions = Hidden.BESIDE
            spare += contributions - self._least(place)
            if spare >= 0:
                return True
        return False

    def _least(self, place: int) -> int:
        """The fewest contributions a row may have, by what is told of it."""
        return FEWEST_TABLES if self.kept[place].tables else max(1, self.sizes[place].tables)


def parts(sizes: Sequence[Size], wholes: Mapping[str, Size]) -> list[Kept]:
    """What is kept back of rows that together are a whole, or several.

    wholes   group -> its whole
    """
    found: list[Kept] = [Kept() for _size in sizes]
    for group, whole in wholes.items():
        places = [place for place, size in enumerate(sizes) if size.group == group]
        kept = _Group([sizes[place] for place in places], whole).hide()
        for place, one in zip(places, kept, strict=True):
            found[place] = one
    return found
