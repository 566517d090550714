from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    SET_NULL,
    CharField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
)
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.people.models import User


class AnalysisRunQuerySet(QuerySet["AnalysisRun"]):
    def claimable(self, now: datetime) -> AnalysisRunQuerySet:
        """Asked for, or left by a worker whose lease has run out; the oldest first."""
        left = Q(state=AnalysisRun.State.RUNNING, leased_until__lt=now)
        return self.filter(Q(state=AnalysisRun.State.WAITING) | left).order_by("pk")

    def reports(self) -> AnalysisRunQuerySet:
        """Reports that are made, the newest first."""
        return self.filter(kind=AnalysisRun.Kind.REPORT, state=AnalysisRun.State.DONE).order_by(
            "-pk"
        )


class AnalysisRun(Model):
    """One run of the analysis over a dialogue: new proposals for the pile, or a report.

    A report that is made stays as it was made, with the fingerprint of the rows it was made from.
    """

    class Kind(TextChoices):
        PROPOSALS = "proposals"
        REPORT = "report"

    class State(TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    dialogue = ForeignKey(Dialogue, CASCADE, related_name="analysis_runs")
    kind = CharField(max_length=10, choices=Kind)
    state = CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    asked_at = DateTimeField(default=timezone.now)
    lease_owner = CharField(max_length=32, blank=True)
    leased_until = DateTimeField(null=True)
    attempts = PositiveSmallIntegerField(default=0)
    done = PositiveIntegerField(default=0)  # steps, of `steps`
    steps = PositiveIntegerField(default=0)
    made_at = DateTimeField(null=True)
    fingerprint = CharField(max_length=64, blank=True)  # SHA-256 of the rows behind the report
    content = JSONField(null=True)  # report.json as it was made

    objects = AnalysisRunQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
