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
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
    UUIDField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models.dialogue import Dialogue, Round, Table
from samspill.dialogue.models.paper import PaperSheet
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.models import Association

ERASED_MARK = (
    "[erased]"  # the one text that may take another's place; the database trigger knows it
)


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
        REFLECTION = "reflection", _("Reflection")  # said in the plenary

    class Channel(TextChoices):
        PHONE = "phone", _("Phone")
        TABLE_HOST = "table_host", _("Table host")
        PAPER = "paper", _("Paper")
        FILE = "file", _("File")
        WEB = "web", _("The sign-up form")  # before the conference

    organiser = ForeignKey(Organiser, PROTECT, related_name="contributions")
    # looked up by the indexes below, which begin with the same columns
    dialogue = ForeignKey(Dialogue, PROTECT, related_name="contributions", db_index=False)
    round = ForeignKey(Round, PROTECT, related_name="contributions", db_index=False)
    question = PositiveSmallIntegerField(default=1)  # its number in the round
    table = ForeignKey(Table, PROTECT, null=True, related_name="contributions")
    reference = CharField(max_length=60)  # the id people use; kept as given
    key = UUIDField(default=uuid4, unique=True)  # made on the phone: stored once
    raw_text = TextField()
    fingerprint = CharField(max_length=64)  # HMAC-SHA256 of the text; outlives erasure
    sent_fingerprint = CharField(max_length=64, blank=True)  # of all that the client sent
    language = CharField(max_length=3, blank=True)
    kind = CharField(max_length=10, choices=Kind, blank=True)
    association = ForeignKey(Association, SET_NULL, null=True, related_name="contributions")
    association_said = CharField(max_length=200, blank=True)  # as the giver wrote it
    channel = CharField(max_length=10, choices=Channel)
    written_by = ForeignKey(User, SET_NULL, null=True, related_name="+")  # table host, transcriber
    sheet = ForeignKey(PaperSheet, PROTECT, null=True, related_name="contributions")
    replaces = OneToOneField(  # what was typed wrongly from the sheet, and is kept beside it
        "self", PROTECT, null=True, related_name="replaced_by"
    )
    given_at = DateTimeField(default=timezone.now)
    is_late = BooleanField(default=False)  # came after the round was closed
    needs_reading = BooleanField(default=False)  # the screening found a name or health
    withdrawn_at = DateTimeField(null=True)
    erased_at = DateTimeField(null=True)
    erased_basis = CharField(max_length=60, blank=True)

    was_known = False  # of a draft taken in again: its key was stored before

    objects = ContributionQuerySet.as_manager()

    class Meta:
        indexes = [
            Index(fields=["dialogue", "-id"], name="contribution_newest"),
            Index(fields=["round", "table"], name="contribution_place"),
        ]
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
