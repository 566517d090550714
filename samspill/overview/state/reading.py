"""The checks: each with what was found, and whether someone should look. Nothing personal."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Min, Q

from samspill.insight.models import AnalysisRun
from samspill.outbox.models import Delivery
from samspill.policy.models import Paper
from samspill.upkeep.models import SILENT_AFTER, Worker

LATE_AFTER = timedelta(minutes=15)  # what should have been done by then
LEAST_FREE_SHARE = 0.05
LEAST_FREE_BYTES = 500_000_000
FAILED_LATELY = timedelta(hours=1)


@dataclass(frozen=True)
class Check:
    """One thing that is looked at: `values` are numbers and moments, for whoever puts it in words."""

    name: str
    is_well: bool
    values: dict[str, Any] = field(default_factory=dict)


def serving() -> list[Check]:
    """What must hold for a server process to be asked at all."""
    try:
        return [_migrations(), disk()]
    except DatabaseError:
        return [Check("database", is_well=False)]


def working(now: datetime) -> list[Check]:
    """What must hold for what happens by itself to happen."""
    try:
        return [workers(now), queue("deliveries", _deliveries(now), now), *_queues(now)]
    except DatabaseError:
        return [Check("database", is_well=False)]


def _migrations() -> Check:
    """Every migration of this version is run, and none of a later one."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    missing = len(_all_migrations() - applied)
    return Check("migrations", missing == 0, {"missing": missing})


@lru_cache(maxsize=1)
def _all_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def disk() -> Check:
    """Room where the database, the key and the photos lie."""
    usage = shutil.disk_usage(settings.DATA if settings.DATA.exists() else settings.PACKAGE)
    is_well = usage.free >= min(LEAST_FREE_BYTES, usage.total * LEAST_FREE_SHARE)
    return Check("disk", is_well, {"free_bytes": usage.free, "total_bytes": usage.total})


def workers(now: datetime) -> Check:
    """At least one was heard of lately, and none has failed lately."""
    found = list(Worker.objects.order_by("-seen_at"))
    alive = [one for one in found if one.seen_at >= now - SILENT_AFTER]
    failed = [one for one in found if one.failed_at and one.failed_at >= now - FAILED_LATELY]
    values = {
        "alive": len(alive),
        "seen_at": found[0].seen_at if found else None,
        "failed_task": failed[0].failed_task if failed else "",
        "failed_at": failed[0].failed_at if failed else None,
    }
    return Check("workers", bool(alive) and not failed, values)


def queue(name: str, told: dict[str, Any], now: datetime) -> Check:
    """`told`: how many wait, since when the oldest should have been done."""
    oldest = told["oldest"]
    is_late = oldest is not None and oldest < now - LATE_AFTER
    return Check(name, not is_late, {"waiting": told["waiting"], "oldest": oldest})


def _deliveries(now: datetime) -> dict[str, Any]:
    """Those whose time has come; what is to leave later is not late."""
    due = Delivery.objects.due(now).order_by()
    return due.aggregate(waiting=Count("pk"), oldest=Min("not_before"))


def _queues(now: datetime) -> list[Check]:
    waiting = Q(state="waiting")
    return [
        queue(
            name, rows.filter(waiting).aggregate(waiting=Count("pk"), oldest=Min("asked_at")), now
        )
        for name, rows in (("analyses", AnalysisRun.objects), ("papers", Paper.objects))
    ]


def uncertain_deliveries() -> int:
    """Those that a person must decide on; no fault of the machine."""
    return Delivery.objects.uncertain().count()
