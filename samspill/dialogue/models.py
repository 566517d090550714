from __future__ import annotations

from uuid import uuid4

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    Count,
    DateTimeField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    OneToOneField,
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

from samspill.conference.models import Conference, ProgrammeItem, SignUp
from samspill.live.models import LiveChannel
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.models import Association

ERASED_MARK = (
    "[erased]"  # the one text that may take another's place; the database trigger knows it
)


class Dialogue(Model):
    """The talk around the tables of one conference, with the code that people join by."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="dialogues")
    conference = OneToOneField(Conference, CASCADE, related_name="dialogue")
    code = CharField(max_length=8, unique=True)
    channel = OneToOneField(LiveChannel, PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"dialogue {self.code}"


class RoundQuerySet(QuerySet["Round"]):
    def with_item(self) -> RoundQuerySet:
        return self.select_related("item").order_by("number")

    def open(self) -> RoundQuerySet:
        return self.filter(state=Round.State.OPEN)


class Round(Model):
    """Innspillsrunde: one question, all tables. What it asks stands on the programme item."""

    class State(TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="rounds")
    item = OneToOneField(ProgrammeItem, PROTECT, related_name="round")
    number = PositiveSmallIntegerField()
    state = CharField(max_length=10, choices=State, default=State.PLANNED)
    opened_at = DateTimeField(null=True)
    closes_at = DateTimeField(null=True)  # for the countdown
    closed_at = DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

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


class Table(Model):
    """Bord: where people sit."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="tables")
    number = PositiveSmallIntegerField()
    capacity = PositiveSmallIntegerField()  # people

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "number"], name="table_once_per_dialogue")
        ]

    def __str__(self) -> str:
        return f"table {self.number}"


class SeatingPlan(Model):
    """Bordplassering for all rounds; the newest published one counts."""

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="seating_plans")
    seed = PositiveSmallIntegerField(default=1)
    quality = JSONField(default=dict)  # figures of pure.seating's report
    made_at = DateTimeField(default=timezone.now)
    published_at = DateTimeField(null=True)

    def __str__(self) -> str:
        return f"seating plan {self.pk}"


class Placement(Model):
    """A chair: one person at one table in one round."""

    plan = ForeignKey(SeatingPlan, CASCADE, related_name="placements")
    round = ForeignKey(Round, CASCADE, related_name="placements")
    table = ForeignKey(Table, CASCADE, related_name="placements")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="placements")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["plan", "round", "sign_up"], name="one_chair_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.sign_up_id} at {self.table_id} in {self.round_id}"


class ContributionQuerySet(QuerySet["Contribution"]):
    def standing(self) -> ContributionQuerySet:
        """Neither withdrawn nor erased: what counts."""
        return self.filter(withdrawn_at__isnull=True, erased_at__isnull=True)

    def in_order(self) -> ContributionQuerySet:
        return self.order_by("round__number", "table__number", "pk")

    def with_place(self) -> ContributionQuerySet:
        return self.select_related("round__item", "table", "association__category")

    def counted(self) -> dict[str, int]:
        """Contributions, distinct tables and distinct associations, in one query."""
        return self.aggregate(
            contributions=Count("pk", distinct=True),
            tables=Count("table", distinct=True),
            associations=Count("association", distinct=True),
        )


class Contribution(Model):
    """Innspill: one thought, in the words it was given. The database refuses to change them."""

    class Kind(TextChoices):
        CHALLENGE = "challenge", _("Challenge")
        WISH = "wish", _("Wish")
        OFFER = "offer", _("Offer")

    class Channel(TextChoices):
        PHONE = "phone", _("Phone")
        TABLE_HOST = "table_host", _("Table host")
        PAPER = "paper", _("Paper")
        FILE = "file", _("File")

    organiser = ForeignKey(Organiser, PROTECT, related_name="contributions")
    dialogue = ForeignKey(Dialogue, PROTECT, related_name="contributions")
    round = ForeignKey(Round, PROTECT, related_name="contributions")
    table = ForeignKey(Table, PROTECT, null=True, related_name="contributions")
    reference = CharField(max_length=60)  # the id people use; kept as given
    key = UUIDField(default=uuid4, unique=True)  # made on the phone: stored once
    raw_text = TextField()
    fingerprint = CharField(max_length=64)  # HMAC-SHA256 of the text; outlives erasure
    language = CharField(max_length=3, blank=True)
    kind = CharField(max_length=10, choices=Kind, blank=True)
    association = ForeignKey(Association, SET_NULL, null=True, related_name="contributions")
    channel = CharField(max_length=10, choices=Channel)
    written_by = ForeignKey(User, SET_NULL, null=True, related_name="+")  # table host, transcriber
    given_at = DateTimeField(default=timezone.now)
    is_late = BooleanField(default=False)  # came after the round was closed
    withdrawn_at = DateTimeField(null=True)
    erased_at = DateTimeField(null=True)
    erased_basis = CharField(max_length=60, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        indexes = [Index(fields=["dialogue", "-id"], name="contribution_newest")]
        constraints = [
            UniqueConstraint(fields=["dialogue", "reference"], name="reference_once_per_dialogue")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_standing(self) -> bool:
        return self.withdrawn_at is None and self.erased_at is None


class PublishedContribution(Model):
    """The layer that the public reads: names and health words masked; the raw row is not touched."""

    contribution = OneToOneField(Contribution, CASCADE, related_name="published")
    text = TextField()
    masked_spans = PositiveSmallIntegerField(default=0)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"published {self.contribution_id}"
