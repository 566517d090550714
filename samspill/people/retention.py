from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.people.models import OneTimeCode, User
from samspill.pure.personal_data import PersonalField


def _old_codes(now: datetime) -> QuerySet:
    return OneTimeCode.objects.filter(expires_at__lt=now - timedelta(days=1))


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _inactive(now: datetime) -> QuerySet:
    return User.objects.filter(is_active=False, last_login__lt=now - timedelta(days=365)).exclude(
        email__startswith="erased-"
    )


def _forget(users: QuerySet) -> int:
    count = 0
    for user in users:
        user.email, user.name = f"erased-{user.pk}@example.no", "–"
        user.set_unusable_password()
        user.save()
        count += 1
    return count


PERSONAL = (
    PersonalField(
        "User.email",
        purpose="To sign in, and to be told what happens in the work one takes part in.",
        legal_basis="6-1-e",
        kept_until="One year after the account is closed.",
        due=_inactive,
        erase=_forget,
    ),
    PersonalField(
        "User.name",
        purpose="So that colleagues see who has approved and changed what.",
        legal_basis="6-1-e",
        kept_until="One year after the account is closed.",
    ),
    PersonalField(
        "User.password",
        purpose="To sign in; kept as a slow fingerprint only.",
        legal_basis="6-1-e",
        kept_until="One year after the account is closed.",
    ),
    PersonalField(
        "OneTimeCode.user",
        purpose="To sign in by a code sent by e-mail.",
        legal_basis="6-1-e",
        kept_until="One day after the code has run out.",
        due=_old_codes,
        erase=_delete,
    ),
    PersonalField(
        "OneTimeCode.fingerprint",
        purpose="To sign in by a code sent by e-mail.",
        legal_basis="6-1-e",
        kept_until="One day after the code has run out.",
    ),
)
IMPERSONAL = ("User.language",)
