from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    DateTimeField,
    ForeignKey,
    ManyToManyField,
    Model,
    QuerySet,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models.codings import Coding
from samspill.insight.models.themes import Theme
from samspill.organiser.models import Organiser


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
