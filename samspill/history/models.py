from __future__ import annotations

from django.db.models import (
    SET_NULL,
    BigIntegerField,
    CharField,
    DateTimeField,
    ForeignKey,
    Index,
    JSONField,
    Model,
    QuerySet,
)
from django.utils import timezone

from samspill.people.models import User


class EntryQuerySet(QuerySet["Entry"]):
    def about(self, subject: Model) -> EntryQuerySet:
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))

    def newest_first(self) -> EntryQuerySet:
        return self.order_by("-at", "-pk")


class Entry(Model):
    """Who did what, when: one row an action, written by the action itself, never changed.

    The organiser is kept by value, so that this room knows nothing of those above it.
    """

    organiser_number = BigIntegerField(null=True)
    actor = ForeignKey(User, SET_NULL, null=True, related_name="+")
    action = CharField(max_length=60)  # "conference.signed_up"
    subject_kind = CharField(max_length=60, blank=True)
    subject_id = CharField(max_length=40, blank=True)
    details = JSONField(default=dict)  # figures and references, never personal data
    at = DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [Index(fields=["organiser_number", "-at"], name="history_by_organiser")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject_id}"
