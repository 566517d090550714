"""The address in an invitation: signed, numbered, and good for one place and one person."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.organiser.models import Invitation

_signer = Signer(sep=".", salt="organiser.invitation")


def invitation_token(invitation: Invitation) -> str:
    return _signer.sign(f"{invitation.pk}:{invitation.link_number}")


def invitation_address(invitation: Invitation) -> str:
    path = reverse("organiser:invitation", args=[invitation_token(invitation)])
    return settings.PUBLIC_ADDRESS + path


def invitation_of(token: str) -> Invitation | None:
    """The invitation, open or not; None when it is not signed by us, or a newer link was sent."""
    try:
        key, _colon, number = _signer.unsign(token).partition(":")
        numbers = {"pk": int(key), "link_number": int(number)}
    except (BadSignature, ValueError):
        return None
    return (
        Invitation.objects.filter(**numbers)
        .select_related("organiser__municipality", "invited_by")
        .first()
    )
