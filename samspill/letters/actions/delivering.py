from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.letters.models import Letter, Recipient
from samspill.outbox import actions as outbox
from samspill.outbox.models import Delivery
from samspill.people.models import User
from samspill.registry.models import ContactPoint


@transaction.atomic
def resolve_delivery(delivery: Delivery, *, was_sent: bool, by: User | None = None) -> bool:
    """A person's word on an uncertain delivery. Returns False if somebody was there before."""
    if not outbox.resolve_uncertain(delivery, was_sent=was_sent):
        return False
    record(
        delivery,
        action="letters.delivery_resolved",
        organiser_number=delivery.message.organiser_number,
        by=by,
        was_sent=was_sent,
    )
    return True


@transaction.atomic
def record_bounce(delivery: Delivery, *, answer: str, by: User | None = None) -> bool:
    """A letter came back: the address is dead, and its association gets paper from now on.

    answer   the post office's words, shown on the deliveries page
    Returns  False when the delivery was never sent.
    """
    if not outbox.mark_bounced(delivery, answer=answer):
        return False
    number = delivery.message.organiser_number
    points = ContactPoint.objects.filter(
        association__organiser=number, kind=ContactPoint.Kind.EMAIL, value__iexact=delivery.address
    )
    dead = points.update(is_dead=True)
    _move_to_paper(delivery)
    record(
        delivery,
        action="letters.bounced",
        organiser_number=number,
        by=by,
        addresses=dead,
    )
    return True


def _move_to_paper(delivery: Delivery) -> None:
    stage, _colon, pk = delivery.message.source.partition(":")
    if stage != "letters.letter" or not pk.isdigit():
        return
    letters = Letter.objects.filter(organiser=delivery.message.organiser_number, pk=int(pk))
    mailed = Recipient.objects.filter(
        letter__in=letters, channel=Recipient.Channel.EMAIL, address__iexact=delivery.address
    )
    mailed.exclude(postal_address="").update(channel=Recipient.Channel.PAPER, reason="dead_email")
    mailed.filter(postal_address="").update(channel=Recipient.Channel.LEFT_OUT, reason="dead_email")
