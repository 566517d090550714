"""Before the evening and after it: the coordinator sets up the rounds, and reads what they gave."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "mona.eksempel@example.no"
ROUNDS = "/eigersund/work/conference/rounds/"
EVENING = "/eigersund/work/contributions/evening/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)


@pytest.fixture
def coordinator(page: Page) -> Page:
    sign_in(page, COORDINATOR)
    return page


def last_round(page: Page):
    return page.locator("form .round[data-state=planned]").last


def test_the_minutes_are_added_up_while_they_are_written(coordinator):
    coordinator.goto(ROUNDS)
    round = last_round(coordinator)
    round.get_by_label("Som i runde 1").uncheck()
    for box in round.locator(".stage-rows [type=checkbox]").all():
        box.uncheck()
    expect(round.locator(".without")).to_be_visible()

    talk = round.locator(".length input").nth(1)
    talk.fill("40")  # who writes the minutes wants the stage

    expect(round.get_by_label("Ta ordet rundt bordet", exact=True)).to_be_checked()
    expect(round.locator(".sum output")).to_have_text("40")
    expect(round.locator(".over-time")).to_be_visible()
    talk.fill("10")
    expect(round.locator(".over-time")).to_be_hidden()


def test_a_round_is_set_up_with_the_keyboard_and_stays_so(coordinator):
    coordinator.goto(ROUNDS)
    round = last_round(coordinator)
    round.get_by_label("Som i runde 1").uncheck()
    round.locator("[name$=-use_silence]").check()
    round.locator("[name$=-minutes_silence]").fill("3")
    round.get_by_label("Hjelpespørsmål").fill("Hvem mangler ved bordet?\nHva er lett å få til?")
    round.get_by_label("Enda et spørsmål").first.fill("Hva kan dere gjøre selv?")
    expect(round.get_by_label("Enda et spørsmål").nth(1)).to_be_visible()

    round.locator("[name$=-minutes_silence]").press("Enter")

    expect(coordinator.get_by_role("status").first).to_contain_text("Slik går rundene")
    round = last_round(coordinator)
    expect(round.locator("[name$=-minutes_silence]")).to_have_value("3")
    expect(round.get_by_label(re.compile("^Spørsmål 2"))).to_have_value("Hva kan dere gjøre selv?")


@pytest.mark.parametrize("address", [ROUNDS, EVENING])
def test_the_page_is_for_everyone_on_every_width(coordinator, address):
    for size in (DESK, PHONE, SMALLEST):
        resize(coordinator, size)
        coordinator.goto(address)

        assert violations(coordinator) == []
        assert too_wide(coordinator) == ""


def test_a_figure_leads_to_the_words_behind_it(coordinator):
    coordinator.goto(EVENING)
    expect(coordinator.get_by_role("heading", level=1)).to_contain_text("Kvelden ga")
    cell = coordinator.locator("#tables a").first
    count = cell.inner_text().strip()

    cell.click()

    expect(coordinator.locator("#found")).to_contain_text(f"{count} innspill")


def test_the_letter_of_thanks_is_one_click_away_and_goes_nowhere(coordinator, demo):
    sent = len(list(demo.mail.glob("*"))) if demo.mail.exists() else 0
    coordinator.goto(EVENING)

    coordinator.get_by_role("button", name="Gjør takkebrevet klart").click()

    expect(coordinator.get_by_role("heading", level=1)).to_contain_text("Takk")
    coordinator.goto(EVENING)
    expect(coordinator.get_by_role("link", name="Se over brevet")).to_be_visible()
    assert (len(list(demo.mail.glob("*"))) if demo.mail.exists() else 0) == sent


def test_the_rounds_are_set_up_without_script(browser, demo):
    context = browser.new_context(locale="nb-NO", base_url=demo.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, COORDINATOR)
    page.goto(ROUNDS)
    round = last_round(page)
    round.get_by_label("Som i runde 1").uncheck()
    round.locator("[name$=-use_top]").check()
    round.locator("[name$=-minutes_top]").fill("")

    page.get_by_role("button", name="Lagre oppsettet").click()

    expect(page.get_by_role("alert")).to_contain_text("Skriv hvor mange minutter trinnet varer")
    last_round(page).locator("[name$=-minutes_top]").fill("4")
    page.get_by_role("button", name="Lagre oppsettet").click()
    expect(page.get_by_role("status").first).to_contain_text("Slik går rundene")
    context.close()
