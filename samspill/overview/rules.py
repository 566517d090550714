from __future__ import annotations

from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change


def can_archive(membership: Membership) -> bool:
    """The packages hold every word that was said: for those who do the daily work alone."""
    return can_change(membership)
