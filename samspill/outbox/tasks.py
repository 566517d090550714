"""The worker's round with the post. Any number of workers may walk it at once.

A delivery is marked as being sent, and that is committed, before a word goes to the post office. A
worker that dies on the way leaves it so, and nobody sends it again blindly.
"""

from __future__ import annotations

import time
import uuid
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.db import transaction
from django.utils import timezone

from samspill.adapters.mail import Answer, Mail, Outcome, PostOffice
from samspill.outbox.marks import UNSUBSCRIBE, put_in, put_in_html
from samspill.outbox.models import Delivery, Message
from samspill.outbox.opting_out import list_of, unsubscribe_address
from samspill.outbox.return_path import return_path
from samspill.pure.bounces import told_status

LEASE = timedelta(minutes=10)  # longer than every word with the post office timing out in turn
ROUND_SECONDS = 20  # then the worker looks to its other tasks
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
WAIT_FOR_OFFICE = timedelta(minutes=1)
MOST_ATTEMPTS = 14  # refusals for now, over some 24 hours


def send_due() -> int:
    """Send what is due, one delivery at a time; returns how many were tried."""
    tried = 0
    ends_at = time.monotonic() + ROUND_SECONDS
    with _post_office() as office:
        while time.monotonic() < ends_at:
            delivery = claim(timezone.now())
            if delivery is None:
                break
            answer = office.hand_over(_mail(delivery))
            settle(delivery, answer, timezone.now())
            tried += 1
            if answer.outcome is Outcome.UNREACHABLE:
                break
    return tried


def mark_abandoned() -> int:
    """A lease ran out while sending: nobody knows. A person decides, see the deliveries page."""
    abandoned = Delivery.objects.abandoned(timezone.now())
    return abandoned.update(state=Delivery.State.UNCERTAIN, answer="")


def claim(now: datetime) -> Delivery | None:
    """The next due delivery, ours until the lease runs out; committed before this returns."""
    with transaction.atomic(durable=True):
        due = Delivery.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        delivery = due.select_related("message").first()
        if delivery is None:
            return None
        delivery.state = Delivery.State.SENDING
        delivery.lease_owner = uuid.uuid4().hex
        delivery.lease_until = now + LEASE
        delivery.attempts += 1
        delivery.save(update_fields=["state", "lease_owner", "lease_until", "attempts"])
    return delivery


def settle(delivery: Delivery, answer: Answer, now: datetime) -> bool:
    """Write down how it went; returns False when the delivery is no longer ours.

    One whose lease ran out meanwhile is still ours while nobody has decided: what we know beats
    "uncertain".
    """
    ours = Delivery.objects.filter(
        pk=delivery.pk,
        lease_owner=delivery.lease_owner,
        state__in=(Delivery.State.SENDING, Delivery.State.UNCERTAIN),
    )
    values = {"answer": answer.words[:300], "lease_until": None, **_fate(delivery, answer, now)}
    return ours.update(**values) == 1


def _fate(delivery: Delivery, answer: Answer, now: datetime) -> dict[str, object]:
    match answer.outcome:
        case Outcome.TAKEN:
            return {"state": Delivery.State.SENT, "sent_at": now}
        case Outcome.UNKNOWN:
            return {"state": Delivery.State.UNCERTAIN}
        case Outcome.UNREACHABLE:
            tries = max(delivery.attempts - 1, 0)
            return {
                "state": Delivery.State.QUEUED,
                "not_before": now + WAIT_FOR_OFFICE,
                "attempts": tries,
            }
        case Outcome.LATER if delivery.attempts < MOST_ATTEMPTS:
            wait = min(FIRST_WAIT * 2 ** (delivery.attempts - 1), LONGEST_WAIT)
            return {"state": Delivery.State.QUEUED, "not_before": now + wait}
        case _:
            return {"state": Delivery.State.FAILED, "bounce_status": told_status(answer.words)}


def _mail(delivery: Delivery) -> Mail:
    """The mail as it goes: the receiver's own texts put in, and what its list asks for."""
    message = delivery.message
    list_name = list_of(message)
    own, number = dict(delivery.texts), message.organiser_number
    if list_name and number is not None:
        own[UNSUBSCRIBE] = unsubscribe_address(number, list_name, delivery.address)
    return Mail(
        mail_id=delivery.mail_id,
        sender=settings.DEFAULT_FROM_EMAIL,
        address=delivery.address,
        name=delivery.name,
        subject=put_in(message.subject, own),
        text=put_in(message.text, own),
        language=message.language,
        written_at=timezone.localtime(message.created_at),
        html=put_in_html(message.html, own),
        reply_to=message.reply_to,
        attachments=[
            (one.name, one.media_type, bytes(one.content)) for one in message.attachments.all()
        ],
        is_automatic=message.kind == Message.Kind.SYSTEM,
        return_path=return_path(delivery),
        unsubscribe=own.get(UNSUBSCRIBE, ""),
        unsubscribe_mail=message.reply_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        list_id=f"{list_name}.{number}.{_own_domain()}" if list_name else "",
    )


def _own_domain() -> str:
    return urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"


def _post_office() -> PostOffice:
    return PostOffice(
        host=settings.EMAIL_HOST,
        port=settings.EMAIL_PORT,
        user=settings.EMAIL_HOST_USER,
        password=settings.EMAIL_HOST_PASSWORD,
        use_tls=settings.EMAIL_USE_TLS,
        timeout=settings.EMAIL_TIMEOUT,
        own_name=str(DNS_NAME),
    )
