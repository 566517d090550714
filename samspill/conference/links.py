"""Addresses that are sent out of the house: whole, and signed where they open something private."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.conference.models import Conference, SignUp

_signer = Signer(sep=".", salt="conference.sign_up")


def sign_up_token(sign_up: SignUp) -> str:
    """What stands in the link of a sign-up: its number and a signature."""
    return _signer.sign(str(sign_up.pk))


def sign_up_number(token: str) -> int | None:
    """The number in a token, or None when the signature is not ours."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None


def sign_up_address(sign_up: SignUp) -> str:
    """Where a person sees, changes and cancels their own sign-up."""
    return _whole(reverse("conference:my_sign_up", args=[sign_up_token(sign_up)]))


def conference_address(conference: Conference) -> str:
    slug = conference.organiser.slug
    return _whole(reverse("conference:conference", args=[slug, conference.pk]))


def sign_up_form_address(conference: Conference) -> str:
    slug = conference.organiser.slug
    return _whole(reverse("conference:sign_up", args=[slug, conference.pk]))


def _whole(path: str) -> str:
    return settings.PUBLIC_ADDRESS + path
