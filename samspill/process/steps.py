"""Where a process stands: the guide's steps beside what is planned and done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samspill.process import guide
from samspill.process.models import PolicyProcess, ProcessStep

DONE, NOW, NEXT, PASSED = "done", "now", "next", "passed"
CONFERENCE = "conference"


@dataclass(frozen=True)
class StepState:
    """One stop. `state` is done, passed (not walked), now (the first that is ahead) or next."""

    key: str
    number: int
    state: str
    planned_from: date | None = None
    planned_to: date | None = None
    done_on: date | None = None
    responsible: str = ""
    deadline: date | None = None
    passed_over: str = ""

    @property
    def is_ahead(self) -> bool:
        return self.state in (NOW, NEXT)


@dataclass(frozen=True)
class CopiedStep:
    """One step as it would lie in another process. Nothing in it tells who did it."""

    key: str
    first: date
    last: date
    deadline: date | None
    responsible: str


def state_of_steps(process: PolicyProcess) -> list[StepState]:
    """The nine stops of one process, in the order of the road; one query, none if prefetched."""
    return states_from(process.steps.all())


def states_from(steps: Iterable[ProcessStep]) -> list[StepState]:
    """As `state_of_steps`, from rows already read. A step without a row is to come."""
    rows = {step.key: step for step in steps}
    ordered = [rows.get(key) or ProcessStep(key=key) for key in guide.KEYS]
    return [
        StepState(
            row.key,
            number,
            state,
            row.planned_from,
            row.planned_to,
            row.done_on,
            row.responsible,
            row.deadline,
            row.passed_over,
        )
        for number, (row, state) in enumerate(zip(ordered, state_names(ordered), strict=True), 1)
    ]


def state_names(steps: Iterable[ProcessStep]) -> list[str]:
    """done | passed | now | next for each, in the order given."""
    names: list[str] = []
    for step in steps:
        if step.done_on:
            names.append(DONE)
        elif step.passed_over:
            names.append(PASSED)
        else:
            names.append(NEXT if NOW in names else NOW)
    return names


def current_step(states: Iterable[StepState]) -> StepState | None:
    """The stop where the process is; None when the whole road is done."""
    return next((state for state in states if state.state == NOW), None)


def step_before(key: str) -> str:
    """The key of the step before; empty for the first."""
    place = guide.KEYS.index(key)
    return guide.KEYS[place - 1] if place else ""


def conference_day(steps: Iterable[ProcessStep]) -> date | None:
    """The one day that a road's plan counts from; None until it is set."""
    step = next((one for one in steps if one.key == CONFERENCE), None)
    if step is None:
        return None
    has_one_day = step.planned_from == step.planned_to
    return step.done_on or (step.planned_to if has_one_day else None)


def copied_plan(steps: Iterable[ProcessStep], moved: timedelta) -> list[CopiedStep]:
    """Each step that has days, as many days later; what is done counts by the day it was done."""
    rows = {step.key: step for step in steps}
    found = []
    for key in guide.KEYS:
        step = rows.get(key)
        last = (step.done_on or step.planned_to) if step and not step.passed_over else None
        if step is None or last is None:
            continue
        first = min(step.planned_from or last, last)
        deadline = step.deadline + moved if step.deadline else None
        found.append(CopiedStep(key, first + moved, last + moved, deadline, step.responsible))
    return found
