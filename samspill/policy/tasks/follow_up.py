"""What the worker does for those who answer for measures."""

from __future__ import annotations

from django.utils import timezone

from samspill.policy.actions.status_rounds import remind
from samspill.policy.models import StatusRequest


def remind_silent_owners() -> int:
    """Remind, once, those who have not told of everything when the last day is over."""
    due = StatusRequest.objects.to_remind(timezone.now())
    return sum(remind(request) for request in due.select_related("owner", "round"))
