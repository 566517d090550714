"""Addresses that no longer work: marked when mail comes back, with the reason and the day."""

from __future__ import annotations

from datetime import datetime

from samspill.registry.models import ContactPoint


def mark_dead(address: str, reason: str, at: datetime) -> int:
    """Every living contact point with this address, whoever holds it. Returns how many."""
    points = ContactPoint.objects.filter(
        kind=ContactPoint.Kind.EMAIL, value__iexact=address.strip(), is_dead=False
    )
    return points.update(is_dead=True, dead_since=at, dead_reason=reason[:200])
