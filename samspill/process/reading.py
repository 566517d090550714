"""One step as a page shows it: the guide's text, and the place's own dates and ticks beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.pipeline import stage_modules
from samspill.process import guide
from samspill.process.guide.in_force import pages_in_force
from samspill.process.models import PolicyProcess
from samspill.process.steps import StepState, state_of_steps
from samspill.pure.milestones import Milestone, milestones

MILESTONE_NAMES = {
    "agreed": _("The municipality says yes to date and place"),
    "invitation": _("The invitation is sent"),
    "reminder": _("Reminder to those who have not answered"),
    "deadline": _("Last day to sign up"),
    "seating": _("The tables are set up"),
    "conference": _("The dialogue conference"),
    "thanks": _("Thanks and a summary to those who came"),
}
STEPS_WITH_PLAN = ("invite", "conference")


@dataclass(frozen=True)
class Stop:
    """One step in the list of steps: its text, and its state when a place is known."""

    page: guide.GuidePage
    state: StepState | None
    is_here: bool


@dataclass(frozen=True)
class DatedMilestone:
    milestone: Milestone
    name: str
    state: str


@dataclass(frozen=True)
class BesideLine:
    """One thing that belongs to a step and stands on a page of its own."""

    text: str
    href: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class Beside:
    """What a later stage has to say at a step of the guide."""

    key: str
    heading: str
    lines: list[BesideLine]
    more: str = ""
    more_href: str = ""


@dataclass(frozen=True)
class Reading:
    """All that a page about one step needs."""

    page: guide.GuidePage
    stops: list[Stop]
    previous: guide.GuidePage | None
    following: guide.GuidePage | None
    plan: list[DatedMilestone]
    beside: list[Beside]

    @property
    def here(self) -> StepState | None:
        return self.stops[self.page.number - 1].state

    @property
    def is_ahead(self) -> bool:
        """Neither done nor passed over, where a place is known."""
        return self.here is not None and self.here.is_ahead


def read_step(key: str, process: PolicyProcess | None) -> Reading:
    """One step in the language of the screen. KeyError when there is no such step."""
    language = get_language() or "nb"
    pages = pages_in_force(language)
    page = {one.key: one for one in pages}[key]
    states = state_of_steps(process) if process else [None] * len(pages)
    stops = [Stop(one, state, one.key == key) for one, state in zip(pages, states, strict=True)]
    place = page.number - 1
    return Reading(
        page=page,
        stops=stops,
        previous=pages[place - 1] if place else None,
        following=pages[place + 1] if place + 1 < len(pages) else None,
        plan=_plan(stops, key),
        beside=[one for stage in stage_modules("beside_step") for one in stage.beside_step(key)],
    )


def _plan(stops: list[Stop], key: str) -> list[DatedMilestone]:
    """The days around the conference, when its day is set and the step is about it."""
    if key not in STEPS_WITH_PLAN:
        return []
    state = stops[guide.KEYS.index("conference")].state
    if state is None or state.planned_from is None or state.planned_from != state.planned_to:
        return []
    return dated(milestones(state.planned_from), today=timezone.localdate())


def dated(days: list[Milestone], *, today: date) -> list[DatedMilestone]:
    """Each milestone with its state: passed days are done, the first day to come is now."""
    coming = next((day.key for day in days if day.on >= today), "")
    return [
        DatedMilestone(
            day,
            str(MILESTONE_NAMES[day.key]),
            "done" if day.on < today else "now" if day.key == coming else "next",
        )
        for day in days
    ]
