"""Addresses that are sent out of the house: whole, and signed where they open something private."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.conference.models import Conference, SignUp

_signer = Signer(sep=".", salt="conference.sign_up")


def sign_up_token(sign_up: SignUp) -> str:
    """What stands in the link of a sign-up: its key, the number of the link and a signature."""
    return _signer.sign(f"{sign_up.pk}:{sign_up.link_number}")


def sign_up_of(token: str) -> SignUp | None:
    """The sign-up a token opens, or None: not signed by us, or the place has been handed over.

    Tokens sent before links had numbers hold the key alone; they count as the first link.
    """
    try:
        key, _colon, link_number = _signer.unsign(token).partition(":")
        numbers = {"pk": int(key), "link_number": int(link_number or 1)}
    except (BadSignature, ValueError):
        return None
    everything = SignUp.objects.select_related(
        "conference__organiser__municipality", "association", "municipality"
    )
    return everything.filter(**numbers).first()


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
