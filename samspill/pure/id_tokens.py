"""An ID token of OpenID Connect: who signed in, told by a provider and held against what was asked.

What is refused is refused with one word for the log; the page never tells more than that it failed.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey

ALGORITHMS = ("RS256", "PS256", "ES256")  # never "none", and none that is signed by a shared secret
SKEW_SECONDS = 60
OLDEST_SECONDS = 600  # since it was issued
LADDERS = (  # a higher step is as good as the one asked for
    ("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"),
    ("low", "substantial", "high"),
)
TWO_FACTORS = frozenset(level for ladder in LADDERS for level in ladder[1:])
Claims = dict[str, Any]


class TokenError(Exception):
    """The token is not to be believed. `reason` says why in one word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Expected:
    """What was asked for: only an answer to this counts.

    acr   the level asked for; "" when the provider has none
    """

    issuer: str
    client_id: str
    nonce: str
    acr: str = ""


def claims_of(
    token: str, *, keys: Sequence[dict[str, Any]], expected: Expected, now: int
) -> Claims:
    """What the token says, when it is signed by one of the provider's keys and meant for us, now.

    keys     the provider's key set (JWK); shared secrets in it are passed over
    now      seconds since 1970
    Raises   TokenError: unreadable, algorithm, unknown_key, signature, issuer, audience,
             authorised_party, expired, early, old, nonce, level, subject
    """
    claims = _signed_claims(token, keys)
    _check_who(claims, expected)
    _check_when(claims, now)
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(
        nonce.encode(), expected.nonce.encode()
    ):
        raise TokenError("nonce")
    if expected.acr and not is_level_enough(str(claims.get("acr", "")), expected.acr):
        raise TokenError("level")
    return claims


def is_level_enough(given: str, asked: str) -> bool:
    """The level asked for, or a higher step on the same ladder."""
    for ladder in LADDERS:
        if asked in ladder and given in ladder:
            return ladder.index(given) >= ladder.index(asked)
    return given == asked


def subject_of(claims: Claims, parts: Sequence[str]) -> str:
    """What the provider knows the person by: the named claims, all of them there.

    parts    ("sub",), or ("tid", "oid") for Entra, whose `sub` differs from one program to another
    """
    values = [claims.get(part) for part in parts]
    if not parts or not all(isinstance(value, str) and value for value in values):
        raise TokenError("subject")
    return ":".join(str(value) for value in values)


def confirmed_email(claims: Claims) -> str:
    """An address that the provider itself vouches for; "" when it only repeats what was typed."""
    is_confirmed = claims.get("email_verified") is True or claims.get("xms_edov") in (True, 1, "1")
    email = claims.get("email")
    return email.strip().lower() if is_confirmed and isinstance(email, str) else ""


def _signed_claims(token: str, keys: Sequence[dict[str, Any]]) -> Claims:
    try:
        header = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError, TypeError, AttributeError) as error:
        raise TokenError("unreadable") from error
    if header.get("alg") not in ALGORITHMS:
        raise TokenError("algorithm")
    key = _key_of(header, keys)
    try:
        return dict(jwt.decode(token, key, algorithms=list(ALGORITHMS)).claims)
    except (JoseError, ValueError, TypeError) as error:
        raise TokenError("signature") from error


def _key_of(header: dict[str, Any], keys: Sequence[dict[str, Any]]) -> RSAKey | ECKey:
    """The one key that the header names; without a name only where there is a single one."""
    kind = "EC" if header["alg"].startswith("ES") else "RSA"
    fits = [one for one in keys if one.get("kty") == kind and one.get("use", "sig") == "sig"]
    named = [one for one in fits if one.get("kid") == header.get("kid")]
    found = named if "kid" in header else fits
    if len(found) != 1:
        raise TokenError("unknown_key")
    try:
        [key] = KeySet.import_key_set({"keys": [found[0]]}).keys
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise TokenError("unknown_key") from error
    if not isinstance(key, RSAKey | ECKey):
        raise TokenError("unknown_key")
    return key


def _check_who(claims: Claims, expected: Expected) -> None:
    if claims.get("iss") != expected.issuer:
        raise TokenError("issuer")
    told = claims.get("aud")
    audience = told if isinstance(told, list) else [told]
    if expected.client_id not in audience:
        raise TokenError("audience")
    party = claims.get("azp")
    is_others = party not in (None, expected.client_id)
    if is_others or (party is None and len(audience) > 1):
        raise TokenError("authorised_party")


def _check_when(claims: Claims, now: int) -> None:
    ends, issued = _moment(claims, "exp"), _moment(claims, "iat")
    begins = _moment(claims, "nbf") if "nbf" in claims else issued
    if ends <= now - SKEW_SECONDS:
        raise TokenError("expired")
    if max(issued, begins) > now + SKEW_SECONDS:
        raise TokenError("early")
    if issued < now - OLDEST_SECONDS - SKEW_SECONDS:
        raise TokenError("old")


def _moment(claims: Claims, name: str) -> float:
    """Seconds since 1970. Raises TokenError when it is left out, or no number."""
    told = claims.get(name)
    if not isinstance(told, int | float) or isinstance(told, bool):
        raise TokenError("unreadable")
    return told
