from __future__ import annotations

from samspill.insight.rules import can_see_contributions
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, can_prepare, works_along
from samspill.policy.models import Policy


def can_see(membership: Membership, policy: Policy) -> bool:
    """As the contributions it rests on: what the working group holds is its own until handed over."""
    return can_see_contributions(membership, policy.dialogue)


def can_draft(membership: Membership) -> bool:
    return can_prepare(membership)


def can_write(membership: Membership, policy: Policy) -> bool:
    """Who writes, until it is adopted: chapters, measures and threads."""
    return can_prepare(membership) and policy.is_open_for_writing


def numbers_are_loose(policy: Policy) -> bool:
    """Until the draft has been sent out, and others have written "2.3" of it."""
    return policy.state == Policy.State.DRAFT


def can_arrange(membership: Membership, policy: Policy) -> bool:
    """May move measures, and let them change numbers."""
    return can_write(membership, policy) and numbers_are_loose(policy)


def can_comment(membership: Membership, policy: Policy) -> bool:
    """Among those who make the policy, whatever their task; a plain reader reads the text alone."""
    return works_along(membership) and can_see(membership, policy)


def can_answer(membership: Membership) -> bool:
    """Also after the resolution: every contribution shall get its answer."""
    return can_prepare(membership)


def can_adopt(membership: Membership, policy: Policy) -> bool:
    """May write down what the council decided."""
    return can_change(membership) and can_write(membership, policy)


def can_name_owners(membership: Membership) -> bool:
    """May say who answers for a measure, also while it is a proposal."""
    return can_prepare(membership)


def can_follow_up(membership: Membership, policy: Policy) -> bool:
    """May tell how far a measure has come."""
    return can_prepare(membership) and policy.state == Policy.State.ADOPTED


def is_public(policy: Policy) -> bool:
    """Everyone may read what is in consultation or adopted."""
    return policy.state in (Policy.State.CONSULTATION, Policy.State.ADOPTED)


def can_make_papers(membership: Membership, policy: Policy) -> bool:
    """May let a document be typeset and kept, of what they can read."""
    return works_along(membership) and can_see(membership, policy)


def can_keep_templates(membership: Membership) -> bool:
    """May decide what the municipality's documents look like in Word."""
    return can_change(membership)
