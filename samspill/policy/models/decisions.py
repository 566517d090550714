"""Politisk behandling: the case document, the council's resolution, and papers made of them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.policy.models.passages import PolicyVersion
from samspill.policy.models.policies import Policy


class CaseDocument(Model):
    """Saksfremlegg: what the case officer lays before the body that decides."""

    class Kind(TextChoices):
        ADOPTION = "adoption", _("Adoption")
        AMENDMENT = "amendment", _("Amendment")
        STATUS = "status", _("Status report")

    policy = ForeignKey(Policy, CASCADE, related_name="case_documents")
    kind = CharField(max_length=10, choices=Kind, default=Kind.ADOPTION)
    title = CharField(max_length=200)
    case_number = CharField(max_length=30, blank=True)
    body = CharField(max_length=120, blank=True)  # the body that decides
    meeting_on = DateField(null=True, blank=True)
    case_officer = CharField(max_length=120, blank=True)
    proposal = TextField(blank=True)  # forslag til vedtak
    background = TextField(blank=True)
    process_text = TextField(blank=True)
    consultation_text = TextField(blank=True)
    assessment = TextField(blank=True)
    economy = TextField(blank=True)
    enclosures = JSONField(default=list, blank=True)  # titles, in order
    version = PositiveIntegerField(default=1)
    changed_at = DateTimeField(default=timezone.now)
    changed_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Resolution(Model):
    """Vedtak: who decided, when, with what vote and words, on which version."""

    policy = ForeignKey(Policy, CASCADE, related_name="resolutions")
    version = OneToOneField(PolicyVersion, PROTECT, null=True, related_name="resolution")
    body = CharField(max_length=120)
    decided_on = DateField()
    case_number = CharField(max_length=30)
    vote = CharField(max_length=120, blank=True)
    text = TextField()

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return self.case_number


class DocumentTemplate(Model):
    """Kommunens egen mal: a Word file with named fields, as uploaded."""

    class Kind(TextChoices):
        POLICY = "policy", _("The policy")
        CASE_DOCUMENT = "case_document", _("Case document")
        REMARKS = "remarks", _("Table of remarks")
        STATUS_REPORT = "status_report", _("Status report")

    organiser = ForeignKey(Organiser, CASCADE, related_name="document_templates")
    kind = CharField(max_length=15, choices=Kind)
    name = CharField(max_length=200)
    content = BinaryField()
    fingerprint = CharField(max_length=64)  # SHA-256
    fields = JSONField(default=list)  # the names of the fields found in it
    uploaded_at = DateTimeField(default=timezone.now)
    uploaded_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    is_current = BooleanField(default=True)

    class Meta:
        ordering = ["kind", "-uploaded_at"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "kind"],
                condition=Q(is_current=True),
                name="one_current_template",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PaperQuerySet(QuerySet["Paper"]):
    def claimable(self, now: datetime) -> PaperQuerySet:
        """Asked for, or left by a worker whose lease has run out; the oldest first."""
        left = Q(state=Paper.State.RUNNING, leased_until__lt=now)
        return self.filter(Q(state=Paper.State.WAITING) | left).order_by("pk")


class Paper(Model):
    """A document that the worker typesets, kept as it was made."""

    class Kind(TextChoices):
        POLICY = "policy", _("The policy")
        CASE_DOCUMENT = "case_document", _("Case document")
        REMARKS = "remarks", _("Table of remarks")
        ACTION_PLAN = "action_plan", _("Action plan")
        STATUS_REPORT = "status_report", _("Status report")

    class State(TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    policy = ForeignKey(Policy, CASCADE, related_name="papers")
    kind = CharField(max_length=15, choices=Kind)
    subject = PositiveIntegerField(
        default=0
    )  # key of the version, case document, round …; 0: as it is now
    form = CharField(max_length=5)  # pdf | docx
    language = CharField(max_length=3)
    state = CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    asked_at = DateTimeField(default=timezone.now)
    lease_owner = CharField(max_length=32, blank=True)
    leased_until = DateTimeField(null=True)
    attempts = PositiveSmallIntegerField(default=0)
    made_at = DateTimeField(null=True)
    content = BinaryField(null=True)
    fingerprint = CharField(max_length=64, blank=True)  # SHA-256
    fault = CharField(max_length=300, blank=True)  # what went wrong, for the one who asked

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.form} {self.pk}"
