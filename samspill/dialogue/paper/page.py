"""The page about the paper: which sheets lie out, and how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from samspill.dialogue.models import Dialogue, PaperSheet, Round, Table
from samspill.dialogue.state import current_round
from samspill.people.models import User

STANDING = Q(contributions__withdrawn_at__isnull=True, contributions__erased_at__isnull=True)


@dataclass(frozen=True)
class ListedSheet:
    """A row of the list. `state`: none (nothing is laid out), waiting, typed, to_check or checked."""

    sheet: PaperSheet
    state: str
    count: int = 0  # contributions that stand


@dataclass(frozen=True)
class RoundTab:
    """A round to choose, with how many of its sheets wait to be typed in, or to be checked."""

    round: Round
    waiting: int
    to_check: int


def paper_context(dialogue: Dialogue, user: User, asked: str) -> dict[str, Any]:
    """The list of one round: the one asked for, else the one that goes on, else the first.

    next, to_read   the first sheet that waits to be typed in, and to be read by this user
    """
    rounds = list(dialogue.rounds.with_item())
    chosen = [one for one in rounds if str(one.number) == asked]
    round = chosen[0] if chosen else current_round(rounds) or (rounds[0] if rounds else None)
    tables = list(dialogue.tables.all())
    listed = sheets_of(dialogue, round, tables) if round else []
    return {
        "rounds": _tabs(dialogue, rounds),
        "round": round,
        "listed": listed,
        "laid_out": [one for one in listed if one.state != "none"],
        "bare": [one for one in listed if one.state == "none"],
        "waiting": sum(one.state == "waiting" for one in listed),
        "to_check": sum(one.state == "to_check" for one in listed),
        "done": sum(one.state in ("typed", "checked") for one in listed),
        "next": next((one.sheet for one in listed if one.state == "waiting"), None),
        "to_read": next((one.sheet for one in listed if may_check(one, user)), None),
    }


def sheets_of(dialogue: Dialogue, round: Round, tables: Sequence[Table]) -> list[ListedSheet]:
    """A row for each sheet of a round, and for each table that has none. One query."""
    rows = (
        dialogue.sheets.filter(round=round)
        .annotate(count=Count("contributions", filter=STANDING))
        .select_related("typed_by", "checked_by")
    )
    by_table: dict[int, list[ListedSheet]] = {}
    for sheet in rows.order_by("number"):
        state = state_of_sheet(sheet, dialogue)
        by_table.setdefault(sheet.table_id, []).append(ListedSheet(sheet, state, sheet.count))
    listed: list[ListedSheet] = []
    for table in tables:
        found = by_table.get(table.pk, [])
        for one in found:
            one.sheet.table, one.sheet.round = table, round
        listed += found or [ListedSheet(bare_sheet(round, table), "none")]
    return listed


def may_check(listed: ListedSheet, user: User) -> bool:
    """It waits for a second reader, and this is another than the one who typed."""
    return listed.state == "to_check" and listed.sheet.typed_by_id != user.pk


def bare_sheet(round: Round, table: Table, number: int = 1) -> PaperSheet:
    """A sheet that may be laid out; not stored."""
    code = f"R{round.number}-B{table.number}-{number}"
    return PaperSheet(
        dialogue_id=round.dialogue_id, round=round, table=table, number=number, code=code
    )


def state_of_sheet(sheet: PaperSheet, dialogue: Dialogue) -> str:
    if sheet.pk is None:
        return "none"
    if sheet.typed_at is None:
        return "waiting"
    if sheet.checked_at is not None:
        return "checked"
    return "to_check" if dialogue.checks_paper else "typed"


def _tabs(dialogue: Dialogue, rounds: Sequence[Round]) -> list[RoundTab]:
    waiting, read = Q(typed_at__isnull=True), Q(checked_at__isnull=False)
    counted = (
        dialogue.sheets.order_by()
        .values("round")
        .annotate(
            waiting=Count("pk", filter=waiting), to_check=Count("pk", filter=~waiting & ~read)
        )
    )
    by_round = {row["round"]: row for row in counted}
    return [
        RoundTab(
            one,
            by_round.get(one.pk, {}).get("waiting", 0),
            by_round.get(one.pk, {}).get("to_check", 0) if dialogue.checks_paper else 0,
        )
        for one in rounds
    ]
