"""Who works in the house: one colleague is invited, and one has signed in from a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.organiser import actions
from samspill.organiser.invitation_links import invitation_token
from samspill.organiser.models import Invitation
from tests.address_parts import own, plain

if TYPE_CHECKING:
    from tests.house import House

C, MUN = "coordinator", "municipality"


def let_people_in(house: House) -> None:
    actions.invite(
        house.organiser,
        email="invitert@example.no",
        name="Invitert Eksempel",
        role="case_officer",
        party=MUN,
        language="nb",
        by=house.coordinator,
    )


def _invitation(house: House) -> Invitation:
    return house.organiser.invitations.get()


_member = own(pk=lambda house: house.organiser.memberships.get(user=house.reader).pk)
_invited = own(pk=lambda house: _invitation(house).pk)

PEOPLE: dict[str, Callable[[House], dict[str, Any]]] = {
    "organiser:administration": plain(),
    "organiser:coordinator": lambda house: {"number": house.organiser.pk},
    "organiser:invitation": lambda house: {"token": invitation_token(_invitation(house))},
    "organiser:invitation_renewal": _invited,
    "organiser:invitation_withdrawal": _invited,
    "organiser:invite": own(),
    "organiser:member": _member,
    "organiser:member_ending": _member,
    "organiser:opening": plain(),
    "organiser:people": own(),
    "organiser:place": own(),
    "people:account": plain(),
    "people:back": plain(provider="idporten"),
    "people:identity_removal": plain(provider="idporten"),
    "people:other_sessions": plain(),
    "people:password": plain(),
    "people:recovery_codes": plain(),
    "people:second_factor": plain(),
    "people:second_factor_removal": plain(),
    "people:second_step": plain(),
    "people:session_ending": plain(reference="ingen"),
    "people:start": plain(provider="idporten"),
}
PEOPLE_POSTS: dict[str, tuple[set[str], Any]] = {
    "organiser:invitation_renewal": ({C}, None),
    "organiser:invitation_withdrawal": ({C}, None),
    "organiser:invite": (
        {C},
        lambda house: {"email": "ny@example.no", "role": "reader", "party": MUN, "language": "nn"},
    ),
    "organiser:member": ({C}, lambda house: {"role": "facilitator", "party": MUN}),
    "organiser:member_ending": ({C}, None),
    "organiser:place": ({C}, lambda house: {"contact_name": "Ny Kontakt"}),
}
