from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    DecimalField,
    ForeignKey,
    ManyToManyField,
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Finding, Theme
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process.models import DocumentKind, PolicyProcess


class Policy(Model):
    """Frivillighetspolitikk: goals and measures, each with the contributions behind it."""

    class State(TextChoices):
        DRAFT = "draft", _("Draft")
        CONSULTATION = "consultation", _("In consultation")
        ADOPTED = "adopted", _("Adopted")

    organiser = ForeignKey(Organiser, CASCADE, related_name="policies")
    process = ForeignKey(PolicyProcess, CASCADE, null=True, related_name="policies")
    dialogue = ForeignKey(Dialogue, PROTECT, related_name="policies")
    form = CharField(max_length=30, choices=DocumentKind)
    title = CharField(max_length=200)
    language = CharField(max_length=2)
    state = CharField(max_length=15, choices=State, default=State.DRAFT)
    created_at = DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title


class Chapter(Model):
    """Kapittel: the text around the goals; its key says where it stands in the document."""

    policy = ForeignKey(Policy, CASCADE, related_name="chapters")
    key = CharField(max_length=30)
    heading = CharField(max_length=120)
    body = TextField(blank=True)
    sort_order = PositiveSmallIntegerField()

    class Meta:
        ordering = ["sort_order"]
        constraints = [UniqueConstraint(fields=["policy", "key"], name="chapter_once")]

    def __str__(self) -> str:
        return self.heading


class Goal(Model):
    policy = ForeignKey(Policy, CASCADE, related_name="goals")
    number = PositiveSmallIntegerField()
    text = TextField()
    theme = ForeignKey(Theme, PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [UniqueConstraint(fields=["policy", "number"], name="goal_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class MeasureQuerySet(QuerySet["Measure"]):
    def with_sources(self) -> MeasureQuerySet:
        return self.select_related("goal").prefetch_related("contributions", "findings")


class Measure(Model):
    """Tiltak: what will be done, by whom, when, for what money, and because of which words."""

    class Status(TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ADOPTED = "adopted", _("Adopted")
        IN_PROGRESS = "in_progress", _("In progress")
        DELIVERED = "delivered", _("Delivered")
        DROPPED = "dropped", _("Dropped")

    goal = ForeignKey(Goal, CASCADE, related_name="measures")
    number = PositiveSmallIntegerField()  # within the goal: 2.3 is goal 2, number 3
    text = TextField()
    rationale = TextField(blank=True)
    responsible_unit = CharField(max_length=120, blank=True)
    responsible_role = CharField(max_length=120, blank=True)  # a role, not a person
    partner = CharField(max_length=200, blank=True)
    starts_on = DateField(null=True, blank=True)
    deadline = DateField(null=True, blank=True)
    cost_once = DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # NOK
    cost_yearly = DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # NOK
    funding = CharField(max_length=200, blank=True)
    indicator = CharField(max_length=200, blank=True)
    baseline = CharField(max_length=80, blank=True)
    target = CharField(max_length=80, blank=True)
    status = CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    status_reason = TextField(blank=True)
    contributions = ManyToManyField(
        Contribution, through="MeasureContribution", related_name="measures"
    )
    findings = ManyToManyField(Finding, related_name="measures")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["goal__number", "number"]
        constraints = [UniqueConstraint(fields=["goal", "number"], name="measure_number_once")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.goal.number}.{self.number}"


class MeasureContribution(Model):
    """The thread between a measure and a contribution, with who tied it and when."""

    measure = ForeignKey(Measure, CASCADE, related_name="links")
    contribution = ForeignKey(Contribution, PROTECT, related_name="links")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["measure", "contribution"], name="thread_tied_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}-{self.contribution_id}"


class Answer(Model):
    """Svar på innspill: what became of one contribution. No row means open."""

    class Verdict(TextChoices):
        TAKEN_IN = "taken_in", _("Taken in")
        PARTLY = "partly", _("Partly taken in")
        NOT_TAKEN_IN = "not_taken_in", _("Not taken in")

    contribution = OneToOneField(Contribution, CASCADE, related_name="answer")
    policy = ForeignKey(Policy, CASCADE, related_name="answers")
    verdict = CharField(max_length=15, choices=Verdict)
    reason = TextField(blank=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(verdict="taken_in") | ~Q(reason=""), name="answer_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.verdict}"


class Resolution(Model):
    """Vedtak: who decided, when, with what vote and words."""

    policy = OneToOneField(Policy, CASCADE, related_name="resolution")
    body = CharField(max_length=120)
    decided_on = DateField()
    case_number = CharField(max_length=30)
    vote = CharField(max_length=120, blank=True)
    text = TextField()

    def __str__(self) -> str:
        return self.case_number
