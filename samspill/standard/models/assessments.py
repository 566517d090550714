"""Egenvurdering: what a municipality says of itself, criterion by criterion, year by year."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    RESTRICT,
    SET_NULL,
    BinaryField,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    ForeignKey,
    IntegerChoices,
    Model,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextField,
    UniqueConstraint,
    URLField,
)
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.standard.models.criteria import Criterion, CriterionVersion


class SelfAssessment(Model):
    """One municipality's assessment of one year."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="assessments")
    year = PositiveSmallIntegerField()
    begun_at = DateTimeField(default=timezone.now)
    finished_at = DateTimeField(null=True)

    class Meta:
        ordering = ["year"]
        constraints = [UniqueConstraint(fields=["organiser", "year"], name="one_assessment_a_year")]

    def __str__(self) -> str:
        return f"{self.organiser_id} {self.year}"


class EvidenceFile(Model):
    """A document that shows what a mark says, as it was received."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="evidence_files")
    name = CharField(max_length=120)
    media_type = CharField(max_length=80)
    content = BinaryField()

    def __str__(self) -> str:
        return self.name


class MarkQuerySet(QuerySet["Mark"]):
    def current(self) -> MarkQuerySet:
        return self.filter(is_current=True)

    def public(self) -> MarkQuerySet:
        """What the municipality shows to all."""
        return self.current().filter(is_public=True)


class Mark(Model):
    """The level of one criterion in one year. A new word is a new row: nothing is written over.

    level   0-3; None says that there is no data, which is not the same as 0
    """

    class Level(IntegerChoices):
        NONE = 0, pgettext_lazy("a level", "none")
        BEGUN = 1, pgettext_lazy("a level", "begun")
        IN_PLACE = 2, pgettext_lazy("a level", "in place")
        IN_USE = 3, pgettext_lazy("a level", "in use")

    assessment = ForeignKey(SelfAssessment, CASCADE, related_name="marks")
    criterion = ForeignKey(Criterion, PROTECT, related_name="marks")
    version = ForeignKey(CriterionVersion, PROTECT, related_name="marks")
    level = PositiveSmallIntegerField(null=True, choices=Level)
    reason = TextField(blank=True)
    evidence_title = CharField(max_length=120, blank=True)
    evidence_address = URLField(max_length=500, blank=True)
    evidence_case = CharField(max_length=40, blank=True)
    evidence_file = ForeignKey(EvidenceFile, RESTRICT, null=True, related_name="marks")
    evidence_on = DateField(null=True)
    is_public = BooleanField(default=False)
    is_current = BooleanField(default=True)
    at = DateTimeField(default=timezone.now)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    objects = MarkQuerySet.as_manager()

    class Meta:
        ordering = ["criterion", "-at", "-pk"]
        constraints = [
            UniqueConstraint(
                fields=["assessment", "criterion"],
                condition=Q(is_current=True),
                name="one_current_mark",
            ),
            CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lte=3), name="level_to_three"
            ),
            CheckConstraint(
                condition=Q(level__isnull=True)
                | Q(level__lt=2)
                | (
                    Q(evidence_on__isnull=False)
                    & (
                        ~Q(evidence_address="")
                        | ~Q(evidence_case="")
                        | Q(evidence_file__isnull=False)
                    )
                ),
                name="in_place_has_dated_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.level}"

    @property
    def has_evidence(self) -> bool:
        return bool(self.evidence_address or self.evidence_case or self.evidence_file_id)
