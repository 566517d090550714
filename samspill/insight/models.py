from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    DateTimeField,
    ForeignKey,
    JSONField,
    ManyToManyField,
    Model,
    Q,
    QuerySet,
    SmallIntegerField,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution, Dialogue
from samspill.organiser.models import Organiser
from samspill.people.models import User


class Theme(Model):
    """Tema, in two levels: LOK, and LOK.booking below it. The shared taxonomy is reference rows."""

    code = CharField(max_length=40, primary_key=True)
    parent = ForeignKey("self", PROTECT, null=True, related_name="details")
    name_nb = CharField(max_length=80)
    name_nn = CharField(max_length=80)
    name_en = CharField(max_length=80)
    sort_order = SmallIntegerField()

    class Meta:
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return self.name_in(get_language() or "nb")

    def name_in(self, language: str) -> str:
        return getattr(self, f"name_{language}", self.name_nb)


class CodingQuerySet(QuerySet["Coding"]):
    def current(self) -> CodingQuerySet:
        return self.filter(is_current=True)


class Coding(Model):
    """Koding: which theme a contribution belongs to, and who says so. A person's wins."""

    class Source(TextChoices):
        MACHINE = "machine", _("Proposed by the system")
        PERSON = "person", _("Sorted by a person")

    contribution = ForeignKey(Contribution, CASCADE, related_name="codings")
    primary = ForeignKey(Theme, PROTECT, related_name="+")  # first level
    detail = ForeignKey(Theme, PROTECT, null=True, related_name="+")  # second level
    secondary = ForeignKey(Theme, PROTECT, null=True, related_name="+")  # first level
    source = CharField(max_length=10, choices=Source)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    words = JSONField(default=list)  # the words of the text that decided
    is_unclear = BooleanField(default=False)
    is_current = BooleanField(default=True)
    at = DateTimeField(default=timezone.now)

    objects = CodingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["contribution"], condition=Q(is_current=True), name="one_current_coding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.primary_id}"


class FindingQuerySet(QuerySet["Finding"]):
    def with_basis(self) -> FindingQuerySet:
        """Findings that contributions stand behind, the broadest first as they were made."""
        return self.filter(contributions__isnull=False).distinct().order_by("pk")


class Finding(Model):
    """Funn: a statement with its contributions behind it."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="findings")
    dialogue = ForeignKey(Dialogue, CASCADE, related_name="findings")
    reference = CharField(max_length=20)  # F1, F2 …
    statement = TextField()
    theme = ForeignKey(Theme, PROTECT, related_name="+")  # first or second level
    contributions = ManyToManyField(Contribution, related_name="findings")
    source = CharField(max_length=10, choices=Coding.Source)
    at = DateTimeField(default=timezone.now)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(fields=["dialogue", "reference"], name="finding_reference_once")
        ]

    def __str__(self) -> str:
        return self.reference
