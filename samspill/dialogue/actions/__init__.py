"""Every write of the dialogue, by noun."""

from samspill.dialogue.actions.contributions import (
    ContributionDraft,
    contribute,
    contribute_many,
)
from samspill.dialogue.actions.dialogues import open_dialogue
from samspill.dialogue.actions.moves import lock_seat, move_seat, swap_seats, unlock_seat
from samspill.dialogue.actions.plans import (
    ask_for_plan,
    claim_plan,
    deal_tables,
    make_plan,
    publish_plan,
    replan,
)
from samspill.dialogue.actions.rounds import (
    advance_by_the_clock,
    close_round,
    extend_round,
    open_round,
    open_stage,
    start_clock,
    stop_clock,
)
from samspill.dialogue.actions.seating import (
    add_rule,
    change_setup,
    remove_rule,
    remove_wish,
    set_topics,
    wish_topic,
)
from samspill.dialogue.actions.tables import TableDraft, set_tables
from samspill.dialogue.actions.undo import undo_schedule
from samspill.dialogue.actions.words import (
    erase_contribution,
    publish_contribution,
    withdraw,
)

__all__ = [
    "ContributionDraft",
    "TableDraft",
    "add_rule",
    "advance_by_the_clock",
    "ask_for_plan",
    "change_setup",
    "claim_plan",
    "close_round",
    "contribute",
    "contribute_many",
    "deal_tables",
    "erase_contribution",
    "extend_round",
    "lock_seat",
    "make_plan",
    "move_seat",
    "open_dialogue",
    "open_round",
    "open_stage",
    "publish_contribution",
    "publish_plan",
    "remove_rule",
    "remove_wish",
    "replan",
    "set_tables",
    "set_topics",
    "start_clock",
    "stop_clock",
    "swap_seats",
    "undo_schedule",
    "unlock_seat",
    "wish_topic",
    "withdraw",
]
