"""Every page of the house in a real browser: open to all, readable on a phone, in one language."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, Response, expect

from tests.addresses import addresses
from tests.browser.conftest import Demo, sign_in
from tests.browser.more_pages import MORE_PAGES, MORE_PARTS, NO_MORE_PAGES
from tests.browser.seeing import (
    primary_buttons,
    resize,
    smaller_than,
    too_wide,
    unfold,
    violations,
)

DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
PROJECTOR = (1920, 1080)
SMALLEST_SHARE = 0.033  # of the projector's height
EIGERSUND, LUSTER, NATIONAL = (
    "mona.eksempel@example.no",
    "synnove.dome@example.no",
    "jon.prove@example.no",
)

# name -> the parts of its address: a value, or a question to the demo's database.
PARTS = {
    **MORE_PARTS,
    "association": "SELECT id FROM registry_association WHERE organiser_id={eigersund} LIMIT 1",
    "chapter": "SELECT c.key FROM policy_chapter c LIMIT 1",
    "conference": "SELECT id FROM conference_conference WHERE organiser_id={eigersund}",
    "contribution": "SELECT id FROM dialogue_contribution WHERE organiser_id={eigersund} LIMIT 1",
    "goal": "SELECT id FROM policy_goal LIMIT 1",
    "item": "SELECT p.id FROM conference_programmeitem p JOIN conference_conference c "
    "ON c.id=p.conference_id WHERE c.organiser_id={eigersund} AND p.kind='talk' LIMIT 1",
    "letter": "SELECT id FROM letters_letter WHERE organiser_id={eigersund} AND state='draft' LIMIT 1",
    "invitation": "SELECT id FROM letters_letter WHERE organiser_id={eigersund} "
    "AND kind='conference_invitation' ORDER BY state='sent' DESC, id LIMIT 1",
    "measure": "SELECT id FROM policy_measure LIMIT 1",
    "national": "SELECT id FROM conference_conference WHERE organiser_id={landsforbundet_eksempel}",
    "sign_up": "SELECT s.id FROM conference_signup s JOIN conference_conference c "
    "ON c.id=s.conference_id WHERE c.organiser_id={eigersund} LIMIT 1",
}
OF_CONFERENCE = {"slug": "eigersund", "pk": "conference"}
OF_LUSTER = {"slug": "luster"}
EXAMPLES: dict[str, dict[str, str]] = {
    **MORE_PAGES,
    "conference:add_sign_up": OF_CONFERENCE,
    "conference:change_sign_up": {**OF_CONFERENCE, "sign_up_pk": "sign_up"},
    "conference:conference": OF_CONFERENCE,
    "conference:facts": OF_CONFERENCE,
    "conference:own_link": OF_CONFERENCE,
    "conference:programme": OF_CONFERENCE,
    "conference:programme_item": {**OF_CONFERENCE, "item_pk": "item"},
    "conference:sign_up": {"slug": "landsforbundet-eksempel", "pk": "national"},
    "dialogue:board": {"code": "code"},
    "dialogue:board_plenary": {"code": "code"},
    "dialogue:host": {"code": "code"},
    "dialogue:participant": {"code": "code"},
    "dialogue:react": {"code": "code"},
    "dialogue:sheet": {"slug": "eigersund", "code": "R1-B1-1"},
    "dialogue:write": {"code": "code"},
    "insight:contribution": {"slug": "eigersund", "pk": "contribution"},
    "insight:parts": {"slug": "eigersund", "pk": "contribution"},
    "letters:facts": {"slug": "eigersund", "pk": "letter"},
    "letters:wording": {"slug": "eigersund", "kind": "conference_invitation"},
    "letters:notices": {"slug": "eigersund", "pk": "invitation"},
    "letters:notice": {"slug": "eigersund", "pk": "invitation", "form": "social"},
    "letters:letter": {"slug": "eigersund", "pk": "letter"},
    "letters:recipients": {"slug": "eigersund", "pk": "letter"},
    "letters:paper_post": {"slug": "eigersund", "pk": "letter"},
    "conference:who_answered": {"slug": "eigersund", "pk": "invitation"},
    "overview:county": {"number": "46"},
    "overview:municipality": {"number": "1151"},
    "overview:archive": OF_LUSTER,
    "overview:data_protection": OF_LUSTER,
    "overview:organiser": OF_LUSTER,
    "overview:place_data": OF_LUSTER,
    "process:guide_step": {"key": "invite"},
    "registry:association": {"slug": "eigersund", "pk": "association"},
    "registry:details": {"slug": "eigersund", "pk": "association"},
    "standard:map_status": {"slug": "landsforbundet-eksempel"},
    "standard:status": {"slug": "landsforbundet-eksempel", "number": "1151"},
}
# No pages: only POST is known there, a file is answered, or one is sent on.
NO_PAGES = {
    *NO_MORE_PAGES,
    "conference:calendar", "conference:cancel_sign_up", "conference:letters",
    "conference:own_calendar", "conference:programme_calendar",
    "conference:programme_item_deletion", "conference:programme_pdf", "conference:publication",
    "conference:sign_ups_file", "conference:withdrawal", "dialogue:cards", "dialogue:closing",
    "dialogue:cluster_removal", "dialogue:cluster_title", "dialogue:laying",
    "dialogue:plenary_reversal", "dialogue:reflection", "dialogue:reflection_withdrawal",
    "dialogue:door_poster", "dialogue:extension", "dialogue:lock", "dialogue:move",
    "dialogue:move_cost", "dialogue:name_list", "dialogue:opening", "dialogue:plan",
    "dialogue:plan_state", "dialogue:publication", "dialogue:replan", "dialogue:room",
    "dialogue:rule_new", "dialogue:rule_removal", "dialogue:setup", "dialogue:top", "dialogue:topics",
    "dialogue:wish", "dialogue:wish_removal", "dialogue:withdrawal", "insight:coding",
    "insight:debrief_file", "insight:publication", "insight:report_file",
    "insight:report_progress", "insight:report_runs", "insight:thanks",
    "insight:act_redoing", "insight:act_undoing", "insight:doubt", "insight:joining", "insight:rereading",
    "insight:settlement", "insight:undoing", "insight:differences", "insight:merges",
    "insight:partings", "insight:theme_putting_away", "insight:theme", "insight:figures_file",
    "dialogue:rounds_of_programme", "letters:approval",
    "letters:dispatch", "letters:docx", "letters:drafts", "letters:paper", "letters:pdf",
    "letters:resolution", "letters:poster", "letters:wording_version", "letters:wording_return",
    "letters:house_wording", "letters:letter_wording", "letters:notice_beginning",
    "conference:questions_of_letter", "letters:withdrawal", "overview:health", "overview:open_table",
    "overview:health_metrics", "overview:health_work",
    "overview:state",  # for an administrator with two steps: tests/overview/test_state.py

    "overview:archive_package", "overview:place_index", "overview:place_table",
    "people:sign_out",
    "process:begin",
    "process:completion", "process:hand_over", "process:ticks", "registry:import_preview",
    "registry:fetch", "registry:fetch_attempt", "registry:fetch_progress",  # of a fetch that is made
    "registry:changes_passing_over", "registry:changes_taking_in",
    "registry:import_register", "standard:status_list", "ui:language",
    "dialogue:associations", "dialogue:openapi", "dialogue:worker",
    "dialogue:clock_pause", "dialogue:clock_start", "dialogue:holding", "dialogue:lead", "dialogue:nudge",
    "dialogue:reading", "dialogue:reversal", "dialogue:showing", "dialogue:stage_opening",
    "dialogue:waiting",
    "dialogue:sheet_check", "dialogue:sheet_correction", "dialogue:sheet_photo",
    "dialogue:sheet_photo_removal", "dialogue:sheet_photos", "dialogue:sheets",
    "dialogue:two_readers",
    "conference:who_answered_reminder", "letters:another_try", "letters:delivery_stop",
    "letters:paper_part", "letters:posting", "letters:printing", "letters:recipient_address",
    "letters:sending_stop", "letters:answer", "letters:unsubscribe",
    # pages of a draft that the demo has not begun, or that only its own person may open: journeys
    "conference:cancellation", "conference:my_sign_up", "conference:participant",
    "dialogue:topic_choice", "people:code",
}  # fmt: skip
ALL = {one.name: one for one in addresses()}
PAGES = sorted(set(ALL) - NO_PAGES)
QUERIES = {"dialogue:host": "?table=3", "dialogue:react": "?table=3", "dialogue:write": "?table=3"}


class House:
    """The demo's addresses, and one window for each who is signed in: a new one takes its time."""

    def __init__(self, browser: Browser, demo: Demo) -> None:
        self.browser, self.demo = browser, demo
        self.pages: dict[str, Page] = {}
        with sqlite3.connect(f"file:{demo.database}?mode=ro", uri=True) as database:
            self.parts = {"code": demo.code, **self._parts(database)}

    def _parts(self, database: sqlite3.Connection) -> dict[str, str]:
        rows = database.execute("SELECT slug, id FROM organiser_organiser").fetchall()
        ids = {slug.replace("-", "_"): number for slug, number in rows}
        found = {}
        for name, question in PARTS.items():
            row = database.execute(question.format(**ids)).fetchone()
            assert row is not None, name
            found[name] = row[0]
        return found

    def address(self, name: str) -> str:
        given = EXAMPLES.get(name, {"slug": "eigersund"} if "slug" in ALL[name].parts else {})
        parts = {key: self.parts.get(value, value) for key, value in given.items()}
        return reverse(name, kwargs=parts) + QUERIES.get(name, "")

    def page(self, who: str = "") -> Page:
        if who not in self.pages:
            window = self.browser.new_context(
                locale="nb-NO", base_url=self.demo.address, reduced_motion="reduce"
            )
            self.pages[who] = window.new_page()
            self.pages[who].set_default_timeout(15_000)
            if who:
                sign_in(self.pages[who], who)
        return self.pages[who]


