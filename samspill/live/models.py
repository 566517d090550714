from __future__ import annotations

from django.db.models import (
    CASCADE,
    BigIntegerField,
    CharField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    QuerySet,
    UniqueConstraint,
)
from django.utils import timezone


class LiveChannel(Model):
    """Where one dialogue's live events are numbered: the row whose counter every event raises."""

    event_number = BigIntegerField(default=0)  # of the newest event

    def __str__(self) -> str:
        return f"channel {self.pk} at {self.event_number}"


class LiveEventQuerySet(QuerySet["LiveEvent"]):
    def after(self, number: int) -> LiveEventQuerySet:
        return self.filter(number__gt=number).order_by("number")


class LiveEvent(Model):
    """Kunngjort hendelse: a durable row; boards resume after the number they saw last."""

    channel = ForeignKey(LiveChannel, CASCADE, related_name="events")
    number = BigIntegerField()
    kind = CharField(max_length=40)  # "contribution", "round_opened", "withdrawn"
    payload = JSONField(default=dict)  # ids and counts; never names
    at = DateTimeField(default=timezone.now)

    objects = LiveEventQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["channel", "number"], name="live_event_number")]

    def __str__(self) -> str:
        return f"{self.channel_id}:{self.number} {self.kind}"
