"""ID-porten, Ansattporten, Entra: where they are, which keys they sign with, and what a code is worth.

Whether an answer is to be believed is another matter: pure/id_tokens.py.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

KEPT_SECONDS = 3600.0  # discovery and keys, in this process
SOONEST_SECONDS = (
    30.0  # between two fetches of the keys: an unknown key is not a way to make us ask
)
TIMEOUT = httpx.Timeout(10, connect=5)
ASSERTION_SECONDS = 60
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
HERE = ("127.0.0.1", "localhost", "::1")
Answer = dict[str, Any]
_kept: dict[str, tuple[float, Answer]] = {}


class ProviderError(Exception):
    """The provider could not be asked, or said no. `reason` is one word for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Client:
    """Who we are to a provider. `private_key` (PEM) is used before `secret` when both are there."""

    issuer: str
    client_id: str
    secret: str = ""
    private_key: str = ""
    key_id: str = ""


def discovery(issuer: str) -> Answer:
    """The provider's own description of itself. Raises ProviderError."""
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    told = _kept_or(address, lambda: _get(address))
    if told.get("issuer") != issuer:
        raise ProviderError("issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _must_be_safe(str(told.get(name, "")))
    return told


def keys(issuer: str, *, is_unknown: bool = False) -> list[dict[str, Any]]:
    """The keys it signs with. `is_unknown` asks anew: it has begun to use a key we have not seen."""
    address = str(discovery(issuer)["jwks_uri"])
    fetched_at, _told = _kept.get(address, (float("-inf"), {}))
    if is_unknown and time.monotonic() - fetched_at >= SOONEST_SECONDS:
        _kept.pop(address, None)
    told = _kept_or(address, lambda: _get(address)).get("keys")
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def end_of_session(issuer: str) -> str:
    """Where the provider ends its own session; "" where it has no such address."""
    endpoint = str(discovery(issuer).get("end_session_endpoint") or "")
    if endpoint:
        _must_be_safe(endpoint)
    return endpoint


def address_of_end(endpoint: str, *, client_id: str, id_token: str, back: str) -> str:
    """Where the browser goes to be signed out there too, and from there to `back`. Without the token
    the provider asks the person first."""
    asked = {"client_id": client_id, "post_logout_redirect_uri": back}
    if id_token:
        asked["id_token_hint"] = id_token
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def redeem(client: Client, *, code: str, verifier: str, address: str) -> str:
    """The ID token that the code is worth, once. Raises ProviderError.

    verifier   what the challenge was made of (PKCE)
    address    where the person was sent back to, as it was told the first time
    """
    endpoint = str(discovery(client.issuer)["token_endpoint"])
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": address,
        "client_id": client.client_id,
    }
    basic = None
    if client.private_key:
        form |= {"client_assertion_type": ASSERTION_TYPE, "client_assertion": _assertion(client)}
    elif client.secret:
        form["client_secret"] = client.secret
        methods = discovery(client.issuer).get("token_endpoint_auth_methods_supported", [])
        if "client_secret_post" not in methods:
            del form["client_secret"]
            basic = httpx.BasicAuth(client.client_id, client.secret)
    told = _read(lambda: _http().post(endpoint, data=form, auth=basic))
    token = told.get("id_token")
    if not isinstance(token, str):
        raise ProviderError("no_token")
    return token


def forget() -> None:
    """Ask again for everything: for tests, and for nothing else."""
    _kept.clear()


def _assertion(client: Client) -> str:
    """We prove who we are by our own key (private_key_jwt), for a minute and for this issuer."""
    now = int(time.time())
    header = {"alg": "RS256", **({"kid": client.key_id} if client.key_id else {})}
    claims = {
        "iss": client.client_id,
        "sub": client.client_id,
        "aud": client.issuer,
        "iat": now,
        "exp": now + ASSERTION_SECONDS,
        "jti": secrets.token_urlsafe(16),
    }
    return jwt.encode(header, claims, RSAKey.import_key(client.private_key))


@cache
def _http() -> httpx.Client:
    """One for the whole process: reading the machine's certificates takes longer than the question."""
    return httpx.Client(timeout=TIMEOUT)


def _kept_or(address: str, fetch: Callable[[], Answer]) -> Answer:
    fetched_at, told = _kept.get(address, (float("-inf"), {}))
    if time.monotonic() - fetched_at < KEPT_SECONDS:
        return told
    told = fetch()
    _kept[address] = (time.monotonic(), told)
    return told


def _get(address: str) -> Answer:
    _must_be_safe(address)
    return _read(lambda: _http().get(address))


def _read(ask: Callable[[], httpx.Response]) -> Answer:
    try:
        response = ask()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ProviderError("unreachable") from error
    if response.status_code != httpx.codes.OK:
        raise ProviderError("refused")
    try:
        told = response.json()
    except ValueError as error:
        raise ProviderError("unreadable") from error
    if not isinstance(told, dict):
        raise ProviderError("unreadable")
    return told


def _must_be_safe(address: str) -> None:
    """https; without it only this machine, for trying things out."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise ProviderError("address")
