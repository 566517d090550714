from __future__ import annotations

from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, works_along
from samspill.process.models import HandOver, Lead, PolicyProcess


def can_tick(membership: Membership) -> bool:
    """All who work here, but not those who only read."""
    return works_along(membership)


def can_see_working_group(membership: Membership, process: PolicyProcess) -> bool:
    """What the working group holds is its own until it is handed over."""
    if process.lead != Lead.WORKING_GROUP:
        return True
    return membership.party == Membership.Party.WORKING_GROUP or is_handed_over(process)


def can_hand_over(membership: Membership, process: PolicyProcess) -> bool:
    """Once, by a coordinator of the working group."""
    is_theirs = membership.party == Membership.Party.WORKING_GROUP
    return is_theirs and can_change(membership) and not is_handed_over(process)


def is_handed_over(process: PolicyProcess) -> bool:
    return HandOver.objects.filter(process=process).exists()


def waits_for_hand_over(process: PolicyProcess | None, controller: str) -> bool:
    """Nothing goes to the municipality's archive from a road that the associations lead or share, before
    they have handed it over. What the municipality leads alone is its own from the first day.

    controller  a value of Lead: who holds this one letter, conference or document
    """
    is_municipal = controller == Lead.MUNICIPALITY
    if process is None:
        return not is_municipal
    return not (is_municipal and process.lead == Lead.MUNICIPALITY) and not hasattr(
        process, "hand_over"
    )
