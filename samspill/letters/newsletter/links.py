"""The link in a subscriber's e-mails: it confirms, changes and ends the subscription."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.letters.models import Subscriber
from samspill.organiser.models import Organiser

_signer = Signer(sep=".", salt="letters.subscriber")


def subscriber_token(subscriber: Subscriber) -> str:
    """The organiser's key is in it, so that a link opens nothing elsewhere."""
    return _signer.sign(f"{subscriber.organiser_id}:{subscriber.pk}")


def is_signed(organiser: Organiser, token: str) -> bool:
    """Whether a link was made for this organiser, whether or not what it opens is still there."""
    return _key_in(organiser, token) is not None


def subscriber_of(organiser: Organiser, token: str) -> Subscriber | None:
    """The subscriber a token opens; None: not signed by us, or ended and erased since."""
    key = _key_in(organiser, token)
    found = Subscriber.objects.filter(organiser=organiser, pk=key or 0)
    return found.select_related("organiser").first()


def own_address(organiser: Organiser, subscriber: Subscriber) -> str:
    """Where one confirms, chooses topics and ends it."""
    args = [organiser.slug, subscriber_token(subscriber)]
    return settings.PUBLIC_ADDRESS + reverse("letters:newsletter_own", args=args)


def issue_address(organiser: Organiser, number: int) -> str:
    """Where a sent newsletter is read by all."""
    path = reverse("letters:newsletter_issue", args=[organiser.slug, number])
    return settings.PUBLIC_ADDRESS + path


def _key_in(organiser: Organiser, token: str) -> int | None:
    try:
        number, _colon, key = _signer.unsign(token).partition(":")
        return int(key) if int(number) == organiser.pk else None
    except (BadSignature, ValueError):
        return None
