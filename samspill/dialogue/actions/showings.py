"""What the big screen may show: let onto it, held back with a reason, or left to wait.

The words themselves are never touched. A note of an earlier time stays on the row, so that one who
undoes finds it again.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.actions.acts import Before, note_act
from samspill.dialogue.control.errors import AlreadyDoneError, NoReasonError, TakenBackError
from samspill.dialogue.models import Contribution, ControlAct, Showing
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User

SHOWING = ("shown", "held_back", "left_waiting")  # the acts that change what the board may show
WAITS = "waits"  # what stands when nobody has read it yet: no row at all


@transaction.atomic
def show(
    contribution: Contribution, *, by: User | None, expected: str | None = None
) -> ControlAct | None:
    """Let the big screen show a contribution, masked as everything there is.

    expected  how it stood when the page was made: "waits", "shown" or "held"; None to ask nothing
    Returns   the act, or None if it is shown already and nothing was expected.
    Raises    AlreadyDoneError if it stands otherwise than expected, TakenBackError.
    """
    contribution, showing = _locked(contribution, expected)
    if showing and showing.state == Showing.State.SHOWN:
        return None
    before = _before(showing)
    kept = {"reason": showing.reason, "note": showing.note} if showing else {}
    _put(contribution, state=Showing.State.SHOWN, by=by, **kept)
    return _tell(contribution, "shown", by, before)


@transaction.atomic
def hold_back(
    contribution: Contribution,
    *,
    reason: str,
    note: str = "",
    by: User | None,
    expected: str | None = None,
) -> ControlAct | None:
    """Keep a contribution off the big screen; the table is told why, and may write it anew.

    reason    a value of Showing.Reason; `note` is the reason in words when it is another
    Returns, expected   as `show`
    Raises    NoReasonError without a reason, or without words for another; else as `show`.
    """
    note = note.strip()
    if reason not in Showing.Reason.values or (reason == Showing.Reason.OTHER and not note):
        raise NoReasonError
    contribution, showing = _locked(contribution, expected)
    if showing and showing.state == Showing.State.HELD:
        return None
    before = _before(showing)
    _put(contribution, state=Showing.State.HELD, by=by, reason=reason, note=note)
    return _tell(contribution, "held_back", by, before, reason=reason)


@transaction.atomic
def let_wait(
    contribution: Contribution, *, by: User | None, expected: str | None = None
) -> ControlAct | None:
    """Take a contribution off the big screen without a reason: somebody must read it anew."""
    contribution, showing = _locked(contribution, expected)
    if showing is None:
        return None
    before = _before(showing)
    showing.delete()
    return _tell(contribution, "left_waiting", by, before)


def undo_showing(act: ControlAct, *, by: User | None) -> None:
    """Put what the board may show back to how it was before the act, in the caller's transaction."""
    contribution = Contribution.objects.select_for_update(of=("self",)).get(
        dialogue=act.dialogue_id, reference=act.details["contribution"]
    )
    state = act.before.get("state")
    if state is None:
        Showing.objects.filter(contribution=contribution).delete()
        return
    showing = Showing.objects.filter(contribution=contribution).first()
    note = showing.note if showing else ""
    _put(contribution, state=state, by=by, reason=act.before.get("reason", ""), note=note)


def _locked(
    contribution: Contribution, expected: str | None
) -> tuple[Contribution, Showing | None]:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("round", "dialogue")
    contribution = rows.get(pk=contribution.pk)
    showing = Showing.objects.filter(contribution=contribution).first()
    if not contribution.is_standing:
        raise TakenBackError
    if expected is not None and expected != (showing.state if showing else WAITS):
        acts = ControlAct.objects.filter(
            dialogue=contribution.dialogue_id, kind__in=SHOWING, undone_at=None
        )
        of_this = acts.filter(details__contribution=contribution.reference)
        raise AlreadyDoneError(of_this.select_related("by").first())
    return contribution, showing


def _before(showing: Showing | None) -> Before:
    return {"state": showing.state, "reason": showing.reason} if showing else {"state": None}


def _put(
    contribution: Contribution, *, state: str, by: User | None, reason: str = "", note: str = ""
) -> None:
    Showing.objects.update_or_create(
        contribution=contribution,
        defaults={"state": state, "reason": reason, "note": note, "by": by, "at": timezone.now()},
    )


def _tell(
    contribution: Contribution, kind: str, by: User | None, before: Before, **details: str
) -> ControlAct:
    payload = {"id": contribution.pk, "round": contribution.round.number}
    announce(contribution.dialogue.channel_id, kind, payload)
    record(
        contribution,
        action=f"dialogue.contribution_{kind}",
        organiser_number=contribution.organiser_id,
        by=by,
    )
    told = {"contribution": contribution.reference, **details}
    return note_act(contribution.dialogue, kind=kind, by=by, details=told, before=before)
