from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samspill.policy.models import Measure, Policy


@dataclass(frozen=True)
class Live:
    """How far a measure has come, from its row: no version keeps that."""

    status: str
    expected_on: date | None
    reason: str


def live_measures(policy: Policy) -> dict[int, Live]:
    """By key, in one query."""
    rows = Measure.objects.filter(goal__policy=policy).order_by()
    told = rows.values_list("pk", "status", "expected_on", "status_reason")
    return {pk: Live(status, expected_on, reason) for pk, status, expected_on, reason in told}
