"""A draft that is sent out, commented on, answered in a formal statement, answered for and decided."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone, sign_in
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
WORK, PUBLIC = "/luster/work/policy/", "/luster/policy/consultation/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


def test_a_draft_is_sent_out_commented_on_and_answered(page: Page, phone, tmp_path: Path):
    sign_in(page, COORDINATOR)
    send_out(page)
    visitor = phone()
    comment(visitor)
    send_statement(visitor, tmp_path)
    split(page)
    release_and_answer(page)
    what_everyone_reads(visitor)
    decide(page)
    what_was_changed(visitor)


def send_out(page: Page) -> None:
    page.goto(f"{WORK}amendment/")
    page.get_by_role("button", name="Byrj endringa").click()
    page.goto(f"{WORK}consultation/")
    page.get_by_role("link", name="Send ein ny versjon på høyring").click()
    assert_open_to_all(page)
    page.get_by_label("E-post til Eldrerådet").fill("ikkje ei adresse")
    page.get_by_label("Andre som skal inviterast").fill("Idrettsrådet, idrett@example.no")
    word = page.get_by_label("Kvifor blir det sendt ut likevel?")
    if word.count():
        word.fill("Dei siste får svar før møtet.")
    page.get_by_role("button", name="Send utkastet på høyring").click()
    expect(page.get_by_text("Skriv e-postadressa slik").first).to_be_visible()
    expect(page.get_by_label("Andre som skal inviterast")).to_have_value(re.compile("Idrettsrådet"))
    page.get_by_label("E-post til Eldrerådet").fill("eldre@example.no")
    page.get_by_role("button", name="Send utkastet på høyring").click()
    expect(page.get_by_text("42 dagar att.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Eldrerådet")).to_be_visible()
    assert_open_to_all(page)


def comment(visitor: Page) -> None:
    visitor.goto(PUBLIC)
    visitor.get_by_role("link", name=re.compile(r"^Kommenter dette ?: Tiltak 1\.1$")).click()
    expect(visitor.get_by_role("heading", name="Kommenter: Tiltak 1.1")).to_be_in_viewport()
    assert violations(visitor) == []
    visitor.get_by_label("Kva vil du seie?").fill("Kva med oss som bur lengst unna?")
    visitor.get_by_role("button", name="Send merknaden").click()
    expect(visitor.get_by_role("heading", name="Motteke: merknad 1")).to_be_visible()
    assert_open_to_all(visitor)


def send_statement(visitor: Page, folder: Path) -> None:
    wrong, right = folder / "svar.pdf", folder / "uttale.txt"
    wrong.write_bytes(b"<html>")
    right.write_text("Eldrerådet støttar måla.", encoding="utf-8")
    visitor.goto(PUBLIC)
    visitor.get_by_role("link", name="Send høyringssvar").click()
    visitor.get_by_label("Kven er høyringssvaret frå?").fill("Eldrerådet")
    visitor.get_by_label(re.compile("^Høyringssvaret")).fill(
        "Grendehusa står tomme på dagtid. Vi vil bruke dei."
    )
    visitor.get_by_label("Namnet ditt").fill("Anna Eksempel")
    visitor.get_by_label("Filer").set_input_files(wrong)
    visitor.get_by_role("button", name="Send høyringssvaret").click()
    expect(visitor.get_by_text("er ikkje ei fil vi kan ta imot").first).to_be_visible()
    assert_open_to_all(visitor)
    visitor.get_by_label("Filer").set_input_files(right)
    visitor.get_by_role("button", name="Send høyringssvaret").click()
    expect(visitor.get_by_role("heading", name="Motteke: høyringssvar 1")).to_be_visible()
    expect(visitor.get_by_text("SHA-256")).to_be_visible()
    assert_open_to_all(visitor)


def split(page: Page) -> None:
    page.goto(f"{WORK}consultation/")
    page.get_by_role("link", name="1. Eldrerådet").click()
    mark(page, "Grendehusa står tomme på dagtid.")
    expect(page.get_by_label("Orda")).to_have_value("Grendehusa står tomme på dagtid.")
    page.get_by_role("button", name="Ta han ut").click()
    expect(page.get_by_role("heading", name="1 merknad teken ut")).to_be_visible()
    assert_open_to_all(page)


def mark(page: Page, words: str) -> None:
    """Mark words with the mouse let go over them, as a person does."""
    page.wait_for_load_state()
    page.evaluate(
        """words => {
          const text = document.querySelector("[data-take-out] p").firstChild;
          const start = text.data.indexOf(words);
          document.getSelection().setBaseAndExtent(text, start, text, start + words.length);
          document.dispatchEvent(new MouseEvent("mouseup"));
        }""",
        words,
    )


def release_and_answer(page: Page) -> None:
    page.get_by_role("link", name="Sjå på det, og lat det bli lese").click()
    assert_open_to_all(page)
    page.get_by_role("button", name="La alle lese han").click()
    page.goto(f"{WORK}remarks/?state=open")
    assert_open_to_all(page)
    page.get_by_role("link", name="Svar merknad 1", exact=True).click()
    page.get_by_text("Skriv om staden på grunn av denne").click()
    page.get_by_label("Ny ordlyd").fill("Gjere laga kjende i heile kommunen")
    page.get_by_role("button", name="Lagre ordlyden").click()
    expect(page.get_by_role("heading", name="Endra på grunn av denne")).to_be_visible()
    expect(page.locator("ins").first).to_contain_text("heile kommunen")
    page.get_by_label("Teke inn", exact=True).check()
    page.get_by_label("Svaret frå kommunen").fill("No gjeld det heile kommunen.")
    page.get_by_role("button", name="Lagre svaret").click()
    expect(page.get_by_text("Merknad 1 har fått svar.")).to_be_visible()


def what_everyone_reads(visitor: Page) -> None:
    visitor.goto(PUBLIC)
    assert_open_to_all(visitor)
    visitor.goto("/luster/policy/remarks/")
    expect(visitor.get_by_text("No gjeld det heile kommunen.")).to_be_visible()
    expect(visitor.locator("ins")).to_have_count(0)  # the new wording is not decided yet
    assert_open_to_all(visitor)
    visitor.get_by_role("link", name="Høyringssvar 1").first.click()
    assert_open_to_all(visitor)
    with visitor.expect_download() as saved:
        visitor.get_by_role("link", name="uttale.txt").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8") == "Eldrerådet støttar måla."


def decide(page: Page) -> None:
    page.goto(f"{WORK}resolution/")
    page.get_by_label("Når?").fill(datetime.now(tz=UTC).date().isoformat())
    page.get_by_label("Saksnummer").fill("94/27")
    page.get_by_label("Røystinga").fill("25 mot 2 røyster")
    page.get_by_label("Ordlyden i vedtaket").fill("Kommunestyret vedtek endringa.")
    for word in page.locator("[name=word]").all():  # when something is still open
        word.fill("Resten får svar før jul.")
    page.get_by_role("button", name="Lagre vedtaket").click()
    expect(page.get_by_text("Endringa er vedteken.")).to_be_visible()


def what_was_changed(visitor: Page) -> None:
    """The wording that came of the remark stands beside the answer, once the council has decided."""
    visitor.goto("/luster/policy/remarks/")
    row = visitor.get_by_role("row").filter(has_text="No gjeld det heile kommunen.")
    expect(row.get_by_text("Endra: Tiltak 1.1")).to_be_visible()
    expect(row.locator("ins").first).to_be_visible()
    expect(row.locator("ins").first).to_contain_text("heile kommunen")
    assert_open_to_all(visitor)


def assert_open_to_all(page: Page) -> None:
    before = page.viewport_size
    for size in (DESK, PHONE, SMALLEST):
        resize(page, size)
        assert not too_wide(page)
        assert violations(page) == []
    resize(page, (before["width"], before["height"]))
