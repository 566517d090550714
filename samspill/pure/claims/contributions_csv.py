"""The contributions of a report as a table for spreadsheets, one row each, in the report's order.

Columns: id, round, question, table, association, category, language, kind, channel, late, state, text
(empty where it was taken back), themes (codes that it counts under, the first one first), theme_names,
detail, sorted_by, unclear, says_the_same (the number of those that say the same, or empty), findings,
claims (the ids of what it stands behind), address.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id", "round", "question", "table", "association", "category", "language", "kind", "channel",
    "late", "state", "text", "themes", "theme_names", "detail", "sorted_by", "unclear",
    "says_the_same", "findings", "claims", "address",
)  # fmt: skip


def contributions_csv(report: Mapping[str, Any], addresses: Mapping[str, str]) -> bytes:
    """UTF-8 with byte order mark, semicolons, CRLF. addresses: id -> where it can be read, or nothing."""
    names = {one["code"]: one["name"] for one in report["raw"]["themes"]}
    categories = {one["code"]: one["name"] for one in report["raw"]["categories"]}
    claims = _behind(report["claims"], "ids")
    findings = _behind(report["findings"], "contributions")
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in report["contributions"]:
        row = {
            **one,
            **as_columns(one),
            "category": categories.get(one["category"], one["category"]),
            "late": _yes(one["late"]),
            "theme_names": ", ".join(names.get(code, code) for code in one["themes"]),
            "findings": " ".join(findings[one["id"]]),
            "claims": " ".join(claims[one["id"]]),
            "address": addresses.get(one["id"], ""),
        }
        writer.writerow([as_cell(row[name]) for name in COLUMNS])
    return buffer.getvalue().encode("utf-8")


def as_columns(one: Mapping[str, Any]) -> dict[str, object]:
    """How a contribution is sorted, as the table tells it."""
    return {
        "themes": " ".join(one["themes"]),
        "sorted_by": one["coded_by"],
        "unclear": _yes(one["unclear"]),
        "says_the_same": one["merge"],
    }


def as_cell(value: object) -> object:
    """What a spreadsheet would take for a formula gets an apostrophe in front; nothing is an empty cell."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else value


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _behind(claims: Any, key: str) -> Mapping[str, list[str]]:
    """Contribution -> the ids of the claims that it stands behind."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for reference in claim[key]:
            found[reference].append(claim["id"])
    return found
