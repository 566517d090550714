from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.outbox.models import Message
from samspill.pure.personal_data import PersonalField

SYSTEM_DAYS = 30  # codes and confirmations
LETTER_DAYS = 365


def _old_messages(now: datetime) -> QuerySet:
    system = Message.objects.filter(
        kind=Message.Kind.SYSTEM, created_at__lt=now - timedelta(days=SYSTEM_DAYS)
    )
    return system | Message.objects.filter(created_at__lt=now - timedelta(days=LETTER_DAYS))


def _delete(rows: QuerySet) -> int:
    """With enclosures and deliveries. What was sent as a letter is kept by the letter itself."""
    count = rows.count()
    rows.delete()
    return count


PURPOSE = "To send the message, and to see whether it came through."
END = "Codes and confirmations after 30 days, letters after twelve months."


def _goes_with_the_message(field: str) -> PersonalField:
    return PersonalField(field, purpose=PURPOSE, legal_basis="6-1-e", kept_until=END)


PERSONAL = (
    PersonalField(
        "Message.text",
        purpose=PURPOSE,
        legal_basis="6-1-e",
        kept_until=END,
        due=_old_messages,
        erase=_delete,
    ),
    _goes_with_the_message("Message.subject"),
    _goes_with_the_message("Message.html"),
    _goes_with_the_message("Message.reply_to"),
    _goes_with_the_message("Attachment.content"),
    _goes_with_the_message("Delivery.key"),
    _goes_with_the_message("Delivery.address"),
    _goes_with_the_message("Delivery.name"),
    _goes_with_the_message("Delivery.answer"),
    _goes_with_the_message("Delivery.texts"),
    PersonalField(
        "OptOut.address_fingerprint",
        purpose="To leave out those who have asked for no more; the address itself is not kept.",
        legal_basis="6-1-c",
        kept_until="As long as the organiser sends letters.",
    ),
)
IMPERSONAL = (
    "Attachment.media_type",
    "Attachment.name",
    "Delivery.lease_owner",
    "Delivery.mail_id",
    "Delivery.bounce_status",
    "OptOut.list_name",
    "Message.language",
    "Message.source",
)
