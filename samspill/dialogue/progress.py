from __future__ import annotations

from samspill.dialogue.models import Round
from samspill.process.models import PolicyProcess


def progress(process: PolicyProcess) -> tuple[int, int]:
    """How far the talk around the tables has come: rounds closed, of rounds there are."""
    rounds = Round.objects.filter(dialogue__conference__process=process)
    states = list(rounds.values_list("state", flat=True))
    return states.count(Round.State.CLOSED), max(len(states), 1)
