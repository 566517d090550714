"""The plan: from the day of the dialogue conference backwards, and step by step along the road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_BEFORE = (
    ("agreed", 8 * 7),  # the municipality says yes to date and place
    ("invitation", 6 * 7),
    ("reminder", 3 * 7),
    ("deadline", 1 * 7),
    ("seating", 2),
    ("conference", 0),
    ("thanks", -7),
)


@dataclass(frozen=True)
class Milestone:
    """One thing that must have happened on one day. `key` is a key of DAYS_BEFORE."""

    key: str
    on: date
    weeks_before: int  # whole weeks before the conference; 0 when it is less than one


@dataclass(frozen=True)
class PlannedStep:
    """From the first to the last day of one step, both included."""

    key: str
    first: date
    last: date


def milestones(conference_on: date) -> list[Milestone]:
    """The days around one conference, earliest first.

    A whole number of weeks falls on the conference's own weekday, so a meeting on a Thursday gives a
    plan of Thursdays. Source: the deadlines of invitations from municipalities that have done it.
    """
    return [
        Milestone(key, conference_on - timedelta(days=days), max(days, 0) // 7)
        for key, days in DAYS_BEFORE
    ]


def plan_onwards(starts_on: date, steps: Iterable[tuple[str, int]]) -> list[PlannedStep]:
    """Each step after the one before, from `starts_on`.

    steps   (key, length in whole weeks, at least 1), in the order of the road
    Raises  ValueError when a length is below 1
    """
    planned: list[PlannedStep] = []
    first = starts_on
    for key, weeks in steps:
        if weeks < 1:
            raise ValueError(f"{key}: a step takes at least one week, not {weeks}")
        after = first + timedelta(weeks=weeks)
        planned.append(PlannedStep(key, first, after - timedelta(days=1)))
        first = after
    return planned


def plan_around(
    conference_on: date,
    *,
    before: Iterable[tuple[str, int]],
    conference: str,
    after: Iterable[tuple[str, int]],
) -> list[PlannedStep]:
    """The whole road with the conference as its fixed day.

    before, after  (key, length in whole weeks) of the steps on either side, in the order of the road
    conference     key of the step that takes that one day
    Returns        the steps in order; none overlap and no day between them is left out
    Raises         ValueError when a length is below 1
    """
    earlier = list(before)
    starts_on = conference_on - timedelta(weeks=sum(weeks for _key, weeks in earlier))
    return [
        *plan_onwards(starts_on, earlier),
        PlannedStep(conference, conference_on, conference_on),
        *plan_onwards(conference_on + timedelta(days=1), after),
    ]
