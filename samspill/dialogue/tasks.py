from __future__ import annotations

from django.utils import timezone

from samspill.dialogue import actions


def advance_by_the_clock() -> int:
    """Open the next stage, or close the round, wherever the time is out; how many moved on."""
    return actions.advance_by_the_clock(timezone.now())


def take_in_preparation() -> int:
    """What people have answered at sign-up since the last time becomes contributions."""
    dialogues = actions.dialogues_with_preparation()
    return sum(actions.take_in_preparation(one) for one in dialogues)


def make_seating_plans() -> int:
    """Make one plan that is asked for, or that a worker has left; returns how many were made.

    One at a time, so that the worker's other tasks are not kept waiting by a long queue.
    """
    plan = actions.claim_plan(timezone.now())
    if plan is None:
        return 0
    actions.make_plan(plan)
    return 1
