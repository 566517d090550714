"""Where a person sits, round by round, by the plan that was published last."""

from __future__ import annotations

from dataclasses import dataclass

from samspill.dialogue.models import Dialogue, Placement, Round, SeatingPlan
from samspill.dialogue.pictures import Room, TableDots, room

FEWEST_CHAIRS = 4


@dataclass(frozen=True)
class Seat:
    """A place at a table.

    card         the code on the person's card; "" for one who chose the table
    table        its number, in the round asked about
    round        that round's number, or None when the table was chosen
    others       (round, table) in the other rounds
    company      how many others sit there
    new_company  how many of them were at none of the person's tables in an earlier round
    """

    card: str
    table: int
    round: int | None = None
    others: tuple[tuple[int, int], ...] = ()
    company: int = 0
    new_company: int = 0
    picture: Room | None = None


def published_plan(dialogue: Dialogue) -> SeatingPlan | None:
    """The plan that counts: the one published last."""
    plans = dialogue.seating_plans.filter(published_at__isnull=False)
    return plans.order_by("-published_at", "-pk").first()


def seat_by_table(dialogue: Dialogue, number: str) -> Seat | None:
    """A seat at the table with that number, or None when there is no such table."""
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        return None
    table = dialogue.tables.filter(number=int(number)).first()
    return Seat("", table.number, picture=_picture(table.number, table.capacity)) if table else None


def seat_by_card(dialogue: Dialogue, card: str, round: Round | None) -> Seat | None:
    """The seat of the person with this card in `round`, or in the first there is a seat in.

    None when the card is not known or has no place in the plan. Four queries.
    """
    plan = published_plan(dialogue)
    sign_up = dialogue.conference.sign_ups.seated().filter(card_code__iexact=card).first()
    if plan is None or sign_up is None:
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
    people: dict[int, set[int]] = {one.pk: set() for one in mine}
    places = {(one.round_id, one.table_id): one.pk for one in mine}
    others = plan.placements.exclude(sign_up=sign_up)
    for person, *place in others.values_list("sign_up_id", "round_id", "table_id"):
        if tuple(place) in places:
            people[places[place[0], place[1]]].add(person)
    company = people[here.pk]
    earlier = [people[one.pk] for one in mine if one.round.number < here.round.number]
    return Seat(
        card=sign_up.card_code,
        table=here.table.number,
        round=here.round.number,
        others=tuple((one.round.number, one.table.number) for one in mine if one != here),
        company=len(company),
        new_company=len(company.difference(*earlier)),
        picture=_picture(here.table.number, len(company) + 1),
    )


def _picture(number: int, chairs: int) -> Room:
    """One table; the second chair from the top is the person's own, so that it has room for a word."""
    kinds = ["person"] * max(chairs, FEWEST_CHAIRS)
    kinds[1] = "me"
    return room([TableDots(number, kinds)], is_seating=True)
