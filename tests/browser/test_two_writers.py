"""Two write the same policy at once: they see each other, and no word is lost."""

import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone, sign_in
from tests.browser.seeing import violations
from tests.browser.workbench import COORDINATOR, FACILITATOR, asked, is_for_everyone

WORK = "/eigersund/work/policy"
CHAPTER = f"{WORK}/chapters/vision/"
ROLE = (
    "UPDATE organiser_membership SET role=? WHERE user_id="
    "(SELECT id FROM people_user WHERE email=?)"
)
FIRST = (
    "SELECT p.id, p.text FROM policy_passage p JOIN policy_chapter c ON c.id=p.chapter_id"
    " JOIN policy_policy q ON q.id=c.policy_id JOIN organiser_organiser o ON o.id=q.organiser_id"
    " WHERE o.slug='eigersund' AND c.key='vision' AND p.is_standing ORDER BY p.sort_order LIMIT 1"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def writers(desk, demo):
    """Mona and Tarik, both coordinators, before a draft."""
    change(demo, ROLE, "coordinator", FACILITATOR)
    mona, tarik = desk(COORDINATOR), desk(FACILITATOR)
    mona.goto(f"{WORK}/")
    begin = mona.get_by_role("button", name="Begynn på utkastet")
    if begin.count():
        begin.click()
    yield mona, tarik
    change(demo, ROLE, "facilitator", FACILITATOR)


def change(demo, statement, *values):
    with sqlite3.connect(demo.database, timeout=20) as database:
        database.execute(statement, values)


def opened(page: Page, passage: int) -> None:
    page.goto(f"{CHAPTER}?passage={passage}")
    page.get_by_label("Tekst", exact=False).first.focus()


def box(page: Page):
    return page.locator("form[data-draft] textarea")


def test_two_write_the_same_paragraph_and_write_it_together(writers, demo):
    mona, tarik = writers
    [[passage, text]] = asked(demo, FIRST)
    opened(mona, passage)
    with mona.expect_response("**/writing/"):
        box(mona).press_sequentially(" ")
    opened(tarik, passage)
    expect(tarik.locator("[data-others]")).to_have_text("Mona Eksempel skriver her nå")
    is_for_everyone(tarik)

    box(mona).fill(f"{text} Vi feirer det vi får til.")
    mona.get_by_role("button", name="Lagre avsnittet").click()
    expect(mona.get_by_text("Avsnittet er lagret.")).to_be_visible()
    box(tarik).fill(f"{text} Hvert år forteller lagene hva som er gjort.")
    tarik.get_by_role("button", name="Lagre avsnittet").click()

    expect(tarik.locator("h1")).to_have_text("To har skrevet på samme sted")
    expect(tarik.locator(".side").first).to_contain_text("Vi feirer det vi får til.")
    is_for_everyone(tarik)
    both = f"{text} Vi feirer det vi får til, og hvert år forteller lagene hva som er gjort."
    tarik.get_by_label("Slik skal det stå").fill(both)
    tarik.get_by_role("button", name="Lagre det som er skrevet sammen").click()
    mona.reload()
    expect(mona.locator(f"#passage-{passage}")).to_contain_text("og hvert år forteller")

    mona.goto(f"{WORK}/passages/{passage}/")
    expect(mona.locator(".wordings")).to_contain_text("Lagt til side")
    is_for_everyone(mona)
    kept = asked(demo, "SELECT content FROM policy_wording WHERE passage_id=?", passage)
    assert len(kept) >= 4


def test_what_is_typed_is_there_after_a_closed_tab_and_gone_when_it_is_saved(writers, demo):
    mona, _ = writers
    [[passage, text]] = asked(demo, FIRST)
    opened(mona, passage)
    box(mona).fill(f"{text} Dette rakk jeg ikke å lagre.")
    again = mona.context.new_page()
    mona.close()
    again.goto(f"{CHAPTER}?passage={passage}")

    expect(again.get_by_text("Du har skrevet noe her som ikke ble lagret.")).to_be_visible()
    assert violations(again) == []
    again.get_by_role("button", name="Sett det inn").click()
    expect(box(again)).to_have_value(f"{text} Dette rakk jeg ikke å lagre.")
    again.get_by_role("button", name="Lagre avsnittet").click()
    expect(again.get_by_text("Avsnittet er lagret.")).to_be_visible()

    assert again.evaluate("Object.keys(localStorage).filter((k) => k.includes('draft'))") == []


def test_without_script_a_paragraph_is_written_taken_away_and_put_back(browser, demo, writers):
    plain = browser.new_context(base_url=demo.address, java_script_enabled=False, locale="nb-NO")
    page = plain.new_page()
    sign_in(page, COORDINATOR)
    page.goto(CHAPTER)
    page.get_by_role("link", name="Skriv et nytt avsnitt").click()
    page.get_by_label("Det nye avsnittet").fill("Alle kan bli med.")
    page.get_by_role("button", name="Sett inn avsnittet").click()
    new = page.locator(".passage").last
    expect(new).to_contain_text("Alle kan bli med.")
    new.get_by_text("Flytt, ta bort").click()
    new.get_by_role("button", name="Ta bort avsnittet").click()
    expect(page.locator("#taken")).to_contain_text("Alle kan bli med.")
    page.get_by_role("button", name="Angre: sett det tilbake").click()

    expect(page.locator(".passage").last).to_contain_text("Alle kan bli med.")
    plain.close()


def test_a_version_shows_what_has_changed_and_a_comment_is_settled(writers, demo):
    mona, tarik = writers
    [[passage, text]] = asked(demo, FIRST)
    mona.goto(f"{WORK}/versions/")
    save = mona.get_by_role("button", name="Lagre versjonen")
    if save.count():
        save.click()
    opened(mona, passage)
    box(mona).fill(f"{text} Nytt siden sist.")
    mona.get_by_role("button", name="Lagre avsnittet").click()

    mona.goto(f"{WORK}/versions/")
    is_for_everyone(mona)
    mona.get_by_role("link", name="Se hva som er endret").click()
    expect(mona.locator("ins", has_text="Nytt siden sist.")).to_be_visible()
    is_for_everyone(mona)

    tarik.goto(f"{CHAPTER}?passage={passage}")
    tarik.get_by_text("Skriv en kommentar").click()
    tarik.get_by_label("Kommentaren din").fill("Er vi enige om dette?")
    tarik.get_by_role("button", name="Lagre kommentaren").click()
    tarik.get_by_role("button", name="Merk som løst").click()
    expect(tarik.locator(".comments summary", has_text="Løst")).to_be_visible()
    is_for_everyone(tarik)
