"""Høring: what everyone said of the draft, and what the municipality answers."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BinaryField,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    EmailField,
    Exists,
    ForeignKey,
    Model,
    OneToOneField,
    OuterRef,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
    UUIDField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.people.models import User
from samspill.policy.models.answers import Answer
from samspill.policy.models.passages import Passage, PolicyVersion
from samspill.policy.models.policies import Policy
from samspill.registry.models import Association


class Consultation(Model):
    """Høring: one version of the draft, laid out for everyone until a deadline."""

    policy = ForeignKey(Policy, CASCADE, related_name="consultations")
    version = OneToOneField(PolicyVersion, PROTECT, related_name="consultation")
    opened_at = DateTimeField(default=timezone.now)
    opened_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    deadline = DateTimeField()
    closed_at = DateTimeField(null=True)  # closed by a person; the deadline closes it by itself

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["policy"],
                condition=Q(closed_at__isnull=True),
                name="one_open_consultation",
            )
        ]

    def __str__(self) -> str:
        return f"consultation of {self.policy_id}"

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.deadline


class InvitedBody(Model):
    """Høringsinstans: a body that is asked for its opinion, whether it answers or not."""

    class Kind(TextChoices):
        ELDERLY = "elderly", _("Council of the elderly")
        DISABILITIES = "disabilities", _("Council of persons with disabilities")
        YOUTH = "youth", _("Youth council")
        VOLUNTARY = "voluntary", _("Voluntary council")
        ASSOCIATION = "association", _("Association")
        OTHER = "other", _("Other")

    consultation = ForeignKey(Consultation, CASCADE, related_name="invited_bodies")
    kind = CharField(max_length=15, choices=Kind, default=Kind.OTHER)
    name = CharField(max_length=200)
    address = EmailField(blank=True)  # of the body, not of a person
    association = ForeignKey(Association, SET_NULL, null=True, related_name="+")
    invited_at = DateTimeField(null=True)
    reminded_at = DateTimeField(null=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [UniqueConstraint(fields=["consultation", "name"], name="body_invited_once")]

    def __str__(self) -> str:
        return self.name


class ConsultationResponse(Model):
    """Høringssvar: a formal statement, with the day it came and a receipt. Kept as received."""

    consultation = ForeignKey(Consultation, CASCADE, related_name="responses")
    number = PositiveSmallIntegerField()  # 1, 2, … in the order they came
    key = UUIDField(default=uuid4, unique=True)  # made in the form: stored once
    on_behalf_of = CharField(max_length=200)  # the association or body
    association = ForeignKey(Association, SET_NULL, null=True, related_name="responses")
    body = ForeignKey(InvitedBody, SET_NULL, null=True, related_name="responses")
    text = TextField(blank=True)  # what was written in the form; a file may say the rest
    sender_name = CharField(max_length=120)
    sender_email = EmailField(blank=True)
    sender_role = CharField(max_length=120, blank=True)
    language = CharField(max_length=3, blank=True)
    received_at = DateTimeField(default=timezone.now)
    is_late = BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["consultation", "number"], name="response_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.on_behalf_of}"


class ResponseFile(Model):
    """Vedlegg til høringssvar: the file as it was received, with its fingerprint."""

    response = ForeignKey(ConsultationResponse, CASCADE, related_name="files")
    name = CharField(max_length=200)
    media_type = CharField(max_length=100)
    content = BinaryField()
    size = PositiveIntegerField()  # bytes
    fingerprint = CharField(max_length=64)  # SHA-256

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class RemarkQuerySet(QuerySet["Remark"]):
    def open(self) -> RemarkQuerySet:
        return self.filter(verdict="")

    def in_table(self) -> RemarkQuerySet:
        """Each thing that was said, once: a statement that has been split stands as its parts.

        The first remark of a statement is the whole of it. It stands there beside its parts until
        a person has said that the rest is nothing to answer, so that no words fall out.
        """
        same = Remark.objects.filter(response=OuterRef("response"))
        is_split = Exists(same.filter(number__gt=OuterRef("number"))) & ~Exists(
            same.filter(number__lt=OuterRef("number"))
        )
        return self.exclude(is_split & Q(verdict="", answered_at__isnull=False))

    def shown(self) -> RemarkQuerySet:
        """What everyone may read: screened, or let through by a person."""
        return self.filter(is_held_back=False, erased_at__isnull=True)


class Remark(Model):
    """Merknad: one thing said of one place in the draft, or of the whole, with its answer.

    From the public page, or taken by a person out of a formal statement. The words are not changed;
    `shown_text` is what everyone reads, with names and health words covered.
    """

    consultation = ForeignKey(Consultation, CASCADE, related_name="remarks")
    number = PositiveIntegerField()  # 1, 2, … within the consultation
    key = UUIDField(default=uuid4, unique=True)  # made in the form: stored once
    passage = ForeignKey(Passage, PROTECT, null=True, related_name="remarks")
    response = ForeignKey(ConsultationResponse, CASCADE, null=True, related_name="remarks")
    raw_text = TextField()
    shown_text = TextField(blank=True)
    is_held_back = BooleanField(default=False)  # waits for a person to look at it
    on_behalf_of = CharField(max_length=200, blank=True)  # association or body; empty: a resident
    association = ForeignKey(Association, SET_NULL, null=True, related_name="remarks")
    giver_name = CharField(max_length=120, blank=True)  # never public
    giver_email = EmailField(blank=True)  # for the receipt and the answer; never public
    language = CharField(max_length=3, blank=True)
    at = DateTimeField(default=timezone.now)
    erased_at = DateTimeField(null=True)
    verdict = CharField(max_length=15, choices=Answer.Verdict, blank=True)  # empty: open
    answer = TextField(blank=True)
    answered_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    answered_at = DateTimeField(null=True)  # set without a verdict: the rest needs no answer

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["consultation", "number"], name="remark_number_once"),
            CheckConstraint(
                condition=Q(verdict="") | ~Q(answer=""), name="remark_answer_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"remark {self.number}"
