"""Six digits by e-mail: good once, for a quarter of an hour."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from samspill.outbox.actions import post
from samspill.people.actions.attempts import is_held_back, note_attempt
from samspill.people.models import OneTimeCode, SignInAttempt, User

CODE_MINUTES = 15
MOST_ATTEMPTS = 5


@transaction.atomic
def send_one_time_code(email: str) -> None:
    """Send six digits to the person of this address; says nothing when there is none, or when too
    many have been asked for within the hour."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None or is_held_back(SignInAttempt.Kind.CODE, user.email):
        return
    note_attempt(SignInAttempt.Kind.CODE, who=user.email)
    digits = f"{secrets.randbelow(1_000_000):06d}"
    user.one_time_codes.filter(used_at__isnull=True).delete()
    code = OneTimeCode.objects.create(
        user=user,
        fingerprint=_fingerprint(user, digits),
        expires_at=timezone.now() + timedelta(minutes=CODE_MINUTES),
    )
    with translation.override(
        user.language or translation.get_language() or settings.LANGUAGE_CODE
    ):
        post(
            organiser_number=None,
            kind="system",
            subject=_("Your code for Samspill: %(code)s") % {"code": digits},
            text=_(
                "Write this code to sign in: %(code)s\n\nIt is good for %(minutes)d minutes. If you did "
                "not ask for it, you need not do anything."
            )
            % {"code": digits, "minutes": CODE_MINUTES},
            language=translation.get_language() or settings.LANGUAGE_CODE,
            recipients=[(user.email, user.name)],
            key=f"one-time-code:{code.pk}",
        )


@transaction.atomic
def use_one_time_code(email: str, *, digits: str) -> User | None:
    """The person, if the code is right, fresh and unused; else None. Five wrong tries end a code."""
    codes = OneTimeCode.objects.select_for_update().select_related("user")
    code = codes.filter(
        user__email=email.strip().lower(),
        user__is_active=True,
        used_at__isnull=True,
        expires_at__gt=timezone.now(),
        attempts__lt=MOST_ATTEMPTS,
    ).last()
    if code is None:
        return None
    if not constant_time_compare(code.fingerprint, _fingerprint(code.user, digits)):
        code.attempts += 1
        code.save(update_fields=["attempts"])
        return None
    code.used_at = timezone.now()
    code.save(update_fields=["used_at"])
    return code.user


def _fingerprint(user: User, digits: str) -> str:
    return salted_hmac(f"one-time-code:{user.pk}", digits, algorithm="sha256").hexdigest()
