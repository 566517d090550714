"""What is printed of an evening: cards, lists and slips of the seating plan, and sheets to write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from django.utils import timezone

from samspill.dialogue.models import PaperSheet, Placement, Round, SeatingPlan, Stage
from samspill.pure.documents import norwegian
from samspill.pure.documents.cards import CardPlacement, CardRound, TableCards
from samspill.pure.documents.paper_sheets import PaperSheets, Sheet, SheetRound
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
        date_text=_day(conference.starts_at, conference.language),
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


def paper_sheets(
    sheets: Sequence[PaperSheet], rounds: Sequence[Round], address: Callable[[str], str]
) -> PaperSheets:
    """Sheets to write on by hand, in the conference's language. No queries.

    rounds   those of the sheets, with item, further questions and stages
    address  where a sheet of this code is typed in
    """
    conference = sheets[0].dialogue.conference
    return PaperSheets(
        title=conference.title,
        language=cast(Language, conference.language),
        rounds=[_sheet_round(one) for one in rounds],
        sheets=[
            Sheet(one.round.number, one.table.number, one.code, address(one.code)) for one in sheets
        ],
        date_text=_day(conference.starts_at, conference.language),
        created=max(one.at for one in sheets),
    )


def _sheet_round(round: Round) -> SheetRound:
    kinds = {stage.kind for stage in round.stages.all()}
    further = [question.text for question in round.further_questions.all()]
    return SheetRound(
        round.number,
        round.item.theme or round.item.title,
        questions=[round.item.question, *further],
        prompts=round.all_prompts,
        has_dots=not kinds or Stage.Kind.DOTS in kinds,
    )


def _day(moment: datetime, language: str) -> str:
    return norwegian.long_date(timezone.localtime(moment).date(), language)
