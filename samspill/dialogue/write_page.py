"""What the participant's page for writing tells of the round: its stage, its clock, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.at_table import told_at_table
from samspill.dialogue.models import Dialogue, Round, Stage
from samspill.dialogue.rules import can_write
from samspill.dialogue.seats import Seat
from samspill.dialogue.state import clock_of, questions_of

REACTS = frozenset([Stage.Kind.DOTS, Stage.Kind.OPINIONS, Stage.Kind.PAIRS])


def stage_of(round: Round | None) -> Stage | None:
    """The stage that stands open. The round's stages should be fetched with it."""
    return current_stage(list(round.stages.all())) if round else None


def does_more_than_write(round: Round | None) -> bool:
    """The tables react now to what is written: the phone has another page for that."""
    stage = stage_of(round)
    return can_write(round) and stage is not None and stage.kind in REACTS


def about_round(
    dialogue: Dialogue, rounds: Sequence[Round], round: Round | None, seat: Seat
) -> dict[str, Any]:
    """What the page tells. `rounds` come with their items, further questions and stages."""
    stage = stage_of(round)
    planned = [one for one in rounds if one.state == Round.State.PLANNED]
    return {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "seat": seat,
        "round": round,
        "rounds": rounds,
        "next_round": planned[0] if planned else None,
        "can_write": can_write(round),
        "questions": questions_of(round) if round else [],
        "prompts": round.all_prompts if round else [],
        "stage": stage,
        "stage_words": what_to_do(stage.kind) if stage else "",
        "react_words": where_to_react(stage.kind) if stage else "",
        "clock": clock_of(round, stage) if round else None,
        "ends_at": (stage or round).closes_at if can_write(round) else None,
        "said": (told_at_table(dialogue, table=seat.table, round=round.number) if round else []),
    }


def what_to_do(kind: str) -> str:
    """What everyone at a table does in a stage of this kind."""
    return {
        "silence": _("Each writes alone. You talk together afterwards."),
        "talk": _("Take turns. Read one of your own, and write down what comes up."),
        "dots": _("The table gives dots now. You can still write one more."),
        "opinions": _("Everyone answers what others have written. You can still write one more."),
        "pairs": _("Everyone weighs what is written, two and two. You can still write one more."),
        "top": _("Agree on the three that matter most. The table host sends them."),
    }[kind]


def where_to_react(kind: str) -> str:
    """What leads back to where dots or opinions are given; "" in a stage that has neither."""
    return {
        "dots": _("Give my dots"),
        "opinions": _("Say what I think"),
        "pairs": _("Weigh two and two"),
    }.get(kind, "")
