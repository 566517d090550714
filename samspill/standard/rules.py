from __future__ import annotations

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_change as can_change_work


def keeps_the_map(organiser: Organiser) -> bool:
    """Only a national body writes down where municipalities stand."""
    return organiser.kind == Organiser.Kind.NATIONAL


def can_see_statuses(membership: Membership) -> bool:
    return keeps_the_map(membership.organiser)


def can_record_status(membership: Membership) -> bool:
    return keeps_the_map(membership.organiser) and can_change_work(membership)
