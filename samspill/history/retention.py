from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.history.models import Entry
from samspill.pure.personal_data import PersonalField

YEARS_KEPT = 5


def _old(now: datetime) -> QuerySet:
    return Entry.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365), actor__isnull=False)


def _forget_actor(entries: QuerySet) -> int:
    """What was done stays; who did it does not."""
    return entries.update(actor=None)


PERSONAL = (
    PersonalField(
        "Entry.actor",
        purpose="To show afterwards who approved, changed and erased what.",
        legal_basis="6-1-e",
        kept_until="Five years; then only what was done is kept.",
        due=_old,
        erase=_forget_actor,
    ),
)
IMPERSONAL = (
    "Entry.action",
    "Entry.subject_kind",
    "Entry.subject_id",
    "Entry.details",  # figures and references only: history/actions.py
)
