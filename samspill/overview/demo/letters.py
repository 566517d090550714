"""How the demo's letters are approved and sent, on their own days."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.letters import actions as letter_actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.organiser.models import Membership
from samspill.overview.demo.story import on, post
from samspill.people.models import User
from samspill.process.models import Lead, PolicyProcess

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


def invite_to_meeting(
    process: PolicyProcess, *, moment: datetime, initiators: list[str], by: User
) -> None:
    """The first letter of all: some associations ask the others to come and talk."""
    _write(process, Letter.Kind.PRELIMINARY_INVITATION, moment, by, initiators=initiators)


def write_to_municipality(process: PolicyProcess, *, moment: datetime, by: User) -> None:
    """The working group's formal request, on the conclusions of the meeting."""
    _write(process, Letter.Kind.FORMAL_REQUEST, moment, by)


def _write(
    process: PolicyProcess, kind: str, moment: datetime, by: User, **more: list[str]
) -> None:
    facts = {
        **facts_of_process(process),
        **more,
        "letter_date": moment.date(),
        "contact_name": by.name,
        "contact_email": by.email,
    }
    with on(moment - timedelta(days=3)):
        letter = letter_actions.draft(
            process.organiser,
            kind=kind,
            language=process.language,
            controller=Lead.WORKING_GROUP,
            process=process,
            facts=facts,
            by=by,
        )
    send(letter, moment=moment, signers={"working_group": by}, by=by)
