"""Someone who knows nothing: finds a municipality, and what became of one thing that was said."""

import re

import pytest
from playwright.sync_api import Page, expect


def find(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_label("Finn kommunen din").fill(name)
    page.get_by_role("button", name="Vis kommunen").click()


def test_a_municipality_is_found_by_its_name(page):
    find(page, "Luster")

    page.wait_for_url("**/luster/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Luster kommune")


@pytest.mark.parametrize("typed", ["Lustre", "lusterr", "Lustr"])
def test_a_misspelt_name_is_understood(page, typed):
    find(page, typed)
    page.locator("#answer").get_by_role("link", name="Luster", exact=True).click()

    page.wait_for_url("**/luster/")


def test_a_name_that_is_no_municipality_is_told_and_kept(page):
    find(page, "Xyzzyheim")

    expect(page.locator("#answer")).to_contain_text("Xyzzyheim")
    expect(page.get_by_label("Finn kommunen din")).to_have_value("Xyzzyheim")


def test_the_search_works_by_keyboard_alone(page):
    page.goto("/")
    for _time in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "municipality":
            break
    assert page.evaluate("document.activeElement.id") == "municipality"
    page.keyboard.type("Eigersund")
    page.keyboard.press("Enter")

    page.wait_for_url("**/eigersund/")


def test_the_first_tab_skips_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/#content")


def test_one_contribution_is_followed_to_its_measure_and_back(page):
    page.goto("/luster/")
    quote = page.locator("blockquote.said").first
    words = quote.locator("p").first.inner_text()
    quote.get_by_role("link", name="Sjå kva det vart til").click()

    expect(page.locator("blockquote").first).to_contain_text(words)
    own = page.url
    page.get_by_role("link", name=re.compile(r"^Sjå tiltak")).first.click()

    page.wait_for_url("**/policy/measures/**")
    back = page.locator(f"a[href='{own.removeprefix(own.split('/luster')[0])}']")
    if not back.first.is_visible():  # the longest lists are folded
        page.locator("summary").first.click()
    expect(back.first).to_be_visible()
    back.first.click()
    page.wait_for_url(own)


def test_the_front_page_follows_one_contribution(page):
    page.goto("/")
    words = page.locator("blockquote.said p").first.inner_text()
    page.get_by_role("main").locator("a[href*='/contributions/']").first.click()

    page.wait_for_url("**/contributions/**")
    expect(page.locator("blockquote").first).to_contain_text(words)


def test_the_guide_stands_in_both_written_forms(page):
    page.goto("/guide/invite/")
    heading = page.get_by_role("heading", level=1)
    bokmaal = heading.inner_text()
    page.get_by_role("link", name="Nynorsk").click()

    assert page.url.endswith("/guide/invite/")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    assert heading.inner_text() != bokmaal
    page.get_by_role("link", name="Bokmål").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(heading).to_have_text(bokmaal)


def test_the_guide_is_walked_from_the_first_step_to_the_last(page):
    page.goto("/guide/")
    page.get_by_role("main").get_by_role("link", name=re.compile(r"^1\. ")).click()
    seen = [page.get_by_role("heading", level=1).inner_text()]
    while (following := page.get_by_role("link", name=re.compile("^Neste steg"))).count():
        following.click()
        page.wait_for_load_state()
        seen.append(page.get_by_role("heading", level=1).inner_text())

    assert len(seen) == len(set(seen)) == 9


def test_a_conference_is_found_with_its_programme(page):
    page.goto("/conferences/")
    page.get_by_role("link", name=re.compile("Hva kjennetegner en god")).first.click()

    expect(page.get_by_role("heading", name="Program", exact=True)).to_be_visible()
    assert page.get_by_role("heading", level=3).count() >= 2  # two days
    with page.expect_download() as download:
        page.get_by_role("link", name="Legg i kalenderen").click()
    assert download.value.suggested_filename.endswith(".ics")


def test_the_counties_stand_in_a_table_beside_the_map(page):
    page.goto("/")
    table = page.locator("table.counties")

    expect(table.get_by_role("row")).to_have_count(16)  # the heading and fifteen counties
    table.get_by_role("link", name="Vestland").click()
    page.wait_for_url("**/counties/46/")
    page.get_by_role("main").get_by_role("link", name="Luster").first.click()
    page.wait_for_url("**/luster/")


def test_a_municipality_that_has_not_begun_is_told_how_to(page):
    find(page, "Utsira")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Utsira")
    expect(
        page.get_by_role("main")
        .get_by_role("link", name=re.compile("[Vv]eileder|steg|[Bb]egynn|Møt"))
        .first
    ).to_be_visible()
