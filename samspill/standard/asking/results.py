"""What a municipality sees of its surveys: how many answered, and counts when they can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.db.models import Count

from samspill.organiser.models import Organiser
from samspill.standard.asking.covering import Covered, covered, known_names
from samspill.standard.confirmation import Counts, confirmations
from samspill.standard.models import Criterion, Survey, SurveyAnswer


@dataclass(frozen=True)
class Said:
    """counts is None while the survey is open, or when nobody was asked of this one.

    words   covered, so that they tell of no person
    """

    criterion: Criterion
    counts: Counts | None
    words: list[Covered]


@dataclass(frozen=True)
class Result:
    survey: Survey
    asked: int
    answered: int
    said: list[Said]

    @property
    def covered(self) -> list[tuple[str, str]]:
        """Everything that was covered: what it is, and the words."""
        return [one for said in self.said for words in said.words for one in words.found]


def results_of(organiser: Organiser) -> list[Result]:
    """The newest first. Six queries, however many surveys and answers there are."""
    surveys = organiser.surveys.order_by("-year").annotate(
        asked_count=Count("asked"), answered_count=Count("asked__answered_at")
    )
    starred = list(Criterion.objects.filter(is_starred=True).prefetch_related("versions"))
    answers = SurveyAnswer.objects.filter(asked__survey__organiser=organiser)
    counted = confirmations(answers)
    words = _words(organiser)
    cover = partial(covered, names=known_names(organiser), language=organiser.language)

    def said(survey: Survey, criterion: Criterion) -> Said:
        counts = counted.in_year(organiser.pk, survey.year, criterion.pk)
        is_shown = counts is not None and counts.can_be_shown
        told = words.get((survey.pk, criterion.pk), []) if is_shown else []
        return Said(criterion, counts, [cover(one) for one in told])

    return [
        Result(
            survey=one,
            asked=one.asked_count,
            answered=one.answered_count,
            said=[said(one, criterion) for criterion in starred],
        )
        for one in surveys
    ]


def _words(organiser: Organiser) -> dict[tuple[int, int], list[str]]:
    """By survey and criterion, in the order of the alphabet: the order they came in would tell who."""
    rows = SurveyAnswer.objects.filter(asked__survey__organiser=organiser).exclude(words="")
    found: dict[tuple[int, int], list[str]] = {}
    for survey, criterion, words in rows.order_by("words").values_list(
        "asked__survey", "criterion", "words"
    ):
        found.setdefault((survey, criterion), []).append(words)
    return found
