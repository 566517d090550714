"""Where the demo's policy is lived by: for `test_every_page.py`."""

OF_LUSTER = {"slug": "luster"}
OWNER = {
    "owner": "SELECT o.id FROM policy_measureowner o JOIN policy_policy p ON p.id=o.policy_id "
    "WHERE p.organiser_id={luster} ORDER BY o.id LIMIT 1",
}
FOLLOWING_PAGES = {
    "policy:action_plan": OF_LUSTER,
    "policy:follow_up": OF_LUSTER,
    "policy:new_owner": OF_LUSTER,
    "policy:owner": {**OF_LUSTER, "pk": "owner"},
    "policy:owners": OF_LUSTER,
    "policy:public_action_plan": OF_LUSTER,
    "policy:public_status": OF_LUSTER,
    "policy:public_status_report": {**OF_LUSTER, "number": "1"},
    "policy:revision": OF_LUSTER,
    "policy:status_round": {**OF_LUSTER, "number": "2"},
    "policy:told_for_owner": {**OF_LUSTER, "number": "2", "pk": "owner"},
    "policy:yearly_meeting": OF_LUSTER,
}
NO_FOLLOWING_PAGES = {
    "policy:action_plan_file", "policy:carried_measures", "policy:owner_removal",
    "policy:public_action_plan_file", "policy:public_status_report_file", "policy:revision_start",
    "policy:status_case", "policy:status_question", "policy:status_reminders",
    "policy:status_report", "policy:status_rounds", "policy:yearly_meeting_file",
    # only the owner has the link: tests/browser/test_following_up.py
    "policy:owner_refusal", "policy:owner_report",
}  # fmt: skip
