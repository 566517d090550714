"""A kept status report, made ready for a page or a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from samspill.policy.became.indicator_picture import IndicatorPicture, indicator_picture
from samspill.policy.following.reading import as_day
from samspill.policy.following.words import NAMES
from samspill.pure.measure_standing import STANDINGS, Standing


@dataclass(frozen=True)
class ShownMeasure:
    reference: str
    text: str
    standing: Standing
    unit: str
    reason: str
    deadline: date | None
    expected_on: date | None
    indicator: str
    target: str
    values: Sequence[tuple[date, Decimal]]
    is_told: bool

    @property
    def picture(self) -> IndicatorPicture | None:
        return indicator_picture(self.values, name=self.indicator, target=self.target)


@dataclass(frozen=True)
class ShownReport:
    """figures: the references behind each figure. by_standing: in the order of STANDINGS."""

    title: str
    number: int
    reported_on: date
    asked_on: date
    adopted_on: date | None
    adopted_by: str
    counts: Mapping[Standing, int]
    figures: Mapping[str, Sequence[str]]
    by_standing: Sequence[tuple[Standing, Sequence[ShownMeasure]]]
    goals: Sequence[tuple[int, str, Sequence[ShownMeasure]]]
    once: Decimal
    yearly: Decimal
    without_sum: Sequence[str]

    @property
    def sections(self) -> list[tuple[Standing, str, Sequence[ShownMeasure]]]:
        """With the word for each standing."""
        return [(name, str(NAMES[name]), rows) for name, rows in self.by_standing]

    @property
    def total(self) -> int:
        return len(self.figures["all"])


def shown_report(report: Mapping[str, Any]) -> ShownReport:
    measures = {row["reference"]: _measure(row) for row in report["measures"]}
    figures = report["figures"]
    return ShownReport(
        title=report["title"],
        number=report["number"],
        reported_on=date.fromisoformat(report["reported_on"]),
        asked_on=date.fromisoformat(report["asked_on"]),
        adopted_on=as_day(report["adopted_on"]),
        adopted_by=report["adopted_by"],
        counts={name: len(figures[name]) for name in STANDINGS},
        figures=figures,
        by_standing=[
            (name, [measures[reference] for reference in figures[name]]) for name in STANDINGS
        ],
        goals=[
            (goal["number"], goal["text"], [measures[one] for one in goal["measures"]])
            for goal in report["goals"]
        ],
        once=Decimal(report["money"]["once"]),
        yearly=Decimal(report["money"]["yearly"]),
        without_sum=report["money"]["without"],
    )


def _measure(row: Mapping[str, Any]) -> ShownMeasure:
    return ShownMeasure(
        reference=row["reference"],
        text=row["text"],
        standing=row["standing"],
        unit=row["unit"],
        reason=row["reason"],
        deadline=as_day(row["deadline"]),
        expected_on=as_day(row["expected_on"]),
        indicator=row["indicator"],
        target=row["target"],
        values=[(date.fromisoformat(day), Decimal(value)) for day, value in row["values"]],
        is_told=row["told"],
    )
