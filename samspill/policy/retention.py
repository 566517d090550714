from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.policy.models import Answer, MeasureContribution
from samspill.pure.personal_data import PersonalField

YEARS_KEPT = 4  # a council's term: then the policy is renewed
PURPOSE = "So that those who write the policy together see who has done what."
END = "Four years after it was done."


def _old_threads(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return MeasureContribution.objects.filter(at__lt=last, by__isnull=False)


def _old_answers(now: datetime) -> QuerySet:
    return Answer.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365), by__isnull=False)


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


PERSONAL = (
    PersonalField(
        "MeasureContribution.by",
        purpose=PURPOSE,
        legal_basis="6-1-e",
        kept_until=END,
        due=_old_threads,
        erase=_without_person,
    ),
    PersonalField(
        "Answer.by",
        purpose=PURPOSE,
        legal_basis="6-1-e",
        kept_until=END,
        due=_old_answers,
        erase=_without_person,
    ),
)
# The policy is a public document: roles and units, not persons, are named in it.
IMPERSONAL = (
    "Policy.title",
    "Policy.language",
    "Chapter.key",
    "Chapter.heading",
    "Chapter.body",
    "Goal.text",
    "Measure.text",
    "Measure.rationale",
    "Measure.responsible_unit",
    "Measure.responsible_role",
    "Measure.partner",
    "Measure.funding",
    "Measure.indicator",
    "Measure.baseline",
    "Measure.target",
    "Measure.status_reason",
    "Answer.reason",
    "Resolution.body",
    "Resolution.case_number",
    "Resolution.vote",
    "Resolution.text",
)
