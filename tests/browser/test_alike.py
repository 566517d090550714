"""What may say the same, gone through by keyboard; then a theme that was missing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo, sign_in
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "mona.eksempel@example.no"
WORK = "/eigersund/work/contributions"


@pytest.fixture
def page(browser, demo: Demo):
    context = browser.new_context(locale="nb-NO", base_url=demo.address, reduced_motion="reduce")
    one = context.new_page()
    one.set_default_timeout(15_000)
    sign_in(one, COORDINATOR)
    yield one
    context.close()


def left(page: Page) -> int:
    return int(page.locator(".left-over strong").inner_text())


def at_hand(page: Page) -> str:
    return page.locator("#card").get_attribute("data-card") or ""


def press(page: Page, key: str) -> None:
    """A key, and the next pair in the place of this one."""
    before = at_hand(page)
    page.keyboard.press(key)
    expect(page.locator("#card")).not_to_have_attribute("data-card", before)


def test_pairs_are_gone_through_by_keyboard_and_all_of_it_undone(page):
    page.goto(f"{WORK}/alike/")
    first, count = at_hand(page), left(page)
    assert count >= 2

    press(page, "s")
    assert left(page) == count - 1
    assert page.evaluate("document.activeElement.id") == "card"
    expect(page.locator("#told")).to_contain_text("er koblet sammen")
    expect(page.locator("#groups")).to_contain_text("Ta ut")
    assert violations(page) == []
    press(page, "z")
    assert (at_hand(page), left(page)) == (first, count)
    press(page, "i")
    assert left(page) == count - 1
    press(page, "z")
    press(page, "n")
    assert left(page) == count
    assert at_hand(page) != first
    resize(page, (320, 640))
    assert too_wide(page) == ""


def test_a_theme_that_is_missing_is_made_changed_and_put_away(page):
    page.goto(f"{WORK}/themes/new/?words=parkering")
    page.get_by_role("button", name="Lag temaet").click()
    expect(page.locator(".ds-validation-message")).to_have_text("Skriv hva temaet heter.")
    assert page.get_by_label("Ord som taler for temaet").input_value() == "parkering"
    assert violations(page) == []

    page.get_by_label("Navn på bokmål").fill("Beitedyr")
    page.get_by_role("button", name="Lag temaet").click()
    expect(page.get_by_role("row", name="Beitedyr")).to_contain_text("parkering")
    page.get_by_role("row", name="Beitedyr").get_by_role("link", name="Endre").click()
    assert violations(page) == []
    page.get_by_label("Navn på bokmål").fill("Dyr på beite")
    page.get_by_role("button", name="Lagre temaet").click()
    row = page.get_by_role("row", name="Dyr på beite")
    row.get_by_role("button", name="Legg bort").click()

    expect(page.get_by_text("Dyr på beite er lagt bort.")).to_be_visible()
    expect(row).to_have_count(0)
