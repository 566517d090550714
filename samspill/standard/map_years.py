"""The map from year to year: as it was at the end of each, and what changed in it.

Made of what was kept on the day, and of nothing else: to assess oneself anew, or to change the
criteria, changes no year that has been. The year that goes is the map as it is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from samspill.standard.map import STATES, MapRow, State
from samspill.standard.models import MapChange

COLUMN, COLUMNS_APART, HEIGHT = 28, 12, 150.0  # of the picture, in its units


@dataclass(frozen=True)
class Block:
    """One state's part of a year's column."""

    state: str
    y: float
    height: float


@dataclass(frozen=True)
class Year:
    """How many municipalities the map had in each state, in the order of STATES.

    x, blocks   its column in the picture of all the years
    """

    number: int
    counts: dict[str, int]
    x: int = 0
    blocks: tuple[Block, ...] = ()
    is_now: bool = False

    @property
    def adopted(self) -> int:
        return self.counts[str(State.ADOPTED)]


@dataclass(frozen=True)
class Change:
    """One municipality went from one state to another; `kept` tells when and what shows it."""

    row: MapRow
    before: str
    kept: MapChange

    @property
    def before_label(self) -> str:
        return str(State(self.before).label)


@dataclass(frozen=True)
class MapYears:
    """rows: the municipalities as they are now, of the whole country or of a county."""

    rows: Sequence[MapRow]
    kept: dict[str, list[MapChange]]
    this_year: int

    @property
    def numbers(self) -> list[int]:
        """Every year from the first that something is kept of to the one that goes."""
        first = min((one.since.year for some in self.kept.values() for one in some), default=9999)
        return list(range(min(first, self.this_year), self.this_year + 1))

    def at(self, year: int) -> list[MapRow]:
        """The municipalities as they were at the end of a year."""
        if year >= self.this_year:
            return list(self.rows)
        return [_as_kept(row, self._last_of(row.number, year)) for row in self.rows]

    def all(self) -> list[Year]:
        return [self._year(number, place) for place, number in enumerate(self.numbers)]

    def changes(self, year: int) -> list[Change]:
        """What the year changed, by state as STATES and then by name; told once a municipality."""
        found = []
        for row in self.rows:
            last, before = self._last_of(row.number, year), self._last_of(row.number, year - 1)
            was = before.state if before else str(State.NO_DATA)
            if last is not None and last.since.year == year and last.state != was:
                found.append(Change(replace(row, state=last.state), was, last))
        places = {str(state): place for place, state in enumerate(STATES)}
        return sorted(found, key=lambda one: (places[one.kept.state], one.row.name))

    @property
    def width(self) -> int:
        return len(self.numbers) * (COLUMN + COLUMNS_APART) - COLUMNS_APART

    def _year(self, number: int, place: int) -> Year:
        states = [row.state for row in self.at(number)]
        counts = {str(state): states.count(str(state)) for state in STATES}
        x = place * (COLUMN + COLUMNS_APART)
        return Year(number, counts, x, _blocks(counts), is_now=number == self.this_year)

    def _last_of(self, number: str, year: int) -> MapChange | None:
        """What held at the end of the year."""
        before = [one for one in self.kept.get(number, []) if one.since.year <= year]
        return before[-1] if before else None


def map_years(rows: Sequence[MapRow], *, of: Collection[str] | None = None) -> MapYears:
    """One query.

    rows   what `map_rows()` gave
    of     the municipalities' numbers; all, when it is None
    """
    changes: Iterable[MapChange] = MapChange.objects.order_by("since", "pk")
    if of is not None:
        changes = MapChange.objects.filter(municipality__in=list(of)).order_by("since", "pk")
    kept: dict[str, list[MapChange]] = {}
    for one in changes:
        kept.setdefault(one.municipality_id, []).append(one)
    chosen = rows if of is None else [row for row in rows if row.number in of]
    return MapYears(chosen, kept, timezone.localdate().year)


def _as_kept(row: MapRow, kept: MapChange | None) -> MapRow:
    """The same municipality as it was then. Its name and its outline are today's."""
    if kept is None:
        blank: date | None = None
        return replace(row, state=str(State.NO_DATA), as_of=blank, note="", evidence="", ground="")
    return replace(
        row,
        state=kept.state,
        as_of=kept.since,
        note=kept.note,
        evidence=kept.evidence,
        ground=kept.ground,
        by_evidence=kept.ground == MapChange.Ground.EVIDENCE,
    )


def _blocks(counts: dict[str, int]) -> tuple[Block, ...]:
    """Adopted stands at the bottom; the whole column is as high every year."""
    total = sum(counts.values()) or 1
    blocks, floor = [], HEIGHT
    for state, count in counts.items():
        height = HEIGHT * count / total
        floor -= height
        if count:
            blocks.append(Block(state, round(floor, 2), round(height, 2)))
    return tuple(blocks)
