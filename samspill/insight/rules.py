from __future__ import annotations

from samspill.dialogue.models import Dialogue
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change
from samspill.organiser.rules import can_sort as may_sort
from samspill.process.models import Lead
from samspill.process.rules import is_handed_over


def can_see_contributions(membership: Membership, dialogue: Dialogue) -> bool:
    """What the working group gathered is its own until it is handed over."""
    if dialogue.organiser_id != membership.organiser_id:
        return False
    conference = dialogue.conference
    if conference.controller != Lead.WORKING_GROUP:
        return True
    if membership.party == Membership.Party.WORKING_GROUP:
        return True
    return conference.process is not None and is_handed_over(conference.process)


def can_sort(membership: Membership) -> bool:
    """May sort contributions under themes, and have findings made."""
    return may_sort(membership)


def can_publish_contributions(membership: Membership) -> bool:
    """May let everyone read a contribution, with names masked."""
    return can_change(membership)


def can_release_themes(membership: Membership) -> bool:
    """May let everyone compare what an evening spoke of, in counts, and take it back."""
    return can_change(membership)
