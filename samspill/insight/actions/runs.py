"""Asking for an analysis, and whose it is: a run is a row that the worker claims for a while."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.insight.actions.acts import lock
from samspill.insight.models import AnalysisRun
from samspill.people.models import User

LEASE = timedelta(seconds=120)
MOST_ATTEMPTS = 3  # a run that has ended the worker so often is left, and told of
TOLD_SECONDS = 0.5  # between two words on how far it has come
State, Kind = AnalysisRun.State, AnalysisRun.Kind


@transaction.atomic
def ask_for_run(dialogue: Dialogue, *, kind: str, by: User | None = None) -> AnalysisRun:
    """Let the worker do it soon; one that waits already is given back.

    One that is under way is not: it may have read the sorting before what was changed last.
    """
    lock(dialogue)
    waiting = dialogue.analysis_runs.filter(kind=kind, state=State.WAITING).first()
    if waiting is not None:
        return waiting
    run = AnalysisRun.objects.create(dialogue=dialogue, kind=kind, asked_by=by)
    if kind == Kind.REPORT:
        number = dialogue.organiser_id
        record(dialogue, action="insight.report_asked", organiser_number=number, by=by)
    return run


def claim_run(now: datetime) -> AnalysisRun | None:
    """The next run, ours until the lease runs out; committed before this returns.

    One that has ended its workers too often is marked as failed, and passed by.
    """
    with transaction.atomic(durable=True):
        claimable = AnalysisRun.objects.claimable(now)
        claimable.filter(attempts__gte=MOST_ATTEMPTS).update(state=State.FAILED, leased_until=None)
        rows = claimable.select_for_update(skip_locked=True, of=("self",))
        run = rows.select_related("dialogue__conference", "dialogue__organiser").first()
        return None if run is None else _take(run, now)


def _take(run: AnalysisRun, now: datetime) -> AnalysisRun:
    run.state = State.RUNNING
    run.lease_owner = uuid.uuid4().hex
    run.leased_until = now + LEASE
    run.attempts += 1
    run.done = run.steps = 0
    run.save(update_fields=["state", "lease_owner", "leased_until", "attempts", "done", "steps"])
    return run


def let_go(run: AnalysisRun) -> None:
    """Something went wrong: the next worker tries again, until it has been tried too often."""
    is_last = run.attempts >= MOST_ATTEMPTS
    state = State.FAILED if is_last else State.WAITING
    ours(run).update(state=state, leased_until=None)


def settle(run: AnalysisRun, **values: Any) -> bool:
    """Write down what came of it; False when the lease has gone to another, and it is let go."""
    changed = {
        "state": State.DONE,
        "leased_until": None,
        "made_at": timezone.now(),
        "done": run.steps,
        "steps": run.steps,
        **values,
    }
    if not ours(run).update(**changed):
        return False
    for name, value in changed.items():
        setattr(run, name, value)
    return True


def ours(run: AnalysisRun) -> QuerySet[AnalysisRun]:
    return AnalysisRun.objects.filter(pk=run.pk, lease_owner=run.lease_owner, state=State.RUNNING)


def teller(run: AnalysisRun) -> Callable[[int, int], None]:
    """Writes down how many steps are done, of how many, now and then; and holds the lease meanwhile."""
    last = -TOLD_SECONDS

    def tell(done: int, steps: int) -> None:
        nonlocal last
        run.steps = steps
        if time.monotonic() - last < TOLD_SECONDS:
            return
        last = time.monotonic()
        ours(run).update(done=done, steps=steps, leased_until=timezone.now() + LEASE)

    return tell
