"""Every write of the dialogue, by noun."""

from samspill.dialogue.actions.contributions import (
    ContributionDraft,
    contribute,
    contribute_many,
)
from samspill.dialogue.actions.rounds import (
    close_round,
    extend_round,
    open_dialogue,
    open_round,
)
from samspill.dialogue.actions.tables import deal_tables, publish_plan, set_tables
from samspill.dialogue.actions.words import (
    erase_contribution,
    publish_contribution,
    withdraw,
)

__all__ = [
    "ContributionDraft",
    "close_round",
    "contribute",
    "contribute_many",
    "deal_tables",
    "erase_contribution",
    "extend_round",
    "open_dialogue",
    "open_round",
    "publish_contribution",
    "publish_plan",
    "set_tables",
    "withdraw",
]
