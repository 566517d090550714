"""What still stands open on the day the policy is decided on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from samspill.policy.export import OPEN, completeness
from samspill.policy.models import Policy, Remark, Wording


@dataclass(frozen=True)
class Unsettled:
    """deadline  of the consultation that is open, and that the resolution would end
    remarks      that have no answer
    clashes      places where two wrote the same, and nobody has chosen
    """

    deadline: datetime | None
    remarks: int
    clashes: int
    contributions: int

    @property
    def is_any(self) -> bool:
        return bool(self.deadline or self.remarks or self.clashes or self.contributions)

    @property
    def days_left(self) -> int:
        if self.deadline is None:
            return 0
        return (timezone.localdate(self.deadline) - timezone.localdate()).days


def unsettled(policy: Policy) -> Unsettled:
    """In a fixed number of queries."""
    now = timezone.now()
    running = policy.consultations.filter(closed_at__isnull=True, deadline__gt=now)
    remarks = Remark.objects.filter(consultation__policy=policy, erased_at__isnull=True)
    clashes = Wording.objects.filter(
        passage__policy=policy, is_set_aside=True, settled_at__isnull=True
    )
    return Unsettled(
        deadline=running.values_list("deadline", flat=True).first(),
        remarks=remarks.in_table().open().count(),
        clashes=clashes.count(),
        contributions=completeness(policy)[OPEN],
    )
