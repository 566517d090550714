"""Where a person sits, round by round, by the plan that was published last."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from samspill.conference.models import SignUp
from samspill.dialogue.models import Dialogue, Placement, Round, SeatingPlan
from samspill.dialogue.pictures import Room, TableDots, room

FEWEST_CHAIRS = 4
FEWEST_LETTERS = 3  # of a name, before anyone is shown
MOST_MATCHES = 8
_signer = Signer(sep=".", salt="dialogue.seat")


@dataclass(frozen=True)
class SeatInRound:
    """One line of a person's evening. `table` None: not there in that round."""

    number: int
    title: str
    table: int | None
    is_next: bool
    is_over: bool


@dataclass(frozen=True)
class Seat:
    """A place at a table.

    card         the code on the person's card; "" for one who chose the table or found the name
    table        its number, in the round asked about
    round        that round's number, or None when the table was chosen
    rounds       every round, the next one first; empty when the table was chosen
    company      how many others sit there
    new_company  how many of them were at none of the person's tables in an earlier round
    person       what opens the same page again for one who found the name
    """

    card: str
    table: int
    round: int | None = None
    rounds: tuple[SeatInRound, ...] = ()
    company: int = 0
    new_company: int = 0
    picture: Room | None = None
    person: str = ""


@dataclass(frozen=True)
class Match:
    """One whose name begins as was written. `represents` is told only to tell two namesakes apart."""

    name: str
    represents: str
    person: str


def published_plan(dialogue: Dialogue) -> SeatingPlan | None:
    """The plan that counts: the one published last."""
    return dialogue.seating_plans.published().defer("report", "reasons").first()


def seat_by_table(dialogue: Dialogue, number: str) -> Seat | None:
    """A seat at the table with that number, or None when there is no such table."""
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        return None
    table = dialogue.tables.filter(number=int(number)).first()
    return Seat("", table.number, picture=_picture(table.number, table.capacity)) if table else None


def seat_by_card(dialogue: Dialogue, card: str, round: Round | None) -> Seat | None:
    """The seat of the person with this card in `round`, or in the first there is a seat in.

    None when the card is not known or has no place in the plan.
    """
    sign_up = dialogue.conference.sign_ups.seated().filter(card_code__iexact=card).first()
    return _seat(dialogue, sign_up, round, card=sign_up.card_code) if sign_up else None


def seat_by_person(dialogue: Dialogue, person: str, round: Round | None) -> Seat | None:
    """The same for one who was found by name; `person` is what a Match holds."""
    try:
        code, _bar, number = _signer.unsign(person).partition("|")
    except BadSignature:
        return None
    if code != dialogue.code or not number.isdigit():
        return None
    sign_up = dialogue.conference.sign_ups.seated().filter(pk=int(number)).first()
    return _seat(dialogue, sign_up, round, person=person) if sign_up else None


def people_named(dialogue: Dialogue, written: str) -> list[Match]:
    """Those in the published plan with a name that begins as written, MOST_MATCHES + 1 at most.

    Nobody for fewer letters than FEWEST_LETTERS, and nobody when the conference is over: the list
    of everyone is not handed out.
    """
    wanted = " ".join(written.split()).casefold()
    plan = published_plan(dialogue)
    if len(wanted) < FEWEST_LETTERS or plan is None or dialogue.conference.is_past:
        return []
    rows = dialogue.conference.sign_ups.seated().filter(placements__plan=plan).distinct()
    found = [
        one
        for one in rows.select_related("association", "municipality").order_by("name", "pk")
        if _begins(one.name.casefold(), wanted)
    ][: MOST_MATCHES + 1]
    names = [one.name.casefold() for one in found]
    return [
        Match(
            one.name,
            one.represents if names.count(one.name.casefold()) > 1 else "",
            _signer.sign(f"{dialogue.code}|{one.pk}"),
        )
        for one in found
    ]


def _begins(name: str, wanted: str) -> bool:
    """The whole name or one of its words, from its first letter."""
    words = name.split()
    return any(" ".join(words[place:]).startswith(wanted) for place in range(len(words)))


def _seat(
    dialogue: Dialogue, sign_up: SignUp, round: Round | None, *, card: str = "", person: str = ""
) -> Seat | None:
    """Four queries more."""
    plan = published_plan(dialogue)
    if plan is None:
        return None
    mine = list(
        Placement.objects.filter(plan=plan, sign_up=sign_up)
        .select_related("round", "table")
        .order_by("round__number")
    )
    here = next((one for one in mine if round and one.round_id == round.pk), None)
    here = here or (mine[0] if mine else None)
    if here is None:
        return None
    people = _company(plan, sign_up, mine)
    company = people[here.pk]
    earlier = [people[one.pk] for one in mine if one.round.number < here.round.number]
    return Seat(
        card=card,
        table=here.table.number,
        round=here.round.number,
        rounds=_rounds(dialogue, mine),
        company=len(company),
        new_company=len(company.difference(*earlier)),
        picture=_picture(here.table.number, len(company) + 1),
        person=person,
    )


def _company(plan: SeatingPlan, sign_up: SignUp, mine: list[Placement]) -> dict[int, set[int]]:
    """For each of one's own chairs, the others at the table."""
    people: dict[int, set[int]] = {one.pk: set() for one in mine}
    places = {(one.round_id, one.table_id): one.pk for one in mine}
    others = plan.placements.exclude(sign_up=sign_up)
    for other, *place in others.values_list("sign_up_id", "round_id", "table_id"):
        if tuple(place) in places:
            people[places[place[0], place[1]]].add(other)
    return people


def _rounds(dialogue: Dialogue, mine: list[Placement]) -> tuple[SeatInRound, ...]:
    """The open round or the next first, then those that follow, then those that are over."""
    tables = {one.round_id: one.table.number for one in mine}
    rounds = list(dialogue.rounds.with_item())
    coming = [one for one in rounds if one.state != Round.State.CLOSED]
    held = [one for one in rounds if one.state == Round.State.CLOSED]
    return tuple(
        SeatInRound(
            number=one.number,
            title=one.item.theme or one.item.title,
            table=tables.get(one.pk),
            is_next=bool(coming) and one.pk == coming[0].pk,
            is_over=one.state == Round.State.CLOSED,
        )
        for one in [*coming, *held]
    )


def _picture(number: int, chairs: int) -> Room:
    """One table; the second chair from the top is the person's own, so that it has room for a word."""
    kinds = ["person"] * max(chairs, FEWEST_CHAIRS)
    kinds[1] = "me"
    return room([TableDots(number, kinds)], is_seating=True)
