from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    BigIntegerField,
    BinaryField,
    CharField,
    DateTimeField,
    EmailField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(Model):
    """Utsending: one text on its way to one or many. The organiser is kept by value."""

    class Kind(TextChoices):
        SYSTEM = "system", _("System message")  # confirmation, code: Auto-Submitted
        LETTER = "letter", _("Letter")
        NEWSLETTER = "newsletter", _("Newsletter")

    organiser_number = BigIntegerField(null=True)
    kind = CharField(max_length=20, choices=Kind)
    source = CharField(max_length=60, blank=True)  # by value: "letters.letter:7"
    language = CharField(max_length=3)
    subject = CharField(max_length=200)
    text = TextField()
    html = TextField(blank=True)
    reply_to = EmailField(blank=True)
    created_at = DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.subject


class Attachment(Model):
    message = ForeignKey(Message, CASCADE, related_name="attachments")
    name = CharField(max_length=120)
    media_type = CharField(max_length=80)
    content = BinaryField()

    def __str__(self) -> str:
        return self.name


class DeliveryQuerySet(QuerySet["Delivery"]):
    def due(self, now: datetime) -> DeliveryQuerySet:
        return self.filter(state=Delivery.State.QUEUED, not_before__lte=now).order_by("not_before")

    def abandoned(self, now: datetime) -> DeliveryQuerySet:
        """Sending when the lease ran out: nobody knows whether the post office took it."""
        return self.filter(state=Delivery.State.SENDING, lease_until__lt=now)

    def uncertain(self) -> DeliveryQuerySet:
        return self.filter(state=Delivery.State.UNCERTAIN)


class Delivery(Model):
    """One message to one address: queued -> sending -> sent | uncertain | bounced | failed."""

    class State(TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        UNCERTAIN = "uncertain", _("Uncertain")
        BOUNCED = "bounced", _("Came back")
        FAILED = "failed", _("Could not be sent")
        STOPPED = "stopped", _("Stopped")

    message = ForeignKey(Message, CASCADE, related_name="deliveries")
    key = CharField(max_length=120, unique=True)  # the same letter to the same address goes once
    address = EmailField()
    name = CharField(max_length=200, blank=True)
    state = CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = PositiveSmallIntegerField(default=0)
    not_before = DateTimeField(default=timezone.now)
    lease_owner = CharField(max_length=60, blank=True)
    lease_until = DateTimeField(null=True)
    mail_id = CharField(
        max_length=120, blank=True
    )  # the Message-ID header, stable: the same at every attempt
    answer = CharField(max_length=300, blank=True)  # what the post office said last
    sent_at = DateTimeField(null=True)
    texts = JSONField(default=dict)  # put in for this address: {"own_link": "https://…"}
    bounce_status = CharField(max_length=12, blank=True)  # RFC 3463, "5.1.1"

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            Index(fields=["not_before"], condition=Q(state="queued"), name="outbox_due"),
            Index(fields=["lease_until"], condition=Q(state="sending"), name="outbox_leases"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class OptOut(Model):
    """Reservasjon: an address that wants no more of a kind of mail from an organiser.

    Only a keyed fingerprint of the address is kept: enough to leave it out, nothing to write to.
    """

    organiser_number = BigIntegerField()
    list_name = CharField(max_length=40)  # "letters" | "newsletter"
    address_fingerprint = CharField(max_length=64)  # HMAC-SHA256 of the folded address
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["organiser_number", "list_name", "address_fingerprint"],
                name="opted_out_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.list_name} of {self.organiser_number}"
