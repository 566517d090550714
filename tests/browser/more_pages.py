"""The pages that each stage has told of, together."""

from tests.browser.asked_pages import ASKED_PAGES, ASKED_PARTS, NO_ASKED_PAGES
from tests.browser.care_pages import CARE_PAGES, CARE_PARTS, NO_CARE_PAGES
from tests.browser.compared_pages import (
    COMPARED_PAGES,
    COMPARED_PARTS,
    NO_COMPARED_PAGES,
)
from tests.browser.consultation_pages import (
    CONSULTED_PAGES,
    CONSULTED_PARTS,
    NO_CONSULTED_PAGES,
)
from tests.browser.day_pages import DAY_PAGES, DAY_PARTS, NO_DAY_PAGES
from tests.browser.following_pages import FOLLOWING_PAGES, NO_FOLLOWING_PAGES, OWNER
from tests.browser.guide_pages import GUIDE_PAGES, GUIDE_PARTS, NO_GUIDE_PAGES
from tests.browser.own_pages import NO_OWN_PAGES
from tests.browser.people_pages import NO_PEOPLE_PAGES, PEOPLE_PAGES, PEOPLE_PARTS
from tests.browser.policy_pages import NO_POLICY_PAGES, POLICY_PAGES, POLICY_PARTS
from tests.browser.road_pages import MEMBER, NO_ROAD_PAGES, ROAD_PAGES
from tests.browser.sign_up_pages import NO_SIGN_UP_PAGES, SIGN_UP_PAGES
from tests.browser.standard_pages import NO_STANDARD_PAGES, STANDARD_PAGES

MORE_PARTS = {
    **ASKED_PARTS,
    **OWNER,
    **MEMBER,
    **DAY_PARTS,
    **CONSULTED_PARTS,
    **POLICY_PARTS,
    **CARE_PARTS,
    **PEOPLE_PARTS,
    **GUIDE_PARTS,
    **COMPARED_PARTS,
    "newsletter": "SELECT number FROM letters_newsletter WHERE sent_at IS NOT NULL",
}
MORE_PAGES: dict[str, dict[str, str]] = {
    **ASKED_PAGES,
    **DAY_PAGES,
    **FOLLOWING_PAGES,
    **CONSULTED_PAGES,
    **POLICY_PAGES,
    **ROAD_PAGES,
    **SIGN_UP_PAGES,
    **CARE_PAGES,
    **PEOPLE_PAGES,
    **GUIDE_PAGES,
    **STANDARD_PAGES,
    **COMPARED_PAGES,
    "letters:newsletter_issue": {"slug": "landsforbundet-eksempel", "number": "newsletter"},
}
NO_MORE_PAGES = {
    *NO_ASKED_PAGES,
    *NO_SIGN_UP_PAGES,
    *NO_ROAD_PAGES,
    *NO_DAY_PAGES,
    *NO_FOLLOWING_PAGES,
    *NO_CONSULTED_PAGES,
    *NO_POLICY_PAGES,
    *NO_OWN_PAGES,
    *NO_CARE_PAGES,
    *NO_PEOPLE_PAGES,
    *NO_GUIDE_PAGES,
    # of a newsletter not sent yet, and by a link of one's own: tests/letters/test_newsletter_pages.py
    "letters:newsletter_own",
    "letters:newsletter_end",
    "letters:newsletter_draft",
    "letters:newsletter_receivers",
    "letters:newsletter_dispatch",
    *NO_STANDARD_PAGES,
    *NO_COMPARED_PAGES,
}
