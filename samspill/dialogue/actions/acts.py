"""The control room's own log: what was done with rounds and boards, and how it was before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from samspill.dialogue.models import ControlAct, Dialogue, Round, Stage
from samspill.people.models import User

ROUND_FIELDS = ("state", "opened_at", "closes_at", "closed_at", "clock_stopped_at")
STAGE_FIELDS = ("opened_at", "closes_at", "closed_at")
SCHEDULE = (
    "round_opened",
    "stage_opened",
    "round_extended",
    "clock_stopped",
    "clock_started",
    "round_closed",
)  # one rests on the other: the newest alone can be undone
Before = dict[str, Any]


def note_act(
    dialogue: Dialogue,
    *,
    kind: str,
    by: User | None,
    details: Mapping[str, Any],
    before: Before | None = None,
) -> ControlAct:
    """Write one act in the caller's transaction. `details` holds numbers and references only."""
    return ControlAct.objects.create(
        dialogue=dialogue, kind=kind, by=by, details=dict(details), before=before or {}
    )


def schedule_of(dialogue_id: int) -> Before:
    """How every round and stage of a dialogue stands, as JSON has it. Two queries."""
    rounds = Round.objects.filter(dialogue_id=dialogue_id)
    stages = Stage.objects.filter(round__dialogue_id=dialogue_id)
    return {
        "rounds": {str(one.pk): _fields(one, ROUND_FIELDS) for one in rounds},
        "stages": {str(one.pk): _fields(one, STAGE_FIELDS) for one in stages},
    }


def restore_schedule(dialogue_id: int, before: Before, *, elapsed: datetime, now: datetime) -> None:
    """Put rounds and stages back as `before` tells; an open clock has the time left that it had then.

    elapsed   when `before` was the case
    """
    later = now - elapsed
    rounds = list(Round.objects.select_for_update(no_key=True).filter(dialogue_id=dialogue_id))
    Round.objects.open().filter(dialogue_id=dialogue_id).update(state=Round.State.CLOSED)
    for one in sorted(rounds, key=lambda one: _told(before, "rounds", one, "state") == "open"):
        if str(one.pk) in before["rounds"]:
            _put_back(one, before["rounds"][str(one.pk)])
            if one.state == Round.State.OPEN and one.closes_at and not one.clock_stopped_at:
                one.closes_at += later
            one.save(update_fields=ROUND_FIELDS)
    for stage in Stage.objects.select_related("round").filter(round__dialogue_id=dialogue_id):
        if str(stage.pk) in before["stages"]:
            _put_back(stage, before["stages"][str(stage.pk)])
            if stage.is_open and stage.closes_at and not stage.round.clock_stopped_at:
                stage.closes_at += later
            stage.save(update_fields=STAGE_FIELDS)


def _told(before: Before, kind: str, row: Round, field: str) -> Any:
    return before[kind].get(str(row.pk), {}).get(field)


def _fields(row: Round | Stage, names: tuple[str, ...]) -> dict[str, str | None]:
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _put_back(row: Round | Stage, fields: Mapping[str, str | None]) -> None:
    for name, value in fields.items():
        is_time = name.endswith("_at") and value is not None
        setattr(row, name, parse_datetime(value) if is_time and value else value)
