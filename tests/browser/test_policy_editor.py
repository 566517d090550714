"""The policy editor with hands on it: threads tied by drag and by keys, and by plain forms."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
POLICY = "/luster/work/policy/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
TIED = "SELECT count(*) FROM policy_measurecontribution WHERE measure_id=?"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def measure(demo):
    """A measure of a policy that is written on again, with six contributions no longer answered."""
    with sqlite3.connect(demo.database, timeout=20) as database:
        database.execute("UPDATE policy_policy SET is_being_amended=1")
        [[key]] = database.execute(
            "SELECT measure_id FROM policy_measurecontribution l"
            " JOIN policy_measure m ON m.id=l.measure_id WHERE m.number=2"
            " GROUP BY measure_id ORDER BY count(*) DESC, measure_id LIMIT 1"
        ).fetchall()
        database.execute(
            "DELETE FROM policy_answer WHERE contribution_id IN (SELECT contribution_id"
            " FROM policy_measurecontribution WHERE measure_id<>? LIMIT 6)",
            (key,),
        )
        database.execute(
            "DELETE FROM policy_measurecontribution WHERE contribution_id NOT IN"
            " (SELECT contribution_id FROM policy_answer)"
        )
    return key


def tied(demo, measure: int) -> int:
    with sqlite3.connect(demo.database, timeout=20) as database:
        [[count]] = database.execute(TIED, (measure,)).fetchall()
    return int(count)


def is_for_everyone(page: Page) -> None:
    faults = violations(page)
    assert len(primary_buttons(page)) <= 1, primary_buttons(page)
    for size in (PHONE, SMALLEST):
        resize(page, size)
        assert too_wide(page) == ""
    faults += violations(page)
    resize(page, DESK)
    assert faults == []


def test_a_thread_is_tied_and_untied_by_keys_and_the_text_being_written_stands(desk, demo, measure):
    page = desk(COORDINATOR)
    page.goto(f"{POLICY}?measure={measure}")
    is_for_everyone(page)
    before = tied(demo, measure)
    page.locator("body").press("/")
    page.keyboard.type("ringe")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words=ringe"))
    expect(page.locator("#find")).to_contain_text(re.compile("har «.+» eller «.+»"))
    page.locator("#id_text").fill("Ein tekst som ikkje er lagra")
    page.locator("#behind").focus()

    page.keyboard.press("j")
    loose = page.locator(".card.loose").first
    while not page.locator(".card.loose:focus").count():
        page.keyboard.press("ArrowDown")
    name = loose.get_attribute("data-id")
    page.keyboard.press("l")
    expect(page.locator("#told")).to_contain_text(f"{name} står no bak")
    expect(page.locator(".card:focus, #behind:focus")).to_have_count(1)
    assert tied(demo, measure) == before + 1
    expect(page.locator("#id_text")).to_have_value("Ein tekst som ikkje er lagra")
    is_for_everyone(page)

    page.locator(f'.card[data-id="{name}"]').focus()
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text(f"{name} er løyst frå")
    assert tied(demo, measure) == before


def test_a_contribution_is_dragged_onto_a_measure_in_the_text(desk, demo, measure):
    page = desk(COORDINATOR)
    page.goto(POLICY)
    card = page.locator(".card.loose").first
    line = page.locator("article[data-tie]").first
    key = int(line.get_attribute("id").removeprefix("measure-"))
    before = tied(demo, key)

    card.drag_to(line)

    expect(page.locator("#told")).to_contain_text("står no bak")
    assert tied(demo, key) == before + 1
    is_for_everyone(page)


def test_a_reason_is_given_by_key_and_the_next_card_has_the_focus(desk, demo, measure):
    page = desk(COORDINATOR)
    page.goto(POLICY)
    card = page.locator(".card.loose").first
    name = card.get_attribute("data-id")
    card.focus()

    page.keyboard.press("g")
    expect(card.locator("textarea")).to_be_focused()
    page.keyboard.type("Dette høyrer heime hos fylket.")
    is_for_everyone(page)
    card.get_by_role("button", name="Lagre grunnen").click()

    expect(page.locator("#told")).to_contain_text(f"{name} er ikkje teke inn")
    expect(page.locator(".card:focus, #behind:focus")).to_have_count(1)


def test_the_keys_can_be_switched_off(desk, demo, measure):
    page = desk(COORDINATOR)
    page.goto(f"{POLICY}?measure={measure}&words=ringe")
    before = tied(demo, measure)
    page.get_by_role("checkbox", name="Kople med tastane").uncheck()
    page.locator(".card.loose").first.focus()

    page.keyboard.press("l")

    expect(page.locator("kbd:visible")).to_have_count(0)
    assert tied(demo, measure) == before


def test_without_script_a_measure_is_written_tied_and_moved_by_plain_forms(desk, demo, measure):
    page = desk(COORDINATOR, java_script_enabled=False)
    page.goto(f"{POLICY}?measure={measure}&words=ringe")
    before = tied(demo, measure)

    page.locator(".card.loose").first.get_by_role("button", name=re.compile("^Kople til")).click()
    expect(page.get_by_role("status").first).to_contain_text("står no bak")
    assert tied(demo, measure) == before + 1

    page.get_by_label("Kostnad kvart år").fill("420 000")
    page.get_by_label("Frist").fill("2028-06-01")
    page.get_by_role("button", name="Lagre tiltaket").click()
    expect(page.get_by_label("Kostnad kvart år")).to_have_value("420\u00a0000\u00a0kr")
