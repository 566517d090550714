"""Where a process stands: the guide's steps beside what is planned and done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samspill.process import guide
from samspill.process.models import PolicyProcess, ProcessStep

DONE, NOW, NEXT = "done", "now", "next"

# where each step's own work is done; the name of an address is no import
WORK_PAGES = {
    "meet": "letters:letters",
    "working-group": "process:working_group",
    "formal-request": "letters:letters",
    "meet-municipality": "process:facts",
    "invite": "letters:letters",
    "conference": "conference:work",
    "report": "insight:report",
    "draft": "policy:policy",
    "follow-up": "policy:policy",
}


@dataclass(frozen=True)
class StepState:
    """One stop. `state` is done, now (the first that is not done) or next."""

    key: str
    number: int
    state: str
    planned_from: date | None = None
    planned_to: date | None = None
    done_on: date | None = None
    responsible: str = ""


def state_of_steps(process: PolicyProcess) -> list[StepState]:
    """The nine stops of one process, in the order of the road; one query, none if prefetched."""
    return states_from(process.steps.all())


def states_from(steps: Iterable[ProcessStep]) -> list[StepState]:
    """As `state_of_steps`, from rows already read. A step without a row is to come."""
    rows = {step.key: step for step in steps}
    found: list[StepState] = []
    has_now = False
    for number, key in enumerate(guide.KEYS, start=1):
        row = rows.get(key) or ProcessStep(key=key)
        state = DONE if row.done_on else NEXT if has_now else NOW
        has_now = has_now or state == NOW
        found.append(
            StepState(
                key, number, state, row.planned_from, row.planned_to, row.done_on, row.responsible
            )
        )
    return found


def current_step(states: Iterable[StepState]) -> StepState | None:
    """The stop where the process is; None when the whole road is done."""
    return next((state for state in states if state.state == NOW), None)
