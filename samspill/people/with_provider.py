"""What waits while a person is at the provider, and what the answer is worth when they come back."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from samspill.adapters import oidc
from samspill.people import actions
from samspill.people.actions.identities import identity_fingerprint
from samspill.people.models import User
from samspill.people.providers import Provider
from samspill.pure.id_tokens import (
    Claims,
    Expected,
    TokenError,
    claims_of,
    confirmed_email,
    subject_of,
)

JOURNEY, INVITED = "sign_in_with", "came_with"
LONGEST_SECONDS = 900


@dataclass(frozen=True)
class Journey:
    """One question to one provider; it is taken out of the session when the answer comes.

    ties_to   the one who was signed in, and adds the provider to their account; None signs in
    """

    provider: str
    state: str
    nonce: str
    verifier: str
    target: str
    ties_to: int | None
    began: float


@dataclass(frozen=True)
class Came:
    """Who came back: here nothing is kept of what else the provider told.

    id_token   the answer itself, shown to the provider again when the person signs out: leaving.py
    """

    fingerprint: str
    confirmed_email: str
    id_token: str = field(repr=False)


def begin(
    session: Any,
    provider: Provider,
    *,
    back: str,
    target: str,
    ties_to: int | None,
    language: str,
) -> str:
    """The address at the provider. Raises ProviderError."""
    journey = Journey(
        provider=provider.name,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        target=target,
        ties_to=ties_to,
        began=timezone.now().timestamp(),
    )
    asked = {
        "response_type": "code",
        "client_id": provider.client.client_id,
        "redirect_uri": back,
        "scope": provider.scope,
        "state": journey.state,
        "nonce": journey.nonce,
        "code_challenge": _challenge(journey.verifier),
        "code_challenge_method": "S256",
        "ui_locales": language,
        **({"acr_values": provider.acr} if provider.acr else {}),
    }
    endpoint = oidc.discovery(provider.client.issuer)["authorization_endpoint"]
    session[JOURNEY] = asdict(journey)
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def take_journey(session: Any, provider: str) -> Journey | None:
    """The question that waits for this provider's answer, once and for a quarter of an hour."""
    held = session.pop(JOURNEY, None)
    journey = Journey(**held) if held else None
    if journey is None or journey.provider != provider:
        return None
    is_late = timezone.now().timestamp() - journey.began > LONGEST_SECONDS
    return None if is_late else journey


def came_back(
    provider: Provider, journey: Journey, answer: Mapping[str, str], *, back: str
) -> Came:
    """Raises ProviderError or TokenError when anything does not fit."""
    if not constant_time_compare(answer.get("state", ""), journey.state):
        raise TokenError("state")
    issuer = provider.client.issuer
    if answer.get("iss", issuer) != issuer:  # RFC 9207: another provider's answer
        raise TokenError("issuer")
    if "error" in answer or not answer.get("code"):
        raise oidc.ProviderError("no_code")
    token = oidc.redeem(
        provider.client, code=answer["code"], verifier=journey.verifier, address=back
    )
    claims = _believed(provider, journey, token)
    subject = subject_of(claims, provider.subject)
    return Came(
        fingerprint=identity_fingerprint(provider.name, issuer, subject),
        confirmed_email=confirmed_email(claims) if provider.trusts_email else "",
        id_token=token,
    )


def account_of(provider: Provider, came: Came) -> User | None:
    """The account it is tied to; else the one of the address that the provider vouches for, which is
    tied to it from now on. Never an address that is only told, and never a new account.

    An account with a second step is not found by its address where the provider would take that
    step's place: there the person ties it themselves, signed in.
    """
    user = actions.user_of_identity(provider.name, came.fingerprint)
    if user is not None or not came.confirmed_email:
        return user
    user = User.objects.filter(email=came.confirmed_email, is_active=True).first()
    if user is None or (provider.is_strong and actions.has_second_factor(user)):
        return None
    is_tied = actions.tie_identity(user, provider=provider.name, fingerprint=came.fingerprint)
    return user if is_tied else None


def keep_for_invitation(session: Any, provider: Provider, came: Came) -> None:
    """They follow an invitation: who they are to the provider waits until they have accepted it."""
    session[INVITED] = {
        "provider": provider.name,
        "fingerprint": came.fingerprint,
        "is_strong": provider.is_strong,
        "label": provider.label,
        "began": timezone.now().timestamp(),
    }


def kept_for_invitation(session: Any) -> dict[str, Any] | None:
    held: dict[str, Any] | None = session.get(INVITED)
    if held is None or timezone.now().timestamp() - held["began"] > LONGEST_SECONDS:
        return None
    return held


def _believed(provider: Provider, journey: Journey, token: str) -> Claims:
    """A key we have not seen is asked for once: providers change theirs without warning."""
    expected = Expected(
        issuer=provider.client.issuer,
        client_id=provider.client.client_id,
        nonce=journey.nonce,
        acr=provider.acr,
    )
    now = int(timezone.now().timestamp())
    try:
        keys = oidc.keys(expected.issuer)
        return claims_of(token, keys=keys, expected=expected, now=now)
    except TokenError as error:
        if error.reason != "unknown_key":
            raise
    keys = oidc.keys(expected.issuer, is_unknown=True)
    return claims_of(token, keys=keys, expected=expected, now=now)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
