from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from samspill.people.models import OneTimeCode, SecondFactor, Session, SignInAttempt, User
from samspill.pure.personal_data import PersonalField

IDENTITY_PURPOSE = (
    "To know again who signs in with ID-porten, Ansattporten or Entra; a fingerprint only. National"
    " identity numbers are never kept."
)
IDENTITY_END = "Until the person takes it away, or one year after the account is closed."
SESSION_PURPOSE = "To keep you signed in, and to show you where you are."
SESSION_END = "Two weeks after signing in, or until the session is ended."


def _old_codes(now: datetime) -> QuerySet:
    return OneTimeCode.objects.filter(expires_at__lt=now - timedelta(days=1))


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _inactive(now: datetime) -> QuerySet:
    """Closed a year ago, or before closing was dated, and not used for a year."""
    year_ago = now - timedelta(days=365)
    is_over = Q(closed_at__lt=year_ago) | Q(closed_at=None, last_login__lt=year_ago)
    closed = User.objects.filter(is_over, is_active=False)
    return closed.exclude(email__startswith="erased-")


def _over(now: datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=now)


def _old_attempts(now: datetime) -> QuerySet:
    return SignInAttempt.objects.filter(began_at__lt=now - timedelta(days=1))


def forget(users: QuerySet) -> int:
    count = 0
    for user in users:
        user.email, user.name = f"erased-{user.pk}@example.no", "–"
        user.set_unusable_password()
        user.save()
        user.identities.all().delete()
        user.recovery_codes.all().delete()
        SecondFactor.objects.filter(user=user).delete()
        count += 1
    return count


PERSONAL = (
    PersonalField(
        "User.email",
        purpose="To sign in, and to be told what happens in the work one takes part in.",
        legal_basis="6-1-e",
        kept_until="One year after the account is closed.",
        due=_inactive,
        erase=forget,
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
    PersonalField(
        "SecondFactor.user",
        purpose="To ask for a second step at sign-in; sealed by the installation's key.",
        legal_basis="6-1-e",
        kept_until="Until the person turns it off, or one year after the account is closed.",
    ),
    PersonalField(
        "SecondFactor.sealed_secret",
        purpose="To ask for a second step at sign-in; sealed by the installation's key.",
        legal_basis="6-1-e",
        kept_until="Until the person turns it off, or one year after the account is closed.",
    ),
    PersonalField(
        "RecoveryCode.user",
        purpose="To let in one who has lost the telephone.",
        legal_basis="6-1-e",
        kept_until="Until the person turns it off, or one year after the account is closed.",
    ),
    PersonalField(
        "RecoveryCode.fingerprint",
        purpose="To let in one who has lost the telephone.",
        legal_basis="6-1-e",
        kept_until="Until the person turns it off, or one year after the account is closed.",
    ),
    PersonalField(
        "ExternalIdentity.user",
        purpose=IDENTITY_PURPOSE,
        legal_basis="6-1-e",
        kept_until=IDENTITY_END,
    ),
    PersonalField(
        "ExternalIdentity.fingerprint",
        purpose=IDENTITY_PURPOSE,
        legal_basis="6-1-e",
        kept_until=IDENTITY_END,
    ),
    PersonalField(
        "SignInAttempt.fingerprint",
        purpose="To stop those who guess at passwords and codes.",
        legal_basis="6-1-f",
        kept_until="One day.",
        due=_old_attempts,
        erase=_delete,
    ),
    PersonalField(
        "Session.user",
        purpose=SESSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SESSION_END,
        due=_over,
        erase=_delete,
    ),
    PersonalField(
        "Session.device",
        purpose=SESSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SESSION_END,
    ),
    PersonalField(
        "Session.session_key",
        purpose=SESSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SESSION_END,
    ),
    PersonalField(
        "Session.session_data",
        purpose=SESSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SESSION_END,
    ),
)
IMPERSONAL = ("User.language", "ExternalIdentity.provider")
