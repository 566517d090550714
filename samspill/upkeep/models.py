from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import CharField, DateTimeField, Model, QuerySet

SILENT_AFTER = timedelta(minutes=5)  # a worker is heard of every ten seconds, between two tasks
FORGOTTEN_AFTER = timedelta(days=1)


class WorkerQuerySet(QuerySet["Worker"]):
    def alive(self, now: datetime) -> WorkerQuerySet:
        return self.filter(seen_at__gte=now - SILENT_AFTER)


class Worker(Model):
    """One `samspill work` and when it was last heard of: how a machine sees that work is done."""

    name = CharField(max_length=60, unique=True)  # of the process: machine and number
    version = CharField(max_length=20)
    started_at = DateTimeField()
    seen_at = DateTimeField(db_index=True)
    failed_task = CharField(max_length=120, blank=True)  # the one that failed last
    failed_at = DateTimeField(null=True)

    objects = WorkerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
