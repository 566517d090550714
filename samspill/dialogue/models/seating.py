from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    ForeignKey,
    JSONField,
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

from samspill.conference.models import SignUp
from samspill.dialogue.models.dialogue import Dialogue, Round, Table


class Spread(TextChoices):
    """What may be spread evenly over the tables: only what a sign-up tells."""

    CATEGORY = "category", _("Field of work")
    REGION = "region", _("Where they come from")
    SIZE = "size", _("Size of the municipality")
    ROLE = "role", _("Role")
    LANGUAGE = "language", _("Language form")
    NEWCOMER = "newcomer", _("New here")


class NoSolo(TextChoices):
    """Of whom nobody should be the only one at a table."""

    NYNORSK = "nynorsk", _("Those who write nynorsk")
    NEWCOMER = "newcomer", _("Those who are new here")


def usual_spread() -> list[str]:
    return [Spread.CATEGORY, Spread.REGION]


class SeatingSetup(Model):
    """How a dialogue's seating plan is to be made: the café's mode, and what counts most."""

    class Mode(TextChoices):
        REMIX = "remix", _("Everyone is mixed anew in each round")
        ROTATE = "rotate", _("Fixed groups go from table to table")
        TOPICS = "topics", _("Everyone chooses a topic")

    class Favour(TextChoices):
        MEETINGS = "meetings", _("Meet as many as possible")
        BOTH = "both", _("Both")
        SPREAD = "spread", _("As evenly mixed as possible")

    dialogue = OneToOneField(Dialogue, CASCADE, related_name="seating_setup")
    mode = CharField(max_length=10, choices=Mode, default=Mode.REMIX)
    favour = CharField(max_length=10, choices=Favour, default=Favour.MEETINGS)
    apart_by_association = BooleanField(default=True)
    apart_by_municipality = BooleanField(default=False)
    spread = JSONField(default=usual_spread)  # values of Spread
    no_solo = JSONField(default=list)  # values of NoSolo

    def __str__(self) -> str:
        return f"seating setup of {self.dialogue_id}"


class SeatingRule(Model):
    """One rule about named people, for the planner's eyes. It goes two weeks after the conference."""

    class Kind(TextChoices):
        TOGETHER = "together", _("Sit together")
        APART = "apart", _("Sit apart")
        HOST = "host", _("Table host")
        STEP_FREE = "step_free", _("Step-free table")
        ABSENT = "absent", _("Not there")

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="seating_rules")
    kind = CharField(max_length=10, choices=Kind)
    people = ManyToManyField(SignUp, related_name="seating_rules")
    table = ForeignKey(Table, CASCADE, null=True, related_name="seating_rules")
    round = ForeignKey(Round, CASCADE, null=True, related_name="seating_rules")  # None: every round
    note = TextField(blank=True)  # why

    class Meta:
        ordering = ["pk"]
        constraints = [
            CheckConstraint(
                condition=Q(kind="host", table__isnull=False)
                | (~Q(kind="host") & Q(table__isnull=True)),
                name="a_host_has_a_table",
            ),
            CheckConstraint(
                condition=Q(round__isnull=True) | Q(kind="absent"),
                name="only_absence_is_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} rule {self.pk}"


class TableTopic(Model):
    """What is talked about at one table in one round."""

    round = ForeignKey(Round, CASCADE, related_name="topics")
    table = ForeignKey(Table, CASCADE, related_name="topics")
    topic = CharField(max_length=120)

    class Meta:
        constraints = [UniqueConstraint(fields=["round", "table"], name="one_topic_per_table")]

    def __str__(self) -> str:
        return self.topic


class TopicWish(Model):
    """A topic that one person has chosen in one round."""

    round = ForeignKey(Round, CASCADE, related_name="wishes")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="wishes")
    topic = CharField(max_length=120)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(fields=["round", "sign_up", "topic"], name="a_topic_is_wished_once")
        ]

    def __str__(self) -> str:
        return f"{self.sign_up_id} wishes for a topic in {self.round_id}"


class SeatingPlanQuerySet(QuerySet["SeatingPlan"]):
    def made(self) -> SeatingPlanQuerySet:
        return self.filter(state=SeatingPlan.State.MADE)

    def published(self) -> SeatingPlanQuerySet:
        """The newest first; the first one counts."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def under_way(self) -> SeatingPlanQuerySet:
        return self.filter(state__in=[SeatingPlan.State.QUEUED, SeatingPlan.State.MAKING])

    def to_be_made(self, now: datetime) -> SeatingPlanQuerySet:
        """Asked for, or left by a worker whose lease has run out; the oldest first."""
        queued = Q(state=SeatingPlan.State.QUEUED)
        left = Q(state=SeatingPlan.State.MAKING, leased_until__lt=now)
        return self.filter(queued | left).order_by("pk")


class SeatingPlan(Model):
    """Bordplassering for all rounds; the newest published one counts."""

    class State(TextChoices):
        QUEUED = "queued", _("Waits its turn")
        MAKING = "making", _("Being made")
        MADE = "made", _("Made")
        IMPOSSIBLE = "impossible", _("The rules contradict each other")
        FAILED = "failed", _("Was not made")

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="seating_plans")
    state = CharField(max_length=10, choices=State, default=State.MADE)
    base = ForeignKey("self", SET_NULL, null=True, related_name="+")  # the plan it stays close to
    seed = PositiveSmallIntegerField(default=1)
    favour = CharField(
        max_length=10, choices=SeatingSetup.Favour, default=SeatingSetup.Favour.MEETINGS
    )
    progress = PositiveSmallIntegerField(default=0)  # per cent
    leased_until = DateTimeField(null=True)
    lease_owner = CharField(max_length=32, blank=True)
    attempts = PositiveSmallIntegerField(default=0)
    quality = JSONField(default=dict)  # figures that may be published
    report = JSONField(default=dict)  # the planner's figures
    reasons = JSONField(default=list)  # why it is impossible; for the planner
    error = CharField(max_length=40, blank=True)  # a code
    made_at = DateTimeField(default=timezone.now)
    published_at = DateTimeField(null=True)

    objects = SeatingPlanQuerySet.as_manager()

    def __str__(self) -> str:
        return f"seating plan {self.pk}"


class Placement(Model):
    """A chair: one person at one table in one round."""

    plan = ForeignKey(SeatingPlan, CASCADE, related_name="placements")
    round = ForeignKey(Round, CASCADE, related_name="placements")
    table = ForeignKey(Table, CASCADE, related_name="placements")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="placements")
    is_locked = BooleanField(default=False)  # stays when the plan is made anew

    class Meta:
        constraints = [
            UniqueConstraint(fields=["plan", "round", "sign_up"], name="one_chair_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.sign_up_id} at {self.table_id} in {self.round_id}"
