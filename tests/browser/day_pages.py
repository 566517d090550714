"""What belongs to the day of a conference: for `test_every_page.py`."""

OF_CONFERENCE = {"slug": "eigersund", "pk": "conference"}
DAY_PARTS = {
    "speaker": "SELECT s.id FROM conference_speaker s JOIN conference_programmeitem p "
    "ON p.id=s.item_id JOIN conference_conference c ON c.id=p.conference_id "
    "WHERE c.organiser_id={eigersund} LIMIT 1",
}
DAY_PAGES = {
    "conference:add_picture": OF_CONFERENCE,
    "conference:door_work": OF_CONFERENCE,
    "conference:partners": OF_CONFERENCE,
    "conference:programme_publication": OF_CONFERENCE,
    "conference:speaker": {**OF_CONFERENCE, "speaker_pk": "speaker"},
    "dialogue:duty": {**OF_CONFERENCE, "item_pk": "item"},
    "dialogue:running": OF_CONFERENCE,
}
# Only POST is known there, a file is answered, or a journey of its own opens it.
NO_DAY_PAGES = {
    "conference:badges", "conference:change_picture", "conference:door",
    "conference:door_arrivals", "conference:door_check_in", "conference:door_list",
    "conference:door_reversal", "conference:door_walk_ins", "conference:door_worker",
    "conference:door_withdrawal", "conference:double_settling", "conference:partner",
    "conference:partner_removal",
    "conference:picture", "conference:picture_removal", "conference:table_signs",
    "dialogue:cue", "dialogue:cue_removal", "dialogue:not_come", "dialogue:running_file",
}  # fmt: skip
