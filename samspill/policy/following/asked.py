"""When the owners are asked, and when they answer."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from samspill.policy.models import Policy, StatusRound
from samspill.pure.council_terms import months_after


def open_round(policy: Policy) -> StatusRound | None:
    """The owners are asked, and the report is not made yet."""
    rounds = policy.status_rounds.filter(reported_at__isnull=True)
    found: StatusRound | None = rounds.order_by("-number").first()
    return found


def next_status_on(policy: Policy) -> date | None:
    """When the owners are to be asked again; None before the resolution."""
    last = policy.status_rounds.order_by("-number").first()
    if last is not None:
        begun = timezone.localtime(last.asked_at).date()
        return months_after(begun, policy.months_between_status)
    resolution = policy.resolution
    return months_after(resolution.decided_on, policy.months_between_status) if resolution else None


def silent_in(round_: StatusRound) -> list[str]:
    """The roles that have not told of all their measures."""
    requests = round_.requests.filter(answered_at__isnull=True).select_related("owner")
    return [one.owner.role for one in requests.order_by("owner__role", "pk")]
