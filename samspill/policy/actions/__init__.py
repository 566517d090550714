"""Every write of the policy, by noun."""

from samspill.policy.actions.answers import answer, take_back_answer
from samspill.policy.actions.decisions import adopt, open_consultation, set_status
from samspill.policy.actions.drafting import draft_policy
from samspill.policy.actions.threads import link, unlink
from samspill.policy.actions.writing import (
    add_goal,
    add_measure,
    change_goal,
    change_measure,
    delete_measure,
    write_chapter,
)

__all__ = [
    "add_goal",
    "add_measure",
    "adopt",
    "answer",
    "change_goal",
    "change_measure",
    "delete_measure",
    "draft_policy",
    "link",
    "open_consultation",
    "set_status",
    "take_back_answer",
    "unlink",
    "write_chapter",
]
