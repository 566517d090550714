from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.models import Association
from samspill.standard import errors
from samspill.standard.asking.mail import post_questions
from samspill.standard.models import AskedAssociation, Survey, SurveyAnswer

MOST_WEEKS_OPEN = 13


@transaction.atomic
def open_survey(organiser: Organiser, *, closes_on: date, by: User | None = None) -> Survey:
    """Ask every active association that has an address, each in its own language.

    Raises   RefusedError: asked this year already, one is open, nobody to ask, or the day has been
             or is more than MOST_WEEKS_OPEN away
    """
    today = timezone.localdate()
    if closes_on <= today:
        raise errors.closes_too_early()
    if closes_on > today + timedelta(weeks=MOST_WEEKS_OPEN):
        raise errors.closes_too_late()
    if any(one.is_open for one in organiser.surveys.all()):
        raise errors.is_open_already()
    if organiser.surveys.filter(year=today.year).exists():
        raise errors.asked_already()
    reached = [one for one in organiser.associations.active().with_contact_points() if one.email]
    if not reached:
        raise errors.nobody_to_ask()
    survey = Survey.objects.create(organiser=organiser, year=today.year, closes_on=closes_on)
    asked = AskedAssociation.objects.bulk_create(
        AskedAssociation(survey=survey, association=one) for one in reached
    )
    post_questions(survey, asked, is_reminder=False)
    record(
        survey,
        action="standard.survey_opened",
        organiser_number=organiser.pk,
        by=by,
        year=survey.year,
        count=len(asked),
    )
    return survey


@transaction.atomic
def remind_silent(survey: Survey) -> int:
    """Once: write again to those who have not answered. Returns how many."""
    held = (
        Survey.objects.select_for_update(of=("self",)).select_related("organiser").get(pk=survey.pk)
    )
    if held.reminded_at is not None or not held.is_open:
        return 0
    silent = _silent(held)
    held.reminded_at = timezone.now()
    held.save(update_fields=["reminded_at"])
    post_questions(held, silent, is_reminder=True)
    record(
        held,
        action="standard.survey_reminded",
        organiser_number=held.organiser_id,
        count=len(silent),
    )
    return len(silent)


def _silent(survey: Survey) -> list[AskedAssociation]:
    """Not answered, and still there to be asked."""
    rows = survey.asked.filter(
        answered_at__isnull=True, association__status=Association.Status.ACTIVE
    )
    rows = rows.select_related("association__organiser")
    return list(rows.prefetch_related("association__contact_points"))


@transaction.atomic
def answer_survey(
    asked: AskedAssociation, *, answers: Mapping[int, tuple[str, str]]
) -> AskedAssociation:
    """Take one association's answers; what it answered before is replaced, until the survey closes.

    answers  criterion's key -> (choice, words)
    Raises   RefusedError when it is closed
    """
    held = AskedAssociation.objects.select_for_update(of=("self",)).select_related("survey")
    locked = held.get(pk=asked.pk)
    if not locked.survey.is_open:
        raise errors.survey_is_closed()
    locked.answers.all().delete()
    SurveyAnswer.objects.bulk_create(_rows(locked, answers.items()))
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answered_at"])
    record(
        locked.survey,
        action="standard.survey_answered",
        organiser_number=locked.survey.organiser_id,
    )
    return locked


def _rows(
    asked: AskedAssociation, answers: Iterable[tuple[int, tuple[str, str]]]
) -> Iterable[SurveyAnswer]:
    for key, (choice, words) in answers:
        yield SurveyAnswer(asked=asked, criterion_id=key, choice=choice, words=words)


@transaction.atomic
def close_survey(survey: Survey, *, by: User | None = None) -> None:
    """End it before its last day: then the counts can be seen."""
    if survey.closed_at is None:
        survey.closed_at = timezone.now()
        survey.save(update_fields=["closed_at"])
        record(
            survey,
            action="standard.survey_closed",
            organiser_number=survey.organiser_id,
            by=by,
            year=survey.year,
        )
