"""Of the pages of those who work here: what the sweep opens, and what no list of addresses can open."""

PEOPLE_PARTS = {
    "colleague": "SELECT m.id FROM organiser_membership m JOIN organiser_organiser o ON o.id=m.organiser_id "
    "WHERE o.slug='eigersund' AND m.role='facilitator' AND m.party='municipality'",
}
PEOPLE_PAGES = {"organiser:member": {"slug": "eigersund", "pk": "colleague"}}
NO_PEOPLE_PAGES = {
    "organiser:invitation_renewal", "organiser:invitation_withdrawal", "organiser:member_ending",
    "people:identity_removal", "people:other_sessions", "people:recovery_codes",
    "people:second_factor_removal", "people:session_ending",
    "organiser:invitation",  # behind a link that only an e-mail holds
    "people:second_step", "people:start", "people:back",  # on the way in
    # for an administrator with two steps: tests/organiser/test_administration.py
    "organiser:administration", "organiser:coordinator", "organiser:opening",
}  # fmt: skip
