"""Everything the worker does by itself, and how often. A task finds rows and acts; twice is safe."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """`path` is "module:function" without arguments; `every` is seconds between two starts."""

    path: str
    every: float


SCHEDULE = (
    Task("samspill.outbox.tasks:send_due", every=1),
    Task("samspill.outbox.tasks:mark_abandoned", every=30),
    Task("samspill.dialogue.tasks:advance_by_the_clock", every=1),
    Task("samspill.dialogue.tasks:make_seating_plans", every=1),
    Task("samspill.insight.tasks:run_next", every=1),
    Task("samspill.policy.tasks.papers:make_next_paper", every=1),
    Task("samspill.policy.tasks.papers:renew_papers", every=60),
    Task("samspill.policy.tasks.consultation:remind_bodies", every=3600),
    Task("samspill.policy.tasks.follow_up:remind_silent_owners", every=3600),
    Task("samspill.policy.tasks.followers:tell_of_answers", every=60),
    Task("samspill.overview.tasks:erase_what_is_due", every=3600),
    Task("samspill.overview.tasks:clear_sessions", every=3600),
)
