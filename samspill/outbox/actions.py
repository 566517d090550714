"""What is written here leaves the house later: rows only, the worker does the sending."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samspill.outbox.marks import UNSUBSCRIBE, marks_in
from samspill.outbox.models import Attachment, Delivery, Message, OptOut
from samspill.outbox.opting_out import Subscription, fingerprint, list_of

KEY_CHARACTERS = Delivery._meta.get_field("key").max_length or 120
BATCH = 400  # rows; SQLite allows a limited number of values in one statement


@transaction.atomic
def post(
    *,
    organiser_number: int | None,
    kind: str,
    subject: str,
    text: str,
    language: str,
    recipients: Sequence[tuple[str, str]],
    key: str,
    html: str = "",
    reply_to: str = "",
    attachments: Sequence[tuple[str, str, bytes]] = (),
    source: str = "",
    texts: Mapping[str, Mapping[str, str]] | None = None,
) -> Message:
    """Put one text in the outbox, for one or many; part of the caller's own transaction.

    kind         "system" | "letter" | "newsletter"
    recipients   (address, name); an address given twice gets one delivery
    key          unique for the message; posted again, nobody gets it twice and the first
                 message is given back
    attachments  (name, media type, content)
    source       by value where it came from, for instance "letters.letter:7"
    texts        address -> what is put in there for ⟦name⟧ in subject, text and html, as plain text;
                 without it such marks are words like any other
    Raises       ValueError naming the marks that nothing is put in for, and to whom
    """
    own = _own_texts(texts, recipients, marks_in(subject, text, html), kind)
    wanted = _by_key(key, recipients)
    known = _known(list(wanted))
    message = known or Message.objects.create(
        organiser_number=organiser_number,
        kind=kind,
        source=source,
        language=language,
        subject=" ".join(subject.split())[:200],
        text=text,
        html=html,
        reply_to=reply_to,
    )
    if known is None:
        _attach(message, attachments)
    _queue(message, wanted, own)
    return message


@transaction.atomic
def resolve_uncertain(delivery: Delivery, *, was_sent: bool) -> bool:
    """A person's word on a delivery nobody knows about: it came through, or send it again.

    The history row is written by the stage that asked. Returns False if it was settled already.
    """
    state = Delivery.State.SENT if was_sent else Delivery.State.QUEUED
    now = timezone.now()
    values: dict[str, object] = {"state": state, "lease_owner": "", "lease_until": None}
    values |= {"sent_at": now} if was_sent else {"not_before": now}
    rows = Delivery.objects.uncertain().filter(pk=delivery.pk)
    return rows.update(**values) == 1


@transaction.atomic
def stop(delivery: Delivery) -> bool:
    """Keep back what has not left yet. Returns False when it is too late."""
    rows = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.QUEUED)
    return rows.update(state=Delivery.State.STOPPED) == 1


@transaction.atomic
def stop_message(message: Message) -> int:
    """Keep back all that has not left yet of one message. Returns how many were stopped."""
    return message.deliveries.filter(state=Delivery.State.QUEUED).update(
        state=Delivery.State.STOPPED
    )


@transaction.atomic
def hold_what_waits() -> int:
    """After an older back-up is restored nobody knows what has left since: a person decides."""
    due = Delivery.objects.due(timezone.now()).order_by()
    return due.update(state=Delivery.State.UNCERTAIN, answer="")


def try_again(delivery: Delivery) -> bool:
    """Send what was refused or kept back once more. Returns False when it is not such a one.

    It was surely not taken, so nobody gets it twice.
    """
    states = (Delivery.State.FAILED, Delivery.State.STOPPED)
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=states)
    values = {"state": Delivery.State.QUEUED, "attempts": 0, "bounce_status": ""}
    return rows.update(**values, not_before=timezone.now()) == 1


@transaction.atomic
def mark_bounced(delivery: Delivery, *, answer: str, status: str = "") -> bool:
    """The post office took it and sent it back. Returns False when it was never sent.

    status   as RFC 3463 has it, "5.1.1", or "" when it was not told
    """
    came_through = (Delivery.State.SENT, Delivery.State.UNCERTAIN, Delivery.State.FAILED)
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=came_through)
    values = {"answer": answer[:300], "bounce_status": status[:12]}
    return rows.update(state=Delivery.State.BOUNCED, **values) == 1


@transaction.atomic
def note_trouble(delivery: Delivery, *, answer: str, status: str) -> bool:
    """The post office says that it still tries, or is slow: nothing is settled by it."""
    rows = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.SENT)
    return rows.update(answer=answer[:300], bounce_status=status[:12]) == 1


@transaction.atomic
def opt_out(subscription: Subscription) -> bool:
    """No more of this list to this address, what waits in the outbox included.

    Returns False when it was so already.
    """
    _row, is_new = OptOut.objects.get_or_create(
        organiser_number=subscription.organiser_number,
        list_name=subscription.list_name,
        address_fingerprint=subscription.address_fingerprint,
    )
    waiting = Delivery.objects.filter(
        message__organiser_number=subscription.organiser_number,
        message__kind=Message.Kind.NEWSLETTER,
        state=Delivery.State.QUEUED,
    ).select_related("message")
    for delivery in waiting.iterator(chunk_size=BATCH):
        is_on_the_list = list_of(delivery.message) == subscription.list_name
        if is_on_the_list and fingerprint(delivery.address) == subscription.address_fingerprint:
            stop(delivery)
    return is_new


@transaction.atomic
def opt_in(subscription: Subscription) -> bool:
    """Take an opt-out back: it was pressed by mistake. Returns False when there was none."""
    rows = OptOut.objects.filter(
        organiser_number=subscription.organiser_number,
        list_name=subscription.list_name,
        address_fingerprint=subscription.address_fingerprint,
    )
    return rows.delete()[0] > 0


@transaction.atomic
def forget_address(organiser_number: int, source_start: str, address: str) -> int:
    """Erase that this was sent there; what waits does not leave. Returns how many deliveries.

    What is on its way this very moment goes with its message.
    """
    rows = Delivery.objects.filter(
        message__organiser_number=organiser_number,
        message__source__startswith=source_start,
        address__iexact=address,
    )
    return rows.exclude(state=Delivery.State.SENDING).delete()[0]


def _attach(message: Message, attachments: Sequence[tuple[str, str, bytes]]) -> None:
    Attachment.objects.bulk_create(
        Attachment(message=message, name=name, media_type=media_type, content=content)
        for name, media_type, content in attachments
    )


def _queue(
    message: Message,
    wanted: Mapping[str, tuple[str, str]],
    own_texts: Mapping[str, dict[str, str]],
) -> None:
    """A delivery to each; whoever has one by that key already keeps it."""
    Delivery.objects.bulk_create(
        (
            Delivery(
                message=message,
                key=key,
                address=address,
                name=name[:200],
                mail_id=_new_mail_id(),
                texts=own_texts.get(_folded(address), {}),
            )
            for key, (address, name) in wanted.items()
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _own_texts(
    texts: Mapping[str, Mapping[str, str]] | None,
    recipients: Sequence[tuple[str, str]],
    marks: frozenset[str],
    kind: str,
) -> dict[str, dict[str, str]]:
    """What is put in for each folded address. Raises ValueError when a mark is left open."""
    if texts is None:
        return {}
    known = {UNSUBSCRIBE} if kind == Message.Kind.NEWSLETTER else set()
    own = {_folded(address): dict(values) for address, values in texts.items()}
    for address, _name in recipients:
        values = own.get(_folded(address), {})
        if address.strip() and (open_marks := marks - known - set(values)):
            names = ", ".join(sorted(open_marks))
            raise ValueError(f"Nothing to put in for {names}, to {address.strip()}")
    return {address: {n: values[n] for n in marks & set(values)} for address, values in own.items()}


def _folded(address: str) -> str:
    return address.strip().lower()


def _by_key(key: str, recipients: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for address, name in recipients:
        clean = address.strip()
        if clean:
            found.setdefault(_delivery_key(key, clean), (clean, " ".join(name.split())))
    return found


def _delivery_key(key: str, address: str) -> str:
    """`key:address`; a long one ends in a fingerprint so that it fits and stays unique."""
    whole = f"{key}:{address.lower()}"
    if len(whole) <= KEY_CHARACTERS:
        return whole
    fingerprint = hashlib.sha256(whole.encode()).hexdigest()[:32]
    return f"{whole[: KEY_CHARACTERS - 33]}:{fingerprint}"


def _known(keys: list[str]) -> Message | None:
    for start in range(0, len(keys), BATCH):
        rows = Delivery.objects.filter(key__in=keys[start : start + BATCH])
        if found := rows.select_related("message").first():
            return found.message
    return None


def _new_mail_id() -> str:
    """A Message-ID, made once: every attempt at the same delivery carries the same."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return f"<{uuid.uuid4().hex}@{sender.rpartition('@')[2] or 'localhost'}>"
