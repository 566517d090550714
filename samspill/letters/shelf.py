"""The letters of a process in the order of the road: what is done, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from samspill.letters.models import FROM_THE_POLICY, Letter, Recipient
from samspill.letters.rules import required_parties
from samspill.organiser.models import Membership, Organiser
from samspill.process.models import Lead, PolicyProcess

PARTY_NAMES = dict(Lead.choices)  # "the working group", not the role


@dataclass(frozen=True)
class Signature:
    """One party's yes: given (with name and time), or waited for."""

    party: str
    name: str
    approval: object | None = None

    @property
    def state(self) -> str:
        return "done" if self.approval else "next"


@dataclass
class Place:
    """One kind of letter on the road, with the letters written of it, newest first."""

    kind: str
    title: str
    state: str = "next"  # done | now | next, as the thread draws it
    letters: list[Letter] = field(default_factory=list)


def letters_of(
    organiser: Organiser, membership: Membership, process: PolicyProcess | None
) -> QuerySet[Letter]:
    """The letters of one process (or of none) that this member may see, newest first."""
    return seen_letters(organiser, membership).filter(process=process).order_by("-pk")


def seen_letters(organiser: Organiser, membership: Membership) -> QuerySet[Letter]:
    """What this member may see, with counts of receivers, in a fixed number of queries."""
    by_channel = {
        f"{channel}_count": Count("recipients", filter=Q(recipients__channel=channel))
        for channel in Recipient.Channel.values
    }
    return (
        organiser.letters.seen_by(membership)
        .defer("sent_pdf")
        .select_related("process", "organiser")
        .prefetch_related("approvals__by")
        .annotate(**by_channel)
    )


def places(letters: QuerySet[Letter], *, language: str = "") -> list[Place]:
    """The kinds in the order of the road; the first that is not sent is where one is.

    language   letters in it come first, as the place's own
    Those that the policy makes ready have a place once it has done so.
    """
    found = sorted(letters, key=lambda one: one.language != language)
    shelf = [
        Place(kind, str(title), letters=[one for one in found if one.kind == kind])
        for kind, title in Letter.Kind.choices
    ]
    shelf = [one for one in shelf if one.letters or one.kind not in FROM_THE_POLICY]
    is_here_given = False
    for place in shelf:
        if any(one.state == Letter.State.SENT for one in place.letters):
            place.state = "done"
        elif not is_here_given:
            place.state, is_here_given = "now", True
    return shelf


def signatures(letter: Letter) -> list[Signature]:
    """Who must say yes, in order, and who has. Needs `approvals__by`."""
    given = {approval.party: approval for approval in letter.approvals.all()}
    return [
        Signature(party, str(PARTY_NAMES[party]), given.get(party))
        for party in required_parties(letter)
    ]
