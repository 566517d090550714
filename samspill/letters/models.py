from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BinaryField,
    CharField,
    DateTimeField,
    EmailField,
    ForeignKey,
    JSONField,
    Model,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership, Organiser
from samspill.people.models import User
from samspill.process.models import Lead, PolicyProcess
from samspill.registry.models import Association


class LetterQuerySet(QuerySet["Letter"]):
    def seen_by(self, membership: Membership) -> LetterQuerySet:
        """What the working group holds is its own until it is handed over."""
        if membership.party == Membership.Party.WORKING_GROUP:
            return self
        held_back = Q(controller=Lead.WORKING_GROUP, process__hand_over__isnull=True)
        return self.exclude(held_back)


class Letter(Model):
    """Brev: what is written for signatures, approved, and kept as sent."""

    class Kind(TextChoices):
        PRELIMINARY_INVITATION = "preliminary_invitation", _("Invitation to the discussion meeting")
        FORMAL_REQUEST = "formal_request", _("Formal request to the municipality")
        CONFERENCE_INVITATION = "conference_invitation", _("Invitation to the dialogue conference")
        REMINDER = "reminder", _("Reminder")
        THANKS = "thanks", _("Thanks with summary")
        CONSULTATION = "consultation", _("Consultation letter")
        ANSWERS = "answers", _("What became of what you said")

    class State(TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        SENT = "sent", _("Sent")

    organiser = ForeignKey(Organiser, CASCADE, related_name="letters")
    process = ForeignKey(PolicyProcess, CASCADE, null=True, related_name="letters")
    kind = CharField(max_length=30, choices=Kind)
    language = CharField(max_length=2)
    controller = CharField(max_length=20, choices=Lead)
    facts = JSONField(default=dict)  # the values that later stages hand down; dates in ISO
    subject = CharField(max_length=200, blank=True)
    state = CharField(max_length=10, choices=State, default=State.DRAFT)
    created_at = DateTimeField(default=timezone.now)
    sent_at = DateTimeField(null=True)
    sent_pdf = BinaryField(null=True)  # exactly as it left the house

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["process", "kind", "language"],
                condition=~Q(state="sent"),
                name="one_draft_per_kind_and_language",
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()


FROM_THE_POLICY = (Letter.Kind.CONSULTATION, Letter.Kind.ANSWERS)
"""Made ready by the policy once there is one; the road has the others from the start."""


class Approval(Model):
    """A signatory's yes to the letter as it stands; a change of the facts takes it back."""

    letter = ForeignKey(Letter, CASCADE, related_name="approvals")
    party = CharField(max_length=20, choices=Membership.Party)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()

    class Meta:
        constraints = [UniqueConstraint(fields=["letter", "party"], name="party_approves_once")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.party}"


class Recipient(Model):
    """Who gets the letter, how, and who does not, with the reason."""

    class Channel(TextChoices):
        EMAIL = "email", _("E-mail")
        PAPER = "paper", _("Paper")
        LEFT_OUT = "left_out", _("Left out")

    letter = ForeignKey(Letter, CASCADE, related_name="recipients")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="letters_received")
    name = CharField(max_length=200)
    address = EmailField(blank=True)
    postal_address = TextField(blank=True)
    channel = CharField(max_length=10, choices=Channel)
    reason = CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(
                fields=["letter", "association"],
                condition=Q(association__isnull=False),
                name="association_gets_letter_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
