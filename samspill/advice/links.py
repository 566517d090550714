"""The signed link by which the sender of an experience confirms it, and takes it back."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.advice.models import Experience

_signer = Signer(sep=".", salt="advice.experience")


def experience_token(experience: Experience) -> str:
    return _signer.sign(str(experience.pk))


def experience_of(token: str) -> Experience | None:
    """None when it is not signed by us, or the row is erased."""
    try:
        key = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = Experience.objects.select_related("municipality__county", "asked_for", "theme")
    return rows.filter(pk=key).first()


def own_address(experience: Experience) -> str:
    """The whole address, as it stands in an e-mail."""
    path = reverse("advice:own_experience", args=[experience_token(experience)])
    return settings.PUBLIC_ADDRESS + path


def public_address(experience: Experience) -> str:
    return settings.PUBLIC_ADDRESS + reverse("advice:experience", args=[experience.pk])
