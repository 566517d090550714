"""report.json as a function of its raw rows: plain counts, figures, and claims that can be reckoned again.

A claim is {"id", "kind", "formula", "value", "basis", "suppressed", "ids", "text"}: a number, how it is
counted (formulas.py), what it is held against, the contributions behind it, and the sentence that says so
(sentences.py). Where the number is 0 the ids are of what was looked through; where it is too small to be told
it is null.

The sections are what a page and a document show, in order, and nothing but references:
{"heading": KEY, "of": theme, "blocks": [{"claim": id} | {"quote": id, "claims": [id]} | {"figure": id} |
{"list": [ids]}]}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from samspill.pure.claims.claims_basis import (
    basis_section,
    caveats_section,
    gone_section,
    heard_section,
    outlying_section,
)
from samspill.pure.claims.claims_opinions import opinions_section
from samspill.pure.claims.claims_priorities import priorities_section
from samspill.pure.claims.claims_themes import (
    findings_section,
    same_section,
    theme_sections,
    themes_section,
)
from samspill.pure.claims.figures.building import figures
from samspill.pure.claims.ledger import Ledger
from samspill.pure.claims.reckoning import plain_counts, short_sorting
from samspill.pure.claims.rows import RAW, Rows, fingerprint, read_rows

VERSION = 2  # another with every change of a sentence or of a way to count
Told = Callable[[int, int], None]  # (done, steps)
Report = dict[str, Any]


def make_report(given: Mapping[str, Any], *, told: Told | None = None) -> Report:
    """The whole of report.json. The same rows give the same report; the order of ballots gives no other.

    given    title, organiser, language, conference, contributions, raw: the shape is told in rows.py
    told     is called with how far it has come
    Raises   UnreadableError where the rows are not in that shape
    """
    head = {name: given[name] for name in RAW if name in given}
    head["contributions"] = [
        {**one, **short_sorting(one["codings"])} for one in given.get("contributions", ())
    ]
    rows = read_rows(head)
    claims, sections, figures = _tell(rows, told or (lambda done, steps: None))
    return {
        "version": VERSION,
        "fingerprint": fingerprint(head),
        "title": head["title"],
        "organiser": head["organiser"],
        "language": head["language"],
        "conference": head["conference"],
        **plain_counts(rows),
        "sections": sections,
        "claims": claims,
        "figures": figures,
        "contributions": head["contributions"],
        "raw": head["raw"],
    }


def _tell(rows: Rows, told: Told) -> tuple[list[Any], list[Any], list[Any]]:
    ledger = Ledger(rows)
    if not rows.standing:
        section = gone_section(ledger)
        return ledger.claims, [section] if section["blocks"] else [], figures(rows)
    parts: list[Callable[[Ledger], Any]] = [
        basis_section,
        findings_section,
        themes_section,
        theme_sections,
        same_section,
        priorities_section,
        opinions_section,
        outlying_section,
        heard_section,
        caveats_section,
    ]
    sections: list[Any] = []
    for done, part in enumerate(parts):
        told(done, len(parts))
        made = part(ledger)
        sections += made if isinstance(made, list) else [made]
    told(len(parts), len(parts))
    return ledger.claims, sections, figures(rows)
