"""An owner is reminded, tells by the link on a phone, and the council and everyone can read it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Demo, served_alone, sign_in
from tests.browser.post_box import addresses_in, text_of, wait_for_mail
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
WORK = "/luster/work/policy/"
SIZES = ((1280, 900), (390, 844), (320, 640))
WHY = "Bygget vart selt i haust, og vi finn eit anna."


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def coordinator(page: Page) -> Page:
    sign_in(page, COORDINATOR)
    return page


def test_what_an_owner_tells_on_the_phone_reaches_the_report_and_everyone(
    coordinator: Page, browser: Browser, demo: Demo
):
    page = coordinator
    page.goto(f"{WORK}follow-up/")
    open_to_all(page)
    page.get_by_role("link", name="Sjå kven som har svara").click()
    page.get_by_role("button", name=re.compile("Minn på dei")).click()
    letter = wait_for_mail(demo.mail, "@", about="Påminning")[0]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "adressa di sletta" in text_of(letter)
    link = next(one for one in addresses_in(letter) if "/measure-status/" in one)

    reference = tell_on_phone(browser, demo, link)

    page.goto(f"{WORK}status-rounds/2/")
    open_to_all(page)
    page.get_by_label("Lag rapporten likevel").check()
    page.get_by_role("button", name="Lag rapporten").click()
    expect(page.get_by_text("Rapporten er laga. No kan alle lese han.")).to_be_visible()
    read_by_everyone(browser, demo, reference, str(letter["To"]))


def tell_on_phone(browser: Browser, demo: Demo, link: str) -> str:
    """Without an account: dropped without a reason is refused beside the field, then it is saved."""
    phone = browser.new_context(**PHONE).new_page()
    phone.goto(link)
    open_to_all(phone)
    card = phone.locator("details[open]").first
    reference = card.locator("summary strong").inner_text()
    card.get_by_label("Lagt bort").check()
    card.get_by_role("button", name=f"Lagre {reference}").click()
    expect(phone.locator("details[open] .ds-validation-message").first).to_be_visible()
    open_to_all(phone)
    card = phone.locator("details[open]").first
    card.get_by_label("Kva har hendt?").fill(WHY)
    card.get_by_role("button", name=f"Lagre {reference}").click()
    expect(phone.get_by_text(f"Tiltak {reference} er lagra.")).to_be_visible()
    expect(phone.locator("details[open]").first).not_to_contain_text(WHY)
    phone.context.close()
    return reference


def read_by_everyone(browser: Browser, demo: Demo, reference: str, address: str) -> None:
    page = browser.new_context(base_url=demo.address, locale="nn-NO").new_page()
    page.goto("/luster/policy/status/?status=dropped")
    expect(page.get_by_role("row").filter(has_text=reference).first).to_be_visible()
    expect(page.get_by_text(WHY).first).to_be_visible()
    page.get_by_role("link", name=re.compile("Statusrapport 2")).click()
    expect(page.get_by_role("heading", name=re.compile("Lagt bort"))).to_be_visible()
    assert address not in page.content()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Word").click()
    assert fetched.value.suggested_filename == "luster-status-2.docx"
    for path in ("status/", "status/reports/2/", "action-plan/"):
        page.goto(f"/luster/policy/{path}")
        open_to_all(page)
    page.context.close()


def test_the_yearly_meeting_and_the_renewal_are_begun_from_how_it_stands(coordinator: Page):
    page = coordinator
    for path in ("owners/", "owners/new/", "action-plan/", "revision/", "yearly-meeting/"):
        page.goto(f"{WORK}{path}")
        open_to_all(page)
    page.get_by_role("button", name="Planlegg som utkast").click()
    expect(page.get_by_text("Møtet er planlagt som utkast. Sjå over det.")).to_be_visible()
    expect(page.get_by_text("Runde 1").first).to_be_visible()

    page.goto(f"{WORK}revision/")
    page.get_by_role("button", name="Byrj rulleringa").click()  # without the tick nothing is begun
    expect(page.get_by_text("Det rulleringa ville byrje frå")).to_be_visible()
    expect(page.get_by_label("Ja, byrj no")).not_to_be_checked()
    page.get_by_label("Ja, byrj no").check()
    page.get_by_role("button", name="Byrj rulleringa").click()

    expect(page.get_by_text("Utgangspunktet er teke vare på")).to_be_visible()
    open_to_all(page)
    page.goto("/luster/policy/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def open_to_all(page: Page) -> None:
    for size in SIZES:
        resize(page, size)
        assert too_wide(page) == ""
        assert violations(page) == []
