"""WHO_MAY: for every address of the workspace, the rule that says who reads it and who writes there.

Written from docs/roles.md and the stages' rules, not from what the views answer: `test_who_may.py`
holds the views against it. A new address needs its word here; the test says so by its name.
"""

from __future__ import annotations

from samspill.advice import rules as advice
from samspill.conference import rules as conference
from samspill.dialogue import rules as dialogue
from samspill.insight import rules as insight
from samspill.letters import rules as letters
from samspill.letters.models import Letter
from samspill.organiser import rules as organiser
from samspill.overview import rules as overview
from samspill.policy import rules as policies
from samspill.process import rules as process
from samspill.registry import rules as registry
from samspill.standard import rules as standard
from tests.who_may import (
    Addresses,
    adopted,
    as_policy,
    begins,
    both,
    contributions,
    decided,
    group,
    hands_over,
    lets_in,
    letter,
    members,
    policy,
    role,
    until_adopted,
)

PLACE = {
    "organiser": [
        Addresses(role(organiser.can_manage_people), "people", both="invite"),
        Addresses(
            lets_in, both="member", writes="invitation_renewal invitation_withdrawal member_ending"
        ),
        Addresses(role(organiser.can_change_place), both="place"),
    ],
    "overview": [
        Addresses(members, "road step"),
        Addresses(role(overview.can_archive), "archive archive_package"),
        Addresses(role(overview.can_protect_data), "data_protection", writes="request_answered"),
        Addresses(role(registry.can_see), "coverage unreached"),
    ],
    "registry": [
        Addresses(role(registry.can_see), "addresses association associations changes own_changes"),
        Addresses(
            role(registry.can_change),
            "duplicates fetch fetch_progress other pair",
            both="details import import_preview new own_links",
            writes="address_works changes_passing_over changes_taking_in fetch_attempt "
            "import_register merging new_address own_changes_seen own_link own_return parting "
            "register_word two two_taken_back",
        ),
    ],
    "process": [
        Addresses(
            role(organiser.can_change), both="assignment copy facts passing", writes="completion"
        ),
        Addresses(
            group,
            "minutes_file",
            both="attendance formal_request mandate meeting_call member minutes new_member "
            "preliminary_meeting reminder_letter working_group",
            writes="attendee_removal member_removal",
        ),
        Addresses(begins, both="begin"),
        Addresses(hands_over, writes="hand_over"),
        Addresses(role(process.can_tick), writes="ticks"),
    ],
}
LETTERS = {
    "letters": [
        Addresses(members, "letters newsletters wording wording_version wordings"),
        Addresses(role(letters.can_see_deliveries), "deliveries"),
        Addresses(letter(letters.can_see), "docx letter notices pdf poster"),
        Addresses(letter(letters.can_see_recipients), "paper_part recipients"),
        Addresses(letter(letters.can_see, Letter.Kind.CONFERENCE_INVITATION), "paper paper_post"),
        Addresses(letter(letters.can_edit), both="facts", writes="letter_wording recipients"),
        Addresses(
            role(letters.can_write),
            both="newsletter_draft notice",
            writes="drafts house_wording newsletters notice_beginning wording wording_return",
        ),
        Addresses(letter(letters.can_approve), writes="approval withdrawal"),
        Addresses(letter(letters.can_send), writes="dispatch"),
        Addresses(
            role(letters.can_resolve_deliveries),
            writes="another_try delivery_stop resolution sending_stop",
        ),
        Addresses(
            role(letters.can_send_newsletter), "newsletter_receivers", writes="newsletter_dispatch"
        ),
        Addresses(letter(letters.can_mark_paper), writes="paper_post posting printing"),
        Addresses(letter(letters.can_edit), writes="recipient_address"),
    ],
}
EVENING = {
    "conference": [
        Addresses(members, "work"),
        Addresses(
            role(conference.can_plan),
            both="add_picture change_picture extra facts partner partners plan preparation "
            "programme programme_item programme_publication question questions speaker",
            writes="announcement extra_deletion extras letters partner_removal picture_removal "
            "programme_item_deletion publication question_deletion question_place "
            "questions_of_letter withdrawal",
        ),
        Addresses(
            role(conference.can_manage_sign_ups),
            "badges certificate_of door_list door_work invited_document sign_ups_file "
            "sign_ups_xlsx slip table_signs",
            both="add_sign_up change_sign_up invited_addresses sign_up_answers sign_up_list stand",
            writes="acceptance cancel_sign_up door_withdrawal double_settling invited "
            "invited_answer invited_end own_stand place_acceptance place_removal "
            "sign_up_list_taken stand_place stand_refusal",
        ),
        Addresses(
            role(conference.can_see_sign_ups),
            "extras invited sign_ups stands waiting who_answered",
        ),
        Addresses(
            both(role(conference.can_see_sign_ups), role(letters.can_write)),
            writes="who_answered_reminder",
        ),
        Addresses(role(conference.can_see_needs), "kitchen_pdf needs"),
        Addresses(
            role(conference.can_handle_fees),
            "basis_ehf fees",
            both="issuer",
            writes="bases bases_xlsx bases_zip",
        ),
    ],
    "dialogue": [
        Addresses(
            role(dialogue.can_see_tables),
            "cards door_poster name_list tables",
            is_for_table_hosts=True,
        ),
        Addresses(role(dialogue.can_see_tables), "control plan_state running running_file"),
        Addresses(
            role(dialogue.can_lead),
            "paper plenary sheets",
            both="cue duty round_setup sheet sheet_photo whole_room",
            writes="clock_pause clock_start closing cluster_removal cluster_title cue_removal "
            "extension holding laying lead nudge opening plenary_reversal reading reflection "
            "reflection_withdrawal reversal rounds_of_programme running sheet_check "
            "sheet_correction sheet_photo_removal sheet_photos showing stage_opening two_readers "
            "waiting",
        ),
        Addresses(
            role(dialogue.can_deal_tables),
            "move_cost",
            writes="lock move not_come plan publication replan room rule_new rule_removal setup "
            "topics wish wish_removal",
        ),
        Addresses(role(dialogue.can_import), both="import_contributions"),
    ],
    "insight": [
        Addresses(
            contributions(),
            "contribution contributions debrief debrief_file figures figures_file report "
            "report_file report_progress",
        ),
        Addresses(
            contributions(insight.can_sort),
            "acts alike disagreements new_themes second_reading sort",
            both="parts theme theme_new",
            writes="act_redoing act_undoing coding differences doubt joining merges partings "
            "report_runs rereading settlement theme_putting_away undoing",
        ),
        Addresses(contributions(insight.can_publish_contributions), writes="publication"),
        Addresses(
            contributions(insight.can_release_themes),
            "releasing",
            writes="release_withdrawal theme_releases",
        ),
        Addresses(contributions(letters.can_write), writes="thanks"),
    ],
}
POLICY = {
    "policy": [
        Addresses(
            policy(),
            "action_plan action_plan_file answers amendment case_document case_documents case_file "
            "clashes consultation follow_up measure owners paper paper_file papers passage policy "
            "policy_file remark remark_answers remark_erasure remark_release remarks remarks_file "
            "revision rewording statement statement_file status_round version versions writers "
            "yearly_meeting yearly_meeting_file",
        ),
        Addresses(policy(until_adopted), "chapter"),
        Addresses(
            policy(policies.can_write),
            both="clash goal new_goal new_measure",
            writes="chapter deletion finding_untying findings goal_deletion measure new_passage "
            "passage passage_place passage_removal passage_return place restoration rewording "
            "threads untying versions writing",
        ),
        Addresses(
            policy(as_policy(policies.can_answer)),
            both="answer case_figures",
            writes="answers_many bodies body_reminders body_removal case_document case_removal "
            "consultation_closing consultation_deadline putting_back reasons remark "
            "remark_answers remark_erasure remark_holding remark_opening remark_release statement "
            "statement_body statement_parting statement_rest",
        ),
        Addresses(policy(as_policy(policies.can_draft)), writes="case_documents draft"),
        Addresses(
            policy(policies.can_comment), writes="comment_reopening comment_settling comments"
        ),
        Addresses(policy(policies.can_make_papers), writes="paper_renewal papers"),
        Addresses(policy(policies.can_adopt), writes="consultation"),
        Addresses(policy(decided), "resolution"),
        Addresses(policy(as_policy(organiser.can_change)), writes="resolution"),
        Addresses(policy(as_policy(organiser.can_change), adopted), writes="abandonment amendment"),
        Addresses(
            role(policies.can_keep_templates),
            "document_templates template_example template_file template_preview",
            both="document_template",
            writes="template_selection template_standard",
        ),
        Addresses(
            policy(as_policy(policies.can_name_owners)),
            "told_for_owner",
            both="new_owner owner",
            writes="owner_removal",
        ),
        Addresses(policy(as_policy(letters.can_write)), writes="policy_letter"),
        Addresses(
            policy(policies.can_follow_up),
            writes="revision_start status status_case status_question status_reminders "
            "status_report status_rounds told_for_owner yearly_meeting",
        ),
        Addresses(policy(policies.can_follow_up, policies.can_write), writes="carried_measures"),
    ],
}
NATIONAL = {
    "standard": [
        Addresses(role(standard.can_see_assessment), "assessment evidence_file mark survey"),
        Addresses(role(standard.can_assess), writes="mark"),
        Addresses(role(standard.can_show_marks), writes="completion"),
        Addresses(role(standard.can_ask_associations), writes="closing survey"),
        Addresses(role(standard.can_see_statuses), "criteria map_status"),
        Addresses(role(standard.can_write_criteria), both="criterion criterion_new"),
        Addresses(role(standard.can_record_status), both="status", writes="status_list"),
        Addresses(
            both(role(standard.can_see_statuses), role(conference.can_manage_sign_ups)),
            writes="invitations",
        ),
    ],
    "advice": [
        Addresses(
            role(advice.can_see_guide_work),
            "advice_work criterion_grounds experiences_work guide guide_preview guide_versions",
        ),
        Addresses(
            role(advice.can_write_guide),
            "experience_work",
            both="guide_text new_advice",
            writes="advice_publication advice_withdrawal advice_work answer_question "
            "criterion_ground_removal criterion_grounds experience_approval experience_refusal "
            "ground_removal grounds guide_draft_removal guide_publication guide_return",
        ),
    ],
}
WHO_MAY = {**PLACE, **LETTERS, **EVENING, **POLICY, **NATIONAL}
READS = {
    f"{stage}:{name}": one for stage, rows in WHO_MAY.items() for one in rows for name in one.read
}
WRITES = {
    f"{stage}:{name}": one
    for stage, rows in WHO_MAY.items()
    for one in rows
    for name in one.written
}
