"""A municipality's marks, and a survey that some have answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.models import Criterion, Mark, Survey
from tests.registry.builders import association

SHOWN = Evidence(title="Vedtaket", case="12/27", on=date(2026, 3, 11))


def this_year() -> int:
    return timezone.localdate().year


def criterion(number: int) -> Criterion:
    return Criterion.objects.get(number=number)


def mark(place: Organiser, number: int, level: int | None = 2, **fields: Any) -> Mark:
    standard = {"year": this_year(), "evidence": SHOWN, "is_public": True}
    return actions.write_mark(
        place, criterion=criterion(number), level=level, **(standard | fields)
    )


def ask(place: Organiser, count: int = 7) -> Survey:
    for number in range(count):
        association(place, f"Testvik lag {number}", emails=[f"lag{number}@example.no"])
    return actions.open_survey(place, closes_on=timezone.localdate() + timedelta(days=14))


def answer(survey: Survey, choices: Sequence[str], number: int = 2, words: str = "") -> None:
    """One association after the other says this of one criterion."""
    key = criterion(number).pk
    for asked, choice in zip(survey.asked.order_by("pk"), choices, strict=False):
        actions.answer_survey(asked, answers={key: (choice, words)})


def reach_the_map(place: Organiser, choices: Sequence[str] = ("yes",) * 5) -> None:
    """All that makes a municipality adopted by its own evidence."""
    for number in (1, 2, 3):
        mark(place, number)
    survey = ask(place)
    answer(survey, choices)
    actions.close_survey(survey)
