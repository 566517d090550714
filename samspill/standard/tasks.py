from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from samspill.standard import actions
from samspill.standard.models import Survey

DAYS_BEFORE = 7


def remind_silent_associations() -> None:
    """Once a survey, in its last week; not of one that was opened the same week."""
    today, now = timezone.localdate(), timezone.now()
    due = Survey.objects.open_on(today).filter(
        reminded_at__isnull=True,
        closes_on__lte=today + timedelta(days=DAYS_BEFORE),
        opened_at__lte=now - timedelta(days=DAYS_BEFORE),
    )
    for survey in due:
        actions.remind_silent(survey)


def keep_the_map() -> None:
    """The municipalities change the map themselves, by what they show: keep it as it was, too."""
    actions.keep_map_changes()
