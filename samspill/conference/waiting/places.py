"""The lines for a dinner, a night or a session that is full. Reads only. The order is that of the
conference's own waiting list; only one with a seat gets a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from samspill.conference.asking.offered import (
    extras_with_taken,
    parallel_slots,
    sessions_with_taken,
)
from samspill.conference.models import (
    Conference,
    Extra,
    ExtraChoice,
    PlaceInLine,
    ProgrammeItem,
    SessionChoice,
    SignUp,
)
from samspill.conference.waiting.line import kind
from samspill.pure import waiting_line
from samspill.pure.waiting_line import Waits

Wanted = Extra | ProgrammeItem
Key = tuple[str, int]  # "extra" | "item", and its key


@dataclass(frozen=True)
class InPlace:
    """One who is in line. `number` is from 1; 0 for one whose turn does not come: without a seat
    at the conference, or with a place that is held."""

    place: PlaceInLine
    number: int


@dataclass(frozen=True)
class Line:
    """Everyone in line for one thing: those it is held for first, then by their turn."""

    what: str
    people: Sequence[InPlace]

    @property
    def turns(self) -> list[PlaceInLine]:
        """Those whose turn it may be, the next one first."""
        return [one.place for one in self.people if one.number]


def key_of(wanted: Wanted) -> Key:
    return ("extra" if isinstance(wanted, Extra) else "item"), wanted.pk


def key_of_place(place: PlaceInLine) -> Key:
    return ("extra", place.extra_id) if place.extra_id else ("item", place.item_id or 0)


def lines(conference: Conference) -> dict[Key, Line]:
    """Every line, by what it is for. Three queries."""
    groups: dict[Key, list[PlaceInLine]] = defaultdict(list)
    for one in _standing(conference):
        one.sign_up.conference = conference
        groups[key_of_place(one)].append(one)
    having = _having(conference) if groups else {}
    by_kind = conference.offer_order == Conference.OfferOrder.CATEGORY
    return {key: _line(group, having.get(key, Counter()), by_kind) for key, group in groups.items()}


def wanted_by_some(conference: Conference) -> list[Wanted]:
    """What has somebody in line who may get a place, with `taken` and `waits`. Two queries."""
    rows: list[Wanted] = [*extras_with_taken(conference), *sessions_with_taken(conference)]
    return [one for one in rows if one.waits]


def free_places(wanted: Wanted) -> int:
    """Of one that comes with `taken`; without a limit there is room for all who wait."""
    if wanted.capacity is None:
        return wanted.waits
    return max(wanted.capacity - wanted.taken, 0)


def places_of(sign_up: SignUp) -> list[InPlace]:
    """What one person is in line for. One query where it is nothing, else four."""
    if not sign_up.in_line.exists():
        return []
    everyone = [one for line in lines(sign_up.conference).values() for one in line.people]
    return [one for one in everyone if one.place.sign_up_id == sign_up.pk]


def sessions_beside(item: ProgrammeItem) -> set[int]:
    """Keys of those that run at the same time: one person goes to one of them."""
    slots = parallel_slots(item.conference)
    together = next((slot.items for slot in slots if item.pk in {one.pk for one in slot.items}), ())
    return {one.pk for one in together} - {item.pk}


def late_offers(conference: Conference, now: datetime) -> QuerySet[PlaceInLine]:
    """Offers whose time is out, of those a mail reaches; the others are called."""
    late = _standing(conference).filter(offered_until__lte=now)
    return late.exclude(sign_up__email="").order_by("offered_until", "pk")


def _line(group: list[PlaceInLine], having: Counter[str], by_kind: bool) -> Line:
    held = [one for one in group if one.offered_until is not None]
    seated = SignUp.State.SEATED
    may = {one.pk: one for one in group if one not in held and one.sign_up.state == seated}
    turns = waiting_line.in_line(
        [Waits(one.pk, kind(one.sign_up)) for one in may.values()],
        having + Counter(kind(one.sign_up) for one in held),
        is_by_kind=by_kind,
    )
    others = [one for one in group if one not in held and one.pk not in may]
    people = [
        *(InPlace(one, 0) for one in held),
        *(InPlace(may[turn.key], turn.place) for turn in turns),
        *(InPlace(one, 0) for one in others),
    ]
    return Line(group[0].what, people)


def _having(conference: Conference) -> dict[Key, Counter[str]]:
    """How many of each kind of association have what, by what it is."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for name, model in (("extra", ExtraChoice), ("item", SessionChoice)):
        rows = model._default_manager.filter(_stands(conference))
        for one in rows.select_related("sign_up__association__category"):
            found[name, getattr(one, f"{name}_id")][kind(one.sign_up)] += 1
    return found


def _stands(conference: Conference) -> Q:
    return Q(sign_up__conference=conference) & ~Q(sign_up__state=SignUp.State.CANCELLED)


def _standing(conference: Conference) -> QuerySet[PlaceInLine]:
    people = "sign_up__association__category", "sign_up__municipality"
    rows = PlaceInLine.objects.filter(_stands(conference)).select_related("extra", "item", *people)
    return rows.order_by("since", "pk")
