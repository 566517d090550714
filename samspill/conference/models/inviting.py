"""Who may come, who wants to be told, and who came through the door."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BinaryField,
    CharField,
    CheckConstraint,
    DateTimeField,
    EmailField,
    ForeignKey,
    Model,
    OneToOneField,
    Q,
    TextChoices,
    UniqueConstraint,
    UUIDField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference.models.conferences import Conference
from samspill.conference.models.sign_ups import SignUp
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.registry.models import Association


class Invited(Model):
    """Invitert: on the list, with the ground; or one who has asked, with the document it rests on."""

    class State(TextChoices):
        INVITED = "invited", _("Invited")
        ASKS = "asks", _("Asks to be invited")
        REFUSED = "refused", _("Not invited")

    conference = ForeignKey(Conference, CASCADE, related_name="invited")
    municipality = ForeignKey(Municipality, PROTECT, null=True, related_name="+")
    association = ForeignKey(Association, CASCADE, null=True, related_name="+")
    state = CharField(max_length=10, choices=State, default=State.INVITED)
    ground = CharField(max_length=300, blank=True)  # "adopted policy, case 23/14"
    sender_name = CharField(max_length=120, blank=True)  # of one who asks
    sender_email = EmailField(blank=True)
    document_name = CharField(max_length=200, blank=True)
    document = BinaryField(null=True)  # as received
    document_type = CharField(max_length=80, blank=True)
    answer = CharField(max_length=300, blank=True)
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(
                fields=["conference", "municipality"], name="municipality_on_list_once"
            ),
            UniqueConstraint(fields=["conference", "association"], name="association_on_list_once"),
            CheckConstraint(
                condition=Q(municipality__isnull=False) ^ Q(association__isnull=False),
                name="invited_is_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality or self.association)


class OpeningNotice(Model):
    """«Si fra når påmeldingen åpner»: an address that has said yes by its own e-mail."""

    conference = ForeignKey(Conference, CASCADE, related_name="opening_notices")
    email = EmailField()
    language = CharField(max_length=2, default="nb")
    asked_at = DateTimeField(default=timezone.now)
    confirmed_at = DateTimeField(null=True)
    told_at = DateTimeField(null=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["conference", "email"], name="opening_notice_once")]

    def __str__(self) -> str:
        return f"notice {self.pk} of {self.conference_id}"


class CheckIn(Model):
    """Came through the door. One row a person: nobody is admitted twice."""

    sign_up = OneToOneField(SignUp, CASCADE, related_name="check_in")
    key = UUIDField(unique=True)  # made at the door, stored once
    door = CharField(max_length=40, blank=True)  # which of the devices, as it calls itself
    at = DateTimeField()  # by the clock at the door
    received_at = DateTimeField(default=timezone.now)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"check-in of {self.sign_up_id}"


class DoubleCheckIn(Model):
    """A second scan of one who is in already, at another door without network: shown to a person."""

    sign_up = ForeignKey(SignUp, CASCADE, related_name="double_check_ins")
    key = UUIDField(unique=True)
    door = CharField(max_length=40, blank=True)
    at = DateTimeField()
    received_at = DateTimeField(default=timezone.now)
    settled_at = DateTimeField(null=True)

    def __str__(self) -> str:
        return f"double check-in of {self.sign_up_id}"
