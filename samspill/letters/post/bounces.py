"""What came back, from the mailbox, a pipe, or the post office's refusal: found, written down."""

from __future__ import annotations

from enum import Enum

from django.conf import settings

from samspill.adapters.mailbox import Mailbox
from samspill.letters.actions.delivering import record_bounce
from samspill.outbox import actions as outbox
from samspill.outbox.models import Delivery
from samspill.outbox.return_path import delivery_number
from samspill.pure.bounces import Kind, Returned, is_dead, read_returned

MOST_REFUSED = 100  # looked at in one round


class Taken(Enum):
    """What was done with a mail to the bounce address."""

    DEAD = "address marked"
    CAME_BACK = "came back, the address stands"
    NOTED = "noted, still tried"
    PASSED_BY = "no bounce"
    UNKNOWN = "of nothing that we have sent"


def take_in(raw: bytes) -> Taken:
    """One mail as it came. Safe to do twice, and with anything at all."""
    returned = read_returned(raw)
    if returned.kind not in (Kind.HARD, Kind.SOFT):
        return Taken.PASSED_BY
    delivery = find_delivery(returned)
    if delivery is None:
        return Taken.UNKNOWN
    if returned.kind is Kind.SOFT:
        outbox.note_trouble(delivery, answer=returned.words, status=returned.status)
        return Taken.NOTED
    status = returned.status or "5.0.0"
    record_bounce(delivery, answer=returned.words, status=status)
    return Taken.DEAD if is_dead(status) else Taken.CAME_BACK


def find_delivery(returned: Returned) -> Delivery | None:
    """By the address it came back to, which we signed; else by the Message-ID that lies in it."""
    rows = Delivery.objects.select_related("message")
    numbers = [delivery_number(address) for address in returned.came_to]
    if own := [number for number in numbers if number is not None]:
        return rows.filter(pk__in=own).first()
    ids = [one for one in returned.mail_ids if one]
    return rows.filter(mail_id__in=ids).order_by("pk").first() if ids else None


def read_mailbox() -> int:
    """The worker's: every unread mail in the mailbox, if one is set. Returns how many."""
    if not settings.MAILBOX_HOST:
        return 0
    return Mailbox(
        host=settings.MAILBOX_HOST,
        port=settings.MAILBOX_PORT,
        user=settings.MAILBOX_USER,
        password=settings.MAILBOX_PASSWORD,
        folder=settings.MAILBOX_FOLDER,
    ).read(take_in)


def mark_refused() -> int:
    """The worker's: addresses that the post office refused at once, as if they had come back."""
    refused = Delivery.objects.filter(
        state=Delivery.State.FAILED, bounce_status__startswith="5.1.", attempts__gt=0
    )
    rows = refused.select_related("message").order_by("pk")[:MOST_REFUSED]
    return sum(
        record_bounce(one, answer=one.answer, status=one.bounce_status)
        for one in rows
        if is_dead(one.bounce_status)
    )
