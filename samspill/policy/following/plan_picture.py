"""The years of the action plan: a bar for what each costs, and a dot a measure at work in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samspill.pure.action_plan import ActionPlan, PlanYear

WIDTH = 640.0
BAR_LEFT, BAR_WIDTH, BAR_HEIGHT = 84.0, 380.0, 16.0
STEP, ACROSS = 12.0, 45  # dots
HEAD, FOOT = 30.0, 22.0  # of a year's row: above the dots, and under them


@dataclass(frozen=True)
class YearRow:
    """width: of the bar. named, unnamed: the `d` of the dots with and without a sum."""

    year: int
    cost: Decimal
    count: int
    without_sum: int
    y: float
    bar_y: float
    width: float
    text_x: float
    named: str
    unnamed: str


@dataclass(frozen=True)
class PlanPicture:
    height: float
    rows: Sequence[YearRow]


def plan_picture(plan: ActionPlan) -> PlanPicture:
    most = max((year.cost for year in plan.years), default=Decimal(0))
    rows, y = [], 0.0
    for year in plan.years:
        rows.append(_row(year, most, y))
        y += HEAD + max(1, -(-len(year.lines) // ACROSS)) * STEP + FOOT
    return PlanPicture(height=round(y, 1), rows=rows)


def _row(year: PlanYear, most: Decimal, y: float) -> YearRow:
    width = float(year.cost / most) * BAR_WIDTH if most else 0.0
    named: list[str] = []
    unnamed: list[str] = []
    for place, line in enumerate(year.lines):
        x = BAR_LEFT + 5 + (place % ACROSS) * STEP
        dot_y = y + HEAD + 4 + (place // ACROSS) * STEP
        (unnamed if line.cost is None else named).append(f"M{x:g} {dot_y:g}h0")
    return YearRow(
        year=year.year,
        cost=year.cost,
        count=len(year.lines),
        without_sum=year.without_sum,
        y=y + 18,
        bar_y=y + 4,
        width=round(max(width, 2.0 if year.cost else 0.0), 1),
        text_x=round(BAR_LEFT + width + 10, 1),
        named="".join(named),
        unnamed="".join(unnamed),
    )
