from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from samspill.live import bell
from samspill.live.listening import CHANNEL
from samspill.live.models import LiveChannel

RAISE = (
    "UPDATE live_livechannel SET event_number = event_number + %s WHERE id = %s"
    " RETURNING event_number"
)

WRITE = (
    "INSERT INTO live_liveevent (channel_id, number, kind, payload, at) VALUES (%s, %s, %s, %s, %s)"
)
WRITE_ON_POSTGRES = (  # one statement for all of them
    "INSERT INTO live_liveevent (channel_id, number, kind, payload, at)"
    " SELECT %s, number, kind, payload, %s FROM json_populate_recordset(NULL::live_liveevent, %s)"
)


@transaction.atomic
def open_channel() -> LiveChannel:
    """A new log, whose first event will have number 1."""
    return LiveChannel.objects.create()


def announce(channel_id: int, kind: str, payload: Mapping[str, Any] | None = None) -> int:
    """Write one live event, and give its number. The same as `announce_many` with one."""
    return announce_many(channel_id, [(kind, payload or {})])[0]


@transaction.atomic(savepoint=False)
def announce_many(
    channel_id: int, events: Sequence[tuple[str, Mapping[str, Any]]]
) -> Sequence[int]:
    """Write live events in the caller's transaction, numbered without holes.

    events   [(kind, payload)]: ids and counts, never names or texts
    Returns  their numbers.
    Raises   LiveChannel.DoesNotExist. The channel's row is locked until the transaction ends, so
             that a reader who has seen number n has seen every number before it.
    """
    if not events:
        return []
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [len(events), channel_id])
        row = cursor.fetchone()
        if row is None:
            raise LiveChannel.DoesNotExist(f"there is no channel {channel_id}")
        numbers = range(row[0] - len(events) + 1, row[0] + 1)
        _write(cursor, channel_id, numbers, events)
    transaction.on_commit(bell.ring)
    return numbers


def _write(
    cursor: CursorWrapper,
    channel_id: int,
    numbers: Sequence[int],
    events: Sequence[tuple[str, Mapping[str, Any]]],
) -> None:
    """In a third of the time that bulk_create takes."""
    told = zip(numbers, events, strict=True)
    if connection.vendor == "postgresql":
        rows = [{"number": number, "kind": kind, "payload": what} for number, (kind, what) in told]
        cursor.execute(WRITE_ON_POSTGRES, [channel_id, timezone.now(), json.dumps(rows)])
        cursor.execute(f"NOTIFY {CHANNEL}")  # heard when the transaction is committed
    else:
        at = connection.ops.adapt_datetimefield_value(timezone.now())
        values = [(channel_id, number, kind, json.dumps(what), at) for number, (kind, what) in told]
        cursor.executemany(WRITE, values)
