"""`samspill themes`: contributions in a file, their themes and near-duplicates in another. Without Django."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samspill.pure.themes.duplicates import propose_duplicates
from samspill.pure.themes.examples import Example
from samspill.pure.themes.keywords import Proposal, ThemeScore
from samspill.pure.themes.languages import language_of
from samspill.pure.themes.model import ThemeModel, suggest, theme_model
from samspill.pure.themes.suggesting import Proposed, Suggester, propose_all
from samspill.pure.themes.taxonomy import load

DONE, UNREADABLE = 0, 2
MOST_FAULTS = 20


@dataclass(frozen=True)
class _Row:
    id: str
    text: str
    confirmed: str


class UnreadableError(Exception):
    """The file cannot be used. `faults` are sentences with the row."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def themes_command(contributions: Path, out: Path, *, suggester: Suggester | None = None) -> int:
    """Propose themes and near-duplicates for every row, and write them.

    contributions   CSV in UTF-8, comma or semicolon, with id and text; `confirmed` may hold the theme a
                    person has given, which then counts as an example
    suggester       a plug-in that proposes instead, where what it says holds
    Returns         0 done, 2 what was given cannot be used (nothing is written)
    """
    try:
        rows = _read(contributions)
    except UnreadableError as error:
        return _refuse(*error.faults)
    model = theme_model(load(), [Example(row.text, row.confirmed) for row in rows if row.confirmed])
    inputs = [(row.id, row.text) for row in rows]
    proposed = propose_all(inputs, model, suggester, failed=_tell_failed)
    items = [_item(row, one, model, suggester) for row, one in zip(rows, proposed, strict=True)]
    found = propose_duplicates([row.text for row in rows])
    duplicates = [
        {"a": rows[one.a].id, "b": rows[one.b].id, "score": one.score, "guard": one.guard}
        for one in found
    ]
    text = json.dumps({"items": items, "duplicates": duplicates}, ensure_ascii=False, indent=1)
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        return _refuse(f"{out} cannot be written: {error.strerror}.")
    unclear = sum(item["unclear"] for item in items)
    sys.stderr.write(
        f"{len(items)} contributions, {unclear} unclear, {len(duplicates)} pairs that may say the same.\n"
    )
    return DONE


def _item(
    row: _Row, proposed: Proposed, model: ThemeModel, suggester: Suggester | None
) -> dict[str, Any]:
    item = {
        "id": row.id,
        "themes": [
            {"code": one.code, "detail": one.detail, "score": one.score, "words": list(one.words)}
            for one in _two(proposed.proposal, row.text, model)
        ],
        "unclear": proposed.proposal.unclear,
        "language": language_of(row.text),
    }
    return item if suggester is None else {**item, "proposed_by": proposed.by}


def _two(proposal: Proposal, text: str, model: ThemeModel) -> list[ThemeScore]:
    """The themes proposed; where a plug-in has named one alone, the model's best beside it."""
    themes = list(proposal.themes)
    known = {one.code for one in themes}
    others = (one for one in suggest(text, model).themes if one.code not in known)
    return themes if len(themes) > 1 else [*themes, *list(others)[:1]]


def _tell_failed(error: Exception) -> None:
    sys.stderr.write(
        f"samspill themes: the suggester failed, Samspill proposes itself: {error!r}\n"
    )


def _read(path: Path) -> list[_Row]:
    """The rows in order. Raises UnreadableError with every fault, at most MOST_FAULTS."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not text in UTF-8.") from error
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = [name.strip().casefold() for name in next(reader, [])]
    missing = [name for name in ("id", "text") if name not in head]
    if missing:
        raise UnreadableError(f"{path.name}: the column {missing[0]!r} is missing.")
    rows, faults, known = [], [], set()
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        cell = dict(zip(head, [*cells, *[""] * len(head)], strict=False))
        identity = cell["id"].strip()
        if not identity or identity in known:
            why = f"the id {identity!r} stands twice" if identity else "the id is missing"
            faults.append(f"{path.name}, row {reader.line_num}: {why}.")
        known.add(identity)
        rows.append(_Row(identity, cell["text"], cell.get("confirmed", "").strip()))
    if faults:
        raise UnreadableError(*faults[:MOST_FAULTS])
    return rows


def _refuse(*faults: str) -> int:
    for fault in faults:
        sys.stderr.write(f"samspill themes: {fault}\n")
    return UNREADABLE
