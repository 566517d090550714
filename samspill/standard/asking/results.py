"""What a municipality sees of its surveys: how many answered, and counts when they can be shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from samspill.organiser.models import Organiser
from samspill.standard.confirmation import Counts, confirmations
from samspill.standard.models import Criterion, Survey, SurveyAnswer


@dataclass(frozen=True)
class Said:
    """counts is None while the survey is open, or when nobody was asked of this one."""

    criterion: Criterion
    counts: Counts | None
    words: list[str]


@dataclass(frozen=True)
class Result:
    survey: Survey
    asked: int
    answered: int
    said: list[Said]


def results_of(organiser: Organiser) -> list[Result]:
    """The newest first. Five queries, however many surveys and answers there are."""
    surveys = organiser.surveys.order_by("-year").annotate(
        asked_count=Count("asked"), answered_count=Count("asked__answered_at")
    )
    starred = list(Criterion.objects.filter(is_starred=True).prefetch_related("versions"))
    answers = SurveyAnswer.objects.filter(asked__survey__organiser=organiser)
    counted = confirmations(answers)
    words = _words(organiser)
    return [
        Result(
            survey=one,
            asked=one.asked_count,
            answered=one.answered_count,
            said=[
                _said(criterion, counted.in_year(organiser.pk, one.year, criterion.pk), words, one)
                for criterion in starred
            ],
        )
        for one in surveys
    ]


def _said(
    criterion: Criterion,
    counts: Counts | None,
    words: dict[tuple[int, int], list[str]],
    survey: Survey,
) -> Said:
    is_shown = counts is not None and counts.can_be_shown
    return Said(criterion, counts, words.get((survey.pk, criterion.pk), []) if is_shown else [])


def _words(organiser: Organiser) -> dict[tuple[int, int], list[str]]:
    """By survey and criterion, in the order of the alphabet: the order they came in would tell who."""
    rows = SurveyAnswer.objects.filter(asked__survey__organiser=organiser).exclude(words="")
    found: dict[tuple[int, int], list[str]] = {}
    for survey, criterion, words in rows.order_by("words").values_list(
        "asked__survey", "criterion", "words"
    ):
        found.setdefault((survey, criterion), []).append(words)
    return found
