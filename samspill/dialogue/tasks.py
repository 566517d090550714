from __future__ import annotations

from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import Round


def close_rounds_by_the_clock() -> None:
    """Close every round whose time is out; the contributions that come later are marked late."""
    for round in Round.objects.open().filter(closes_at__lte=timezone.now()):
        actions.close_round(round)


def make_seating_plans() -> int:
    """Make one plan that is asked for, or that a worker has left; returns how many were made.

    One at a time, so that the worker's other tasks are not kept waiting by a long queue.
    """
    plan = actions.claim_plan(timezone.now())
    if plan is None:
        return 0
    actions.make_plan(plan)
    return 1
