"""The report to the council: how far the policy has come, as plain values that can be kept.

    {"title", "language", "number", "asked_on", "reported_on", "adopted_on", "adopted_by",
     "figures": {"all" | a standing | "told" | "silent" | "without_owner": [references]},
     "goals": [{"number", "text", "measures": [references]}],
     "measures": [{"reference", "text", "standing", "status", "unit", "reason", "deadline",
                   "expected_on", "indicator", "baseline", "target", "values": [[day, value]],
                   "told", "owner": is there one}],
     "money": {"once", "yearly", "without": [references]}}

Every figure is a list of the measures behind it; how many is its length. Days are ISO, sums and
values text with a point. No names and no addresses of persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from samspill.pure.measure_standing import STANDINGS, standing

NOTHING = Decimal(0)


@dataclass(frozen=True)
class ReportedMeasure:
    """A measure as it stood when the report was made. is_told: its owner answered in this round."""

    reference: str
    goal: int
    text: str
    status: str
    unit: str = ""
    reason: str = ""
    deadline: date | None = None
    expected_on: date | None = None
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    values: Sequence[tuple[date, Decimal]] = field(default_factory=tuple)
    cost_once: Decimal | None = None
    cost_yearly: Decimal | None = None
    has_owner: bool = False
    is_told: bool = False


@dataclass(frozen=True)
class ReportHead:
    """Of which policy and which round. adopted_on: the last resolution's day."""

    title: str
    language: str
    number: int
    asked_on: date
    reported_on: date
    adopted_on: date | None = None
    adopted_by: str = ""


def status_report(
    head: ReportHead, goals: Sequence[tuple[int, str]], measures: Sequence[ReportedMeasure]
) -> dict[str, Any]:
    """A function of the rows alone: the same rows give the same report.

    goals   (number, text), in order
    """
    rows = [_measure(one, head.reported_on) for one in measures]
    return {
        "title": head.title,
        "language": head.language,
        "number": head.number,
        "asked_on": head.asked_on.isoformat(),
        "reported_on": head.reported_on.isoformat(),
        "adopted_on": head.adopted_on.isoformat() if head.adopted_on else "",
        "adopted_by": head.adopted_by,
        "figures": _figures(rows),
        "goals": [
            {
                "number": number,
                "text": text,
                "measures": [one.reference for one in measures if one.goal == number],
            }
            for number, text in goals
        ],
        "measures": rows,
        "money": _money(measures),
    }


def _measure(one: ReportedMeasure, today: date) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "text": one.text,
        "status": one.status,
        "standing": standing(
            one.status, deadline=one.deadline, expected_on=one.expected_on, today=today
        ),
        "unit": one.unit,
        "reason": one.reason,
        "deadline": one.deadline.isoformat() if one.deadline else "",
        "expected_on": one.expected_on.isoformat() if one.expected_on else "",
        "indicator": one.indicator,
        "baseline": one.baseline,
        "target": one.target,
        "values": [[day.isoformat(), f"{value:f}"] for day, value in one.values],
        "told": one.is_told,
        "owner": one.has_owner,
    }


def _figures(rows: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    unfinished = [row for row in rows if row["standing"] not in ("done", "dropped")]
    chosen: dict[str, list[dict[str, Any]]] = {
        "all": list(rows),
        **{name: [row for row in rows if row["standing"] == name] for name in STANDINGS},
        "told": [row for row in rows if row["told"]],
        "silent": [row for row in unfinished if row["owner"] and not row["told"]],
        "without_owner": [row for row in unfinished if not row["owner"]],
    }
    return {name: [row["reference"] for row in found] for name, found in chosen.items()}


def _money(measures: Sequence[ReportedMeasure]) -> dict[str, Any]:
    """Of what is not dropped."""
    standing_ones = [one for one in measures if one.status != "dropped"]
    without = [one for one in standing_ones if one.cost_once is None and one.cost_yearly is None]
    once = sum((one.cost_once or NOTHING for one in standing_ones), NOTHING)
    yearly = sum((one.cost_yearly or NOTHING for one in standing_ones), NOTHING)
    return {
        "once": f"{once:f}",
        "yearly": f"{yearly:f}",
        "without": [one.reference for one in without],
    }
