"""Valgperioder: when a council is elected, and when the next one takes over.

Source: the municipal elections are held every fourth year, in September (valgloven), by custom on
the second Monday; the new council meets for the first time before the end of October
(kommuneloven § 7-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

AN_ELECTION_YEAR = 2023
YEARS = 4
SEPTEMBER, OCTOBER = 9, 10
MONDAY = 0


@dataclass(frozen=True)
class CouncilTerm:
    """From the new council's first meeting, in the month after the election, to the next's."""

    first_year: int

    @property
    def name(self) -> str:
        """For instance "2023–2027"."""
        return f"{self.first_year}–{self.first_year + YEARS}"

    @property
    def next_election_on(self) -> date:
        return election_day(self.first_year + YEARS)

    @property
    def ends_on(self) -> date:
        """The last day that the next council may meet for the first time."""
        return date(self.first_year + YEARS, OCTOBER, 31)

    @property
    def next(self) -> CouncilTerm:
        return CouncilTerm(self.first_year + YEARS)


def election_day(year: int) -> date:
    """The second Monday of September."""
    first = date(year, SEPTEMBER, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7 + 7)


def term_of(day: date) -> CouncilTerm:
    """The term that a day falls in; a council sits until the next one meets in October."""
    since = (day.year - AN_ELECTION_YEAR) % YEARS
    year = day.year - since
    if since == 0 and day < date(year, OCTOBER, 1):
        year -= YEARS
    return CouncilTerm(year)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
