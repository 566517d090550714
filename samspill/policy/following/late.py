from __future__ import annotations

from datetime import date

from samspill.policy.models import Measure

FINISHED = (Measure.Status.DELIVERED, Measure.Status.DROPPED)


def is_late(status: str, *, deadline: date | None, expected_on: date | None, today: date) -> bool:
    """Not finished, and past its deadline or expected after it."""
    if status in FINISHED or deadline is None:
        return False
    return deadline < today or (expected_on is not None and expected_on > deadline)
