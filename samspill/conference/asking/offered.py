"""What one may choose beyond the seat: extras with their room, and sessions beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Model, Q

from samspill.conference.models import (
    Conference,
    Extra,
    PreparationQuestion,
    ProgrammeItem,
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
    """The conference's extras with `taken`: those who stand, also on the waiting list."""
    standing = Q(choices__sign_up__isnull=False) & ~Q(
        choices__sign_up__state=SignUp.State.CANCELLED
    )
    taken = Count("choices", filter=standing, distinct=True)
    return list(
        Extra.objects.filter(conference=conference)
        .annotate(taken=taken)
        .order_by("sort_order", "pk")
    )


def is_full(extra: Extra) -> bool:
    """Of one that comes from `extras_with_taken`."""
    return extra.capacity is not None and extra.taken >= extra.capacity  # type: ignore[attr-defined]


def parallel_slots(conference: Conference) -> list[Slot]:
    """Items with a track that overlap in time, two or more; in order of time."""
    items = [one for one in conference.programme.all() if one.track]
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
