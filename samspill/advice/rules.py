"""Who writes the guide: it belongs to the whole installation, and national bodies write it."""

from __future__ import annotations

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_change as can_change_work


def writes_the_guide(organiser: Organiser) -> bool:
    return organiser.kind == Organiser.Kind.NATIONAL


def can_see_guide_work(membership: Membership) -> bool:
    """Drafts, advice and experiences that wait."""
    return writes_the_guide(membership.organiser)


def can_write_guide(membership: Membership) -> bool:
    return writes_the_guide(membership.organiser) and can_change_work(membership)
