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
    Task("samspill.letters.tasks:make_next_bundle_part", every=2),
    Task("samspill.letters.tasks:mark_refused", every=60),
    Task("samspill.conference.who_answered.reminding:keep_reminders_exact", every=60),
    Task("samspill.letters.tasks:read_bounces", every=600),
    Task("samspill.process.tasks:remind_owners", every=3600),
    Task("samspill.conference.tasks:confirm_forgotten", every=10),
    Task("samspill.conference.tasks:offer_free_seats", every=60),
    Task("samspill.conference.tasks:tell_that_it_is_open", every=60),
    Task("samspill.conference.tasks:ask_for_names", every=3600),
    Task("samspill.dialogue.tasks:advance_by_the_clock", every=1),
    Task("samspill.dialogue.tasks:make_seating_plans", every=1),
    Task("samspill.dialogue.tasks:take_in_preparation", every=60),
    Task("samspill.insight.tasks:run_next", every=1),
    Task("samspill.policy.tasks.papers:make_next_paper", every=1),
    Task("samspill.policy.tasks.papers:renew_papers", every=60),
    Task("samspill.policy.tasks.consultation:remind_bodies", every=3600),
    Task("samspill.policy.tasks.follow_up:remind_silent_owners", every=3600),
    Task("samspill.policy.tasks.followers:tell_of_answers", every=60),
    Task("samspill.standard.tasks:remind_silent_associations", every=3600),
    Task("samspill.standard.tasks:keep_the_map", every=3600),
    Task("samspill.advice.tasks:print_guide", every=60),
    Task("samspill.registry.tasks:fetch_next", every=1),
    Task("samspill.registry.tasks:follow_register", every=3600),
    Task("samspill.overview.tasks:erase_what_is_due", every=3600),
    Task("samspill.overview.tasks:clear_sessions", every=3600),
)
