"""A year's assessment as it stood when it was finished, and at each later day that changed it. One that
nobody has said is finished, is so when its year is over: then it can be written in no more.

A finished assessment may still be written in, and the associations often answer after it. Each state
is told by its moment alone, so that it is the same whenever it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from samspill.standard.confirmation import Confirmations, confirmations
from samspill.standard.models import Mark, SelfAssessment, Survey, SurveyAnswer


@dataclass(frozen=True)
class State:
    """marks: what was said of each criterion at that moment, in the criteria's order."""

    assessment: SelfAssessment
    at: datetime
    is_first: bool
    marks: Sequence[Mark]

    @property
    def shown(self) -> list[Mark]:
        """What the municipality shows to all."""
        return [one for one in self.marks if one.is_public]

    @property
    def rest(self) -> list[Mark]:
        return [one for one in self.marks if not one.is_public]


def states(
    assessment: SelfAssessment, marks: Sequence[Mark], surveys: Collection[Survey]
) -> list[State]:
    """Of an assessment that is done, the first as it was done.

    marks     every mark of the assessment, those that stand no more too
    surveys   the municipality's, that somebody has answered
    """
    done_at = _done_at(assessment)
    if done_at > timezone.now():
        return []
    ends = [_ended_at(one) for one in surveys if one.year == assessment.year]
    changed = [moment for moment in [*(one.at for one in marks), *ends] if moment > done_at]
    last_of_day = {timezone.localtime(moment).date(): moment for moment in sorted(changed)}
    moments = [moment for moment in last_of_day.values() if moment <= timezone.now()]
    found = [
        State(assessment, moment, moment == done_at, _standing(marks, moment))
        for moment in [done_at, *moments]
    ]
    return [one for one in found if one.marks]


def answered_at(state: State) -> Confirmations:
    """What the associations had said in surveys that were closed at that moment. One query."""
    closed = Q(asked__survey__closed_at__lte=state.at) | Q(
        asked__survey__closes_on__lt=timezone.localtime(state.at).date()
    )
    answers = SurveyAnswer.objects.filter(asked__survey__organiser=state.assessment.organiser_id)
    return confirmations(answers.filter(closed))


def _done_at(assessment: SelfAssessment) -> datetime:
    return assessment.finished_at or _start_of(date(assessment.year + 1, 1, 1))


def _standing(marks: Sequence[Mark], moment: datetime) -> list[Mark]:
    before = sorted((one for one in marks if one.at <= moment), key=lambda one: (one.at, one.pk))
    newest = {one.criterion.number: one for one in before}
    return [newest[number] for number in sorted(newest)]


def _ended_at(survey: Survey) -> datetime:
    """When it was closed by someone, or its last day was over."""
    over = _start_of(survey.closes_on + timedelta(days=1))
    return min(over, survey.closed_at) if survey.closed_at else over


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
