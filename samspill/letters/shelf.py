"""The letters of a process in the order of the road: what is done, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from samspill.letters.kinds import BESIDES, OF_A_HOST, OF_A_PROCESS, ON_THE_ROAD
from samspill.letters.models import FROM_THE_POLICY, Letter, Recipient
from samspill.letters.rules import required_parties
from samspill.organiser.models import Membership, Organiser
from samspill.process.models import Lead, PolicyProcess

IN_ORDER = (*ON_THE_ROAD[:2], BESIDES[0], *ON_THE_ROAD[2:], *FROM_THE_POLICY, BESIDES[1])
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
        .select_related("process", "organiser", "wording")
        .prefetch_related("approvals__by")
        .annotate(**by_channel)
    )


def kinds_of(organiser: Organiser) -> list[tuple[str, str]]:
    """The kinds of letters that an organiser writes, with their names, in the order of the road."""
    own = OF_A_HOST if organiser.invites_municipalities else OF_A_PROCESS
    return [(kind.value, str(kind.label)) for kind in own]


def places(letters: QuerySet[Letter], *, language: str = "") -> list[Place]:
    """The kinds in the order of the road; the first that is not sent is where one is.

    language   letters in it come first, as the place's own
    Those beside the road, and those that the policy makes ready, have a place once they are begun.
    """
    shelf = _shelf(letters, IN_ORDER, language)
    shelf = [one for one in shelf if one.letters or one.kind in ON_THE_ROAD]
    _find_now([one for one in shelf if one.kind not in BESIDES])
    return shelf


def places_of_host(letters: QuerySet[Letter], *, language: str = "") -> list[Place]:
    """The kinds of a national host that are begun; the first that is not sent is where one is."""
    shelf = [one for one in _shelf(letters, OF_A_HOST, language) if one.letters]
    _find_now(shelf)
    return shelf


def _shelf(letters: QuerySet[Letter], kinds: tuple[Letter.Kind, ...], language: str) -> list[Place]:
    found = sorted(letters, key=lambda one: one.language != language)
    return [
        Place(kind, str(kind.label), letters=[one for one in found if one.kind == kind])
        for kind in kinds
    ]


def _find_now(shelf: list[Place]) -> None:
    is_here_given = False
    for place in shelf:
        if any(one.state == Letter.State.SENT for one in place.letters):
            place.state = "done"
        elif not is_here_given and not any(one.comes_too_late for one in place.letters):
            place.state, is_here_given = "now", True


def signatures(letter: Letter) -> list[Signature]:
    """Who must say yes, in order, and who has. Needs `approvals__by`."""
    given = {approval.party: approval for approval in letter.approvals.all()}
    host = letter.organiser.name if letter.organiser.invites_municipalities else ""
    return [
        Signature(party, host or str(PARTY_NAMES[party]), given.get(party))
        for party in required_parties(letter)
    ]
