"""One figure as a table for spreadsheets: a row for each of its rows, a number in a column of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from samspill.pure.claims.contributions_csv import BYTE_ORDER_MARK, as_cell
from samspill.pure.claims.figures.categories import REACHES
from samspill.pure.claims.figures.phrases import say
from samspill.pure.claims.figures.suppression import Hidden

COUNTS = ("tables", "associations", "contributions", "distinct")
SHARES = ("share", "weighted", "effective")


def figure_csv(figure: Mapping[str, Any], language: str) -> bytes:
    """UTF-8 with byte order mark, semicolons, CRLF; decimals with a point. What is not told says so.

    Columns: key, name; tables, associations, contributions, distinct, and what the first three are of
    (tables_of …). For themes also tables_round_1 …, share, weighted and effective; for categories the
    part and the whole of signed_up_of_register, heard_of_register and heard_of_signed_up.
    """
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows = [_cells(figure, row, language) for row in figure["rows"]]
    writer.writerow(rows[0] if rows else ["key", "name"])
    for row in rows:
        writer.writerow([as_cell(value) for value in row.values()])
    return buffer.getvalue().encode("utf-8")


def told(row: Mapping[str, Any], name: str, language: str) -> Any:
    """A number of a row or cell, or the words that stand where it is not told."""
    why = row["hidden"].get(name)
    if why:
        return say("few" if why == Hidden.FEW else "not_told", language)
    return row[name]


def _cells(figure: Mapping[str, Any], row: Mapping[str, Any], language: str) -> dict[str, Any]:
    counts = [name for name in COUNTS if figure["id"] != "table" or name != "tables"]
    found: dict[str, Any] = {"key": row["key"], "name": row["name"]}
    found |= {
        f"tables_round_{cell['round']}": told(cell, "tables", language)
        for cell in row.get("cells", ())
    }
    for name in counts:
        found[name] = told(row, name, language)
        if name in row["basis"]:
            found[f"{name}_of"] = row["basis"][name]
    found |= {name: row[name] for name in SHARES if name in row}
    for name in REACHES:
        if name in row:
            reach = row[name] or {"part": None, "of": None}
            found |= {name: reach["part"], f"{name}_whole": reach["of"]}
    return found
