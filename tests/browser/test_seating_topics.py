"""A café where people choose what they talk about: from the coordinator's topics to the table."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.eighty import COORDINATOR, Evening
from tests.browser.eighty import eighty_and_a_short_search as eighty
from tests.browser.seeing import resize, too_wide, violations

__all__ = ["eighty"]
TABLES = "/lillevik/work/conference/tables/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
PLAN_MS = 90_000
TOPICS = ("Kultur i bygda", "Idrett for alle")


@pytest.fixture
def window(browser: Browser, eighty: Evening):
    """window() opens a page of someone new."""
    opened = []

    def new() -> Page:
        context = browser.new_context(locale="nb-NO", base_url=eighty.address)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield new
    for context in opened:
        context.close()


def test_one_who_chooses_a_topic_on_the_phone_sits_at_one_of_its_tables(window, eighty):
    desk, phone = window(), window()
    sign_in(desk, COORDINATOR)
    set_out_tables_with_topics(desk)
    choose_on_the_phone(phone, eighty.code)

    desk.goto(TABLES)
    desk.get_by_role("button", name="Lag planen").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Alle møter", timeout=PLAN_MS)

    seats = desk.locator("#names tbody tr").filter(has_text="Person 07 Eksempel").locator("td.at")
    numbers = [int(re.sub(r"\D", "", seat)) for seat in seats.all_inner_texts()]
    assert all(number > 5 for number in numbers), numbers
    expect(desk.locator("svg.hall[data-width=wide]")).to_contain_text(TOPICS[1])
    assert faults(desk) == []


def set_out_tables_with_topics(desk: Page) -> None:
    """Tables 1 to 5 talk about the first topic in every round, the others about the second."""
    desk.goto(TABLES)
    desk.get_by_label("Antall bord").fill("10")
    desk.locator("input[name=capacity]").first.fill("10")
    desk.get_by_role("button", name="Sett fram bordene").click()
    desk.locator("#setup > summary").click()
    desk.locator("input[name=mode][value=topics]").check()
    desk.locator("#setup button[type=submit]").click()
    desk.locator("#topics > summary").click()
    for field in desk.locator("[name^=topic_]").all():
        table = int((field.get_attribute("name") or "").split("_")[2])
        field.fill(TOPICS[table > 5])
    assert faults(desk) == []
    desk.get_by_role("button", name="Lagre emnene").click()
    expect(desk.get_by_role("status").first).to_be_visible()


def choose_on_the_phone(phone: Page, code: str) -> None:
    resize(phone, PHONE)
    phone.goto(f"/d/{code}/topics/")
    assert faults(phone) == []
    phone.locator("[name=card]").fill("k007")
    phone.locator("button.go").click()
    assert faults(phone) == []
    for box in phone.get_by_role("checkbox", name=TOPICS[1]).all():
        box.check()
    phone.locator("button.go").click()
    expect(phone.get_by_role("status")).to_be_visible()


def faults(page: Page) -> list[str]:
    found = violations(page)
    size = page.viewport_size or {"width": DESK[0], "height": DESK[1]}
    resize(page, SMALLEST)
    found += [wide for wide in [too_wide(page)] if wide]
    resize(page, (size["width"], size["height"]))
    return found
