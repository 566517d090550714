"""Where people are signed up: for `test_every_page.py`. What only its own person opens has journeys
and tests of its own."""

OF_CONFERENCE = {"slug": "eigersund", "pk": "conference"}
OF_NATIONAL = {"slug": "landsforbundet-eksempel", "pk": "national"}
SIGN_UP_PAGES = {
    "conference:invited": OF_NATIONAL,
    "conference:invited_addresses": OF_NATIONAL,
    "conference:several": OF_NATIONAL,
    "conference:sign_up_list": OF_CONFERENCE,
    "conference:waiting": OF_CONFERENCE,
}
NO_SIGN_UP_PAGES = {
    "conference:acceptance",
    "conference:announcement",
    "conference:ask_holder",
    "conference:asking_to_come",  # the demo's conferences are open to all
    "conference:booking",
    "conference:booking_name",
    "conference:invited_answer",
    "conference:invited_document",
    "conference:invited_end",
    "conference:offer",
    "conference:opening_notice",
    "conference:opening_notices",
    "conference:pass_to",
    "conference:sign_up_list_taken",
    "conference:slip",
    "conference:substitute",
    "standard:invitations",
}
