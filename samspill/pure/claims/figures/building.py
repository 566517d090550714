"""The figures of a contribution report: who said how much of what, always with the basis, from the raw rows.

    figures(rows) -> [{"id", "name", "text", "basis", "rows", "sentences"}, …], one for each of OF

    basis      {"contributions", "tables", "associations"}: what a row is of; tables are those laid. And how
               it was sorted: {"spoke", "by_people", "proposed", "unclear"}; spoke: tables that wrote
    text       the basis as a sentence
    sentences  {"key", "by", "turns", "text", "part", "of", "ids"}: what of a row would turn if one
               association or one table had not come, or by weight; then without part and of. The ids are
               the row's: those of the one association would tell which it is
    row        {"key", "name", "contributions", "distinct", "tables", "associations", "basis", "ids",
               "suppressed", "hidden"}. hidden: which numbers are null, and why (Hidden). The key of those
               who named no association is null. A row of one table has no count of tables.

A theme's row has besides "share", "weighted" and "effective" (of associations, by their categories in the
register) and "cells", one a round: {"round", "tables", "basis", "ids", "suppressed", "hidden"}. A category's
has "registered" and "signed_up" (samspill.pure.claims.figures.weights.reached) and "is_absent".

An id stands in every cell it is counted in, in small ones too: any number can be followed to the words, which
are open. Names are in the report's language. The order of the rows of a report changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from samspill.pure.claims.figures.categories import category_figure
from samspill.pure.claims.figures.making import (
    Figure,
    Making,
    question_figure,
    split_figure,
    table_figure,
)
from samspill.pure.claims.figures.themes import theme_figure
from samspill.pure.claims.rows import Rows

_MADE: dict[str, Callable[[Making, str], Figure]] = {
    "theme": theme_figure,
    "round": split_figure,
    "question": question_figure,
    "table": table_figure,
    "category": category_figure,
    "language": split_figure,
    "kind": split_figure,
    "channel": split_figure,
}
OF = tuple(_MADE)


def figures(rows: Rows) -> list[Figure]:
    """All of them, in the order in which they are shown."""
    making = Making(rows)
    return [make(making, of) for of, make in _MADE.items()]


def figure(rows: Rows, of: str) -> Figure:
    """One of them. Raises KeyError for what is not in OF."""
    return _MADE[of](Making(rows), of)
