from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from samspill.advice.models import AdviceText, Experience, Ground
from samspill.pure.personal_data import PersonalField

ANSWER_DAYS = 30  # to confirm an address, or to answer when we have asked
ADDRESS_DAYS = 365
YEARS_KEPT = 4
State = Experience.State


def _unanswered(now: datetime) -> QuerySet:
    last = now - timedelta(days=ANSWER_DAYS)
    silent = Q(state__in=(State.ASKED, State.UNCONFIRMED), sent_at__lt=last)
    return Experience.objects.filter(silent | Q(state=State.DECLINED, sent_at__lt=last))


def _delete(rows: QuerySet) -> int:
    return rows.delete()[1].get("advice.Experience", 0)


def _old_addresses(now: datetime) -> QuerySet:
    last = now - timedelta(days=ADDRESS_DAYS)
    return Experience.objects.filter(sent_at__lt=last).exclude(email="")


def _without_address(rows: QuerySet) -> int:
    return rows.update(email="")


def _old_approvals(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return Experience.objects.filter(approved_at__lt=last, approved_by__isnull=False)


def _without_approver(rows: QuerySet) -> int:
    return rows.update(approved_by=None)


def _old_texts(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return AdviceText.objects.filter(at__lt=last, by__isnull=False)


def _old_grounds(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return Ground.objects.filter(at__lt=last, by__isnull=False)


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


SHARED = "So that others learn from it. It is shown when the sender has said yes."
SHARED_END = (
    "Until the sender takes it back. What is not confirmed or not shown is erased after 30 days."
)
PERSONAL = (
    PersonalField(
        "Experience.email",
        purpose="To ask the sender to confirm, and to tell whether the experience is shown.",
        legal_basis="6-1-a",
        kept_until="One year after it was sent.",
        due=_old_addresses,
        erase=_without_address,
    ),
    PersonalField(
        "Experience.title",
        purpose=SHARED,
        legal_basis="6-1-a",
        kept_until=SHARED_END,
        due=_unanswered,
        erase=_delete,
    ),
    PersonalField("Experience.done", purpose=SHARED, legal_basis="6-1-a", kept_until=SHARED_END),
    PersonalField("Experience.hard", purpose=SHARED, legal_basis="6-1-a", kept_until=SHARED_END),
    PersonalField(
        "Experience.search_text", purpose=SHARED, legal_basis="6-1-a", kept_until=SHARED_END
    ),
    PersonalField(
        "Experience.approved_by",
        purpose="So that colleagues see who has read an experience and shown it.",
        legal_basis="6-1-f",
        kept_until="Four years after it was shown.",
        due=_old_approvals,
        erase=_without_approver,
    ),
    PersonalField(
        "AdviceText.by",
        purpose="To show who has written and published a page of the guide.",
        legal_basis="6-1-f",
        kept_until="Four years after it was written.",
        due=_old_texts,
        erase=_without_person,
    ),
    PersonalField(
        "Ground.by",
        purpose="So that colleagues see who has linked something to an advice.",
        legal_basis="6-1-f",
        kept_until="Four years after it was done.",
        due=_old_grounds,
        erase=_without_person,
    ),
)
IMPERSONAL = (
    "Experience.step",
    "Experience.language",
    "Advice.step",
    "AdviceText.nb",
    "AdviceText.nn",
    "Ground.title",
    "Ground.address",
    "GuidePrint.language",
    "GuidePrint.fingerprint",
    "GuidePrint.content",
)
