"""Kinds of associations by places: one square is one association."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspill.overview.reach.reading import MEASURES, NOT_KNOWN, Listed, Reach

MOST_PLACES = 7  # columns; the others stand together in one
FEW_PLACES = 3
MOST_SQUARES = 48  # in one cell; above that one square is several associations
SIZE, STEP, EDGE = 11, 15, 2
ALL_OTHERS = "\0"
ACROSS, ACROSS_FEW = 5, 8  # squares in a row of a cell; where there are few places


@dataclass(frozen=True)
class Cell:
    """So many of a kind in a place. `dark` and `pale` are path data, the reached first."""

    place: str
    reached: int
    total: int
    dark: str = ""
    pale: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Row:
    """One kind; `cells` in the order of the places; `by_measure` None where it is not known yet."""

    kind: str
    name: str
    cells: list[Cell]
    by_measure: list[int | None]

    @property
    def reached(self) -> int:
        return sum(cell.reached for cell in self.cells)

    @property
    def total(self) -> int:
        return sum(cell.total for cell in self.cells)


@dataclass(frozen=True)
class Place:
    """key   folded, NOT_KNOWN for none; ALL_OTHERS is told by `is_others`"""

    key: str
    name: str
    reached: int
    total: int

    @property
    def is_others(self) -> bool:
        return self.key == ALL_OTHERS


@dataclass(frozen=True)
class Picture:
    rows: list[Row]
    places: list[Place]
    per_square: int

    @property
    def kinds_missed(self) -> list[Row]:
        """Kinds where nobody is reached; the largest first."""
        return [row for row in self.rows if not row.reached]

    @property
    def places_missed(self) -> list[Place]:
        return [one for one in self.places if not one.reached and not one.is_others]


def picture(reach: Reach, measure: str) -> Picture:
    """Kinds and places with most associations first, what is not known last."""
    shown = _places_shown(reach.listed)
    column = {one.number: one.place if one.place in shown else ALL_OTHERS for one in reach.listed}
    columns = [*shown, ALL_OTHERS] if ALL_OTHERS in column.values() else shown
    known = reach.known(measure)
    whole = Counter((one.kind, column[one.number]) for one in reach.listed)
    part = Counter((one.kind, column[one.number]) for one in reach.listed if one.number in known)
    per_square = max(1, -(-max(whole.values(), default=0) // MOST_SQUARES))
    across = ACROSS if len(columns) > ACROSS else ACROSS_FEW
    rows = []
    for kind, by_measure in _by_measure(reach).items():
        name = reach.kinds.get(kind, "") or _("Kind not known")
        cells = [
            _cell(place, part[kind, place], whole[kind, place], per_square, across)
            for place in columns
        ]
        rows.append(Row(kind, name, cells, by_measure))
    rows.sort(key=lambda row: (row.kind == NOT_KNOWN, -row.total, row.name))
    return Picture(rows, _places(reach, columns, rows), per_square)


def _places(reach: Reach, columns: Sequence[str], rows: Sequence[Row]) -> list[Place]:
    cells = [[row.cells[index] for row in rows] for index in range(len(columns))]
    return [
        Place(
            key=place,
            name=_place_name(reach, place),
            reached=sum(cell.reached for cell in those),
            total=sum(cell.total for cell in those),
        )
        for place, those in zip(columns, cells, strict=True)
    ]


def _places_shown(listed: Sequence[Listed]) -> list[str]:
    """Those with a column of their own: the largest with two or more, or all when they are few."""
    counted = Counter(one.place for one in listed)
    known = sorted((one for one in counted if one), key=lambda one: (-counted[one], one))
    shown = [one for one in known if counted[one] > 1][:MOST_PLACES]
    if len(known) <= max(FEW_PLACES, len(shown) + 1):
        shown = known
    is_apart = NOT_KNOWN in counted and len(shown) == len(known)
    return [*shown, NOT_KNOWN] if is_apart else shown


def _place_name(reach: Reach, place: str) -> str:
    if place == ALL_OTHERS:
        return _("Other places")
    return reach.places.get(place, "") or _("Place not known")


def _by_measure(reach: Reach) -> dict[str, list[int | None]]:
    """For each kind, how many are reached by each measure; None where nobody can know yet."""
    counted = [
        None if known is None else Counter(one.kind for one in reach.listed if one.number in known)
        for known in (reach.reached[measure] for measure in MEASURES)
    ]
    kinds = {one.kind for one in reach.listed}
    return {kind: [None if one is None else one[kind] for one in counted] for kind in kinds}


def _cell(place: str, reached: int, total: int, per_square: int, across: int) -> Cell:
    squares = -(-total // per_square)
    dark = round(reached / per_square) if reached < total else squares
    if reached and not dark:
        dark = 1  # a few are not none
    lines = -(-squares // across)
    return Cell(
        place=place,
        reached=reached,
        total=total,
        dark=_squares(0, dark, across),
        pale=_squares(dark, squares, across),
        width=min(squares, across) * STEP,
        height=lines * STEP,
    )


def _squares(start: int, end: int, across: int) -> str:
    """Path data of the squares from place start up to end, row by row."""
    return "".join(
        f"M{at % across * STEP + EDGE},{at // across * STEP + EDGE}h{SIZE}v{SIZE}h-{SIZE}z"
        for at in range(start, end)
    )
