"""What opens the door's page without an account: a signed link that ends the day after."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import Conference

_door = Signer(sep=".", salt="conference.door")


def door_token(conference: Conference) -> str:
    """Signed with the day of the conference: moved to another day, the link is another."""
    return _door.sign(f"{conference.pk}:{_day(conference)}")


def conference_of_door(token: str) -> Conference | None:
    """The conference whose door a link opens, also when it has ended; None: not signed by us."""
    try:
        key, _colon, day = _door.unsign(token).partition(":")
        found = Conference.objects.select_related("organiser").filter(pk=int(key)).first()
    except (BadSignature, ValueError):
        return None
    return found if found is not None and _day(found) == day else None


def door_closes_at(conference: Conference) -> datetime:
    """The end of the day after the conference."""
    day = timezone.localtime(conference.ends_at).date() + timedelta(days=2)
    return timezone.make_aware(datetime.combine(day, time.min))


def door_address(conference: Conference) -> str:
    path = reverse("conference:door", args=[door_token(conference)])
    return settings.PUBLIC_ADDRESS + path


def _day(conference: Conference) -> str:
    return timezone.localtime(conference.starts_at).date().isoformat()
