"""Every change of the road: one function, one transaction, one history row."""

from samspill.process.actions.beginning import begin_process
from samspill.process.actions.group import (
    MemberDraft,
    add_member,
    change_member,
    hand_over,
    remove_member,
    set_up_working_group,
    write_mandate,
)
from samspill.process.actions.meetings import (
    add_attendee,
    call_meeting,
    record_preliminary_meeting,
    remove_attendee,
    write_minutes,
)
from samspill.process.actions.planning import copy_plan, plan_steps, road_around
from samspill.process.actions.reminding import remind_owner
from samspill.process.actions.requests import log_formal_request, record_facts
from samspill.process.actions.steps import assign_step, finish_step, pass_over_step, tick

__all__ = [
    "MemberDraft",
    "add_attendee",
    "add_member",
    "assign_step",
    "begin_process",
    "call_meeting",
    "change_member",
    "copy_plan",
    "finish_step",
    "hand_over",
    "log_formal_request",
    "pass_over_step",
    "plan_steps",
    "record_facts",
    "record_preliminary_meeting",
    "remind_owner",
    "remove_attendee",
    "remove_member",
    "road_around",
    "set_up_working_group",
    "tick",
    "write_mandate",
    "write_minutes",
]
