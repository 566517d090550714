"""Who a person is to a provider: found, tied and untied by a keyed fingerprint of its subject."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_noop as _

from samspill.people.actions.telling import tell_of_change
from samspill.people.models import ExternalIdentity, User


def identity_fingerprint(provider: str, issuer: str, subject: str) -> str:
    """Of issuer and subject: what the provider calls the person stands nowhere in our tables."""
    whole = f"{issuer}\n{subject}"
    return salted_hmac(f"people.identity:{provider}", whole, algorithm="sha256").hexdigest()


def user_of_identity(provider: str, fingerprint: str) -> User | None:
    found = (
        ExternalIdentity.objects.filter(
            provider=provider, fingerprint=fingerprint, user__is_active=True
        )
        .select_related("user")
        .first()
    )
    return found.user if found else None


@transaction.atomic
def tie_identity(user: User, *, provider: str, fingerprint: str) -> bool:
    """Let the person sign in with it from now on; False when it is another's, or they have one."""
    rows = ExternalIdentity.objects.filter(provider=provider)
    if rows.filter(fingerprint=fingerprint, user=user).exists():
        return True
    if rows.filter(fingerprint=fingerprint).exists() or rows.filter(user=user).exists():
        return False
    ExternalIdentity.objects.create(user=user, provider=provider, fingerprint=fingerprint)
    tell_of_change(user, what=_("A new way of signing in was added to your account."))
    return True


@transaction.atomic
def untie_identity(user: User, *, provider: str) -> bool:
    count, _kinds = user.identities.filter(provider=provider).delete()
    if count:
        tell_of_change(user, what=_("A way of signing in was taken away from your account."))
    return bool(count)
