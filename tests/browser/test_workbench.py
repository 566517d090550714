"""The workbench with hands on it: the pile by keyboard alone, two who read the same, and every way back."""

import re
import sqlite3

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Demo, Watch, sign_in
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

COORDINATOR, FACILITATOR = "mona.eksempel@example.no", "tarik.prove@example.no"
WORK = "/eigersund/work/contributions"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
CARDS = 30
SNAPSHOTS = (
    "SELECT id, is_current, is_standing FROM insight_coding ORDER BY id",
    "SELECT id, is_standing FROM insight_part ORDER BY id",
    "SELECT id, is_standing FROM insight_mergemember ORDER BY id",
    "SELECT id, is_standing FROM insight_mergegroup ORDER BY id",
    "SELECT id, verdict FROM insight_likeness ORDER BY id",
    "SELECT id, raw_text FROM dialogue_contribution ORDER BY id",
)
A_PAIR = (
    "SELECT l.a_id FROM insight_likeness l JOIN dialogue_contribution c ON c.id=l.a_id"
    " JOIN organiser_organiser o ON o.id=c.organiser_id"
    " WHERE o.slug='eigersund' AND l.verdict='' AND l.guard='' AND l.score>0 LIMIT 1"
)


@pytest.fixture
def desk(browser: Browser, demo: Demo):
    """A window for each who sits down: desk(email). None may err or call anyone else."""
    opened, watch = [], Watch(demo.address, [])

    def sit_down(email: str, **more) -> Page:
        window = browser.new_context(
            viewport={"width": DESK[0], "height": DESK[1]},
            locale="nb-NO",
            base_url=demo.address,
            reduced_motion="reduce",
            **more,
        )
        opened.append(window)
        window.on("page", watch.follow)
        page = window.new_page()
        page.set_default_timeout(20_000)
        sign_in(page, email)
        return page

    yield sit_down
    for window in opened:
        window.close()
    assert watch.faults == []


def asked(demo: Demo, question: str, *values: object) -> list[tuple]:
    with sqlite3.connect(demo.database) as database:
        return database.execute(question, values).fetchall()


def acts(demo: Demo) -> int:
    [[count]] = asked(demo, "SELECT count(*) FROM insight_sortingact WHERE undone_at IS NULL")
    return int(count)


def standing(demo: Demo) -> list[list[tuple]]:
    """What counts in every layer: rows whose flags are down are as if they were not there."""
    found = [asked(demo, question) for question in SNAPSHOTS]
    return [[row for row in rows if row[1] not in (0, "")] for rows in found]


def card(page: Page) -> str:
    return page.locator("#card").get_attribute("data-card") or ""


def press(page: Page, *keys: str) -> int:
    """Press these, the last of which acts; wait until the next card is there. Returns how many."""
    before = card(page)
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#card")).not_to_have_attribute("data-card", before)
    expect(page.locator("#workbench")).not_to_have_attribute("aria-busy", "true")
    return len(keys)


def undo(page: Page) -> None:
    told = page.locator("#told").inner_text()
    page.keyboard.press("z")
    expect(page.locator("#told")).not_to_have_text(told)
    expect(page.locator("#told")).to_contain_text("Angret")


def is_for_everyone(page: Page) -> None:
    """axe at a desk and on a phone, nothing beside the window, at most one thing to do first."""
    faults = violations(page)
    assert len(primary_buttons(page)) <= 1, primary_buttons(page)
    assert page.locator("h1:visible").count() == 1
    for size in (PHONE, SMALLEST):
        resize(page, size)
        assert too_wide(page) == ""
    faults += violations(page)
    resize(page, DESK)
    assert faults == []


