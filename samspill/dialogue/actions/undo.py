"""Taking back what was done in the control room; nothing said at a table is ever touched by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from samspill.dialogue.actions.acts import SCHEDULE, restore_schedule
from samspill.dialogue.actions.plenary import PLENARY
from samspill.dialogue.actions.plenary_undo import undo_plenary
from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.actions.showings import SHOWING, undo_showing
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import ControlAct, Dialogue, Round, Table
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User

LEAST_LEFT = timedelta(minutes=1)  # else the clock would do at once what was undone
KEYS = {  # what an act was done to: the newest act on the same thing is the one that can be undone
    **dict.fromkeys(SCHEDULE, ""),
    **dict.fromkeys(SHOWING, "contribution"),
    "nudged": "table",
    "lead_handed_over": "",
    "reading_set": "",
}


@transaction.atomic
def undo(act: ControlAct, *, by: User | None = None) -> ControlAct:
    """Put what an act changed back to how it was before.

    Raises    CannotUndoError when it is undone already, cannot be, or something that rests on it
              has been done since.
    """
    if act.kind in PLENARY:
        return undo_plenary(act, by=by)
    Dialogue.objects.select_for_update(of=("self",), no_key=True).get(pk=act.dialogue_id)
    act = (
        ControlAct.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=act.pk)
    )
    since = ControlAct.objects.filter(dialogue=act.dialogue, undone_at=None, pk__gt=act.pk)
    if not can_be_undone(act) or any(thing_of(one) == thing_of(act) for one in since):
        raise CannotUndoError
    now = timezone.now()
    _put_back(act, now, by)
    act.undone_at, act.undone_by = now, by
    act.save(update_fields=["undone_at", "undone_by"])
    announce(act.dialogue.channel_id, "undone", {"kind": act.kind})
    record(
        act.dialogue,
        action="dialogue.act_undone",
        organiser_number=act.dialogue.organiser_id,
        by=by,
        kind=act.kind,
    )
    return act


def can_be_undone(act: ControlAct) -> bool:
    """By its kind, and as long as it is not undone; what was done since is not asked."""
    is_known = act.kind in KEYS or act.kind in PLENARY
    return is_known and bool(act.before) and act.undone_at is None


def thing_of(act: ControlAct) -> tuple[str, object]:
    """What an act was done to. Acts on the same thing are undone newest first."""
    groups = (("schedule", SCHEDULE), ("showing", SHOWING), ("plenary", PLENARY))
    group = next((name for name, kinds in groups if act.kind in kinds), act.kind)
    return group, act.details.get(KEYS.get(act.kind, ""))


def _put_back(act: ControlAct, now: datetime, by: User | None) -> None:
    if act.kind in SCHEDULE:
        restore_schedule(act.dialogue_id, act.before, elapsed=act.at, now=now)
        _leave_time(act.dialogue_id, now)
    elif act.kind in SHOWING:
        undo_showing(act, by=by)
    elif act.kind == "nudged":
        at = act.before["nudged_at"]
        tables = Table.objects.filter(dialogue=act.dialogue_id, number=act.details["table"])
        tables.update(nudged_at=parse_datetime(at) if at else None)
    elif act.kind == "lead_handed_over":
        leader = User.objects.filter(pk=act.before["led_by"]).first()
        Dialogue.objects.filter(pk=act.dialogue_id).update(led_by=leader)
    elif act.kind == "reading_set":
        Dialogue.objects.filter(pk=act.dialogue_id).update(is_moderated=act.before["is_moderated"])


def _leave_time(dialogue_id: int, now: datetime) -> None:
    """What stands open again, and whose clock goes, has LEAST_LEFT at least."""
    round = Round.objects.open().filter(dialogue_id=dialogue_id, clock_stopped_at=None).first()
    if round is None or round.closes_at is None:
        return
    stage = current_stage(list(round.stages.all()))
    end = (stage.closes_at if stage else None) or round.closes_at
    short = now + LEAST_LEFT - end
    if short <= timedelta(0):
        return
    if stage and stage.closes_at:
        stage.closes_at += short
        stage.save(update_fields=["closes_at"])
    round.closes_at += short
    round.save(update_fields=["closes_at"])
