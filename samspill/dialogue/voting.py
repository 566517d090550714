"""When a kind of reaction may be given, and when its totals may be told."""

from __future__ import annotations

from collections.abc import Sequence

from samspill.dialogue.models import Round, Stage


def is_open_for(round: Round, stages: Sequence[Stage], kind: str) -> bool:
    """Reactions of this kind may be given now: their stage stands open, or the round has no stages."""
    if round.state != Round.State.OPEN:
        return False
    return not stages or any(one.kind == kind and one.is_open for one in stages)


def is_over_for(round: Round, stages: Sequence[Stage], kind: str) -> bool:
    """Totals may be told: nobody can be swayed by them any longer."""
    if round.state != Round.State.OPEN:
        return round.state == Round.State.CLOSED
    return any(one.kind == kind and one.closed_at is not None for one in stages)
