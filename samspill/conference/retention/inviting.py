from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from samspill.conference.models import CheckIn, Invited, OpeningNotice
from samspill.conference.retention.sign_ups import SIGN_UP_END, SIGN_UP_KEPT
from samspill.pure.personal_data import PersonalField

NOTICE_KEPT = timedelta(days=30)
UNCONFIRMED_KEPT = timedelta(days=3)
INVITED_PURPOSE = _(
    "To write to those who are invited; to decide whether one who is not can come, and to answer."
)


def _old_requests(now: datetime) -> QuerySet:
    old = Invited.objects.filter(conference__ends_at__lt=now - SIGN_UP_KEPT)
    return old.exclude(sender_name="", sender_email="", document_name="")


def _forget_requests(rows: QuerySet) -> int:
    return rows.update(
        sender_name="", sender_email="", document_name="", document=None, answer="", ground=""
    )


def _old_notices(now: datetime) -> QuerySet:
    told = OpeningNotice.objects.filter(told_at__lt=now - NOTICE_KEPT)
    over = OpeningNotice.objects.filter(conference__ends_at__lt=now)
    never = OpeningNotice.objects.filter(
        confirmed_at__isnull=True, asked_at__lt=now - UNCONFIRMED_KEPT
    )
    return told | over | never


def _old_check_ins(now: datetime) -> QuerySet:
    old = CheckIn.objects.filter(at__lt=now - SIGN_UP_KEPT)
    return old.filter(by__isnull=False)


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


def _request(name: str) -> PersonalField:
    return PersonalField(
        f"Invited.{name}", purpose=INVITED_PURPOSE, legal_basis="6-1-e", kept_until=SIGN_UP_END
    )


PERSONAL = (
    PersonalField(
        "Invited.sender_name",
        purpose=INVITED_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_requests,
        erase=_forget_requests,
    ),
    _request("sender_email"),
    _request("document_name"),
    _request("document"),
    _request("answer"),
    _request("ground"),
    PersonalField(
        "OpeningNotice.email",
        purpose=_("To tell when the sign-up opens, once."),
        legal_basis="6-1-a",
        kept_until=_("Thirty days after the word was sent; three days when it was not confirmed."),
        due=_old_notices,
        erase=_delete,
    ),
    PersonalField(
        "CheckIn.by",
        purpose=_("To put right what went wrong at the door."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_check_ins,
        erase=_without_person,
    ),
)
IMPERSONAL = (
    "Invited.document_type",
    "OpeningNotice.language",
    "CheckIn.door",
    "DoubleCheckIn.door",
)
