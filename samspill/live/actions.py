from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from samspill.live import bell
from samspill.live.listening import CHANNEL
from samspill.live.models import LiveChannel, LiveEvent

RAISE = (
    "UPDATE live_livechannel SET event_number = event_number + %s WHERE id = %s"
    " RETURNING event_number"
)


@transaction.atomic
def open_channel() -> LiveChannel:
    """A new log, whose first event will have number 1."""
    return LiveChannel.objects.create()


def announce(channel_id: int, kind: str, payload: Mapping[str, Any] | None = None) -> LiveEvent:
    """Write one live event. The same as `announce_many` with one."""
    return announce_many(channel_id, [(kind, payload or {})])[0]


@transaction.atomic
def announce_many(
    channel_id: int, events: Sequence[tuple[str, Mapping[str, Any]]]
) -> list[LiveEvent]:
    """Write live events in the caller's transaction, numbered without holes.

    events   [(kind, payload)]: ids and counts, never names or texts
    Raises   LiveChannel.DoesNotExist. The channel's row is locked until the transaction ends, so
             that a reader who has seen number n has seen every number before it.
    """
    if not events:
        return []
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [len(events), channel_id])
        row = cursor.fetchone()
        if connection.vendor == "postgresql":
            cursor.execute(f"NOTIFY {CHANNEL}")  # heard when the transaction is committed
    if row is None:
        raise LiveChannel.DoesNotExist(f"there is no channel {channel_id}")
    first = row[0] - len(events) + 1
    rows = [
        LiveEvent(channel_id=channel_id, number=first + place, kind=kind, payload=dict(payload))
        for place, (kind, payload) in enumerate(events)
    ]
    transaction.on_commit(bell.ring)
    return LiveEvent.objects.bulk_create(rows)
