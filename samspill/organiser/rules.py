"""Who may do what, by their role at the organiser. docs/roles.md is the table for people.

coordinator            everything, and alone decides, sends, publishes and lets people in
case officer           writes what others decide: the list of associations, letters, policy, answers
working group member   reads what their party holds, ticks, comments, sorts contributions
facilitator            leads the evening: sign-ups, tables, rounds, sorting
signatory              approves letters for their party, ticks and comments
table host             sees who sits where, and no other page
reader                 reads the work, without lists of people
"""

from __future__ import annotations

from samspill.organiser.models import Membership

Role = Membership.Role
SORTING = (Role.COORDINATOR, Role.CASE_OFFICER, Role.FACILITATOR, Role.GROUP_MEMBER)


def can_change(membership: Membership) -> bool:
    """Decides, sends and publishes: coordinators alone."""
    return membership.role == Role.COORDINATOR


def can_prepare(membership: Membership) -> bool:
    """Writes what is later decided on, sent or published."""
    return membership.role in (Role.COORDINATOR, Role.CASE_OFFICER)


def can_lead_dialogue(membership: Membership) -> bool:
    return membership.role in (Role.COORDINATOR, Role.FACILITATOR)


def can_sort(membership: Membership) -> bool:
    """Reads every contribution, and lays it where it belongs."""
    return membership.role in SORTING


def can_sign(membership: Membership) -> bool:
    """May approve a letter for their own party."""
    return membership.role in (Role.COORDINATOR, Role.SIGNATORY)


def works_along(membership: Membership) -> bool:
    """Takes part in the work, whatever their task; readers and table hosts do not."""
    return membership.role not in (Role.READER, Role.TABLE_HOST)


def sees_only_tables(membership: Membership) -> bool:
    return membership.role == Role.TABLE_HOST


def can_manage_people(membership: Membership) -> bool:
    """May see who works here, invite colleagues, change what they may do and end it."""
    return can_change(membership)


def can_change_place(membership: Membership) -> bool:
    """May say who the contact is, and what the place asks of its coordinators."""
    return can_change(membership)


def can_let_in(membership: Membership, party: str) -> bool:
    """May invite to this party, and change those in it: one's own; the other's only as long as it has
    no coordinator, for what the working group holds is seen by its members alone.

    One query, and none for one's own party.
    """
    if not can_manage_people(membership):
        return False
    if membership.party == party:
        return True
    theirs = Membership.objects.filter(organiser_id=membership.organiser_id, party=party)
    return not theirs.filter(role=Role.COORDINATOR).exists()
