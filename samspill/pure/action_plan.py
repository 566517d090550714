"""The action plan by year: what is to be done, and what it costs.

The rule: a cost that comes once stands in the year the measure begins; a yearly cost in every year
from then to the plan's last year, also after the deadline, since what is in place must be run. A
measure that only has a deadline begins in that year. One that is late stands until the year it is
expected too. One without any day stands in no year, and its cost beside the sums; one that is
dropped costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LEAST_YEARS = 4  # what a municipality's economic plan covers
MOST_YEARS = 20  # further ahead than this is taken for a slip of the pen
NOTHING = Decimal(0)


@dataclass(frozen=True)
class PlannedMeasure:
    """What the plan needs of a measure. Sums in NOK; None where nothing is told of money."""

    key: int
    reference: str
    text: str
    who: str = ""
    starts_on: date | None = None
    deadline: date | None = None
    expected_on: date | None = None
    cost_once: Decimal | None = None
    cost_yearly: Decimal | None = None
    funding: str = ""
    is_dropped: bool = False

    @property
    def has_sum(self) -> bool:
        return self.cost_once is not None or self.cost_yearly is not None

    @property
    def begins_in(self) -> int | None:
        """The year; of one that only has a deadline, the deadline's."""
        first = self.starts_on or self.deadline
        return first.year if first else None

    @property
    def done_in(self) -> int | None:
        """The deadline's year, or the year it is expected where that is later."""
        days = [day for day in (self.deadline, self.expected_on) if day]
        return max(days).year if self.deadline else None


@dataclass(frozen=True)
class PlanLine:
    """One measure in one year.

    cost        None where the measure has no sum
    is_running  it is in place, and only its yearly cost is left
    """

    measure: PlannedMeasure
    cost: Decimal | None
    begins: bool
    is_due: bool
    is_running: bool = False


@dataclass(frozen=True)
class PlanYear:
    year: int
    lines: Sequence[PlanLine]

    @property
    def cost(self) -> Decimal:
        return sum((line.cost for line in self.lines if line.cost is not None), NOTHING)

    @property
    def without_sum(self) -> int:
        return sum(line.cost is None for line in self.lines)


@dataclass(frozen=True)
class ActionPlan:
    """Every measure stands in at least one year, or in `undated`, `later` or `dropped`.

    undated      neither day is told
    later        begins after the plan's last year
    without_sum  those not dropped of which no sum is told
    """

    years: Sequence[PlanYear]
    undated: Sequence[PlannedMeasure]
    later: Sequence[PlannedMeasure]
    dropped: Sequence[PlannedMeasure]
    without_sum: Sequence[PlannedMeasure]

    @property
    def cost(self) -> Decimal:
        return sum((year.cost for year in self.years), NOTHING)

    @property
    def undated_once(self) -> Decimal:
        return sum((one.cost_once or NOTHING for one in self.undated), NOTHING)

    @property
    def undated_yearly(self) -> Decimal:
        return sum((one.cost_yearly or NOTHING for one in self.undated), NOTHING)


def action_plan(measures: Iterable[PlannedMeasure], *, first_year: int) -> ActionPlan:
    """The plan from `first_year`, or from the year the first measure begins where that is earlier.

    first_year  for instance the year after the resolution
    It goes to the last year that a measure begins, is due or is expected, and covers at least LEAST_YEARS.
    """
    every = list(measures)
    dropped = [one for one in every if one.is_dropped]
    standing = [one for one in every if not one.is_dropped]
    begun = [one.begins_in for one in standing if one.begins_in is not None]
    first = min([first_year, *(year for year in begun if year > first_year - MOST_YEARS)])
    named = [
        year
        for one in standing
        for year in (one.starts_on.year if one.starts_on else None, one.done_in)
        if year
    ]
    last = min(max([first + LEAST_YEARS - 1, *named]), first + MOST_YEARS - 1)
    years = range(first, last + 1)
    return ActionPlan(
        years=[PlanYear(year, _lines(standing, year, years)) for year in years],
        undated=[one for one in standing if one.begins_in is None],
        later=[one for one in standing if one.begins_in is not None and one.begins_in > last],
        dropped=dropped,
        without_sum=[one for one in standing if not one.has_sum],
    )


def _lines(measures: Sequence[PlannedMeasure], year: int, years: range) -> list[PlanLine]:
    found = []
    for one in measures:
        if one.begins_in is None:
            continue
        first = max(one.begins_in, years[0])
        done = max(first, min(one.done_in or years[-1], years[-1]))
        last = years[-1] if one.cost_yearly else done
        if first <= year <= last:
            found.append(_line(one, year, first=first, done=done))
    return found


def _line(one: PlannedMeasure, year: int, *, first: int, done: int) -> PlanLine:
    once = one.cost_once if year == first else None
    sums = [amount for amount in (once, one.cost_yearly) if amount is not None]
    if sums:
        cost: Decimal | None = sum(sums, NOTHING)
    else:
        cost = NOTHING if one.has_sum else None
    is_due = one.done_in is not None and year == done and one.done_in <= year
    return PlanLine(one, cost, begins=year == first, is_due=is_due, is_running=year > done)
