from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    CheckConstraint,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    Q,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models.contributions import Contribution
from samspill.dialogue.models.dialogue import Dialogue, Round, Table
from samspill.people.models import User


class Showing(Model):
    """Whether the big screen may show a contribution. Without one nobody has read it yet."""

    class State(TextChoices):
        SHOWN = "shown", _("Shown on the board")
        HELD = "held", _("Held back")

    class Reason(TextChoices):
        PERSON = "person", _("It tells who somebody is.")
        HEALTH = "health", _("It tells of somebody's health.")
        UNKIND = "unkind", _("It is unkind to somebody.")
        OTHER = "other", _("Another reason")

    contribution = OneToOneField(Contribution, PROTECT, related_name="showing")
    state = CharField(max_length=10, choices=State)
    reason = CharField(max_length=10, choices=Reason, blank=True)  # told to those who wrote it
    note = CharField(max_length=200, blank=True)  # the reason in words, when it is another
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=~Q(state="held") | ~Q(reason=""), name="held_back_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.contribution_id}"


class TopChoice(Model):
    """One of the table's top three: what it agreed to send to the plenary."""

    round = ForeignKey(Round, CASCADE, related_name="top_choices")
    table = ForeignKey(Table, CASCADE, related_name="top_choices")
    rank = PositiveSmallIntegerField()  # 1 to 3
    contribution = ForeignKey(Contribution, PROTECT, related_name="top_choices")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["round", "table", "rank"]
        constraints = [
            UniqueConstraint(fields=["round", "table", "rank"], name="top_rank_once_per_table"),
            UniqueConstraint(fields=["round", "table", "contribution"], name="top_choice_once"),
            CheckConstraint(condition=Q(rank__gte=1, rank__lte=3), name="top_three_are_three"),
        ]

    def __str__(self) -> str:
        return f"number {self.rank} of table {self.table_id}"


class Cluster(Model):
    """Klynge: contributions that the plenary has laid together, under a name of its own."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="clusters")
    round = ForeignKey(Round, CASCADE, null=True, related_name="clusters")
    number = PositiveSmallIntegerField()
    title = CharField(max_length=120)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)
    removed_at = DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "number"], name="cluster_once_per_dialogue")
        ]

    def __str__(self) -> str:
        return f"cluster {self.number}"


class ClusterMember(Model):
    """A contribution in a cluster; the words themselves are not touched."""

    cluster = ForeignKey(Cluster, CASCADE, related_name="members")
    contribution = OneToOneField(Contribution, PROTECT, related_name="cluster_member")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id} in cluster {self.cluster_id}"


class ControlAct(Model):
    """What a facilitator, or the clock, did in the control room; what can be undone says how it was."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="control_acts")
    kind = CharField(max_length=30)  # "round_opened", "stage_opened", "shown", …
    details = JSONField(default=dict)  # numbers and references; never names or texts
    before = JSONField(default=dict)  # what stood before, for the one who undoes
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")  # None: the clock
    at = DateTimeField(default=timezone.now)
    undone_at = DateTimeField(null=True)
    undone_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
