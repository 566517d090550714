"""What was said at one evening becomes two pieces of advice and a sign; a stranger follows them back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo, served_alone
from tests.browser.from_empty import pdf_text, send
from tests.browser.seeing import too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
GUIDE = "/landsforbundet-eksempel/work/guide/"
FIRST = {
    "nb": "Vis alle ledige rom på ett sted, med pris. Lagene leter ellers i hver sin ende.",
    "nn": "Vis alle ledige rom på éin stad, med pris. Laga leitar elles i kvar sin ende.",
}
SECOND = {
    "nb": "Si fra når et innspill er mottatt, og når svaret kommer.",
    "nn": "Sei frå når eit innspel er motteke, og når svaret kjem.",
}
GROUND = "Lagene i Luster sa ved mange bord at de ikke vet hvilke lokaler som finnes."
PRINT_SECONDS = 90  # the worker makes the guide's PDF anew once a minute


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own: the advice written here stands in no other journey's guide."""
    yield from served_alone(tmp_path_factory)


def test_what_was_said_becomes_advice_and_a_sign_and_is_followed_back(desk, phone):
    adviser, stranger = desk("jon.prove@example.no"), phone()
    first = write_advice(adviser, FIRST, "lokale oversikt")
    second = write_advice(adviser, SECOND, "svar", source="https://www.example.no/undersokelse")
    put_behind_the_sign(adviser)
    follow_from_the_guide(stranger, first)
    back_from_what_was_said(stranger, first)
    read_on_paper(stranger, first, second)


def write_advice(page: Page, words: dict[str, str], wanted: str, source: str = "") -> str:
    """Written, told what lacks, linked to several, published. Returns what it is called."""
    page.goto(GUIDE)
    page.get_by_role("link", name="Skriv et råd").click()
    send(page, step="report", nb=words["nb"])
    expect(page.get_by_text("Skriv rådet på nynorsk.").first).to_be_visible()
    expect(page.locator("[name=nb]")).to_have_value(words["nb"])
    send(page, nn=words["nn"])
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Råd \d+$"))
    expect(page.get_by_role("button", name="Publiser rådet")).to_have_count(0)
    link(page, wanted, count=2)
    if source:
        link_source(page, source)
    assert_open_to_all(page)
    called = page.get_by_role("heading", level=1).inner_text()
    send(page, "Publiser rådet")
    expect(page.get_by_text("Rådet står i veilederen nå.")).to_be_visible()
    assert_open_to_all(page)
    return called


def link(page: Page, wanted: str, *, count: int) -> None:
    """Found by words, ticked and linked together."""
    send(page, "Finn", q=wanted)
    send(page, "Knytt til det du har krysset av")
    expect(page.get_by_text("Kryss av for minst én som skal knyttes til.")).to_be_visible()
    send(page, "Finn", q=wanted)
    found = page.get_by_role("group", name="Innspill").get_by_role("checkbox")
    for place in range(count):
        found.nth(place).check()
    assert_open_to_all(page)
    send(page, "Knytt til det du har krysset av")
    expect(page.get_by_text(f"{count} er knyttet til.")).to_be_visible()
    expect(page.get_by_role("link", name="Se hva det ble til")).to_have_count(count)


def link_source(page: Page, address: str) -> None:
    """An address that is none is told of beside the field, and the title stands as typed."""
    page.locator("summary", has_text="Knytt til en kilde utenfra").click()
    send(page, "Knytt til kilden", title="Undersøkelsen", address="tull")
    expect(page.get_by_text("Skriv hele adressen").first).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("Undersøkelsen")
    send(page, "Knytt til kilden", address=address)
    expect(page.get_by_role("link", name="Se kilden")).to_have_attribute("href", address)


def put_behind_the_sign(page: Page) -> None:
    """A sign among the sixteen gets a new ground, and the contributions it rests on."""
    page.goto(GUIDE)
    page.get_by_role("link", name="Kjennetegn på god politikk").click()
    page.get_by_role("link", name=re.compile("^5. ")).click()
    send(page, "Lagre kjennetegnet", ground_nb=GROUND, ground_nn="")
    expect(page.get_by_text("Skriv dette på nynorsk også.").first).to_be_visible()
    expect(page.locator("[name=ground_nb]")).to_have_value(GROUND)
    send(page, "Lagre kjennetegnet", ground_nn="Laga i Luster veit ikkje kva lokale som finst.")
    page.get_by_role("link", name=re.compile("^5. ")).click()
    page.get_by_role("link", name="Knytt til det som ligger bak kjennetegnet").click()
    link(page, "lokale oversikt", count=2)


def follow_from_the_guide(page: Page, advice: str) -> None:
    """From the step, by what is behind the advice, to what was said."""
    page.goto("/guide/")
    page.get_by_role("link", name=re.compile("^7. ")).first.click()
    expect(page.get_by_text(FIRST["nb"]).last).to_be_visible()
    assert_open_to_all(page)
    page.get_by_role("link", name=re.compile(f"ligger bak {advice.lower()}$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(advice)
    assert_open_to_all(page)
    page.get_by_role("link", name="Se hva det ble til").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kva vart det av det vi sa?")


def back_from_what_was_said(page: Page, advice: str) -> None:
    """The contribution's own page, in the language of its place, leads to what rests on it."""
    said = page.url
    assert_open_to_all(page)
    page.get_by_role("link", name="Les kva kjenneteiknet spør om").click()
    expect(page.get_by_text(GROUND)).to_be_visible()
    expect(page.get_by_role("link", name="Se hva det ble til")).to_have_count(2)
    assert_open_to_all(page)
    page.get_by_role("link", name="Alle kjennetegnene").click()
    expect(page.get_by_text("Bygger på 2 kilder.")).to_be_visible()
    assert_open_to_all(page)
    page.goto(said)
    page.get_by_role("link", name="Les rådet").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(advice)


def read_on_paper(page: Page, *called: str) -> None:
    """The printed guide has each advice with its number, and the address of what it rests on."""
    until = time.monotonic() + PRINT_SECONDS
    while time.monotonic() < until:
        text = pdf_text(page.request.get("/guide/print/nb.pdf").body())
        if all(f"{one}." in text for one in called):
            break
        page.wait_for_timeout(1000)
    for name, words in zip(called, (FIRST, SECOND), strict=True):
        assert f"{name}. {words['nb']}" in text
        assert f"{name.removeprefix('Råd ')}.2 " in text
    assert "/luster/contributions/" in text
    assert "https://www.example.no/undersokelse" in text


def assert_open_to_all(page: Page) -> None:
    assert violations(page) == []
    assert too_wide(page) == ""
