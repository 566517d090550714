"""What a table has given in a round, as its own phones see it: nothing said leaves a hole."""

from __future__ import annotations

from typing import Any

from samspill.dialogue.models import Contribution, Dialogue, Showing
from samspill.dialogue.state import told


def told_at_table(dialogue: Dialogue, *, table: int, round: int) -> list[dict[str, Any]]:
    """Newest first, screened. One query; sentences in the language that is active.

    What was taken back or erased is told as {reference, withdrawn} or {reference, erased}, without
    its words; what is held back from the big screen has the reason in `held`. What was typed wrongly
    from paper, and then anew, stands once.
    """
    rows = dialogue.contributions.filter(table__number=table, round__number=round)
    rows = rows.filter(replaced_by=None)
    return [_told(row) for row in rows.select_related("table", "showing").order_by("-pk")]


def _told(contribution: Contribution) -> dict[str, Any]:
    if contribution.withdrawn_at is not None:
        return {"reference": contribution.reference, "withdrawn": True}
    if contribution.erased_at is not None:
        return {"reference": contribution.reference, "erased": True}
    reason = reason_held(contribution)
    return {**told(contribution), **({"held": reason} if reason else {})}


def reason_held(contribution: Contribution) -> str:
    """Why the big screen does not show it, in words; "" when nobody holds it back."""
    showing: Showing | None = getattr(contribution, "showing", None)
    if showing is None or showing.state != Showing.State.HELD:
        return ""
    if showing.reason == Showing.Reason.OTHER and showing.note:
        return showing.note
    return str(showing.get_reason_display())
