"""The guide drives the work: someone answers for a step, and anyone can see where the road is."""

from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import resize, too_wide, violations

MONA = "mona.eksempel@example.no"


def test_someone_joins_the_group_and_takes_a_step_with_a_deadline(page):
    sign_in(page, MONA)
    page.goto("/eigersund/work/working-group/")
    page.get_by_role("link", name="Legg til et medlem").click()
    page.get_by_label("Navn").fill("Ingrid Prøve")
    page.get_by_label("E-post").fill("ingrid.prove")
    page.get_by_role("button", name="Legg til medlemmet").click()
    expect(page.locator("#id_email_error")).to_contain_text("navn@example.no")
    assert violations(page) == []
    page.get_by_label("E-post").fill("ingrid.prove@example.no")
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="Ingrid Prøve")).to_be_visible()

    page.goto("/eigersund/work/steps/follow-up/")
    page.get_by_role("link", name="Velg hvem som har ansvaret, og frist").click()
    page.get_by_label("Hvem har ansvar for steget?").select_option(label="Ingrid Prøve")
    page.get_by_label("Frist").fill("2031-05-01")
    page.get_by_role("button", name="Lagre hvem som har ansvaret").click()

    expect(page.get_by_text("Ingrid Prøve har ansvar for steget.")).to_be_visible()
    expect(page.get_by_text("Fristen er torsdag 1. mai 2031.")).to_be_visible()
    assert violations(page) == []


def test_anyone_sees_where_the_road_is_on_the_smallest_phone(page):
    resize(page, (320, 640))
    page.goto("/eigersund/")
    page.get_by_role("link", name="Hvor er vi nå, og hva skjer videre?").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hvor er vi nå?")
    expect(page.get_by_role("heading", name="Det neste")).to_be_visible()
    assert too_wide(page) == ""
    assert violations(page) == []
