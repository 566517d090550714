"""What a dialogue looks like right now, for phones and boards: the same for everyone who asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, Q

from samspill.dialogue.models import Contribution, Dialogue, Round
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
    """The state as JSON has it; five queries. Texts are screened: no names, no health words.

    event   number of the newest live event that this state holds
    round   None before the first round, else number, state, question, theme, opened_at, closes_at
    next    number of the first round that is planned, or None
    rounds  how many there are
    tables  number and contributions in this round, for every table
    """
    dialogue.channel.refresh_from_db()  # first, so that the state is never older than its number
    rounds = list(dialogue.rounds.with_item())
    round = current_round(rounds)
    tables = tables_in(dialogue, round)
    planned = [one.number for one in rounds if one.state == Round.State.PLANNED]
    return {
        "event": dialogue.channel.event_number,
        "rounds": len(rounds),
        "round": _round(round) if round else None,
        "next": planned[0] if planned else None,
        "counts": {
            "contributions": sum(table["count"] for table in tables)
            + (without_table(round) if round else 0),
            "tables": sum(1 for table in tables if table["count"]),
            "table_count": len(tables),
        },
        "tables": tables,
        "newest": newest(round) if round else [],
    }


def _round(round: Round) -> dict[str, Any]:
    return {
        "number": round.number,
        "state": round.state,
        "title": round.item.title,
        "theme": round.item.theme,
        "question": round.item.question,
        "opened_at": round.opened_at.isoformat() if round.opened_at else None,
        "closes_at": round.closes_at.isoformat() if round.closes_at else None,
    }


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
            "last": row.last.isoformat() if row.last else None,
        }
        for row in rows.order_by("number")
    ]


def without_table(round: Round) -> int:
    """Standing contributions of a round whose table is not told."""
    return round.contributions.standing().filter(table__isnull=True).count()


def newest(round: Round, count: int = NEWEST) -> list[dict[str, Any]]:
    """The newest standing contributions of a round, newest first, screened."""
    rows = round.contributions.standing().select_related("table").order_by("-pk")[:count]
    return [told(row) for row in rows]


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
