"""Calendar files (RFC 5545): the conference for one person's calendar, and the whole programme."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vUri

from samspill.conference import links
from samspill.conference.models import Conference, SignUp
from samspill.conference.programme_shown import put_out
from samspill.conference.words import track_and_room
from samspill.pure.documents.printable import EVERY_CHARACTER, printable
from samspill.pure.programme import Item

Method = Literal["PUBLISH", "CANCEL"]
OSLO = ZoneInfo("Europe/Oslo")
# Summer time as in all of the EU and EEA since 1996 (directive 2000/84/EC).
NORWEGIAN_TIME = Timezone.from_ical(  # written once: it is the same in every file
    """BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
).to_ical()
PRODUCT = "-//Samspill//Samspill 1.0//EN"
MEDIA_TYPE = "text/calendar"
CHANGE_OF_CONFERENCE = 100  # in SEQUENCE: more than one person's changes can ever amount to
ITEM_WITHOUT_END = timedelta(minutes=15)  # shown in a calendar when nothing follows the same day


def calendar_file(
    conference: Conference,
    sign_up: SignUp | None = None,
    method: Method = "PUBLISH",
    *,
    now: datetime | None = None,
) -> bytes:
    """The conference as one event, the same UID for all, so that it stands once in a calendar.

    sign_up  for its holder: SEQUENCE follows their changes, the text has their own link, and a
             place on the waiting list is TENTATIVE
    method   "PUBLISH", or "CANCEL" to take the event out of the calendar again
    Returns  UTF-8, with the VTIMEZONE of Europe/Oslo
    """
    event = _conference_event(conference, sign_up, now or timezone.now())
    if method == "CANCEL":
        event["description"] = ""
    event.add("status", "CANCELLED" if method == "CANCEL" else _status(sign_up))
    return _as_bytes(conference, method, [event])


def programme_calendar(conference: Conference, *, now: datetime | None = None) -> bytes:
    """The conference and each item of its programme, as events. Item without end: see `_item_end`.

    Returns  UTF-8, with the VTIMEZONE of Europe/Oslo
    """
    moment = now or timezone.now()
    whole = _conference_event(conference, None, moment)
    whole.add("status", "CONFIRMED")
    whole.add("transp", "TRANSPARENT")
    items = list(put_out(conference).items)
    following = [*items[1:], None]
    sequence = _sequence(conference, None)
    events = [
        _item_event(conference, item, after, moment, sequence)
        for item, after in zip(items, following, strict=True)
    ]
    return _as_bytes(conference, "PUBLISH", [whole, *events])


def file_name(conference: Conference) -> str:
    return f"{conference.organiser.slug}-{timezone.localtime(conference.starts_at):%Y-%m-%d}.ics"


def _conference_event(conference: Conference, sign_up: SignUp | None, now: datetime) -> Event:
    event = _event(conference, _uid(conference), conference.title, now)
    event.add("dtstart", conference.starts_at.astimezone(OSLO))
    event.add("dtend", conference.ends_at.astimezone(OSLO))
    event.add("sequence", _sequence(conference, sign_up))
    event.add("description", _text(_description(conference, sign_up)))
    event.add("url", vUri(links.conference_address(conference)))
    return event


def _item_event(
    conference: Conference,
    item: Item,
    after: Item | None,
    now: datetime,
    sequence: int,
) -> Event:
    event = _event(conference, _uid(conference, item), item.title, now)
    event.add("dtstart", item.starts_at.astimezone(OSLO))
    event.add("dtend", _item_end(item, after).astimezone(OSLO))
    event.add("sequence", sequence)
    speakers = [str(speaker) for speaker in item.speakers]
    parts = [track_and_room(item), item.theme, item.question, item.introduction, *speakers]
    event.add("description", _text("\n".join(part for part in parts if part)))
    return event


def _item_end(item: Item, after: Item | None) -> datetime:
    """Its own end, else the beginning of the next the same day, else a quarter of an hour."""
    if item.ends_at is not None:
        return item.ends_at
    day = item.starts_at.astimezone(OSLO).date()
    if after is not None and after.starts_at.astimezone(OSLO).date() == day:
        return after.starts_at
    return item.starts_at + ITEM_WITHOUT_END


def _event(conference: Conference, uid: str, title: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("summary", _text(title))
    place = (conference.venue, conference.address)
    event.add("location", _text(", ".join(part for part in place if part)))
    event.add("organizer", _organizer(conference))
    return event


def _organizer(conference: Conference) -> vCalAddress:
    organiser = conference.organiser
    address = conference.contact_email or organiser.contact_email or settings.CONTACT_EMAIL
    found = vCalAddress(f"mailto:{address}")
    name = " ".join(_text(organiser.name).split())
    found.params["CN"] = name.replace('"', "'")  # RFC 5545 has no way to write "
    return found


def _text(text: str) -> str:
    """RFC 5545 has no way to write a control character: it becomes a visible mark."""
    return printable(text, EVERY_CHARACTER)


def _description(conference: Conference, sign_up: SignUp | None) -> str:
    parts = [conference.lead_text, links.conference_address(conference)]
    if sign_up is not None:
        with translation.override(sign_up.language):
            own = _("Change or cancel: %(address)s") % {"address": links.sign_up_address(sign_up)}
        parts.append(own)
    return "\n\n".join(part for part in parts if part)


def _status(sign_up: SignUp | None) -> str:
    if sign_up is not None and sign_up.state == SignUp.State.WAITING:
        return "TENTATIVE"
    if sign_up is not None and sign_up.state == SignUp.State.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED"


def _sequence(conference: Conference, sign_up: SignUp | None) -> int:
    """Rises with every change of the conference and of the person's own sign-up."""
    told = ("conference.changed", "conference.programme_put_out")
    changes = conference.organiser.history.about(conference).filter(action__in=told)
    own = sign_up.calendar_sequence if sign_up is not None else 0
    return changes.count() * CHANGE_OF_CONFERENCE + own


def _uid(conference: Conference, item: Item | None = None) -> str:
    address = f"{settings.PUBLIC_ADDRESS}/{conference.organiser.slug}/conferences/{conference.pk}"
    if item is not None:
        address += f"/programme/{item.pk}"
    return str(uuid5(NAMESPACE_URL, address))


def _as_bytes(conference: Conference, method: Method, events: list[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", " ".join(_text(conference.title).split()))
    for event in events:
        calendar.add_component(event)
    head, begin, rest = calendar.to_ical().partition(b"BEGIN:VEVENT")
    return head + NORWEGIAN_TIME + begin + rest
