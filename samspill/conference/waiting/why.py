"""Why one is next, and why nobody is: in words, for those who run the conference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.models import Conference, SignUp
from samspill.conference.waiting.line import InLine, line
from samspill.pure.waiting_line import is_night


@dataclass(frozen=True)
class Told:
    place: int
    sign_up: SignUp
    why: str
    may_have_one: bool


def told(conference: Conference, now: datetime) -> list[Told]:
    """The whole line with a reason each. Three queries."""
    by_kind = conference.offer_order == Conference.OfferOrder.CATEGORY
    return [
        Told(one.place, one.sign_up, _why(one, by_kind), one.may_have_one)
        for one in line(conference, now)
    ]


def standing_still(conference: Conference, lines: list[Told], now: datetime) -> str:
    """Why nobody is offered a seat just now, or "" when somebody soon is, or nobody waits."""
    if not lines:
        return ""
    if conference.seats_taken >= conference.capacity:
        return _("Every seat is taken or held. The next is told when one becomes free.")
    if now >= conference.starts_at:
        return _("The conference has begun, so no more seats are offered.")
    if not any(one.may_have_one for one in lines):
        return _("Those who wait come from somewhere that has a seat already.")
    if conference.offer_hours and is_night(timezone.localtime(now).time()):
        return _("Nobody is offered a seat between 22 and 7. The next is told in the morning.")
    return ""


def _why(one: InLine, by_kind: bool) -> str:
    if one.becomes_first:
        return _("The one from the same place has cancelled, so that this one may come.")
    if one.is_second and not one.may_have_one:
        return _(
            "Somebody from the same place has a seat. Gets one if that is cancelled, or if there "
            "are seats left when the deadline has passed."
        )
    if one.is_second:
        return _("The deadline has passed. After all who come from somewhere without a seat.")
    if by_kind and one.kind:
        words = ngettext(
            "%(kind)s has %(count)d seat, fewest of those who wait at this place.",
            "%(kind)s has %(count)d seats, fewest of those who wait at this place.",
            one.seats,
        )
        return words % {"kind": one.kind, "count": one.seats}
    return _("Has waited longest of those who are left.")
