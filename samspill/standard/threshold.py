"""Adopted by evidence: the municipalities that show what the map asks for, without anybody writing it.

Every criterion of the map has a public mark from "in place" on, and the starred ones are confirmed
by the associations. A mark stands for its own year and the next.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.standard.confirmation import Confirmations, confirmations
from samspill.standard.models import Criterion, Mark, SurveyAnswer
from samspill.standard.rules import asks_for_evidence

YEARS_IT_STANDS = 1  # after its own


@dataclass(frozen=True)
class ByEvidence:
    """since is the day the last of the marks was written; slug leads to the profile."""

    since: date
    slug: str


def adopted_by_evidence() -> dict[str, ByEvidence]:
    """By municipality's number. Three queries, however many there are."""
    wanted = dict(
        Criterion.objects.in_use().filter(is_for_the_map=True).values_list("pk", "is_starred")
    )
    newest = _newest_marks()
    confirmed = confirmations(
        SurveyAnswer.objects.filter(criterion__is_for_the_map=True, criterion__is_starred=True)
    )
    return {
        number: ByEvidence(max(timezone.localdate(one.at) for one in marks.values()), slug)
        for (number, slug), marks in newest.items()
        if wanted and _reaches(wanted, marks, confirmed)
    }


def _newest_marks() -> dict[tuple[str, str], dict[int, Mark]]:
    """(municipality, slug) -> criterion -> the newest public mark that still stands."""
    rows = (
        Mark.objects.public()
        .filter(
            criterion__is_for_the_map=True,
            assessment__year__gte=timezone.localdate().year - YEARS_IT_STANDS,
            assessment__organiser__kind=Organiser.Kind.MUNICIPALITY,
        )
        .select_related("assessment__organiser")
        .order_by("assessment__year")
    )
    found: dict[tuple[str, str], dict[int, Mark]] = defaultdict(dict)
    for mark in rows:
        place = mark.assessment.organiser
        found[str(place.municipality_id), place.slug][mark.criterion_id] = mark
    return found


def _reaches(wanted: dict[int, bool], marks: dict[int, Mark], confirmed: Confirmations) -> bool:
    """Are all there, in place, and confirmed where they are starred?"""
    for key, is_starred in wanted.items():
        mark = marks.get(key)
        if mark is None or not asks_for_evidence(mark.level):
            return False
        year, place = mark.assessment.year, mark.assessment.organiser_id
        if is_starred and not confirmed.is_confirmed(place, year, key):
            return False
    return True
