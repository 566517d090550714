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
    JSONField,
    Model,
    PositiveIntegerField,
    Q,
    QuerySet,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution
from samspill.insight.models.themes import Theme
from samspill.people.models import User


class Part(Model):
    """Del av et innspill: from `start` to `end` of its text, for one that speaks of two things.

    The text itself is not touched; the parts that stand cover it from end to end.
    """

    contribution = ForeignKey(Contribution, CASCADE, related_name="parts")
    start = PositiveIntegerField()  # characters
    end = PositiveIntegerField()
    is_standing = BooleanField(default=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["contribution", "start"]
        constraints = [
            CheckConstraint(condition=Q(end__gt=F("start")), name="part_has_text"),
            UniqueConstraint(
                fields=["contribution", "start"],
                condition=Q(is_standing=True),
                name="part_begins_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end} of {self.contribution_id}"

    @property
    def text(self) -> str:
        return self.contribution.raw_text[self.start : self.end].strip()


class CodingQuerySet(QuerySet["Coding"]):
    def current(self) -> CodingQuerySet:
        """What counts: one a contribution, or one for each part of it."""
        return self.filter(is_current=True)

    def by_people(self) -> CodingQuerySet:
        return self.filter(source=Coding.Source.PERSON)


class Coding(Model):
    """Koding: which theme a contribution belongs to, and who says so. A person's wins.

    is_current    what counts
    is_standing   the last word of this coder on it; two coders' words stand side by side
    is_blind      given without having seen another person's: agreement is counted on these alone
    settles       given by one who saw that the coders disagreed
    """

    class Source(TextChoices):
        MACHINE = "machine", _("Proposed by the system")
        PERSON = "person", _("Sorted by a person")

    contribution = ForeignKey(Contribution, CASCADE, related_name="codings")
    part = ForeignKey(Part, CASCADE, null=True, related_name="codings")
    primary = ForeignKey(Theme, PROTECT, related_name="+")  # first level
    detail = ForeignKey(Theme, PROTECT, null=True, related_name="+")  # second level
    secondary = ForeignKey(Theme, PROTECT, null=True, related_name="+")  # first level
    source = CharField(max_length=10, choices=Source)
    proposed_by = CharField(max_length=60, blank=True)  # name and version of what proposed it
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    words = JSONField(default=list)  # the words of the text that decided
    secondary_words = JSONField(default=list)  # and those that spoke for the second theme
    is_unclear = BooleanField(default=False)  # by the system; or a person who could not tell
    is_current = BooleanField(default=True)
    is_standing = BooleanField(default=True)
    is_blind = BooleanField(default=False)
    settles = BooleanField(default=False)
    at = DateTimeField(default=timezone.now)

    objects = CodingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["contribution"],
                condition=Q(is_current=True, part=None),
                name="one_current_coding",
            ),
            UniqueConstraint(
                fields=["part"],
                condition=Q(is_current=True, part__isnull=False),
                name="one_current_coding_a_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.primary_id}"

    @property
    def theme_codes(self) -> list[str]:
        """The first-level themes it counts under: a second one only when a person has said so."""
        second = self.secondary_id if self.source == self.Source.PERSON else None
        return [code for code in (self.primary_id, second) if code]
