"""The municipality's own template in Word, put right and used; and a paper asked for and fetched."""

import io
import re

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone, sign_in
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
WORK = "/luster/work/policy/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
A_PAPER_TAKES_MS = 60_000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def coordinator(page: Page) -> Page:
    sign_in(page, COORDINATOR)
    return page


def template(*lines: str) -> bytes:
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def choose(page: Page, content: bytes) -> None:
    file = {"name": "brevmal.docx", "mimeType": WORD, "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Last opp malen").click()


def fetched(page: Page, name: str) -> list[str]:
    """The lines of the Word file behind a link."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    word = docx.Document(download.value.path())
    return [line.text for line in word.paragraphs if line.text]


def fits_everyone(page: Page) -> None:
    for size in (DESK, PHONE, SMALLEST):
        resize(page, size)
        assert not too_wide(page)
        assert violations(page) == []
        assert len(primary_buttons(page)) <= 1
    resize(page, DESK)


def test_a_template_is_put_right_used_and_left(coordinator):
    coordinator.goto(WORK + "templates/policy/")
    choose(coordinator, template("Luster: {{ titel }}", "{{ innhald }} og meir"))
    errors = coordinator.locator("#errors")
    expect(errors).to_contain_text("Meinte de {{ tittel }}?")
    expect(errors).to_contain_text("La det stå åleine i avsnittet sitt.")
    fits_everyone(coordinator)

    choose(coordinator, template("Luster: {{ tittel }}", "{{ innhald }}"))
    expect(coordinator.locator("main")).to_contain_text("I bruk: brevmal.docx")
    fits_everyone(coordinator)
    shown = fetched(coordinator, "Sjå korleis det blir (Word)")
    assert shown[0].startswith("Luster: Frivilligheitspolitikk")
    assert len(shown) > 10

    coordinator.get_by_role("button", name="Bruk malen frå Samspill i staden").click()
    expect(coordinator.locator("main")).to_contain_text("I bruk: malen frå Samspill.")
    coordinator.get_by_role("button", name="Bruk denne igjen").click()
    expect(coordinator.locator("main")).to_contain_text("I bruk: brevmal.docx")
    coordinator.get_by_role("button", name="Bruk malen frå Samspill i staden").click()


def test_a_paper_is_asked_for_waited_for_and_fetched(coordinator):
    coordinator.goto(WORK)
    coordinator.get_by_role("link", name="Alle dokument").click()
    fits_everyone(coordinator)
    coordinator.get_by_role("row", name="Handlingsplan").get_by_role(
        "button", name="Lag Word"
    ).click()
    link = coordinator.get_by_role("link", name="Hent Word")
    expect(link).to_be_visible(timeout=A_PAPER_TAKES_MS)
    fits_everyone(coordinator)
    assert fetched(coordinator, "Hent Word")


def test_everyone_fetches_what_was_adopted(coordinator):
    coordinator.goto(WORK + "papers/")
    row = coordinator.get_by_role("row", name=re.compile(r"^Versjon \d+, vedteke"))
    expect(row.get_by_role("link", name="Hent PDF")).to_be_visible(timeout=A_PAPER_TAKES_MS)
    number = re.search(r"Versjon (\d+)", row.inner_text())[1]

    answer = coordinator.context.request.get(f"/luster/policy/versions/{number}/files/pdf/")

    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")
