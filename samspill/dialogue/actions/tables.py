from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Least

from samspill.dialogue.errors import TablesInUseError
from samspill.dialogue.models import Dialogue, Table
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User


@dataclass(frozen=True)
class TableDraft:
    """A table as it is to stand: for `capacity` people at most, and either empty or with `minimum`."""

    number: int
    capacity: int
    minimum: int = 0
    is_step_free: bool = True


@transaction.atomic
def set_tables(
    dialogue: Dialogue,
    *,
    count: int = 0,
    capacity: int = 0,
    tables: Sequence[TableDraft] = (),
    by: User | None = None,
) -> list[Table]:
    """Let there be `count` tables, numbered from 1, for `capacity` people each; or `tables` one by one.

    Tables that are no longer wanted go, and so do the plans that seated somebody there.
    Raises    ValueError for a table without chairs, for a minimum above the capacity, and for
              numbers that are not 1, 2, 3 …; TablesInUseError for one with contributions.
    """
    if tables:
        count = len(tables)
        _must_be_in_order(tables)
    elif count < 1 or capacity < 1:
        raise ValueError("there must be at least one table with one chair")
    _remove_above(dialogue, count)
    if tables:
        _set_each(dialogue, tables)
    else:
        _set_alike(dialogue, count, capacity)
    announce(dialogue.channel_id, "tables_set", {"count": count})
    record(
        dialogue,
        action="dialogue.tables_set",
        organiser_number=dialogue.organiser_id,
        by=by,
        count=count,
        capacity=capacity or sum(one.capacity for one in tables),
    )
    return list(dialogue.tables.all())


def _must_be_in_order(tables: Sequence[TableDraft]) -> None:
    if sorted(one.number for one in tables) != list(range(1, len(tables) + 1)):
        raise ValueError("tables are numbered from 1, each number once")
    if any(one.capacity < 1 or not 0 <= one.minimum <= one.capacity for one in tables):
        raise ValueError("a table has at least one chair, and its minimum is within its capacity")


def _remove_above(dialogue: Dialogue, count: int) -> None:
    too_many = dialogue.tables.filter(number__gt=count)
    spoken = too_many.filter(contributions__isnull=False).aggregate(last=Max("number"))["last"]
    if spoken is not None:
        raise TablesInUseError(spoken)
    dialogue.seating_plans.filter(placements__table__in=too_many).delete()
    too_many.delete()


def _set_alike(dialogue: Dialogue, count: int, capacity: int) -> None:
    dialogue.tables.update(capacity=capacity, minimum=Least(F("minimum"), capacity))
    known = set(dialogue.tables.values_list("number", flat=True))
    Table.objects.bulk_create(
        Table(dialogue=dialogue, number=number, capacity=capacity)
        for number in range(1, count + 1)
        if number not in known
    )


def _set_each(dialogue: Dialogue, tables: Sequence[TableDraft]) -> None:
    Table.objects.bulk_create(
        [
            Table(
                dialogue=dialogue,
                number=one.number,
                capacity=one.capacity,
                minimum=one.minimum,
                is_step_free=one.is_step_free,
            )
            for one in tables
        ],
        update_conflicts=True,
        unique_fields=["dialogue", "number"],
        update_fields=["capacity", "minimum", "is_step_free"],
    )
