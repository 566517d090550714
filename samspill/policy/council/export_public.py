"""The answers as everyone may take them: published words only, and nobody's name."""

from __future__ import annotations

import csv
import io

from django.db.models import Prefetch

from samspill.dialogue.models import Contribution
from samspill.policy.export import BYTE_ORDER_MARK, OPEN
from samspill.policy.models import Answer, Measure, Policy

COLUMNS = ("id", "round", "table", "language", "text", "answer", "measures", "reason", "goals")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def public_answers_csv(policy: Policy) -> bytes:
    """As `answers_csv`, one row a contribution; `text` is empty where the words are not published.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    measures = Measure.objects.select_related("goal").order_by("goal__number", "number")
    contributions = (
        Contribution.objects.filter(dialogue=policy.dialogue_id)
        .with_place()
        .select_related("answer", "published")
        .prefetch_related(Prefetch("measures", queryset=measures))
        .in_order()
    )
    for one in contributions:
        rows.writerow([_cell(value) for value in _row(one)])
    return BYTE_ORDER_MARK + buffer.getvalue().encode("utf-8")


def _row(one: Contribution) -> list[object]:
    answer: Answer | None = getattr(one, "answer", None)
    published = getattr(one, "published", None)
    measures = list(one.measures.all())
    return [
        one.reference,
        one.round.number,
        one.table.number if one.table else "",
        one.language,
        published.text if published is not None and one.is_standing else "",
        answer.verdict if answer else OPEN,
        " ".join(measure.reference for measure in measures),
        answer.reason if answer else "",
        " ".join(dict.fromkeys(str(measure.goal.number) for measure in measures)),
    ]


def _cell(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value
