from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

LINK_SECONDS = 24 * 3600
_signer = TimestampSigner(sep=".", salt="overview.own_data")


class LinkExpiredError(Exception):
    """It was ours, and is too old."""


def own_data_address(email: str) -> str:
    path = reverse("overview:own_data", args=[own_data_token(email)])
    return f"{settings.PUBLIC_ADDRESS}{path}"


def own_data_token(email: str) -> str:
    signed = _signer.sign_object(email.strip().lower())
    return str(signed)


def email_of(token: str) -> str | None:
    """The address a token was made for; None when it is not ours. Raises LinkExpiredError."""
    try:
        return str(_signer.unsign_object(token, max_age=LINK_SECONDS))
    except SignatureExpired:
        raise LinkExpiredError from None
    except (BadSignature, ValueError):
        return None