@pytest.fixture(scope="module")
def house(browser, demo) -> Iterator[House]:
    made = House(browser, demo)
    yield made
    for page in made.pages.values():
        page.context.close()


def visitor(name: str) -> str:
    """Who opens this page: the one who works where its example stands, or nobody in particular."""
    if ALL[name].access not in ("member", "signed in"):
        return ""
    place = EXAMPLES.get(name, {}).get("slug", "eigersund")
    return {"luster": LUSTER, "landsforbundet-eksempel": NATIONAL}.get(place, EIGERSUND)


def test_every_address_is_a_page_here_or_named_as_none():
    assert NO_PAGES - set(ALL) == set()
    assert set(EXAMPLES) - set(PAGES) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everyone(house, name):
    """axe on a desk in bokmål; on a phone in nynorsk with all that folds out folded out; nothing beside
    the window at 320 px, one h1, one thing to do first."""
    page = house.page(visitor(name))
    resize(page, DESK)
    answer = in_language(house, name, "nb")
    assert getattr(answer, "status", 0) == 200, page.url

    faults = violations(page)
    primaries = primary_buttons(page)
    assert page.locator("h1:visible").count() == 1
    resize(page, PHONE)
    in_language(house, name, "nn")
    unfold(page)
    faults += violations(page)
    resize(page, SMALLEST)
    wide = too_wide(page) if not name.startswith("dialogue:board") else ""
    page.context.clear_cookies(name="language")

    assert faults == []
    assert wide == ""
    assert len(primaries) <= 1, primaries


