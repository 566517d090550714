"""What is asked at sign-up, the stands and the fees: for `test_every_page.py`."""

OF_CONFERENCE = {"slug": "eigersund", "pk": "conference"}
ASKED_PAGES = {
    "conference:extras": OF_CONFERENCE,
    "conference:fees": OF_CONFERENCE,
    "conference:issuer": OF_CONFERENCE,
    "conference:needs": OF_CONFERENCE,
    "conference:preparation": OF_CONFERENCE,
    "conference:questions": OF_CONFERENCE,
    "conference:sign_up_answers": {
        "slug": "landsforbundet-eksempel",
        "pk": "national",
        "sign_up_pk": "national_sign_up",
    },
    "conference:stands": OF_CONFERENCE,
}
ASKED_PARTS = {
    "national_sign_up": "SELECT s.id FROM conference_signup s JOIN conference_conference c "
    "ON c.id=s.conference_id WHERE c.organiser_id={landsforbundet_eksempel} LIMIT 1",
}
NO_ASKED_PAGES = {  # files, what only changes, and what the demo asks nothing of
    "conference:bases", "conference:bases_xlsx", "conference:bases_zip", "conference:basis_ehf",
    "conference:certificate_of", "conference:extra", "conference:extra_deletion",
    "conference:kitchen_pdf", "conference:own_answers", "conference:own_certificate",
    "conference:own_needs", "conference:own_needs_withdrawal", "conference:own_stand",
    "conference:place", "conference:place_acceptance", "conference:place_removal",
    "conference:booking_answers",
    "conference:question", "conference:question_deletion", "conference:question_place",
    "conference:sign_ups_xlsx", "conference:square", "conference:square_pdf", "conference:stand",
    "conference:stand_place", "conference:stand_refusal",
}  # fmt: skip
