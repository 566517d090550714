from __future__ import annotations

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_prepare


def has_registry(organiser: Organiser) -> bool:
    """A national body invites municipalities, and has no list of associations."""
    return not organiser.invites_municipalities


def can_see(membership: Membership) -> bool:
    """Every member sees the list, with its addresses: it is what the work is about."""
    return has_registry(membership.organiser)


def can_change(membership: Membership) -> bool:
    """Those who may add, correct and import associations."""
    return has_registry(membership.organiser) and can_prepare(membership)
