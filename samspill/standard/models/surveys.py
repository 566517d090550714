"""Spørreundersøkelsen: once a year the associations say whether they see what the municipality says."""

from __future__ import annotations

from datetime import date

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from samspill.organiser.models import Organiser
from samspill.registry.models import Association
from samspill.standard.models.criteria import Criterion


class SurveyQuerySet(QuerySet["Survey"]):
    def open_on(self, day: date) -> SurveyQuerySet:
        return self.filter(closes_on__gte=day, closed_at__isnull=True)


class Survey(Model):
    """One municipality's survey of one year. `closes_on` is the last day it can be answered."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="surveys")
    year = PositiveSmallIntegerField()
    opened_at = DateTimeField(default=timezone.now)
    closes_on = DateField()
    reminded_at = DateTimeField(null=True)
    closed_at = DateTimeField(null=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["year"]
        constraints = [UniqueConstraint(fields=["organiser", "year"], name="one_survey_a_year")]

    def __str__(self) -> str:
        return f"survey {self.organiser_id} {self.year}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.closes_on >= timezone.localdate()


class AskedAssociation(Model):
    """Spurt lag: one association that was sent a link. `association` is cut away when all is counted."""

    survey = ForeignKey(Survey, CASCADE, related_name="asked")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="+")
    answered_at = DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["survey", "association"], name="association_asked_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.pk}"


class SurveyAnswer(Model):
    """One association's word on one starred criterion: seen by nobody but in counts."""

    class Choice(TextChoices):
        YES = "yes", pgettext_lazy("an answer", "Yes")
        PARTLY = "partly", pgettext_lazy("an answer", "Partly")
        NO = "no", pgettext_lazy("an answer", "No")
        UNKNOWN = "unknown", pgettext_lazy("an answer", "We do not know")

    asked = ForeignKey(AskedAssociation, CASCADE, related_name="answers")
    criterion = ForeignKey(Criterion, PROTECT, related_name="answers")
    choice = CharField(max_length=10, choices=Choice)
    words = TextField(blank=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["asked", "criterion"], name="one_answer_each")]

    def __str__(self) -> str:
        return f"{self.asked_id} {self.criterion_id}"
