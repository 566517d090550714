from __future__ import annotations

from datetime import datetime

from django.utils import timezone

import samspill
from samspill.upkeep.models import FORGOTTEN_AFTER, Worker


def tell_alive(name: str, *, started_at: datetime) -> None:
    """A worker is here; those that have not been heard of for a day are forgotten."""
    now = timezone.now()
    told = {"version": samspill.__version__, "started_at": started_at, "seen_at": now}
    Worker.objects.update_or_create(name=name, defaults=told)
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def tell_failed(name: str, *, task: str) -> None:
    """A task of this worker failed; what it was stands in the log, here only that it did."""
    Worker.objects.filter(name=name).update(failed_task=task, failed_at=timezone.now())


def tell_ended(name: str) -> None:
    """A worker that was asked to end is not missed."""
    Worker.objects.filter(name=name).delete()