def in_language(house: House, name: str, language: str) -> Response | None:
    """The page in that language, whatever the place's own is."""
    page = house.page(visitor(name))
    chosen = {"name": "language", "value": language, "url": house.demo.address}
    page.context.add_cookies([chosen])
    answer = page.goto(house.address(name))
    expect(page.locator("html")).to_have_attribute("lang", language)
    return answer


INTERACTIONS = ["people:sign_in", "conference:sign_up", "registry:new", "people:ask_for_code"]


@pytest.mark.parametrize("name", INTERACTIONS)
def test_a_form_that_is_sent_empty_tells_everyone_what_is_missing(house, name):
    page = house.page(visitor(name))
    resize(page, PHONE)
    page.goto(house.address(name))
    page.get_by_role("main").locator("form[method=post] button[type=submit]").first.click()
    page.wait_for_load_state()

    expect(page.locator("[aria-invalid=true]")).not_to_have_count(0)
    assert violations(page) == []
    resize(page, SMALLEST)
    assert too_wide(page) == ""


@pytest.mark.parametrize("name", ["overview:road", "overview:front"])
def test_a_page_with_its_menu_open_is_for_everyone(house, name):
    page = house.page(visitor(name))
    resize(page, PHONE)
    page.goto(house.address(name))
    menu = page.locator(
        "header summary:visible, header button[aria-expanded]:visible, header [popovertarget]:visible"
    )
    for one in menu.all():
        one.click()

    assert violations(page) == []
    assert too_wide(page) == ""


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_page_in_another_language_is_for_everyone(house, language):
    page = house.page(EIGERSUND)
    resize(page, DESK)
    page.goto(f"/language/{language}/?next=/eigersund/work/")

    expect(page.locator("html")).to_have_attribute("lang", language)
    assert violations(page) == []
    page.goto("/language/nb/?next=/eigersund/work/")
    expect(page.locator("html")).to_have_attribute("lang", "nb")


def test_a_page_that_is_not_there_is_for_everyone(house):
    page = house.page()
    resize(page, PHONE)
    answer = page.goto("/no-such-place/at-all/")

    assert getattr(answer, "status", 0) == 404
    assert violations(page) == []
    assert page.locator("h1").count() == 1


def test_the_board_is_read_from_the_back_of_the_hall(house):
    page = house.page()
    resize(page, PROJECTOR)
    page.goto(house.address("dialogue:board"))
    page.wait_for_timeout(500)  # what the script fits to the hall

    small = smaller_than(page, SMALLEST_SHARE * PROJECTOR[1])

    assert small == []
    assert not re.search("scroll", page.evaluate("getComputedStyle(document.body).overflowY"))
    assert page.evaluate("document.scrollingElement.scrollHeight") <= PROJECTOR[1]
