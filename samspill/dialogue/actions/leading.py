"""Who leads the evening, and what a leader does besides the rounds: wave to a table, read first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from samspill.dialogue.actions.acts import SCHEDULE, Before, note_act
from samspill.dialogue.control.errors import AlreadyDoneError, CannotLeadError
from samspill.dialogue.models import ControlAct, Dialogue, Round, Table
from samspill.dialogue.rules import can_lead
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.organiser.models import Membership
from samspill.people.models import User

Done = TypeVar("Done")


def turn_of(dialogue: Dialogue) -> str:
    """What has been done with the rounds so far, as a short text: another text, another was here."""
    acts = ControlAct.objects.filter(dialogue=dialogue, kind__in=SCHEDULE)
    found = acts.aggregate(newest=Max("pk"), undone=Count("undone_at"))
    return f"{found['newest'] or 0}.{found['undone']}"


@transaction.atomic
def in_turn(dialogue: Dialogue, *, seen: str, by: User, act: Callable[[], Done]) -> Done:
    """Do something with the rounds, unless another, or the clock, did so since the page was made.

    seen      `turn_of` when the page was made; "" to ask nothing
    Raises    AlreadyDoneError with the newest act. The first who acts leads, where nobody does.
    """
    list(Round.objects.select_for_update(no_key=True).filter(dialogue=dialogue).order_by("pk"))
    if seen and seen != turn_of(dialogue):
        acts = ControlAct.objects.filter(dialogue=dialogue, kind__in=SCHEDULE)
        raise AlreadyDoneError(acts.select_related("by", "undone_by").first())
    Dialogue.objects.filter(pk=dialogue.pk, led_by=None).update(led_by=by)
    return act()


@transaction.atomic
def hand_over_lead(dialogue: Dialogue, *, to: User, by: User | None) -> ControlAct | None:
    """Another leads from now on; None if it is the same person.

    Raises    CannotLeadError if they have no role here that leads.
    """
    dialogue = Dialogue.objects.select_for_update(of=("self",), no_key=True).get(pk=dialogue.pk)
    membership = Membership.objects.of(to).filter(organiser=dialogue.organiser_id).first()
    if membership is None or not can_lead(membership):
        raise CannotLeadError
    if dialogue.led_by_id == to.pk:
        return None
    before = {"led_by": dialogue.led_by_id}
    dialogue.led_by = to
    dialogue.save(update_fields=["led_by"])
    return _tell(dialogue, "lead_handed_over", by, before, to=to.pk)


@transaction.atomic
def nudge(table: Table, *, by: User | None) -> ControlAct:
    """Wave to the host of a table: the table's own screen says so, and nothing rings."""
    table = (
        Table.objects.select_for_update(of=("self",), no_key=True)
        .select_related("dialogue")
        .get(pk=table.pk)
    )
    before = {"nudged_at": table.nudged_at.isoformat() if table.nudged_at else None}
    table.nudged_at = timezone.now()
    table.save(update_fields=["nudged_at"])
    return _tell(table.dialogue, "nudged", by, before, table=table.number)


@transaction.atomic
def set_moderated(dialogue: Dialogue, *, is_moderated: bool, by: User | None) -> ControlAct | None:
    """Whether somebody reads before the big screen shows; None if it is so already.

    Switched on, what nobody has read leaves the board and waits.
    """
    dialogue = Dialogue.objects.select_for_update(of=("self",), no_key=True).get(pk=dialogue.pk)
    if dialogue.is_moderated == is_moderated:
        return None
    dialogue.is_moderated = is_moderated
    dialogue.save(update_fields=["is_moderated"])
    before = {"is_moderated": not is_moderated}
    return _tell(dialogue, "reading_set", by, before, reads_first=int(is_moderated))


def _tell(
    dialogue: Dialogue, kind: str, by: User | None, before: Before, **details: int
) -> ControlAct:
    """Live event, control room's log and history. A number that tells who somebody is stays here."""
    announced = {name: value for name, value in details.items() if name != "to"}
    announce(dialogue.channel_id, kind, announced)
    record(
        dialogue,
        action=f"dialogue.{kind}",
        organiser_number=dialogue.organiser_id,
        by=by,
        **announced,
    )
    return note_act(dialogue, kind=kind, by=by, details=details, before=before)
