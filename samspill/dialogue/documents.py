"""The seating plan on paper: cards for the tables, a list by name, a slip for each person."""

from __future__ import annotations

from typing import cast

from django.utils import timezone

from samspill.dialogue.models import Placement, SeatingPlan
from samspill.pure.documents import norwegian
from samspill.pure.documents.cards import CardPlacement, CardRound, TableCards
from samspill.pure.documents.tree import Language


def table_cards(plan: SeatingPlan) -> TableCards:
    """All that is printed for the tables, in the conference's language. Three queries."""
    conference = plan.dialogue.conference
    placements = Placement.objects.filter(plan=plan).select_related(
        "round", "table", "sign_up__association", "sign_up__municipality"
    )
    return TableCards(
        title=conference.title,
        language=cast(Language, conference.language),
        rounds=[
            CardRound(round.number, round.item.theme or round.item.title)
            for round in plan.dialogue.rounds.with_item()
        ],
        placements=[_placement(one) for one in placements.order_by("pk")],
        date_text=norwegian.long_date(
            timezone.localtime(conference.starts_at).date(), conference.language
        ),
        created=plan.made_at,
    )


def _placement(placement: Placement) -> CardPlacement:
    person = placement.sign_up
    return CardPlacement(
        round=placement.round.number,
        table=placement.table.number,
        name=person.name,
        association=person.represents,
        person=person.card_code,
        code=person.card_code,
    )
