"""Every rule of the house: which roles it says yes to, or that it asks for more than the role."""

from samspill.advice import rules as advice_rules
from samspill.conference import rules as conference_rules
from samspill.dialogue import rules as dialogue_rules
from samspill.insight import rules as insight_rules
from samspill.letters import rules as letter_rules
from samspill.organiser import rules as organiser_rules
from samspill.policy import rules as policy_rules
from samspill.process import rules as process_rules
from samspill.registry import rules as registry_rules
from samspill.standard import rules as standard_rules

C, F, S, R = "coordinator", "facilitator", "signatory", "reader"
CASE, MEMBER, HOST = "case_officer", "working_group_member", "table_host"
ALONG = {C, F, S, CASE, MEMBER}  # who works along: not the readers, not the table hosts
EVERYONE = {*ALONG, R, HOST}
WG, MUN = "working_group", "municipality"

BY_ROLE = {
    organiser_rules.can_change: {C},
    organiser_rules.can_prepare: {C, CASE},
    organiser_rules.can_lead_dialogue: {C, F},
    organiser_rules.can_sort: {C, F, MEMBER, CASE},
    organiser_rules.can_sign: {C, S},
    organiser_rules.works_along: ALONG,
    organiser_rules.sees_only_tables: {HOST},
    organiser_rules.can_manage_people: {C},
    organiser_rules.can_change_place: {C},
    registry_rules.can_see: EVERYONE,
    registry_rules.can_change: {C, CASE},
    process_rules.can_tick: ALONG,
    letter_rules.can_write: {C, CASE},
    letter_rules.can_see_deliveries: ALONG,
    letter_rules.can_resolve_deliveries: {C},
    letter_rules.can_send_newsletter: {C},
    conference_rules.can_plan: {C},
    conference_rules.can_manage_sign_ups: {C, F},
    conference_rules.can_see_sign_ups: ALONG,
    conference_rules.can_see_needs: {C},
    conference_rules.can_handle_fees: {C},
    dialogue_rules.can_see_tables: {*ALONG, HOST},
    dialogue_rules.can_deal_tables: {C, F},
    dialogue_rules.can_see_reasons: {C, F},
    dialogue_rules.can_lead: {C, F},
    dialogue_rules.can_import: {C},
    insight_rules.can_sort: {C, F, MEMBER, CASE},
    insight_rules.can_publish_contributions: {C},
    insight_rules.can_release_themes: {C},
    policy_rules.can_draft: {C, CASE},
    policy_rules.can_answer: {C, CASE},
    policy_rules.can_name_owners: {C, CASE},
    policy_rules.can_keep_templates: {C},
    standard_rules.can_see_statuses: set(),  # of a municipality: only a national body keeps the map
    standard_rules.can_record_status: set(),
    advice_rules.can_see_guide_work: set(),  # of a municipality, as above
    advice_rules.can_write_guide: set(),
    standard_rules.can_write_criteria: set(),
    standard_rules.can_see_assessment: EVERYONE,
    standard_rules.can_assess: {C, CASE},
    standard_rules.can_show_marks: {C},
    standard_rules.can_ask_associations: {C},
}
BY_PHASE = {
    organiser_rules.can_let_in,  # by party: tests/organiser/test_people.py
    conference_rules.is_open_for_sign_up,
    conference_rules.is_to_open,
    conference_rules.can_be_changed,
    dialogue_rules.can_choose_topics,
    dialogue_rules.can_write,
    insight_rules.can_see_contributions,
    letter_rules.required_parties,
    letter_rules.can_see,
    letter_rules.can_see_recipients,
    letter_rules.can_edit,
    letter_rules.can_approve,
    letter_rules.can_send,
    letter_rules.can_mark_paper,
    letter_rules.may_leave,
    letter_rules.can_answer,
    policy_rules.can_see,
    policy_rules.can_comment,
    policy_rules.can_make_papers,
    policy_rules.can_write,
    policy_rules.can_arrange,
    policy_rules.numbers_are_loose,
    policy_rules.can_adopt,
    policy_rules.can_follow_up,
    policy_rules.is_public,
    process_rules.can_see_working_group,
    process_rules.can_hand_over,
    process_rules.is_handed_over,
    process_rules.waits_for_hand_over,
    registry_rules.has_registry,
    standard_rules.keeps_the_map,
    advice_rules.writes_the_guide,
    standard_rules.asks_for_evidence,
    standard_rules.can_be_compared,
    standard_rules.can_be_shown,
    standard_rules.is_confirmed,
}
