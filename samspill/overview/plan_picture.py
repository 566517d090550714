"""The road as planned and as it was: from steps with dates to bars on one time scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from samspill.process.guide import GuidePage
from samspill.process.models import ProcessStep
from samspill.process.steps import state_names
from samspill.pure.documents import norwegian

WIDTH = 400.0  # units of the picture's own scale
DATE_DAYS = 3  # a step planned to so few days is a date, drawn as a diamond


WHO = {  # a word that fits in a column; the guide tells it in full
    "meet": _("The associations"),
    "working-group": _("The associations"),
    "formal-request": _("The working group"),
    "meet-municipality": _("The mayor"),
    "invite": _("The coordinator"),
    "conference": _("The coordinator"),
    "report": _("The coordinator"),
    "draft": _("The working group"),
    "follow-up": _("The municipal council"),
}
DOCUMENTS = {  # what there is to show, and the page it stands on
    "meet": (_("Conclusions"), "process:preliminary_meeting"),
    "working-group": (_("Mandate"), "process:working_group"),
    "formal-request": (_("Formal request"), "letters:letters"),
    "meet-municipality": (_("Dates"), "process:facts"),
    "invite": (_("Invitation"), "letters:letters"),
    "conference": (_("Programme"), "conference:work"),
    "report": (_("Report"), "insight:report"),
    "draft": (_("Draft"), "policy:policy"),
    "follow-up": (_("Resolution"), "policy:policy"),
}


@dataclass(frozen=True)
class Bar:
    """From x to x + width in units of WIDTH."""

    x: float
    width: float


@dataclass(frozen=True)
class PlanRow:
    """One step: its guide page, its row, its state (done | passed | now | next), what to draw."""

    page: GuidePage
    step: ProcessStep
    state: str
    planned: Bar | None
    spent: Bar | None
    at: float | None  # a date rather than a span

    @property
    def finished_on(self) -> date | None:
        return self.step.done_on or (None if self.step.passed_over else self.step.planned_to)

    @property
    def who(self) -> str:
        return self.step.responsible or str(WHO[self.step.key])

    @property
    def document(self) -> str:
        return str(DOCUMENTS[self.step.key][0])

    @property
    def document_page(self) -> str:
        """Name of the address where the document stands."""
        return DOCUMENTS[self.step.key][1]


@dataclass(frozen=True)
class Month:
    x: float
    name: str


@dataclass(frozen=True)
class PlanPicture:
    rows: Sequence[PlanRow]
    months: Sequence[Month]
    today: float
    first: date
    last: date


def plan_picture(
    steps: Sequence[ProcessStep], pages: Sequence[GuidePage], *, today: date, language: str
) -> PlanPicture | None:
    """None when no step has a date. Steps without a row in the process are left out."""
    by_key = {step.key: step for step in steps}
    known = [(page, by_key[page.key]) for page in pages if page.key in by_key]
    days = [day for _page, step in known for day in _days(step)]
    if not days:
        return None
    first = min([*days, today]).replace(day=1)
    last = max([*days, today]) + timedelta(days=14)
    scale = WIDTH / max((last - first).days, 1)

    def at(day: date) -> float:
        return round((day - first).days * scale, 1)

    states = state_names(step for _page, step in known)
    rows = [
        _row(page, step, state, at, today)
        for (page, step), state in zip(known, states, strict=True)
    ]
    return PlanPicture(rows, _months(first, last, at, language), at(today), first, last)


def _days(step: ProcessStep) -> list[date]:
    return [day for day in (step.planned_from, step.planned_to, step.done_on) if day]


def _row(page: GuidePage, step: ProcessStep, state: str, at, today: date) -> PlanRow:
    is_walked = not step.passed_over
    start, end = (step.planned_from, step.planned_to) if is_walked else (None, None)
    is_date = bool(end) and (not start or (end - start).days <= DATE_DAYS)
    planned = Bar(at(start), at(end) - at(start)) if start and end and not is_date else None
    spent_to = step.done_on or (
        min(today, end) if state == "now" and end and start and start < today else None
    )
    spent = None
    if start and spent_to and not is_date:
        spent = Bar(at(start), max(at(spent_to) - at(start), 5.0))
    point = at(step.done_on or end) if is_date and end else None
    return PlanRow(page, step, state, planned, spent, point)


def _months(first: date, last: date, at, language: str) -> list[Month]:
    """Every month's name, or every second, third … so that at most eight stand on the scale."""
    starts, day = [], first
    while day <= last:
        starts.append(day)
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    every = -(-len(starts) // 8)
    return [Month(at(start), norwegian.month(start, language)[:3]) for start in starts[::every]]
