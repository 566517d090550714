"""From an amendment to the council's resolution, and what everyone then reads and can hold against it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone, sign_in
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
WORK = "/luster/work/policy/"
PUBLIC = "/luster/policy/"
SIZES = ((1280, 900), (390, 844), (320, 640))
DAY = "2026-11-20"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def coordinator(page: Page) -> Page:
    sign_in(page, COORDINATOR)
    return page


def test_the_policy_is_amended_decided_on_and_can_be_held_against_its_file(coordinator, tmp_path):
    page = coordinator
    before = version_number(page)
    begin_amendment(page)
    write_case_document(page)
    two_write_in_the_same_place(page)
    decide(page)
    what_everyone_reads(page, before, tmp_path)


def test_an_amendment_is_laid_aside_and_nothing_is_lost(coordinator):
    page = coordinator
    begin_amendment(page)

    page.goto(f"{WORK}amendment/")
    page.get_by_role("button", name="Legg bort endringa").click()

    expect(page.get_by_text(re.compile("Endringa er lagd bort"))).to_be_visible()
    expect(page.get_by_role("button", name="Byrj endringa")).to_be_visible()


def version_number(page: Page) -> int:
    page.goto(PUBLIC)
    return int(re.search(r"versjon (\d+)", page.locator(".over").first.inner_text())[1])


def begin_amendment(page: Page) -> None:
    page.goto(f"{WORK}amendment/")
    assert_open_to_all(page)
    page.get_by_role("button", name="Byrj endringa").click()
    expect(page.get_by_text("No kan politikken skrivast på.")).to_be_visible()


def write_case_document(page: Page) -> None:
    page.goto(f"{WORK}case-documents/")
    page.get_by_role("button", name="Lag saksframlegg om endringa").click()
    expect(page.get_by_label("Framlegg til vedtak")).to_have_value(re.compile("vedtek endringane"))
    page.get_by_label("Saksnummer").fill("94/27")
    page.get_by_role("button", name="Lagre saksframlegget").click()
    expect(page.get_by_text("Saksframlegget er lagra.")).to_be_visible()
    assert_open_to_all(page)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Word, til å arbeide vidare med").click()
    assert fetched.value.suggested_filename.endswith(".docx")


def two_write_in_the_same_place(page: Page) -> None:
    """The same person in two windows; the second has not seen what the first wrote."""
    other = page.context.new_page()
    other.goto(page.url)
    for one, words in ((page, "Den fyrste skreiv dette."), (other, "Den andre skreiv noko anna.")):
        one.get_by_label("Vurdering").fill(words)
        one.get_by_role("button", name="Lagre saksframlegget").click()
    expect(other.get_by_role("heading", name="To har skrive på same stad")).to_be_visible()
    expect(other.locator(".clash del").first).to_contain_text("fyrste")
    expect(other.get_by_label("Vurdering")).to_have_value("Den andre skreiv noko anna.")
    assert_open_to_all(other)
    other.get_by_label("Vurdering").fill("Begge skreiv.")
    other.get_by_role("button", name="Lagre saksframlegget").click()
    expect(other.get_by_text("Saksframlegget er lagra.")).to_be_visible()
    other.close()


def decide(page: Page) -> None:
    page.goto(f"{WORK}resolution/")
    expect(page.get_by_label("Saksnummer")).to_have_value("94/27")
    page.get_by_label("Når?").fill("2099-01-01")
    page.get_by_role("button", name="Lagre vedtaket").click()
    expect(page.locator("#id_decided_on_error")).to_contain_text("Dagen er ikkje komen enno")
    assert_open_to_all(page)
    page.get_by_label("Når?").fill(DAY)
    page.get_by_label("Røystinga").fill("25 mot 2 røyster")
    for word in page.locator("[name=word]").all():  # when something is still open
        word.fill("Resten får svar før jul.")
    page.get_by_role("button", name="Lagre vedtaket").click()
    expect(page.get_by_text("Endringa er vedteken.")).to_be_visible()
    expect(page.get_by_text("Fingeravtrykket er rekna ut på nytt")).to_be_visible()
    assert_open_to_all(page)


def what_everyone_reads(page: Page, before: int, folder: Path) -> None:
    page.goto(PUBLIC)
    assert_open_to_all(page)
    number = version_number(page)
    assert number > before
    page.get_by_role("link", name=f"Versjon {before}", exact=True).click()
    expect(page.get_by_text(f"Du les versjon {before}")).to_be_visible()
    page.goto(PUBLIC)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="JSON", exact=True).click()
    fetched.value.save_as(folder / "policy.json")

    page.get_by_role("link", name="Er dette det som vart vedteke?").click()
    expect(page.get_by_text("Ikkje ein bokstav er endra")).to_be_visible()
    page.get_by_label("Fila policy.json").set_input_files(folder / "policy.json")
    page.get_by_role("button", name="Hald fila opp mot vedtaket").click()
    expect(page.get_by_text("Ja. Fila di er det som gjeld no")).to_be_visible()
    assert_open_to_all(page)


def assert_open_to_all(page: Page) -> None:
    for size in SIZES:
        resize(page, size)
        assert not too_wide(page)
    resize(page, SIZES[0])
    assert violations(page) == []
