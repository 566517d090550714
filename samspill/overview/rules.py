from __future__ import annotations

from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change


def can_archive(membership: Membership) -> bool:
    """The packages hold every word that was said: for those who do the daily work alone."""
    return can_change(membership)


def can_protect_data(membership: Membership) -> bool:
    """Requests from people and the list of who has read what is sensitive: the daily work alone."""
    return can_change(membership)
