from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samspill.policy.models import Measure, Policy
from samspill.pure.themes.covering import covered_words


@dataclass(frozen=True)
class Live:
    """How far a measure has come, from its row: no version keeps that.

    told  what was written of it, as it was written
    """

    status: str
    expected_on: date | None
    told: str
    language: str

    @property
    def reason(self) -> str:
        """As everyone may read it."""
        return covered_words(self.told, self.language)


def live_measures(policy: Policy) -> dict[int, Live]:
    """By key, in one query."""
    rows = Measure.objects.filter(goal__policy=policy).order_by()
    told = rows.values_list("pk", "status", "expected_on", "status_reason")
    return {
        pk: Live(status, expected_on, reason, policy.language)
        for pk, status, expected_on, reason in told
    }
