"""The road as data: the stages in order, and what each of them answers for the whole.

Read this first. A later stage may import an earlier one; never the other way (import-linter).
`overview` asks every stage the same questions, one file a question, in this order.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

STAGES = (
    "registry",  # lag og foreninger: who is there
    "process",  # the road itself: steps, working group, guide
    "letters",  # what is written for signatures
    "conference",  # the evening: programme and sign-up
    "dialogue",  # rounds, tables, contributions
    "insight",  # themes, findings, the report
    "policy",  # goals, measures, answers, resolution
    "standard",  # what municipalities learn from each other
    "advice",  # what the guide rests on: advice with its grounds, experiences
)


FOUNDATION = ("upkeep", "outbox", "people", "history", "organiser", "live")


def foundation_modules(question: str) -> list[ModuleType]:
    """What the foundation's apps answer to the same question, lowest first."""
    return _modules(FOUNDATION, question)


def stage_modules(question: str) -> list[ModuleType]:
    """The stages' answers to one question, for instance "archive", in the order of the road."""
    return _modules(STAGES, question)


def later_modules(stage: str, question: str) -> list[ModuleType]:
    """What the stages after this one answer, for a page that they add to."""
    return _modules(STAGES[STAGES.index(stage) + 1 :], question)


def _modules(apps: tuple[str, ...], question: str) -> list[ModuleType]:
    names = [f"samspill.{app}.{question}" for app in apps]
    return [import_module(name) for name in names if find_spec(name) is not None]
