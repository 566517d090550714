from __future__ import annotations

from django.utils import timezone

from samspill.letters.models import Letter
from samspill.organiser.models import Membership
from samspill.organiser.rules import can_change, can_prepare, can_sign, works_along
from samspill.process.models import Lead
from samspill.process.rules import is_handed_over

REQUIRED_PARTIES: dict[str, tuple[str, ...]] = {
    Lead.JOINT: (Membership.Party.WORKING_GROUP, Membership.Party.MUNICIPALITY),
    Lead.WORKING_GROUP: (Membership.Party.WORKING_GROUP,),
    Lead.MUNICIPALITY: (Membership.Party.MUNICIPALITY,),
}


def required_parties(letter: Letter) -> tuple[str, ...]:
    """Who must say yes before the letter leaves, in the order they sign."""
    return REQUIRED_PARTIES[letter.controller]


def can_see(membership: Membership, letter: Letter) -> bool:
    """What the working group holds is its own until it is handed over; as `Letter.seen_by`."""
    if letter.organiser_id != membership.organiser_id:
        return False
    is_held_back = (
        letter.controller == Lead.WORKING_GROUP
        and membership.party != Membership.Party.WORKING_GROUP
        and not (letter.process and is_handed_over(letter.process))
    )
    return not is_held_back


def can_edit(membership: Membership, letter: Letter) -> bool:
    """Who writes the letters, as long as this one has not been sent."""
    return (
        can_see(membership, letter)
        and can_prepare(membership)
        and letter.state != Letter.State.SENT
    )


def can_write(membership: Membership) -> bool:
    """Begin a letter."""
    return can_prepare(membership)


def can_approve(membership: Membership, letter: Letter) -> bool:
    """A signatory or coordinator, for their own party, if its yes is asked for."""
    return (
        can_see(membership, letter)
        and can_sign(membership)
        and membership.party in required_parties(letter)
        and letter.state != Letter.State.SENT
    )


def can_send(membership: Membership, letter: Letter) -> bool:
    """Who may press the button; whether the letter is ready is another matter."""
    return can_change(membership) and can_edit(membership, letter)


def can_mark_paper(membership: Membership, letter: Letter) -> bool:
    """Ask for the print bundle, and say what is printed and posted; also after it is sent.

    Whether every party has approved is another matter: `may_leave`.
    """
    return can_see(membership, letter) and can_change(membership)


def may_leave(letter: Letter) -> bool:
    """Every party has said yes to it as it stands: on paper as by e-mail, no letter goes before."""
    return letter.state in (Letter.State.APPROVED, Letter.State.SENT)


def can_answer(letter: Letter) -> bool:
    """Whether a receiver may still say yes or no: it is sent, and the day has not come."""
    day = str(letter.facts.get("conference_date", ""))
    is_over = bool(day) and day < timezone.localdate().isoformat()
    return letter.state == Letter.State.SENT and not is_over


def can_see_deliveries(membership: Membership) -> bool:
    """Names and addresses are for those who work along, not for every reader."""
    return works_along(membership)


def can_see_recipients(membership: Membership, letter: Letter) -> bool:
    """Who gets it, and the letter as each one gets it; how many they are, everyone may see."""
    return can_see(membership, letter) and can_see_deliveries(membership)


def can_resolve_deliveries(membership: Membership) -> bool:
    return can_change(membership)


def can_send_newsletter(membership: Membership) -> bool:
    """Also see who gets it: the addresses are shown to whoever decides that it leaves."""
    return can_change(membership)
