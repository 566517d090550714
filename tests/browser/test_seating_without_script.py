"""The seating page without its script: rules that clash, a plan, a swap, all by links and forms."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.eighty import COORDINATOR, Evening
from tests.browser.eighty import eighty_and_a_short_search as eighty
from tests.browser.seeing import primary_buttons

__all__ = ["eighty"]
TABLES = "/lillevik/work/conference/tables/"
PLAN_MS = 90_000


@pytest.fixture
def bare(browser: Browser, eighty: Evening):
    """A window in which no script runs."""
    opened = browser.new_context(java_script_enabled=False, locale="nb-NO", base_url=eighty.address)
    page = opened.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, COORDINATOR)
    yield page
    opened.close()


def test_without_a_script_clashing_rules_are_named_loosened_and_a_swap_is_made(bare):
    set_out_the_tables(bare)
    for kind in ("apart", "together"):
        add_rule(bare, kind, "Person 03", "Person 04")
    ask_for_the_plan(bare)

    refusal = bare.locator("#refusal")
    expect(refusal).to_be_visible(timeout=PLAN_MS)
    expect(refusal).to_contain_text("Person 03 Eksempel")
    expect(bare.locator("h1")).to_have_text("Disse reglene går ikke i hop")
    assert primary_buttons(bare) == ["Lag planen"]
    loosen_the_first(bare)
    ask_for_the_plan(bare)
    expect(bare.locator("h1")).to_contain_text("Alle møter", timeout=PLAN_MS)
    swap_one_person(bare)


def set_out_the_tables(page: Page) -> None:
    page.goto(TABLES)
    page.get_by_label("Antall bord").fill("10")
    page.locator("input[name=capacity]").first.fill("8")
    page.get_by_role("button", name="Sett fram bordene").click()


def add_rule(page: Page, kind: str, *people: str) -> None:
    if not page.locator("form.new-rule").is_visible():
        page.locator("#own-rules > summary").click()
    page.locator("[name=kind]").select_option(kind)
    for name in people:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Legg til regelen").click()


def ask_for_the_plan(page: Page) -> None:
    page.get_by_role("button", name="Lag planen").click()


def loosen_the_first(page: Page) -> None:
    """The reason leads to the rule; there it is taken away."""
    link = page.locator("#refusal a[href^='#rule-']").first
    rule = page.locator(link.get_attribute("href") or "")
    if not rule.is_visible():
        page.locator("#own-rules > summary").click()
    rule.get_by_role("button", name=re.compile("^Fjern")).click()


def swap_one_person(page: Page) -> None:
    person = page.locator("#names tbody tr").filter(has_text="Person 10 Eksempel")
    before = person.locator("td.at").first.inner_text()
    person.get_by_role("link", name="Flytt").click()
    page.locator("#move .pill").first.click()
    expect(page.locator("#move .cost")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Bytt med")).click()

    expect(page.locator("#move")).to_have_count(0)
    assert person.locator("td.at").first.inner_text() != before
    page.goto(f"{TABLES}?q=person+10")
    expect(page.locator("#names tbody tr")).to_have_count(1)
