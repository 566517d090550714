"""Is a report what its own rows say? Everything is made anew and compared, and every claim counted by itself.

What this cannot see is a report whose rows were changed and which was then made anew: against that stand the
fingerprint on the printed report, and the table of contributions that was published beside it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samspill.pure.claims.claims import VERSION, make_report
from samspill.pure.claims.claims_apart import count_again
from samspill.pure.claims.contributions_csv import as_cell, as_columns
from samspill.pure.claims.differences import differences
from samspill.pure.claims.rows import RAW, UnreadableError
from samspill.pure.claims.shape import misshapen

PLAIN_COLUMNS = ("round", "question", "table", "association", "language", "state", "text", "detail")
SHORT = ("themes", "detail", "coded_by", "unclear")  # of a contribution, made from its codings


@dataclass(frozen=True)
class Fault:
    """path: where in report.json"""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}."


def verify(report: Mapping[str, Any]) -> list[Fault]:
    """Every fault of a report, those of its rows first; nothing more is looked at where those are misshapen,
    nor where another version of the program has made it.

    Raises UnreadableError for what is no report at all
    """
    missing = [name for name in (*RAW, "claims") if name not in report]
    if missing:
        raise UnreadableError(f"the report lacks {missing[0]!r}")
    if is_of_another_version(report):
        made, now = report.get("version"), VERSION
        text = f"{made!r} made it and this is version {now}: verify it with the one that made it"
        return [Fault("version", text)]
    misshapen_rows = [Fault(*one) for one in misshapen(report)]
    if misshapen_rows:
        return misshapen_rows
    anew = json.loads(json.dumps(make_report(_rows_of(report))))
    found = [Fault(*one) for one in differences(dict(report), anew)]
    return [*found, *(Fault(*one) for one in count_again(report))]


def is_of_another_version(report: Mapping[str, Any]) -> bool:
    """Whether the sentences and the ways to count may have been others than they are now."""
    made = report.get("version")
    return type(made) is not int or made != VERSION


def held_against(report: Mapping[str, Any], table: str) -> list[Fault]:
    """Where the report's contributions are not those of the published table (CSV with id and text).

    Raises UnreadableError where the table has no such columns
    """
    first = table.removeprefix("\ufeff").partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    text = io.StringIO(table.removeprefix("\ufeff"), newline="")
    rows = list(csv.DictReader(text, delimiter=delimiter))
    columns = set(rows[0] if rows else ())
    if rows and not {"id", "text"} <= columns:
        raise UnreadableError("the table of contributions lacks the columns id and text")
    there = {row["id"]: row for row in rows}
    here = {one["id"]: one for one in report["contributions"]}
    faults = []
    for reference in [*here, *(reference for reference in there if reference not in here)]:
        path = f"contribution {reference}"
        if reference not in there:
            faults.append(Fault(path, "is not in the table of contributions"))
        elif reference not in here:
            faults.append(Fault(path, "is in the table of contributions, but not in the report"))
        else:
            one = here[reference]
            cells = {name: one[name] for name in PLAIN_COLUMNS} | as_columns(one)
            faults += [
                Fault(f"{path}.{name}", "is otherwise in the table of contributions")
                for name, cell in cells.items()
                if name in columns and there[reference][name] != str(as_cell(cell))
            ]
    return faults


def _rows_of(report: Mapping[str, Any]) -> dict[str, Any]:
    """What the report was made from: what is made of a contribution's codings is left out."""
    rows = {name: report[name] for name in RAW}
    rows["contributions"] = [
        {name: value for name, value in one.items() if name not in SHORT}
        for one in report["contributions"]
    ]
    return rows
