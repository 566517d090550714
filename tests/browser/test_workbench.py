"""The workbench with hands on it: the pile by keyboard alone, and every way back."""

import re

from playwright.sync_api import expect

from tests.browser.workbench import (
    A_PAIR,
    CARDS,
    COORDINATOR,
    WORK,
    acts,
    asked,
    card,
    is_for_everyone,
    press,
    standing,
    to_choose,
    undo,
)


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
            presses += press(page, *to_choose(page), "c", "1")
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
    press(page, *to_choose(page), "a", "1")
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


def test_an_unsure_card_opens_its_proposal_by_enter_and_another_takes_it(desk, demo):
    page = desk(COORDINATOR)
    [[pk]] = asked(
        demo,
        "SELECT c.contribution_id FROM insight_coding c JOIN dialogue_contribution d"
        " ON d.id=c.contribution_id JOIN organiser_organiser o ON o.id=d.organiser_id"
        " WHERE o.slug='eigersund' AND c.is_current AND c.is_unclear AND c.part_id IS NULL"
        " AND c.source='machine' AND c.primary_id<>'ANN' AND d.withdrawn_at IS NULL LIMIT 1",
    )
    page.goto(f"{WORK}/sort/?at={pk}")
    proposed = page.locator("[data-opens]").get_attribute("data-choice")
    is_for_everyone(page)

    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("value") == proposed
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("er sortert under")

    [row] = asked(
        demo,
        "SELECT detail_id, source FROM insight_coding WHERE is_current AND contribution_id=?",
        pk,
    )
    assert row == (proposed, "person")


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
