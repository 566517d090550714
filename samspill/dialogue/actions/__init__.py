"""Every write of the dialogue, by noun."""

from samspill.dialogue.actions.ballot_box import BallotDraft, Mark
from samspill.dialogue.actions.contributions import (
    ContributionDraft,
    contribute,
    contribute_many,
)
from samspill.dialogue.actions.corrections import replace_contribution
from samspill.dialogue.actions.dialogues import open_dialogue
from samspill.dialogue.actions.leading import (
    hand_over_lead,
    in_turn,
    nudge,
    set_moderated,
    turn_of,
)
from samspill.dialogue.actions.moves import lock_seat, move_seat, swap_seats, unlock_seat
from samspill.dialogue.actions.not_come import leave_out_those_not_come
from samspill.dialogue.actions.plans import (
    ask_for_plan,
    claim_plan,
    deal_tables,
    make_plan,
    publish_plan,
    replan,
)
from samspill.dialogue.actions.plenary import (
    PLENARY,
    lay_in_cluster,
    make_cluster,
    name_cluster,
    reflect,
    remove_cluster,
    take_out,
)
from samspill.dialogue.actions.plenary_undo import undo_plenary
from samspill.dialogue.actions.preparation import (
    dialogues_with_preparation,
    take_in_preparation,
)
from samspill.dialogue.actions.reactions import (
    give_ballots,
    give_dots,
    give_opinion,
    give_pair,
)
from samspill.dialogue.actions.round_setup import RoundDraft, set_up_evening
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
from samspill.dialogue.actions.sheet_photos import attach_photo, remove_photo
from samspill.dialogue.actions.sheets import (
    SheetRow,
    check_sheet,
    lay_out_sheets,
    set_paper_check,
    type_sheet,
)
from samspill.dialogue.actions.showings import hold_back, let_wait, show
from samspill.dialogue.actions.tables import TableDraft, set_tables
from samspill.dialogue.actions.tops import set_top_three
from samspill.dialogue.actions.undo import undo
from samspill.dialogue.actions.words import (
    erase_contribution,
    publish_contribution,
    withdraw,
)

__all__ = [
    "PLENARY",
    "BallotDraft",
    "ContributionDraft",
    "Mark",
    "RoundDraft",
    "SheetRow",
    "TableDraft",
    "add_rule",
    "advance_by_the_clock",
    "ask_for_plan",
    "attach_photo",
    "change_setup",
    "check_sheet",
    "claim_plan",
    "close_round",
    "contribute",
    "contribute_many",
    "deal_tables",
    "dialogues_with_preparation",
    "erase_contribution",
    "extend_round",
    "give_ballots",
    "give_dots",
    "give_opinion",
    "give_pair",
    "hand_over_lead",
    "hold_back",
    "in_turn",
    "lay_in_cluster",
    "lay_out_sheets",
    "leave_out_those_not_come",
    "let_wait",
    "lock_seat",
    "make_cluster",
    "make_plan",
    "move_seat",
    "name_cluster",
    "nudge",
    "open_dialogue",
    "open_round",
    "open_stage",
    "publish_contribution",
    "publish_plan",
    "reflect",
    "remove_cluster",
    "remove_photo",
    "remove_rule",
    "remove_wish",
    "replace_contribution",
    "replan",
    "set_moderated",
    "set_paper_check",
    "set_tables",
    "set_top_three",
    "set_topics",
    "set_up_evening",
    "show",
    "start_clock",
    "stop_clock",
    "swap_seats",
    "take_in_preparation",
    "take_out",
    "turn_of",
    "type_sheet",
    "undo",
    "undo_plenary",
    "unlock_seat",
    "wish_topic",
    "withdraw",
]
