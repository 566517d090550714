from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    EmailField,
    ForeignKey,
    Index,
    Model,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference.models.conferences import Conference
from samspill.organiser.models import Municipality
from samspill.registry.models import Association


class SignUpQuerySet(QuerySet["SignUp"]):
    def seated(self) -> SignUpQuerySet:
        return self.filter(state=SignUp.State.SEATED)

    def holding_a_seat(self) -> SignUpQuerySet:
        """Seated, or offered a seat that is held for them."""
        return self.filter(state__in=(SignUp.State.SEATED, SignUp.State.OFFERED))

    def waiting(self) -> SignUpQuerySet:
        return self.filter(state=SignUp.State.WAITING).order_by("created_at", "pk")

    def told_by_mail(self) -> SignUpQuerySet:
        """Those who have an address, or were signed up by one who has; the others are called."""
        return self.exclude(email="", booker_email="")

    def standing(self) -> SignUpQuerySet:
        return self.exclude(state=SignUp.State.CANCELLED)

    def owed_a_confirmation(self) -> SignUpQuerySet:
        return self.filter(confirmation_due_at__isnull=False)


class SignUp(Model):
    """Påmelding: one person, for an association or a municipality, at one conference."""

    class State(TextChoices):
        SEATED = "seated", _("Has a seat")
        OFFERED = "offered", _("Is offered a seat")  # held until offered_until
        WAITING = "waiting", _("On the waiting list")
        CANCELLED = "cancelled", _("Cancelled")

    class Channel(TextChoices):
        WEB = "web", _("On the web")
        PHONE = "phone", _("By telephone")
        FILE = "file", _("From a file")
        BULK = "bulk", _("Several at once")

    conference = ForeignKey(Conference, CASCADE, related_name="sign_ups")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="sign_ups")
    municipality = ForeignKey(Municipality, PROTECT, null=True, related_name="+")
    association_name = CharField(max_length=200, blank=True)  # when it is in no register
    name = CharField(max_length=120)
    email = EmailField(blank=True)
    phone = CharField(max_length=20, blank=True)
    role = CharField(max_length=80, blank=True)
    invoice_reference = CharField(max_length=60, blank=True)
    wants_stand = BooleanField(default=False)
    language = CharField(max_length=2, default="nb")  # of what is sent to this person
    state = CharField(max_length=10, choices=State)
    card_code = CharField(max_length=8)  # finds my table; stands on the card
    created_at = DateTimeField(default=timezone.now)
    cancelled_at = DateTimeField(null=True)
    calendar_sequence = PositiveSmallIntegerField(default=0)  # RFC 5545 SEQUENCE
    link_number = PositiveSmallIntegerField(default=1)  # a link with another number opens nothing
    # not counted where the conference takes one from each: the rule stays a constraint
    is_extra = BooleanField(default=False)

    offered_until = DateTimeField(null=True)  # then the offer goes to the next
    channel = CharField(max_length=10, choices=Channel, default=Channel.WEB)
    is_name_to_come = BooleanField(default=False)  # a seat is held, the person comes later
    booker_name = CharField(max_length=120, blank=True)  # who signed up several, or another
    booker_email = EmailField(blank=True)
    together_with = ForeignKey("self", SET_NULL, null=True, related_name="+")  # the linked one
    # since when the confirmation is owed: it is written when the conference is let go
    confirmation_due_at = DateTimeField(null=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [
            Index(
                fields=["confirmation_due_at"],
                condition=Q(confirmation_due_at__isnull=False),
                name="confirmation_owed",
            )
        ]
        constraints = [
            UniqueConstraint(
                fields=["conference", "association"],
                condition=Q(association__isnull=False) & ~Q(state="cancelled") & Q(is_extra=False),
                name="one_sign_up_per_association",
            ),
            UniqueConstraint(
                fields=["conference", "municipality"],
                condition=Q(municipality__isnull=False) & ~Q(state="cancelled") & Q(is_extra=False),
                name="one_sign_up_per_municipality",
            ),
            UniqueConstraint(fields=["conference", "card_code"], name="card_code_once"),
            CheckConstraint(
                condition=Q(state="offered", offered_until__isnull=False) | ~Q(state="offered"),
                name="offer_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.represents}"

    @property
    def is_to_be_called(self) -> bool:
        """No mail reaches this person, nor one who signed them up."""
        return not (self.email or self.booker_email)

    @property
    def represents(self) -> str:
        """For whom: the association, the municipality, or what was written."""
        if self.association is not None:
            return self.association.display_name
        if self.municipality is not None:
            return self.municipality.name
        return self.association_name
