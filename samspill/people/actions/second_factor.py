"""The second factor: six digits of an app (RFC 6238), and codes for the day the telephone is lost."""

from __future__ import annotations

import base64
import secrets

import pyotp
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_noop as _

from samspill.people.actions.attempts import clear_attempts, is_held_back, note_attempt
from samspill.people.actions.telling import tell_of_change
from samspill.people.models import RecoveryCode, SecondFactor, SignInAttempt, User
from samspill.people.sealing import seal, unseal

STEP_SECONDS = 30
STEPS_EITHER_WAY = 1  # a telephone's clock may be half a minute off
RECOVERY_CODES = 10
RECOVERY_BYTES = 10  # 80 bits each
KIND = SignInAttempt.Kind.SECOND_FACTOR


def has_second_factor(user: User) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


@transaction.atomic
def add_second_factor(
    user: User, *, secret: str, digits: str, kept_session: str = ""
) -> list[str] | None:
    """Turn it on, when the app shows the right digits; every other session ends.

    Returns the recovery codes, which are shown this once; None when the digits do not fit.
    """
    step = _step_of(secret, digits)
    if step is None:
        return None
    SecondFactor.objects.update_or_create(
        user=user,
        defaults={"sealed_secret": seal(secret), "last_step": step, "added_at": timezone.now()},
    )
    user.sessions.exclude(session_key=kept_session).delete()
    tell_of_change(user, what=_("Two-step sign-in was turned on."))
    return renew_recovery_codes(user)


@transaction.atomic
def remove_second_factor(user: User) -> None:
    user.recovery_codes.all().delete()
    if SecondFactor.objects.filter(user=user).delete()[0]:
        tell_of_change(user, what=_("Two-step sign-in was turned off."))


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in place of the old: shown this once, kept as fingerprints."""
    user.recovery_codes.all().delete()
    codes = [_new_code() for _number in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, fingerprint=_fingerprint(user, code)) for code in codes
    )
    return codes


def use_second_factor(user: User, *, typed: str) -> bool:
    """Whether the digits, or a recovery code, are right and used for the first time."""
    who = str(user.pk)
    if is_held_back(KIND, who):
        return False
    if _use_digits(user, typed) or _use_recovery_code(user, typed):
        clear_attempts(KIND, who=who)
        return True
    note_attempt(KIND, who=who)
    return False


def _use_digits(user: User, typed: str) -> bool:
    factor = SecondFactor.objects.filter(user=user).first()
    if factor is None:
        return False
    step = _step_of(unseal(factor.sealed_secret), typed)
    if step is None:
        return False
    rows = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    return rows.update(last_step=step) == 1  # the database says who was first


def _use_recovery_code(user: User, typed: str) -> bool:
    rows = user.recovery_codes.filter(fingerprint=_fingerprint(user, typed), used_at=None)
    return bool(rows.update(used_at=timezone.now()))


def _step_of(secret: str, typed: str) -> int | None:
    """The half minute in which the app showed these digits; None when it did not lately."""
    digits = "".join(typed.split())
    if not secret or len(digits) != 6 or not digits.isdecimal():
        return None
    now = int(timezone.now().timestamp()) // STEP_SECONDS
    app = pyotp.TOTP(secret, interval=STEP_SECONDS)
    near = range(now - STEPS_EITHER_WAY, now + STEPS_EITHER_WAY + 1)
    fits = [step for step in near if constant_time_compare(app.generate_otp(step), digits)]
    return fits[-1] if fits else None


def _new_code() -> str:
    """16 letters and digits in fours: "k7qd-…"."""
    letters = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _fingerprint(user: User, typed: str) -> str:
    letters = "".join(sign for sign in typed.lower() if sign.isalnum())
    return salted_hmac(f"recovery-code:{user.pk}", letters, algorithm="sha256").hexdigest()
