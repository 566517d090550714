from __future__ import annotations

from django.utils import timezone

from samspill.insight import actions


def run_next() -> int:
    """Do one analysis that is asked for, or that a worker has left; returns how many were done.

    One at a time, so that the worker's other tasks are not kept waiting by a long queue.
    """
    run = actions.claim_run(timezone.now())
    if run is None:
        return 0
    actions.make_run(run)
    return 1
