"""How often may be guessed: counted by what is guessed at, with no address of a machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samspill.people.models import SignInAttempt

PASSWORD_MINUTES = 15


@dataclass(frozen=True)
class Limit:
    """At most `count` within `minutes`, after which one waits until they have passed."""

    count: int
    minutes: int


LIMITS = {
    SignInAttempt.Kind.PASSWORD: Limit(10, PASSWORD_MINUTES),
    SignInAttempt.Kind.CODE: Limit(6, 60),  # codes asked for; each is good for five tries
    SignInAttempt.Kind.SECOND_FACTOR: Limit(6, PASSWORD_MINUTES),
}


def is_held_back(kind: str, who: str) -> bool:
    """Too many already; also the right answer is not looked at until the time has passed."""
    limit = LIMITS[SignInAttempt.Kind(kind)]
    since = timezone.now() - timedelta(minutes=limit.minutes)
    rows = SignInAttempt.objects.filter(kind=kind, fingerprint=_fingerprint(kind, who))
    return rows.filter(began_at__gt=since, count__gte=limit.count).exists()


@transaction.atomic
def note_attempt(kind: str, *, who: str) -> None:
    """One more; the count begins anew when its time has passed."""
    now = timezone.now()
    since = now - timedelta(minutes=LIMITS[SignInAttempt.Kind(kind)].minutes)
    row, _new = SignInAttempt.objects.get_or_create(
        kind=kind, fingerprint=_fingerprint(kind, who), defaults={"began_at": now}
    )
    rows = SignInAttempt.objects.filter(pk=row.pk)
    rows.filter(began_at__lte=since).update(count=0, began_at=now)
    rows.update(count=F("count") + 1)


def clear_attempts(kind: str, *, who: str) -> None:
    SignInAttempt.objects.filter(kind=kind, fingerprint=_fingerprint(kind, who)).delete()


def _fingerprint(kind: str, who: str) -> str:
    return salted_hmac(
        f"sign-in-attempt:{kind}", who.strip().lower(), algorithm="sha256"
    ).hexdigest()