def test_thirty_cards_are_sorted_by_keyboard_alone_and_every_press_is_stored(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    before, presses = acts(demo), 0

    for number in range(CARDS):
        has_proposal = page.locator("[data-key=Enter]").count() > 0
        if number % 6 == 5:
            presses += press(page, "u")
        elif has_proposal and number % 6 != 4:
            presses += press(page, "Enter")
        elif has_proposal:
            presses += press(page, "e", "c", "1")
        else:
            presses += press(page, "c", "1")
        expect(page.locator("#card")).to_be_focused()

    assert acts(demo) == before + CARDS
    assert presses <= 2 * CARDS
    expect(page.locator("#announced")).not_to_be_empty()


def test_a_theme_is_found_by_writing_and_a_second_one_given_by_shift(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    before = card(page)

    page.keyboard.press("/")
    page.keyboard.type("booking")
    expect(page.locator(".chip:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+A")
    expect(page.locator("#second")).to_have_value("REK")
    page.keyboard.press("/")
    page.keyboard.type("booking")
    page.keyboard.press("Enter")
    expect(page.locator("#card")).not_to_have_attribute("data-card", before)

    [row] = asked(
        demo,
        "SELECT detail_id, secondary_id FROM insight_coding WHERE is_current AND contribution_id=?",
        before.split("-")[0],
    )
    assert row == ("LOK.booking", "REK")


def test_what_is_split_merged_and_sorted_is_undone_back_to_the_start(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    start, done = standing(demo), acts(demo)

    press(page, "u")
    page.keyboard.press("d")
    expect(page.locator("input[name=at]:checked")).to_be_focused()
    is_for_everyone(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("delt i to")
    expect(page.locator(".of-parts")).to_contain_text("Del 1 av 2")
    is_for_everyone(page)
    press(page, *(["Enter"] if page.locator("[data-key=Enter]").count() else ["a", "1"]))
    expect(page.locator(".of-parts")).to_contain_text("Del 2 av 2")
    [[one]] = asked(demo, A_PAIR)
    page.goto(f"{WORK}/sort/?at={one}")
    page.locator("#alike").get_by_role("button", name=re.compile("^Koble sammen")).first.click()
    expect(page.locator("#alike")).to_be_focused()
    assert acts(demo) > done

    for _press in range(acts(demo) - done):
        undo(page)

    assert acts(demo) == done
    assert standing(demo) == start


def test_two_read_the_same_blind_and_settle_what_they_differ_on(desk, demo):
    first, second = desk(COORDINATOR), desk(FACILITATOR)
    first.goto(f"{WORK}/sort/")
    own = card(first)
    press(first, "e", "a", "1")
    second.goto(f"{WORK}/second-reading/?at={own}")
    if card(second) != own:  # the sample is another: any of it will do
        own = card(second)
    assert second.locator("mark").count() == 0
    assert second.locator("#proposal").count() == 0
    is_for_everyone(second)
    before = card(second)
    second.keyboard.press("l")
    second.keyboard.press("0")
    expect(second.locator("#card")).not_to_have_attribute("data-card", before)

    second.goto(f"{WORK}/disagreements/?at={own}")
    expect(second.locator(".opinions > li")).to_have_count(2)
    is_for_everyone(second)
    left = int(second.locator(".left-over strong").inner_text())
    second.keyboard.press("2")

    expect(second.locator("#told")).to_contain_text("avgjort")
    assert int(second.locator(".left-over strong").inner_text()) == left - 1
    [row] = asked(
        demo,
        "SELECT primary_id, settles FROM insight_coding WHERE is_current AND part_id IS NULL"
        " AND contribution_id=?",
        own,
    )
    assert row == ("BID", 1)


def test_two_browsers_at_the_same_card_are_both_kept(desk, demo):
    one, other = desk(COORDINATOR), desk(FACILITATOR)
    one.goto(f"{WORK}/sort/")
    at = card(one)
    other.goto(f"{WORK}/sort/?at={at}")
    press(one, "e", "a", "1")

    press(other, "e", "c", "1")

    expect(other.locator("#told")).to_contain_text("Begge svarene er tatt vare på")
    words = asked(
        demo,
        "SELECT primary_id, is_current FROM insight_coding WHERE source='person' AND is_standing"
        " AND contribution_id=? ORDER BY id",
        at.split("-")[0],
    )
    assert words == [("REK", 1), ("LOK", 0)]


def test_without_script_a_card_is_changed_cut_and_undone(desk, demo):
    page = desk(COORDINATOR, java_script_enabled=False)
    page.goto(f"{WORK}/sort/")
    before = acts(demo)
    page.get_by_role("link", name=re.compile("^Endre")).click()
    page.locator("#change").get_by_role("link", name="Samarbeid").click()
    page.locator("fieldset:visible .chip").first.click()
    page.get_by_role("link", name=re.compile("^Del i to")).click()
    page.get_by_role("button", name=re.compile("^Del i to")).click()
    expect(page.locator("#told")).to_contain_text("delt i to")
    assert acts(demo) == before + 2

    for _press in range(2):
        page.get_by_role("button", name=re.compile("^Angre")).click()

    assert acts(demo) == before


def test_what_was_done_is_undone_from_its_list_or_says_why_not(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    at = card(page)
    press(page, "e", "b", "1")
    page.goto(f"{WORK}/sort/?at={at}")
    press(page, "e", "c", "1")
    page.goto(f"{WORK}/acts/")
    is_for_everyone(page)

    page.locator(".acts-done > li").nth(1).get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("Dette kan ikke angres")
    for _press in range(2):
        page.locator(".acts-done > li:not([data-undone])").first.get_by_role("button").click()
        expect(page.get_by_role("status")).to_contain_text("Angret")


def test_a_press_without_network_says_that_nothing_is_stored(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    before = acts(demo)
    page.context.set_offline(True)
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("Ikke lagret")
    page.context.set_offline(False)
    assert acts(demo) == before

    press(page, "u")

    assert acts(demo) == before + 1


def test_the_keys_can_be_switched_off(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/sort/")
    at, before = card(page), acts(demo)
    page.get_by_role("checkbox", name="Sorter med tastene").uncheck()
    page.locator("#card").focus()

    page.keyboard.press("u")
    page.keyboard.press("Enter")

    assert (card(page), acts(demo)) == (at, before)
    is_for_everyone(page)
