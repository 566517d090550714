"""What the debrief's page draws: a square for each contribution, table by table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samspill.insight.debrief.building import Debrief

ACROSS = 10  # squares in a row
STEP = 10.0  # units from one square to the next
MOST_SQUARES = 60  # of one table in one round; the number beside them tells the rest


@dataclass(frozen=True)
class Cell:
    """What one table gave in one round: squares at (x, y) in an SVG 100 units wide, so that all
    squares are alike however the page scales them."""

    round: int
    count: int
    squares: Sequence[tuple[float, float]]
    height: float


@dataclass(frozen=True)
class Line:
    """One table, and what it gave in each round that was held."""

    table: int
    cells: Sequence[Cell]

    @property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells)


def table_lines(debrief: Debrief) -> list[Line]:
    """Every table in order. All squares are of one size, so that the tables can be compared."""
    numbers = [told.round.number for told in debrief.held]
    return [
        Line(table, [_cell(number, count) for number, count in zip(numbers, counts, strict=True)])
        for table, counts in debrief.rows
    ]


def _cell(round: int, count: int) -> Cell:
    drawn = min(count, MOST_SQUARES)
    squares = [((place % ACROSS) * STEP, (place // ACROSS) * STEP) for place in range(drawn)]
    rows = -(-drawn // ACROSS)
    return Cell(round, count, squares, rows * STEP)
