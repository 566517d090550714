from samspill.organiser.actions.invitations import (
    INVITATION_DAYS,
    accept_invitation,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from samspill.organiser.actions.memberships import (
    change_membership,
    end_membership,
    give_membership,
)
from samspill.organiser.actions.places import change_place, open_organiser

__all__ = [
    "INVITATION_DAYS",
    "accept_invitation",
    "change_membership",
    "change_place",
    "end_membership",
    "give_membership",
    "invite",
    "open_organiser",
    "renew_invitation",
    "withdraw_invitation",
]
