from __future__ import annotations

from samspill.insight.rules import can_see_contributions
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change
from samspill.policy.models import Policy


def can_see(membership: Membership, policy: Policy) -> bool:
    """As the contributions it rests on: what the working group holds is its own until handed over."""
    return can_see_contributions(membership, policy.dialogue)


def can_draft(membership: Membership) -> bool:
    return can_change(membership)


def can_write(membership: Membership, policy: Policy) -> bool:
    """A coordinator, until it is adopted: chapters, measures and threads."""
    return can_change(membership) and policy.state != Policy.State.ADOPTED


def can_answer(membership: Membership) -> bool:
    """Also after the resolution: every contribution shall get its answer."""
    return can_change(membership)


def can_adopt(membership: Membership, policy: Policy) -> bool:
    """May write down what the council decided."""
    return can_write(membership, policy)


def can_follow_up(membership: Membership, policy: Policy) -> bool:
    """May tell how far a measure has come."""
    return can_change(membership) and policy.state == Policy.State.ADOPTED


def is_public(policy: Policy) -> bool:
    """Everyone may read what is in consultation or adopted."""
    return policy.state in (Policy.State.CONSULTATION, Policy.State.ADOPTED)
