from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.insight.models import Coding
from samspill.pure.personal_data import PersonalField

YEARS_KEPT = 4  # a council's term: as long as the policy that rests on it


def _old_codings(now: datetime) -> QuerySet:
    return Coding.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365), by__isnull=False)


def _without_person(codings: QuerySet) -> int:
    return codings.update(by=None)


def _words_of_erased(now: datetime) -> QuerySet:
    """Words of a text that is no longer kept must not stand here either."""
    return Coding.objects.filter(contribution__erased_at__isnull=False).exclude(words=[])


def _without_words(codings: QuerySet) -> int:
    return codings.update(words=[])


PERSONAL = (
    PersonalField(
        "Coding.by",
        purpose="So that those who sort contributions together see who has sorted what.",
        legal_basis="6-1-e",
        kept_until="Four years after the contribution was sorted.",
        due=_old_codings,
        erase=_without_person,
    ),
    PersonalField(
        "Coding.words",
        purpose="To show which words of a contribution its theme was proposed from.",
        legal_basis="6-1-e",
        kept_until="Kept with the case, or until the contribution is erased.",
        due=_words_of_erased,
        erase=_without_words,
    ),
)
IMPERSONAL = (
    "Theme.code",
    "Theme.name_nb",
    "Theme.name_nn",
    "Theme.name_en",
    "Finding.reference",
    "Finding.statement",  # written from the taxonomy and counts; people's own words are not in it
)
