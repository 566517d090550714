from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    F,
    ForeignKey,
    Manager,
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils.translation import gettext_lazy as _

from samspill.conference.models import Conference, ProgrammeItem
from samspill.live.models import LiveChannel
from samspill.organiser.models import Organiser
from samspill.people.models import User

PREPARATION = 0  # the round of what was written before the conference


class Dialogue(Model):
    """The talk around the tables of one conference, with the code that people join by."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="dialogues")
    conference = OneToOneField(Conference, CASCADE, related_name="dialogue")
    code = CharField(max_length=8, unique=True)
    channel = OneToOneField(LiveChannel, PROTECT, related_name="+")
    is_listed = BooleanField(default=False)  # other programs may find it among the open ones
    is_moderated = BooleanField(default=False)  # someone reads before the big screen shows
    checks_paper = BooleanField(default=False)  # a second person reads what is typed in from paper
    led_by = ForeignKey(User, SET_NULL, null=True, related_name="+")  # others may act too

    def __str__(self) -> str:
        return f"dialogue {self.code}"


class RoundQuerySet(QuerySet["Round"]):
    def with_item(self) -> RoundQuerySet:
        return self.select_related("item").order_by("number")

    def open(self) -> RoundQuerySet:
        return self.filter(state=Round.State.OPEN)


AnyRoundManager = Manager.from_queryset(RoundQuerySet)


class HeldRoundManager(AnyRoundManager["Round"]):
    """The rounds around the tables. What was asked before them is a round of its own, number 0,
    which belongs to no plan, no clock and no board: those who read words ask for `everything`."""

    def get_queryset(self) -> RoundQuerySet:
        return super().get_queryset().exclude(number=PREPARATION)  # type: ignore[return-value]


class Round(Model):
    """Innspillsrunde: one question, all tables. What it asks stands on the programme item."""

    class State(TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Voters(TextChoices):
        """Whose dots and opinions are counted once."""

        PERSON = "person", _("One for each person")
        ASSOCIATION = "association", _("One for each association")

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="rounds")
    item = OneToOneField(ProgrammeItem, PROTECT, related_name="round")
    number = PositiveSmallIntegerField()
    state = CharField(max_length=10, choices=State, default=State.PLANNED)
    opened_at = DateTimeField(null=True)
    closes_at = DateTimeField(null=True)  # the whole round; None when no clock closes it
    closed_at = DateTimeField(null=True)
    clock_stopped_at = DateTimeField(null=True)  # what is left counts from this moment
    prompts = TextField(blank=True)  # one a line: help to get the talk going
    voters = CharField(max_length=12, choices=Voters, default=Voters.PERSON)
    dot_budget = PositiveSmallIntegerField(default=3)  # dots each may give

    objects = HeldRoundManager()
    everything = AnyRoundManager()

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "number"], name="round_once_per_dialogue"),
            UniqueConstraint(
                fields=["dialogue"], condition=Q(state="open"), name="one_open_round_per_dialogue"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number}"

    @property
    def all_prompts(self) -> list[str]:
        return [line.strip() for line in self.prompts.splitlines() if line.strip()]


class Table(Model):
    """Bord: where people sit."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="tables")
    number = PositiveSmallIntegerField()
    capacity = PositiveSmallIntegerField()  # people
    minimum = PositiveSmallIntegerField(default=0)  # people; a table may also stand empty
    is_step_free = BooleanField(default=True)  # can be reached without steps
    nudged_at = DateTimeField(null=True)  # the facilitator waved to the table's host

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "number"], name="table_once_per_dialogue"),
            CheckConstraint(
                condition=Q(minimum__lte=F("capacity")), name="minimum_within_capacity"
            ),
        ]

    def __str__(self) -> str:
        return f"table {self.number}"
