"""The signed link that opens an association's own entry: for one address of theirs, until a day.

It holds no name and no address, only a keyed fingerprint: where the address is taken out of the
entry, the link that was sent to it opens nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samspill.registry.models import Association, ContactPoint

LINK_DAYS = 30
FINGERPRINT_LENGTH = 16
_signer = Signer(sep=".", salt="registry.own")


@dataclass(frozen=True)
class OwnLink:
    """What a link opens. `until` is the last day it works; `is_open` also asks for the address."""

    association: Association
    until: date
    is_open: bool


def own_token(association: Association, email: str) -> str:
    """Opens the entry for LINK_DAYS days, as long as `email` is an address of the association."""
    until = timezone.localdate() + timedelta(days=LINK_DAYS)
    return _signer.sign(f"{association.pk}:{_fingerprint(email)}:{until:%Y%m%d}")


def own_address(association: Association, email: str) -> str:
    """The whole address, as it stands in an e-mail."""
    path = reverse("registry:own_entry", args=[own_token(association, email)])
    return settings.PUBLIC_ADDRESS + path


def own_link_of(token: str) -> OwnLink | None:
    """What the token opens, or opened once; None when it is not signed by us, or nothing is left.

    An association that was held twice is opened where it stands now.
    """
    try:
        key, fingerprint, day = _signer.unsign(token).split(":")
    except (BadSignature, ValueError):
        return None
    rows = Association.objects.with_contact_points()
    rows = rows.select_related("organiser__municipality", "category")
    found = rows.filter(pk=int(key)).first()
    if found is not None and found.merged_into_id is not None:
        found = rows.filter(pk=found.merged_into_id).first()
    if found is None:
        return None
    until = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    is_theirs = fingerprint in {_fingerprint(value) for value in emails_of(found)}
    return OwnLink(found, until, is_theirs and until >= timezone.localdate())


def emails_of(association: Association) -> list[str]:
    """All of its e-mail addresses. Needs `with_contact_points`."""
    points = association.contact_points.all()
    return [point.value for point in points if point.kind == ContactPoint.Kind.EMAIL]


def _fingerprint(email: str) -> str:
    whole = salted_hmac("registry.own.address", email.strip().lower(), algorithm="sha256")
    return whole.hexdigest()[:FINGERPRINT_LENGTH]
