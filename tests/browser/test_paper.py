"""Paper in the browser: a whole sheet by keyboard, nothing lost, photos in a pile, a second reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import free_port, sign_in
from tests.browser.eighty import run, start, surroundings_of, wait_for
from tests.browser.seeing import primary_buttons, resize, too_wide, violations
from tests.browser.signing_in import PASSWORD
from tests.dialogue.paper import PAPER, picture

KARI, OLA = "kari@example.no", "ola@example.no"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
MADE = f"""
import django
django.setup()
from samspill.dialogue import actions
from tests.dialogue import builders
place = builders.organiser()
for email in ("{KARI}", "{OLA}"):
    user = builders.member(place, email)
    user.name = email.split("@")[0].title() + " Eksempel"
    user.set_password("{PASSWORD}")
    user.save()
opened = builders.dialogue(place, tables=8)
builders.open_first(opened)
actions.set_paper_check(opened, is_on=True)
"""
At = Callable[..., Page]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served evening with eight tables, whose sheets are read by two. Each test has its own table."""
    around = surroundings_of(tmp_path_factory.mktemp("paper"))
    run(MADE, around)
    port = free_port()
    server = start(around, "serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/join/", [server])
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def at(browser: Browser, hall: str) -> Iterator[At]:
    """Open a page as one who works there. At the end no page may have erred."""
    contexts, faults = [], []

    def opened(path: str, *, who: str = KARI, script: bool = True, size=DESK) -> Page:
        context = browser.new_context(
            locale="nb-NO", base_url=hall, java_script_enabled=script, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        resize(page, size)
        page.set_default_timeout(15_000)
        sign_in(page, who)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def words(page: Page, row: int):
    return page.get_by_label(f"Rad {row}: Ordene")


def test_a_whole_sheet_is_typed_in_by_keyboard_alone(at):
    page = at(PAPER)
    page.get_by_label("Koden på arket").fill("r1b1")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Bord 1")
    expect(words(page, 1)).to_be_focused()

    keys = page.keyboard
    keys.type("Leie av hall")
    keys.press("Alt+u")
    keys.press("Enter")
    keys.type("Skyss")
    keys.press("Shift+Enter")
    keys.type("for eldre")
    keys.press("Alt+t")
    keys.press("Tab")  # to its kind
    keys.press("Tab")  # to its dots
    keys.type("3")
    keys.press("Enter")
    for number in range(3, 9):
        keys.type(f"Tanke {number}")
        keys.press("Enter")
    page.get_by_label("Hvor mange som satt ved bordet").fill("5")
    keys.press("Control+Enter")

    kept = page.locator(".kept > li")
    expect(kept).to_have_count(8)
    expect(kept.nth(0)).to_contain_text("Utfordring")
    expect(kept.nth(1)).to_contain_text("Tilbud · 3 prikker")
    expect(kept.nth(1).locator("p").first).to_have_text("Skyss\nfor eldre", use_inner_text=True)
    expect(page.get_by_role("status").first).to_contain_text("8 linjer er lagret")


def test_what_is_typed_survives_a_reload_and_is_forgotten_when_it_is_kept(at):
    page = at(f"{PAPER}R1-B2-1/")
    words(page, 1).fill("Leie av hall")
    words(page, 2).fill("Nøkkel")
    page.get_by_label("Rad 2: Slag").select_option("wish")

    page.reload()

    expect(words(page, 1)).to_have_value("Leie av hall")
    expect(page.get_by_label("Rad 2: Slag")).to_have_value("wish")
    expect(page.locator("#sheet .told")).to_contain_text("er hentet fram igjen")
    page.get_by_role("button", name="Lagre arket").click()
    expect(page.locator(".kept > li")).to_have_count(2)
    page.reload()
    expect(page.locator("#sheet .told")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_a_lost_answer_gives_each_line_once(at):
    page = at(f"{PAPER}R1-B3-1/")
    words(page, 1).fill("Leie av hall")

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route("**/paper/R1-B3-1/", lose_the_answer)
    page.get_by_role("button", name="Lagre arket").click(no_wait_after=True)
    page.wait_for_timeout(1000)
    page.unroute("**/paper/R1-B3-1/")
    page.goto(f"{PAPER}R1-B3-1/")

    expect(page.locator(".kept > li")).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0


def test_photos_in_a_pile_are_laid_to_the_sheets_that_are_chosen(at, tmp_path):
    page = at(f"{PAPER}?round=1")
    page.get_by_text("Legg inn flere bilder").click()
    page.get_by_label("Velg bilder").set_input_files(pile(tmp_path, 3))
    chosen = page.locator(".chosen select")
    expect(chosen).to_have_count(3)
    chosen.nth(0).select_option("R1-B4-1")
    chosen.nth(1).select_option("R1-B5-1")
    page.get_by_role("button", name="Legg inn 3 bilder").click()
    expect(page.get_by_text("Velg arket som bildet er av.")).to_be_visible()
    assert violations(page) == []
    chosen.nth(2).select_option("R1-B6-1")

    page.get_by_role("button", name="Legg inn 3 bilder").click()

    expect(page.get_by_text("Bildet er lagt ved R1-B6-1")).to_be_visible()
    expect(page.locator(".sheets").get_by_text("Har bilde")).to_have_count(3)
    page.goto(f"{PAPER}R1-B5-1/")
    assert (
        page.locator("#photo-image").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        == 60
    )


def pile(folder: Path, count: int) -> list[Path]:
    made = [folder / f"ark{number}.jpg" for number in range(count)]
    for path in made:
        path.write_bytes(picture())
    return made


def test_a_second_person_corrects_a_line_and_says_that_the_rest_is_right(at):
    page = at(f"{PAPER}R1-B7-1/")
    words(page, 1).fill("Leie av hal")
    words(page, 2).fill("Nøkkel")
    page.get_by_role("button", name="Lagre arket").click()
    expect(page.get_by_text("La en kollega lese det mot papiret")).to_be_visible()

    second = at(f"{PAPER}R1-B7-1/", who=OLA)
    assert primary_buttons(second) == ["Det stemmer"]
    second.locator(".correct summary").first.click()
    second.locator(".correct textarea").first.fill("Leie av hall")
    second.get_by_role("button", name="Lagre rettingen").click()
    expect(second.locator("del")).to_have_text("Leie av hal")
    assert violations(second) == []
    second.get_by_role("button", name="Det stemmer").click()

    expect(second.locator(".how-far")).to_have_text("Kontrollert av Ola Eksempel")


def test_without_a_script_there_are_twelve_rows_and_a_button(at):
    page = at(f"{PAPER}R1-B8-1/", script=False)
    expect(page.locator(".row-of-sheet:visible")).to_have_count(12)
    page.locator("[name=line-0-text]").fill("Hall")
    page.locator("[name=line-11-text]").fill("Nøkkel")
    page.locator("[name=line-11-dots]").fill("2")
    page.get_by_role("button", name="Lagre arket").click()
    expect(page.get_by_text("så prikkene kan telles")).to_be_visible()
    expect(page.locator("[name=line-11-text]")).to_have_value("Nøkkel")
    page.locator("[name=people]").fill("3")

    page.get_by_role("button", name="Lagre arket").click()

    expect(page.locator(".kept > li")).to_have_count(2)


@pytest.mark.parametrize("path", [PAPER, f"{PAPER}R2-B1-1/"])
def test_the_pages_are_for_everyone(at, path):
    page = at(path)
    for size in (DESK, PHONE, SMALLEST):
        resize(page, size)
        assert violations(page) == []
        assert too_wide(page) == ""
    assert len(primary_buttons(page)) == 1
