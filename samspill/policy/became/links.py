"""The links in a follower's e-mails: one that confirms the address, and the same that stops it all."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.organiser.models import Organiser
from samspill.policy.models import Follower

_signer = Signer(sep=".", salt="policy.follower")


def follower_token(follower: Follower) -> str:
    """What stands in the link: the follower's key, the number of the link, a signature."""
    return _signer.sign(f"{follower.pk}:{follower.link_number}")


def is_signed(token: str) -> bool:
    """Whether a link was made by us, whether or not what it opens is still there."""
    try:
        _signer.unsign(token)
    except BadSignature:
        return False
    return True


def follower_of(organiser: Organiser, token: str) -> Follower | None:
    """The follower a token opens; None: not signed by us, or stopped and erased since."""
    try:
        key, _colon, link_number = _signer.unsign(token).partition(":")
        numbers = {"pk": int(key), "link_number": int(link_number)}
    except (BadSignature, ValueError):
        return None
    mine = Follower.objects.filter(contribution__organiser=organiser).select_related("contribution")
    return mine.filter(**numbers).first()


def follower_address(follower: Follower) -> str:
    """Where the address is confirmed, and stopped."""
    slug = follower.contribution.organiser.slug
    path = reverse("policy:follower", args=[slug, follower_token(follower)])
    return settings.PUBLIC_ADDRESS + path


def became_address(follower: Follower) -> str:
    contribution = follower.contribution
    path = reverse("policy:became", args=[contribution.organiser.slug, contribution.pk])
    return settings.PUBLIC_ADDRESS + path
