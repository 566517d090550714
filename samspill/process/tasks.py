from __future__ import annotations

from django.utils import timezone

from samspill.process.actions import remind_owner
from samspill.process.models import ProcessStep


def remind_owners() -> int:
    """Each owner of a step, a week before its deadline and the day after."""
    today = timezone.localdate()
    return sum(remind_owner(step, today=today) for step in ProcessStep.objects.near_deadline(today))
