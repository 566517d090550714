from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspill.pure.personal_data import PersonalField
from samspill.standard.models import (
    AskedAssociation,
    CriterionVersion,
    EvidenceFile,
    Mark,
    SurveyAnswer,
)

DAYS_TO_COUNT = 30
WORDS_DAYS = 365
YEARS_KEPT = 4 * 365
WHO_PURPOSE = "So that colleagues see who has approved and changed what."
WHO_END = "Four years after it was done."


def _closed_before(now: datetime, days: int, path: str) -> Q:
    moment = now - timedelta(days=days)
    return Q(**{f"{path}closed_at__lt": moment}) | Q(**{f"{path}closes_on__lt": moment.date()})


def _counted(now: datetime) -> QuerySet:
    rows = AskedAssociation.objects.filter(association__isnull=False)
    return rows.filter(_closed_before(now, DAYS_TO_COUNT, "survey__"))


def _cut(rows: QuerySet) -> int:
    """The answers stay, in counts; whose they were is gone."""
    return rows.update(association=None)


def _read(now: datetime) -> QuerySet:
    rows = SurveyAnswer.objects.exclude(words="")
    return rows.filter(_closed_before(now, WORDS_DAYS, "asked__survey__"))


def _forget_words(rows: QuerySet) -> int:
    return rows.update(words="")


def _replaced(now: datetime) -> QuerySet:
    """Files that no mark of today rests on, and no other for four years."""
    recent = Q(is_current=True) | Q(at__gte=now - timedelta(days=YEARS_KEPT))
    standing = Mark.objects.filter(recent, evidence_file=OuterRef("pk"))
    return EvidenceFile.objects.filter(~Exists(standing)).exclude(content=b"")


def _empty(rows: QuerySet) -> int:
    return rows.update(content=b"", name="")


def _old_marks(now: datetime) -> QuerySet:
    return Mark.objects.filter(by__isnull=False, at__lt=now - timedelta(days=YEARS_KEPT))


def _old_versions(now: datetime) -> QuerySet:
    moment = now - timedelta(days=YEARS_KEPT)
    return CriterionVersion.objects.filter(by__isnull=False, written_at__lt=moment)


def _forget_who(rows: QuerySet) -> int:
    return rows.update(by=None)


PERSONAL = (
    PersonalField(
        "AskedAssociation.association",
        purpose="So that each association answers once, and those who are silent are reminded.",
        legal_basis="6-1-e",
        kept_until="Thirty days after the survey is closed; then nobody can tell who answered what.",
        due=_counted,
        erase=_cut,
    ),
    PersonalField(
        "SurveyAnswer.words",
        purpose="So that the municipality understands why the associations answer as they do.",
        legal_basis="6-1-e",
        kept_until="A year after the survey is closed.",
        due=_read,
        erase=_forget_words,
    ),
    PersonalField(
        "EvidenceFile.content",
        purpose="To show what the municipality says of its own policy; a document may name persons.",
        legal_basis="6-1-e",
        kept_until="Four years after another took its place.",
        due=_replaced,
        erase=_empty,
    ),
    PersonalField(
        "EvidenceFile.name",
        purpose="To show what the municipality says of its own policy; a document may name persons.",
        legal_basis="6-1-e",
        kept_until="Four years after another took its place.",
    ),
    PersonalField(
        "Mark.by",
        purpose=WHO_PURPOSE,
        legal_basis="6-1-e",
        kept_until=WHO_END,
        due=_old_marks,
        erase=_forget_who,
    ),
    PersonalField(
        "CriterionVersion.by",
        purpose=WHO_PURPOSE,
        legal_basis="6-1-e",
        kept_until=WHO_END,
        due=_old_versions,
        erase=_forget_who,
    ),
)
IMPERSONAL = (
    "PolicyStatus.state",
    "PolicyStatus.evidence",
    "PolicyStatus.note",
    "MapChange.state",
    "MapChange.ground",
    "MapChange.evidence",
    "MapChange.note",
    *(
        f"CriterionVersion.{part}_{language}"
        for part in ("title", "asks", "question", "indicator", "ground")
        for language in ("nb", "nn", "en")
    ),
    "EvidenceFile.media_type",
    "Mark.reason",
    "Mark.evidence_title",
    "Mark.evidence_address",
    "Mark.evidence_case",
)
