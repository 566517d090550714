"""The map of the square: a grid of places, and the stands upon it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samspill.conference.models import Conference, Stand

LEAST_COLUMNS, LEAST_ROWS = 6, 4
MOST_COLUMNS, MOST_ROWS = 12, 12


@dataclass(frozen=True)
class Place:
    """A place on the map, counted from 0; `stand` is None where it is free."""

    column: int
    row: int
    stand: Stand | None

    @property
    def name(self) -> str:
        """As on a chessboard, for those who do not see the map: «B3»."""
        return f"{chr(ord('A') + self.column)}{self.row + 1}"


def stands_of(conference: Conference) -> list[Stand]:
    """Wished for first, then given by number, then refused."""
    rows = conference.stands.select_related("sign_up__association", "sign_up__municipality")
    order = {Stand.State.WISHED: 0, Stand.State.GIVEN: 1, Stand.State.REFUSED: 2}
    return sorted(rows, key=lambda one: (order[one.state], one.number or 0, one.pk))


def given(stands: Sequence[Stand]) -> list[Stand]:
    return [one for one in stands if one.state == Stand.State.GIVEN]


def square(stands: Sequence[Stand]) -> list[list[Place]]:
    """The rows of the map, one more of each than the stands need, so that there is room."""
    placed = {(one.column, one.row): one for one in stands if one.column is not None}
    columns = max([LEAST_COLUMNS, *(column + 2 for column, _row in placed)])
    rows = max([LEAST_ROWS, *(row + 2 for _column, row in placed)])
    return [
        [
            Place(column, row, placed.get((column, row)))
            for column in range(min(columns, MOST_COLUMNS))
        ]
        for row in range(min(rows, MOST_ROWS))
    ]


def place_name(stand: Stand) -> str:
    """ "B3", or "" for one that is not on the map."""
    if stand.column is None or stand.row is None:
        return ""
    return Place(stand.column, stand.row, stand).name


def first_free_number(stands: Sequence[Stand]) -> int:
    taken = {one.number for one in stands}
    return next(number for number in range(1, len(stands) + 2) if number not in taken)
