"""What a dialogue looks like right now, for phones and boards: the same for everyone who asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.models import (
    Contribution,
    ContributionQuerySet,
    Dialogue,
    Round,
    Showing,
    Stage,
)
from samspill.pure.themes.screening import mask, screen

NEWEST = 6  # contributions told in the state; a board shows as many as have room


def current_round(rounds: Iterable[Round]) -> Round | None:
    """The open round, else the one that was opened last, else None. Its item must be fetched."""
    begun = [one for one in rounds if one.opened_at is not None]
    open_now = [one for one in begun if one.state == Round.State.OPEN]
    if open_now:
        return open_now[-1]
    return max(begun, key=lambda one: one.opened_at.timestamp(), default=None)


def state_of(dialogue: Dialogue) -> dict[str, Any]:
    """The state as JSON has it, in a fixed number of queries. Texts are screened: no names.

    event   number of the newest live event that this state holds
    rounds  number, open, title and questions [{number, text}] of each
    tables  the tables' numbers
    round   None before the first round, else what `_round` tells of the one that stands open, or
            was opened last: with its stages, its prompts and its clock
    next    number of the first round that is planned, or None
    room    number, count of contributions in this round, time of the last one, for every table
    newest  what the big screen may show, newest first
    """
    dialogue.channel.refresh_from_db()  # first, so that the state is never older than its number
    rounds = list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))
    round = current_round(rounds)
    room = tables_in(dialogue, round)
    planned = [one.number for one in rounds if one.state == Round.State.PLANNED]
    return {
        "code": dialogue.code,
        "title": dialogue.conference.title,
        "event": dialogue.channel.event_number,
        "rounds": [
            {
                "number": one.number,
                "open": one.state == Round.State.OPEN,
                "title": one.item.title,
                "questions": questions_of(one),
            }
            for one in rounds
        ],
        "tables": [table["number"] for table in room],
        "round": _round(round) if round else None,
        "next": planned[0] if planned else None,
        "counts": {
            "contributions": sum(table["count"] for table in room)
            + (without_table(round) if round else 0),
            "tables": sum(1 for table in room if table["count"]),
            "table_count": len(room),
        },
        "room": room,
        "newest": newest(dialogue, round) if round else [],
    }


def questions_of(round: Round) -> list[dict[str, Any]]:
    """Every question of a round; the first stands on its programme item."""
    further = [{"number": one.number, "text": one.text} for one in round.further_questions.all()]
    return [{"number": 1, "text": round.item.question}, *further]


def _round(round: Round) -> dict[str, Any]:
    """Times are ISO texts. `stage` is the kind of the open stage, or None."""
    stages = list(round.stages.all())
    stage = current_stage(stages)
    return {
        "number": round.number,
        "state": round.state,
        "title": round.item.title,
        "theme": round.item.theme,
        "question": round.item.question,
        "questions": questions_of(round),
        "prompts": round.all_prompts,
        "opened_at": _iso(round.opened_at),
        "closes_at": _iso(round.closes_at),
        "stage": stage.kind if stage else None,
        "stages": [
            {"number": one.number, "kind": one.kind, "minutes": one.minutes, "state": _state(one)}
            for one in stages
        ],
        "clock": clock_of(round, stage),
        "voters": round.voters,
        "dot_budget": round.dot_budget,
    }


def clock_of(round: Round, stage: Stage | None) -> dict[str, Any]:
    """What the countdown shows: {closes_at, left_seconds}; of the open stage, else of the round.

    closes_at      None when no clock closes it, and while the clock is stopped
    left_seconds   only while the clock is stopped: what was left then
    """
    end = stage.closes_at if stage else round.closes_at
    if round.state != Round.State.OPEN or end is None:
        return {"closes_at": None, "left_seconds": None}
    if round.clock_stopped_at:
        left = int((end - round.clock_stopped_at).total_seconds())
        return {"closes_at": None, "left_seconds": max(left, 0)}
    return {"closes_at": end.isoformat(), "left_seconds": None}


def _state(stage: Stage) -> str:
    if stage.is_open:
        return "open"
    return "closed" if stage.closed_at else "planned"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def tables_in(dialogue: Dialogue, round: Round | None) -> list[dict[str, Any]]:
    """Every table with the count and the time of its standing contributions in a round."""
    standing = Q(
        contributions__round=round,
        contributions__withdrawn_at__isnull=True,
        contributions__erased_at__isnull=True,
    )
    rows = dialogue.tables.annotate(
        count=Count("contributions", filter=standing),
        last=Max("contributions__given_at", filter=standing),
    )
    return [
        {
            "number": row.number,
            "count": row.count,
            "last": _iso(row.last),
            "nudged_at": _iso(row.nudged_at),
        }
        for row in rows.order_by("number")
    ]


def without_table(round: Round) -> int:
    """Standing contributions of a round whose table is not told."""
    return round.contributions.standing().filter(table__isnull=True).count()


def newest(dialogue: Dialogue, round: Round, count: int = NEWEST) -> list[dict[str, Any]]:
    """The newest of a round that the big screen may show, newest first, screened."""
    rows = on_board(dialogue, round).select_related("table").order_by("-pk")[:count]
    return [told(row) for row in rows]


def on_board(dialogue: Dialogue, round: Round) -> ContributionQuerySet:
    """What the big screen may show: what someone has let onto it; and, unless the evening is set to be
    read first, what nobody has read and the screening finds nothing in.
    """
    is_shown = Q(showing__state=Showing.State.SHOWN)
    if not dialogue.is_moderated:
        is_shown |= Q(showing=None, needs_reading=False)
    return round.contributions.standing().filter(is_shown)


def of_table(dialogue: Dialogue, *, table: int, round: int) -> list[dict[str, Any]]:
    """What a table has given in a round, newest first, screened."""
    rows = dialogue.contributions.standing().filter(table__number=table, round__number=round)
    return [told(row) for row in rows.select_related("table").order_by("-pk")]


def told(contribution: Contribution) -> dict[str, Any]:
    """One contribution as everyone in the room may see it."""
    return {
        "reference": contribution.reference,
        "table": contribution.table.number if contribution.table else None,
        "text": shown(contribution),
        "language": contribution.language,
        "kind": contribution.kind,
        "at": contribution.given_at.isoformat(),
    }


def shown(contribution: Contribution) -> str:
    """The text with names, health words, addresses and numbers of persons masked."""
    text = contribution.raw_text
    return mask(text, screen(text), contribution.language)
