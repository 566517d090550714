"""The line of those who wait at one conference, and why each stands where they do. Reads only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from samspill.conference.models import Conference, SignUp, SignUpQuerySet
from samspill.pure import waiting_line
from samspill.pure.waiting_line import Turn, Waits


@dataclass(frozen=True)
class InLine:
    """One who waits. `may_have_one`: False for the second from a body, until it is their turn."""

    sign_up: SignUp
    place: int  # from 1
    kind: str  # of association, "" when not known
    seats: int  # how many of that kind had one when the turn came
    is_second: bool
    may_have_one: bool
    becomes_first: bool = False  # a second whose body has nobody else any more


def seconds(conference: Conference) -> Q | None:
    """The second from a body that has signed up one; None where all may come."""
    if conference.one_per == Conference.OnePer.MUNICIPALITY:
        return Q(is_extra=True)
    if conference.one_per == Conference.OnePer.ASSOCIATION:
        return Q(is_extra=True, municipality__isnull=True)
    return None


def is_second(sign_up: SignUp) -> bool:
    one_per = sign_up.conference.one_per
    if one_per == Conference.OnePer.MUNICIPALITY:
        return sign_up.is_extra
    is_counted = one_per == Conference.OnePer.ASSOCIATION and sign_up.municipality_id is None
    return is_counted and sign_up.is_extra


def waiting_first(conference: Conference) -> SignUpQuerySet:
    """Those who wait, without the second from a body."""
    rule = seconds(conference)
    waiting = conference.sign_ups.waiting()
    return waiting if rule is None else waiting.exclude(rule)


def line(conference: Conference, now: datetime | None = None) -> list[InLine]:
    """Everyone who waits, in the order they are offered a seat. Three queries."""
    rows = conference.sign_ups.waiting().select_related(
        "association__category", "municipality__county"
    )
    people = {one.pk: one for one in rows}
    holding = list(
        conference.sign_ups.standing()
        .exclude(state=SignUp.State.WAITING)
        .select_related("association__category")
    )
    for one in (*people.values(), *holding):
        one.conference = conference
    turns = waiting_line.in_line(
        [Waits(one.pk, kind(one), is_second(one)) for one in people.values()],
        Counter(kind(one) for one in holding),
        is_by_kind=conference.offer_order == Conference.OfferOrder.CATEGORY,
    )
    taken = {_body(one) for one in (*holding, *people.values()) if not is_second(one)}
    is_late = (now or timezone.now()) > conference.sign_up_deadline
    return [_in_line(turn, people[turn.key], taken, is_late) for turn in turns]


def _in_line(turn: Turn, sign_up: SignUp, taken: set[object], is_late: bool) -> InLine:
    """`taken` gets the body of a second that comes in the first's place."""
    second = is_second(sign_up)
    becomes_first = second and _body(sign_up) not in taken
    if becomes_first:
        taken.add(_body(sign_up))
    may_have_one = not second or becomes_first or is_late
    return InLine(sign_up, turn.place, turn.kind, turn.seats, second, may_have_one, becomes_first)


def place_in_queue(sign_up: SignUp) -> int:
    """1 for the one who gets the next free seat; 0 for one who does not wait."""
    if sign_up.state != SignUp.State.WAITING:
        return 0
    conference = sign_up.conference
    if conference.offer_order == Conference.OfferOrder.CATEGORY:
        return next(one.place for one in line(conference) if one.sign_up.pk == sign_up.pk)
    before = Q(created_at__lt=sign_up.created_at) | Q(
        created_at=sign_up.created_at, pk__lt=sign_up.pk
    )
    firsts = waiting_first(conference)
    if not is_second(sign_up):
        return firsts.filter(before).count() + 1
    others = conference.sign_ups.waiting().filter(before, seconds(conference))
    return firsts.count() + others.count() + 1


def kind(sign_up: SignUp) -> str:
    category = sign_up.association.category if sign_up.association is not None else None
    return category.name if category is not None else ""


def _body(sign_up: SignUp) -> tuple[object, object, str]:
    name = "" if sign_up.association_id or sign_up.municipality_id else sign_up.association_name
    return sign_up.association_id, sign_up.municipality_id, name.casefold()
