from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    ForeignKey,
    ManyToManyField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Finding, Theme
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process.models import DocumentKind, PolicyProcess

if TYPE_CHECKING:
    from samspill.policy.models.decisions import Resolution
    from samspill.policy.models.passages import Passage


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
    is_being_amended = BooleanField(
        default=False
    )  # adopted, and written on again until adopted anew
    revises = OneToOneField("self", SET_NULL, null=True, related_name="revised_by")
    months_between_status = PositiveSmallIntegerField(default=6)
    created_at = DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open_for_writing(self) -> bool:
        return self.state != Policy.State.ADOPTED or self.is_being_amended

    @cached_property
    def resolution(self) -> Resolution | None:
        """The last one: what is in force."""
        return self.resolutions.order_by("-decided_on", "-pk").first()


class Chapter(Model):
    """Kapittel: the text around the goals; its key says where it stands in the document."""

    policy = ForeignKey(Policy, CASCADE, related_name="chapters")
    key = CharField(max_length=30)
    heading = CharField(max_length=120)
    version = PositiveIntegerField(default=1)  # of the heading and of which paragraphs stand here
    sort_order = PositiveSmallIntegerField()

    class Meta:
        ordering = ["sort_order"]
        constraints = [UniqueConstraint(fields=["policy", "key"], name="chapter_once")]

    def __str__(self) -> str:
        return self.heading

    @property
    def body(self) -> str:
        """The whole text: its paragraphs with an empty line between."""
        return "\n\n".join(passage.text for passage in self.standing_passages)

    @property
    def standing_passages(self) -> list[Passage]:
        """In order; prefetch "passages" where many chapters are read."""
        return [one for one in self.passages.all() if one.is_standing]


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
    expected_on = DateField(null=True, blank=True)  # told later than the deadline: it is delayed
    carried_from = ForeignKey("self", SET_NULL, null=True, related_name="carried_to")
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

    @property
    def is_finished(self) -> bool:
        return self.status in (Measure.Status.DELIVERED, Measure.Status.DROPPED)


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
