"""Difference rows: what to add to the table's number, column by column, in each round.

Column c of a round seats its person (table + rows[round][c]) at `table`, counted in a group with
as many elements as there are tables. Two columns never give the same pair twice when the
difference between them is another one in each row. The condition is the same for rows as for
columns, so the table may be turned on its side.
"""

from dataclasses import dataclass
from math import prod

from samspill.pure.seating.finite_fields import ring_of_order
from samspill.pure.seating.found_rows import FOUND_ROWS

Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class DifferenceRows:
    """rows [rounds][columns] of numbers whose mixed-base digits are added modulo `moduli`."""

    moduli: tuple[int, ...]
    rows: Rows

    @property
    def order(self) -> int:
        return prod(self.moduli)

    def add(self, left: int, right: int) -> int:
        total, unit = 0, 1
        for modulus in self.moduli:
            left, digit = divmod(left, modulus)
            right, other = divmod(right, modulus)
            total += (digit + other) % modulus * unit
            unit *= modulus
        return total

    def cut(self, columns: int, rounds: int) -> "DifferenceRows":
        """The first columns of the first rows; no rows when there are fewer columns."""
        rows = tuple(row[:columns] for row in self.rows[:rounds] if len(row) >= columns)
        return DifferenceRows(self.moduli, rows)

    def on_its_side(self) -> "DifferenceRows":
        return DifferenceRows(self.moduli, tuple(zip(*self.rows, strict=True)))


def longest_rows(order: int, columns: int, rounds: int) -> DifferenceRows:
    """The most rows known here, up to `rounds`, for `columns` columns over `order` elements."""
    one_row = DifferenceRows((order,), ((0,) * columns,))
    known = [one_row, _products(order, columns, rounds)]
    for found in FOUND:
        if found.order == order:
            known += [found.cut(columns, rounds), found.on_its_side().cut(columns, rounds)]
    return max(known, key=lambda one: len(one.rows))


def _products(order: int, columns: int, rounds: int) -> DifferenceRows:
    """All elements times those whose differences all can divide by (MacNeish 1922)."""
    ring = ring_of_order(order)
    factors, others = ring.diagonal, list(range(order))
    if columns <= len(factors):
        factors, others = others, factors
    rows = tuple(
        tuple(ring.multiply(factor, other) for other in others[:columns])
        for factor in factors[:rounds]
    )
    return DifferenceRows(ring.moduli, rows).cut(columns, rounds)


def _rows(text: str) -> Rows:
    return tuple(tuple(int(number) for number in row.split()) for row in text.split(","))


FOUND = tuple(DifferenceRows(moduli, _rows(text)) for moduli, text in FOUND_ROWS)
