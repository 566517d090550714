"""Oppfølging: who answers for a measure, what they told, what the council is told, and the renewal."""

from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    SET_NULL,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    DecimalField,
    EmailField,
    Exists,
    ForeignKey,
    Index,
    JSONField,
    ManyToManyField,
    Model,
    OneToOneField,
    OuterRef,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import get_language

from samspill.people.models import User
from samspill.policy.models.policies import Measure, Policy
from samspill.process.models import PolicyProcess
from samspill.pure.themes.covering import covered_words


class MeasureOwner(Model):
    """Tiltakseier: the role that answers for measures, and the address the question goes to.

    Needs no account: the link in the e-mail opens the owner's own measures.
    """

    policy = ForeignKey(Policy, CASCADE, related_name="owners")
    role = CharField(max_length=160)  # "Leder for kultur"
    name = CharField(max_length=120, blank=True)
    email = EmailField()
    language = CharField(max_length=3)
    link_number = PositiveSmallIntegerField(default=1)  # a new number closes the old links
    measures = ManyToManyField(Measure, related_name="owners")

    class Meta:
        ordering = ["role", "pk"]
        constraints = [UniqueConstraint(fields=["policy", "email"], name="owner_once")]

    def __str__(self) -> str:
        return self.role


class StatusRound(Model):
    """Statusrunde: the owners are asked, and what they told becomes a report to the council.

    `report` is kept as it was made, a function of the rows at that time.
    """

    policy = ForeignKey(Policy, CASCADE, related_name="status_rounds")
    number = PositiveSmallIntegerField()  # 1, 2, … twice a year
    asked_at = DateTimeField(default=timezone.now)
    asked_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    due_on = DateField()
    reported_at = DateTimeField(null=True)
    report = JSONField(null=True)
    fingerprint = CharField(max_length=64, blank=True)  # SHA-256 of the report

    class Meta:
        ordering = ["number"]
        constraints = [UniqueConstraint(fields=["policy", "number"], name="status_round_once")]

    def __str__(self) -> str:
        return f"status round {self.number} of {self.policy_id}"


class StatusRequestQuerySet(QuerySet["StatusRequest"]):
    def unanswered(self) -> StatusRequestQuerySet:
        return self.filter(answered_at__isnull=True, round__reported_at__isnull=True)

    def to_remind(self, now: datetime) -> StatusRequestQuerySet:
        """Asked, past the day it was due, and not reminded yet."""
        today = timezone.localdate(now)
        return self.unanswered().filter(reminded_at__isnull=True, round__due_on__lt=today)


class StatusRequest(Model):
    """One owner asked in one round."""

    round = ForeignKey(StatusRound, CASCADE, related_name="requests")
    owner = ForeignKey(MeasureOwner, CASCADE, related_name="requests")
    sent_at = DateTimeField(default=timezone.now)
    reminded_at = DateTimeField(null=True)
    answered_at = DateTimeField(null=True)

    objects = StatusRequestQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["round", "owner"], name="owner_asked_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.owner_id}"


class StatusUpdateQuerySet(QuerySet["StatusUpdate"]):
    def standing(self) -> StatusUpdateQuerySet:
        """Without those that a person who works here has put others in the place of."""
        later = StatusUpdate.objects.filter(
            measure=OuterRef("measure"), at=OuterRef("at"), pk__gt=OuterRef("pk"), by__isnull=False
        )
        return self.filter(~Exists(later))


class StatusUpdate(Model):
    """Statusmelding: how far a measure had come at one time, and who said so. Never changed.

    One that puts another right has the same `at`, and stands in its place.
    """

    measure = ForeignKey(Measure, CASCADE, related_name="updates")
    status = CharField(max_length=12, choices=Measure.Status)
    reason = TextField(blank=True)
    expected_on = DateField(null=True, blank=True)
    indicator_value = DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    owner = ForeignKey(MeasureOwner, SET_NULL, null=True, related_name="updates")
    request = ForeignKey(StatusRequest, SET_NULL, null=True, related_name="updates")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [Index(fields=["measure", "at"], name="updates_of_measure")]
        constraints = [
            CheckConstraint(
                condition=~Q(status="dropped") | ~Q(reason=""), name="dropped_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.status}"

    @property
    def shown_reason(self) -> str:
        """As everyone may read it, whoever wrote it; the mark's word in the reader's language."""
        return covered_words(self.reason, get_language() or "nb")


class Revision(Model):
    """Rullering: the policy is renewed, from what was done, dropped and never answered."""

    policy = OneToOneField(Policy, CASCADE, related_name="revision")
    process = ForeignKey(PolicyProcess, SET_NULL, null=True, related_name="revisions")
    term = CharField(max_length=20)  # "2027–2031"
    starting_point = JSONField()  # as it was that day: done, dropped, under way, unanswered
    begun_at = DateTimeField(default=timezone.now)
    begun_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"revision of {self.policy_id}"
