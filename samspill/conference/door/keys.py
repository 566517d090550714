"""What opens the door's page without an account: a signed link that ends the day after, or at once
when it is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import Conference

DAY_LENGTH = len("2027-03-12")
_door = Signer(sep=".", salt="conference.door")


@dataclass(frozen=True)
class DoorLink:
    """A link that we have signed. `is_withdrawn`: it opens nothing, another one does."""

    conference: Conference
    is_withdrawn: bool


def door_token(conference: Conference) -> str:
    """Signed with the day of the conference, and with when the link before it was withdrawn: moved
    to another day, or withdrawn, the link is another."""
    return _door.sign(f"{conference.pk}:{_day(conference)}{_withdrawn(conference)}")


def door_link(token: str) -> DoorLink | None:
    """What a link opens, also when it has ended; None: not signed by us, or for another day."""
    try:
        key, _colon, day = _door.unsign(token).partition(":")
        found = Conference.objects.select_related("organiser").filter(pk=int(key)).first()
    except (BadSignature, ValueError):
        return None
    if found is None or day[:DAY_LENGTH] != _day(found):
        return None
    return DoorLink(found, is_withdrawn=day[DAY_LENGTH:] != _withdrawn(found))


def door_closes_at(conference: Conference) -> datetime:
    """The end of the day after the conference."""
    day = timezone.localtime(conference.ends_at).date() + timedelta(days=2)
    return timezone.make_aware(datetime.combine(day, time.min))


def door_address(conference: Conference) -> str:
    path = reverse("conference:door", args=[door_token(conference)])
    return settings.PUBLIC_ADDRESS + path


def _day(conference: Conference) -> str:
    return timezone.localtime(conference.starts_at).date().isoformat()


def _withdrawn(conference: Conference) -> str:
    """Nothing until a link is withdrawn: those that are printed go on working."""
    at = conference.door_withdrawn_at
    return f":{at.timestamp():.6f}" if at else ""
