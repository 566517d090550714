"""How the demo's letters are approved and sent, on their own days."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.letters import actions as letter_actions
from samspill.letters.models import Letter
from samspill.organiser.models import Membership
from samspill.overview.demo.story import on, post
from samspill.people.models import User

PARTIES = {
    "working_group": (Membership.Party.WORKING_GROUP,),
    "municipality": (Membership.Party.MUNICIPALITY,),
    "joint": (Membership.Party.WORKING_GROUP, Membership.Party.MUNICIPALITY),
}


def send(letter: Letter, *, moment: datetime, signers: dict[str, User], by: User) -> None:
    """Approve by those who sign, choose who gets it, send, and let the post office take it."""
    approve(letter, moment=moment - timedelta(days=2), signers=signers)
    with on(moment):
        letter_actions.choose_recipients(letter, by=by)
        letter_actions.send(letter, by=by)
    post(moment + timedelta(minutes=1))


def approve(letter: Letter, *, moment: datetime, signers: dict[str, User]) -> None:
    for index, party in enumerate(PARTIES[letter.controller]):
        with on(moment + timedelta(hours=index)):
            letter_actions.approve(letter, party=party, by=signers[party])
