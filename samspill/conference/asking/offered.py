"""What one may choose beyond the seat: extras with their room, and sessions beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samspill.conference.models import (
    Conference,
    Extra,
    ExtraChoice,
    PlaceInLine,
    PreparationQuestion,
    ProgrammeItem,
    SessionChoice,
    SignUp,
    SignUpField,
)


@dataclass(frozen=True)
class Asks:
    """What a conference asks beyond who comes: what is not there need not be looked up."""

    own: bool
    extras: bool
    sessions: bool
    preparation: bool


@dataclass(frozen=True)
class Slot:
    """Sessions that run at the same time, of which one person can go to one."""

    number: int
    items: Sequence[ProgrammeItem]

    @property
    def starts_at(self) -> datetime:
        return self.items[0].starts_at


IS_WAITING = Q(offered_until__isnull=True, sign_up__state=SignUp.State.SEATED)
_ASKED: dict[str, tuple[type[Model], str]] = {
    "own": (SignUpField, ""),
    "extras": (Extra, ""),
    "sessions": (ProgrammeItem, " AND track <> ''"),
    "preparation": (PreparationQuestion, ""),
}


def asks(conference: Conference) -> Asks:
    """One query, written out: putting it together takes longer than asking it."""
    there = [
        f"EXISTS (SELECT 1 FROM {model._meta.db_table} WHERE conference_id = %s{also})"  # noqa: S608
        for model, also in _ASKED.values()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(there)}", [conference.pk] * len(there))
        return Asks(**dict(zip(_ASKED, map(bool, cursor.fetchone()), strict=True)))


def extras_with_taken(conference: Conference) -> list[Extra]:
    """The conference's extras with `taken`: those who stand, also on the waiting list for a seat,
    and those it is held for; and `waits`: those in line for it who have a seat."""
    rows = _counted(Extra.objects.filter(conference=conference), "extra", ExtraChoice)
    return list(rows.order_by("sort_order", "pk"))


def sessions_with_taken(conference: Conference) -> list[ProgrammeItem]:
    """Items with a track, with `taken` and `waits` as those of the extras."""
    rows = _counted(conference.programme.exclude(track=""), "item", SessionChoice)
    return list(rows.order_by("starts_at", "pk"))


def is_full(wanted: Extra | ProgrammeItem) -> bool:
    """Of one that comes from here. A free place that somebody is in line for is theirs."""
    has_room = wanted.capacity is None or wanted.taken < wanted.capacity
    return not has_room or bool(wanted.waits)


def _counted(rows: QuerySet, name: str, choice: type[Model]) -> QuerySet:
    """`name` is what both a choice and a place in line call it."""
    standing = ~Q(sign_up__state=SignUp.State.CANCELLED)
    in_line = PlaceInLine.objects.filter(standing)
    return rows.annotate(
        chosen=_count(choice._default_manager.filter(standing), name),
        held=_count(in_line.filter(offered_until__isnull=False), name),
        taken=F("chosen") + F("held"),
        waits=_count(in_line.filter(IS_WAITING), name),
    )


def _count(rows: QuerySet, name: str) -> Coalesce:
    """Counted beside the row, so that two counts do not multiply each other."""
    of_one = rows.filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(of_one.annotate(count=Count("pk")).values("count")), 0)


def parallel_slots(conference: Conference) -> list[Slot]:
    """Items with a track that overlap in time, two or more; in order of time."""
    items = sessions_with_taken(conference)
    groups: list[list[ProgrammeItem]] = []
    for item in items:
        if groups and _overlaps(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    together = [group for group in groups if len(group) > 1]
    return [Slot(number, group) for number, group in enumerate(together, start=1)]


def _overlaps(group: Sequence[ProgrammeItem], item: ProgrammeItem) -> bool:
    return any(item.starts_at < (one.ends_at or one.starts_at) for one in group) or any(
        item.starts_at == one.starts_at for one in group
    )
