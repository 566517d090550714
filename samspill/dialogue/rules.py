from __future__ import annotations

from samspill.dialogue.models import Dialogue, Round, SeatingSetup
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, can_lead_dialogue


def can_see_tables(membership: Membership) -> bool:
    """Who sits where is for those who run the evening, not for every reader."""
    return membership.role != Membership.Role.READER


def can_deal_tables(membership: Membership) -> bool:
    """May set the tables, deal them, and publish the plan."""
    return can_lead_dialogue(membership)


def can_see_reasons(membership: Membership) -> bool:
    """Why somebody sits apart or step-free is for those who plan, nobody else."""
    return can_deal_tables(membership)


def can_lead(membership: Membership) -> bool:
    """May open and close rounds, and write in what a table gave on paper."""
    return can_lead_dialogue(membership)


def can_import(membership: Membership) -> bool:
    return can_change(membership)


def can_write(round: Round | None) -> bool:
    """A phone may write: the round is open."""
    return round is not None and round.state == Round.State.OPEN


def can_choose_topics(dialogue: Dialogue) -> bool:
    """A participant may: the café goes by topics, and the plan is not published yet. Two queries."""
    setups = SeatingSetup.objects.filter(dialogue=dialogue, mode=SeatingSetup.Mode.TOPICS)
    return setups.exists() and not dialogue.seating_plans.published().exists()
