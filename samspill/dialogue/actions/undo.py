"""Taking back what was done in the control room; nothing said at a table is ever touched by it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.actions.acts import restore_schedule
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import ControlAct
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User

SCHEDULE = (
    "round_opened",
    "stage_opened",
    "round_extended",
    "clock_stopped",
    "clock_started",
    "round_closed",
)  # one rests on the other: the newest alone can be undone


@transaction.atomic
def undo_schedule(act: ControlAct, *, by: User | None = None) -> ControlAct:
    """Put rounds, stages and clock back to how they stood before the act.

    Raises    CannotUndoError when something has been done with the rounds since.
    """
    act = ControlAct.objects.select_for_update().select_related("dialogue").get(pk=act.pk)
    since = ControlAct.objects.filter(dialogue=act.dialogue, kind__in=SCHEDULE, undone_at=None)
    if act.undone_at or not act.before or since.filter(pk__gt=act.pk).exists():
        raise CannotUndoError
    now = timezone.now()
    restore_schedule(act.dialogue_id, act.before, elapsed=act.at, now=now)
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
