"""Advice with what is behind it, and experiences: one function, one transaction, one history row."""

from samspill.advice.actions.advice import (
    publish_advice,
    rewrite_advice,
    withdraw_advice,
    write_advice,
)
from samspill.advice.actions.experiences import (
    approve_experience,
    ask_to_share,
    confirm_experience,
    decline_experience,
    send_experience,
    share_experience,
    withdraw_experience,
)
from samspill.advice.actions.grounds import add_ground, remove_ground
from samspill.advice.actions.printing import keep_print

__all__ = [
    "add_ground",
    "approve_experience",
    "ask_to_share",
    "confirm_experience",
    "decline_experience",
    "keep_print",
    "publish_advice",
    "remove_ground",
    "rewrite_advice",
    "send_experience",
    "share_experience",
    "withdraw_advice",
    "withdraw_experience",
    "write_advice",
]
