from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.letters.actions.subscribing import mark_subscriber_dead
from samspill.letters.models import Letter, Recipient
from samspill.outbox import actions as outbox
from samspill.outbox.models import Delivery, Message
from samspill.people.models import User
from samspill.pure.bounces import is_dead
from samspill.registry.care.addresses import mark_dead


@transaction.atomic
def resolve_delivery(delivery: Delivery, *, was_sent: bool, by: User | None = None) -> bool:
    """A person's word on an uncertain delivery. Returns False if somebody was there before."""
    if not outbox.resolve_uncertain(delivery, was_sent=was_sent):
        return False
    _record(delivery, "letters.delivery_resolved", by=by, was_sent=was_sent)
    return True


@transaction.atomic
def try_again(delivery: Delivery, *, by: User | None = None) -> bool:
    """Send what was refused or stopped once more. Returns False if it is neither."""
    if not outbox.try_again(delivery):
        return False
    _record(delivery, "letters.delivery_tried_again", by=by)
    return True


@transaction.atomic
def stop_delivery(delivery: Delivery, *, by: User | None = None) -> bool:
    """Keep one back. Returns False when it has left already."""
    if not outbox.stop(delivery):
        return False
    _record(delivery, "letters.delivery_stopped", by=by)
    return True


@transaction.atomic
def stop_message(message: Message, *, by: User | None = None) -> int:
    """Keep back all that has not left yet of one sending. Returns how many were stopped."""
    count = outbox.stop_message(message)
    if count:
        number = message.organiser_number
        action = "letters.sending_stopped"
        record(message, action=action, organiser_number=number, by=by, count=count)
    return count


@transaction.atomic
def record_bounce(
    delivery: Delivery, *, answer: str, status: str = "", by: User | None = None
) -> bool:
    """A letter came back. When the address is dead, its association gets paper from now on.

    answer   the post office's words, shown on the deliveries page
    status   RFC 3463, "5.1.1"; "" counts as dead. A full box or a letter taken for advertising
             (is_dead) is written down, and the address stays.
    Returns  False when the delivery was never sent.
    """
    if not outbox.mark_bounced(delivery, answer=answer, status=status):
        return False
    dead = 0
    if not status or is_dead(status):
        now = timezone.now()
        dead = mark_dead(delivery.address, answer[:200], now)
        dead += mark_subscriber_dead(delivery.address, now)
        _move_to_paper(delivery)
    _record(delivery, "letters.bounced", by=by, addresses=dead)
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


def _record(delivery: Delivery, action: str, *, by: User | None, **details: object) -> None:
    number = delivery.message.organiser_number
    record(delivery, action=action, organiser_number=number, by=by, **details)
