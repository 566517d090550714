from __future__ import annotations

from samspill.organiser.models import Membership


def can_change(membership: Membership) -> bool:
    """Coordinators do the daily work; signatories approve; facilitators lead; readers read."""
    return membership.role == Membership.Role.COORDINATOR


def can_lead_dialogue(membership: Membership) -> bool:
    return membership.role in (Membership.Role.COORDINATOR, Membership.Role.FACILITATOR)


def can_sign(membership: Membership) -> bool:
    """May approve a letter for their own party."""
    return membership.role in (Membership.Role.COORDINATOR, Membership.Role.SIGNATORY)
