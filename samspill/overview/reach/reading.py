"""How far each association of the list was reached: from standing there to having given something.

Counts associations, never people. One that was held twice counts as the one it is now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from samspill.conference.models import CheckIn, Conference
from samspill.dialogue.models import Contribution
from samspill.letters.models import Letter, Recipient
from samspill.organiser.models import Membership, Organiser
from samspill.pure.folding import fold
from samspill.pure.norwegian_names import calm_name
from samspill.registry.models import Category, ContactPoint

LISTED, EMAIL, INVITED = "listed", "email", "invited"
SIGNED_UP, CAME, GAVE = "signed_up", "came", "gave"
MEASURES = (LISTED, EMAIL, INVITED, SIGNED_UP, CAME, GAVE)  # in the order of the road
INVITES = (Letter.Kind.CONFERENCE_INVITATION, Letter.Kind.REMINDER)
NOT_KNOWN = ""


@dataclass(frozen=True)
class Listed:
    """One association. `kind` is an ICNPO code; `place` is folded; both "" when not known."""

    number: int
    kind: str
    place: str
    has_phone: bool


@dataclass(frozen=True)
class Reach:
    """conference  the one it is about; None when there is none that this person may see
    reached     measure -> numbers of associations; None when nobody can know yet
    kinds       code -> name, in the official order; places: folded -> as it is written
    """

    conference: Conference | None
    listed: list[Listed]
    reached: dict[str, frozenset[int] | None]
    kinds: dict[str, str]
    places: dict[str, str]

    def known(self, measure: str) -> frozenset[int]:
        return self.reached[measure] or frozenset()

    def missing(self, measure: str) -> list[Listed]:
        """Those that were not reached."""
        known = self.known(measure)
        return [one for one in self.listed if one.number not in known]

    @property
    def farthest(self) -> str:
        """The last that is known and where somebody lacks: what a person asks about now."""
        known = [one for one in MEASURES if self.reached[one]]
        lacking = [one for one in known if self.missing(one)]
        return [LISTED, *known, *lacking][-1]


def reach(organiser: Organiser, membership: Membership, *, conference: Conference | None) -> Reach:
    """Seven queries with a conference, three without."""
    kinds = {category.pk: category.name for category in Category.objects.all()}
    listed, places, emails = _listed(organiser)
    now = _merged(organiser)
    reached: dict[str, frozenset[int] | None] = dict.fromkeys(MEASURES)
    reached[LISTED] = frozenset(one.number for one in listed)
    reached[EMAIL] = emails
    if conference is not None:
        for measure, numbers in _of_conference(organiser, membership, conference):
            whole = frozenset(now.get(number, number) for number in numbers)
            reached[measure] = whole & reached[LISTED] or None
    return Reach(conference, listed, reached, kinds, places)


def _listed(organiser: Organiser) -> tuple[list[Listed], dict[str, str], frozenset[int]]:
    phones = ContactPoint.objects.filter(
        association=OuterRef("pk"), kind=ContactPoint.Kind.PHONE, is_dead=False
    )
    rows = organiser.associations.active().with_has_email().annotate(has_phone=Exists(phones))
    listed: list[Listed] = []
    places: dict[str, str] = {}
    emails: set[int] = set()
    for number, kind, district, town, has_email, has_phone in rows.values_list(
        "pk", "category", "district", "place", "has_email", "has_phone"
    ):
        written = district.strip() or calm_name(town.strip())
        places.setdefault(fold(written), written)
        listed.append(Listed(number, kind or NOT_KNOWN, fold(written), has_phone))
        if has_email:
            emails.add(number)
    return listed, places, frozenset(emails)


def _merged(organiser: Organiser) -> dict[int, int]:
    rows = organiser.associations.filter(merged_into__isnull=False)
    return dict(rows.values_list("pk", "merged_into"))


def _of_conference(
    organiser: Organiser, membership: Membership, conference: Conference
) -> Iterable[tuple[str, Iterable[int]]]:
    of_it = Q(conference_number=conference.pk)
    if conference.process_id is not None:
        of_it |= Q(process=conference.process_id)
    letters = organiser.letters.seen_by(membership).filter(
        of_it, kind__in=INVITES, state=Letter.State.SENT
    )
    asked = Recipient.objects.filter(letter__in=letters).filter(
        ~Q(channel=Recipient.Channel.LEFT_OUT) | Q(reason__startswith="same_address")
    )
    given = Contribution.objects.standing().filter(dialogue__conference=conference)
    came = CheckIn.objects.filter(sign_up__conference=conference)
    yield INVITED, _numbers(asked.values_list("association", flat=True))
    yield SIGNED_UP, _numbers(conference.sign_ups.standing().values_list("association", flat=True))
    yield CAME, _numbers(came.values_list("sign_up__association", flat=True))
    yield GAVE, _numbers(given.values_list("association", flat=True))


def _numbers(rows: Iterable[int | None]) -> set[int]:
    return {one for one in rows if one is not None}
