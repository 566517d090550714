"""From eighty sign-ups to printed cards, and back after ten who did not come: the seating journey."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch, sign_in
from tests.browser.eighty import COORDINATOR, Evening, eighty
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

__all__ = ["eighty"]
TABLES = "/lillevik/work/conference/tables/"
CONTROL = "/lillevik/work/conference/control/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
PLAN_MS = 90_000
MOST_MOVED = 5  # in the next round, after ten of eighty have stayed away
SAID = re.compile(r"^Alle møter (minst )?\d+ nye\.")


@pytest.fixture
def desk(browser: Browser, eighty: Evening):
    """The coordinator's window, signed in; no page in it may err or call anyone else."""
    opened = browser.new_context(
        viewport={"width": DESK[0], "height": DESK[1]},
        locale="nb-NO",
        base_url=eighty.address,
        reduced_motion="reduce",
    )
    watch = Watch(eighty.address, [])
    opened.on("page", watch.follow)
    page = opened.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, COORDINATOR)
    yield page
    opened.close()
    assert watch.faults == []


def is_for_everyone(page: Page) -> None:
    """axe at a desk and on a phone, nothing beside the window, one heading, one thing to do first."""
    faults = violations(page)
    assert len(primary_buttons(page)) <= 1, primary_buttons(page)
    assert page.locator("h1:visible").count() == 1
    resize(page, PHONE)
    faults += violations(page)
    resize(page, SMALLEST)
    wide = too_wide(page)
    resize(page, DESK)
    assert faults == []
    assert wide == ""


def row(page: Page, name: str):
    return page.locator("#names tbody tr").filter(has_text=name)


def table_of(page: Page, name: str, round: int) -> str:
    return row(page, name).locator("td.at").nth(round - 1).inner_text().strip()


def pdf(page: Page, link: str) -> bytes:
    address = page.get_by_role("link", name=link).get_attribute("href") or ""
    answer = page.context.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return answer.body()


def words(data: bytes) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return re.sub(r"\s+", " ", " ".join(pages))


def test_from_eighty_sign_ups_to_cards_and_back_after_ten_no_shows(browser, desk, eighty):
    """Each part goes on where the one before it ended."""
    tables_are_set_out_and_the_plan_is_made_while_one_waits(desk)
    a_person_is_found_by_name_and_by_association(desk)
    what_a_move_costs_is_told_and_nothing_is_moved_before_one_says_so(desk)
    a_swap_is_made_with_the_keys(desk)
    a_dot_is_dragged_to_another_table_and_the_box_tells_the_price(desk)
    a_dot_is_carried_with_a_finger_on_the_phone(browser, eighty)
    a_seat_is_locked_and_the_plan_published(desk)
    cards_list_and_poster_are_printed(desk)
    a_participant_finds_the_table_on_the_phone(browser, desk, eighty)
    after_ten_no_shows_the_rounds_that_are_left_are_made_anew(browser, desk, eighty)


def tables_are_set_out_and_the_plan_is_made_while_one_waits(desk):
    desk.goto(TABLES)
    is_for_everyone(desk)
    desk.get_by_label("Antall bord").fill("10")
    desk.locator("input[name=capacity]").first.fill("8")
    desk.get_by_role("button", name="Sett fram bordene").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Bordene er satt fram")
    is_for_everyone(desk)

    desk.get_by_role("button", name="Lag planen").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_text(SAID, timeout=PLAN_MS)

    expect(desk.get_by_role("heading", level=1)).to_contain_text("Ingen møtes to ganger.")
    expect(desk.locator(".lead")).to_contain_text("80 personer")
    expect(desk.locator("svg.hall[data-width=wide] .who")).to_have_count(80)
    is_for_everyone(desk)


def a_person_is_found_by_name_and_by_association(desk):
    find = desk.get_by_role("searchbox", name="Finn en person eller et lag")
    expect(desk.locator("#names tbody tr:visible")).to_have_count(12)

    find.fill("person 42")
    expect(desk.locator("#names tbody tr:visible")).to_have_count(1)
    expect(desk.locator(".shown")).to_contain_text("Viser 1 av 80.")
    find.fill("nummer 7")
    expect(row(desk, "Person 07 Eksempel")).to_be_visible()
    find.fill("")

    desk.get_by_role("button", name="Vis alle").click()
    expect(desk.locator("#names tbody tr:visible")).to_have_count(80)


def what_a_move_costs_is_told_and_nothing_is_moved_before_one_says_so(desk):
    before = table_of(desk, "Person 03", 1)
    row(desk, "Person 03").get_by_role("link", name="Flytt").focus()

    desk.keyboard.press("Enter")
    expect(desk.locator("#move .pill").first).to_be_focused()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")

    expect(desk.locator("#move .cost")).to_be_visible()
    expect(desk.locator("#move .pill[aria-current]")).to_be_focused()
    headline = desk.locator("#move h2").inner_text()
    expect(desk.locator("#move-said")).to_contain_text(headline)
    expect(desk.locator("svg.hall[data-width=wide] [data-mark=moving]")).to_have_count(1)
    is_for_everyone(desk)
    desk.keyboard.press("Escape")
    expect(desk.locator("#move")).to_have_count(0)
    expect(row(desk, "Person 03").get_by_role("link", name="Flytt")).to_be_focused()
    assert table_of(desk, "Person 03", 1) == before


def a_swap_is_made_with_the_keys(desk):
    before = table_of(desk, "Person 03", 1)
    row(desk, "Person 03").get_by_role("link", name="Flytt").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#move .pill").first).to_be_focused()
    desk.keyboard.press("Enter")
    swap = desk.get_by_role("button", name=re.compile("^Bytt med"))
    expect(swap).to_be_visible()
    swap.focus()

    desk.keyboard.press("Enter")

    expect(desk.locator("#move")).to_have_count(0)
    expect(desk.get_by_role("status").first).to_contain_text("Person 03")
    assert table_of(desk, "Person 03", 1) != before
    assert desk.locator("svg.hall[data-width=wide] .who").count() == 80


def a_dot_is_dragged_to_another_table_and_the_box_tells_the_price(desk):
    desk.goto(TABLES)
    room = desk.locator("svg.hall[data-width=wide]")
    room.scroll_into_view_if_needed()
    dot = room.locator("[data-table='1'] .who").first
    person, (x, y) = dot.get_attribute("data-person"), middle(dot.locator(".reach"))
    to = middle(room.locator("[data-table='6'] .table"))

    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(*to, steps=6)
    expect(desk.locator("#move .cost")).to_be_visible()  # while it rests there
    desk.mouse.up()

    expect(desk).to_have_url(re.compile(rf"move={person}\b.*to=6|to=6.*move={person}\b"))
    expect(desk.locator("#move .cost")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("#move")).to_have_count(0)


def a_dot_is_carried_with_a_finger_on_the_phone(browser: Browser, eighty: Evening):
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        has_touch=True, is_mobile=True, locale="nb-NO", base_url=eighty.address,
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(15_000)
    sign_in(page, COORDINATOR)
    page.goto(f"{TABLES}?round=2")
    room = page.locator("svg.hall[data-width=narrow]")
    room.evaluate("one => one.scrollIntoView({ block: 'center' })")
    dot = room.locator("[data-table='5'] .who").first
    person, start = dot.get_attribute("data-person"), middle(dot.locator(".reach"))
    end = middle(room.locator("[data-table='8'] .table"))

    drag_with_a_finger(page, start, end)

    expect(page).to_have_url(re.compile(rf"move={person}\b.*to=8|to=8.*move={person}\b"))
    expect(page.locator("#move h2")).to_be_in_viewport()
    context.close()


def drag_with_a_finger(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    touch = page.context.new_cdp_session(page)
    for step in range(11):
        x, y = (a + (b - a) * step / 10 for a, b in zip(start, end, strict=True))
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def a_seat_is_locked_and_the_plan_published(desk):
    row(desk, "Person 05").get_by_role("button", name="Lås").click()
    expect(row(desk, "Person 05").get_by_role("button", name="Lås opp")).to_be_visible()
    expect(row(desk, "Person 05").get_by_role("link", name="Flytt")).to_have_count(0)
    expect(desk.locator(".do")).to_contain_text("1 plass er låst.")

    desk.get_by_role("button", name="Publiser planen").click()

    expect(desk.get_by_role("heading", name="Planen er publisert")).to_be_visible()
    is_for_everyone(desk)


def cards_list_and_poster_are_printed(desk):
    cards = pdf(desk, "Skriv ut bordkort")
    names = pdf(desk, "Skriv ut navneliste")
    poster = pdf(desk, "Skriv ut dørplakat")

    assert all(f"Bord {number} " in words(cards) for number in range(1, 11))
    for data in (names, poster):
        assert all(words(data).count(f"Person {n:02d} Eksempel") == 1 for n in range(80))
    with pikepdf.open(io.BytesIO(poster)) as opened:
        assert opened.Root["/MarkInfo"]["/Marked"]
        assert str(opened.Root["/Lang"]) == "nb-NO"


def a_participant_finds_the_table_on_the_phone(browser, desk, eighty):
    expected = [table_of(desk, "Person 07", round) for round in (1, 2, 3, 4)]
    phone = on_the_phone(browser, eighty)

    phone.goto(f"/d/{eighty.code}/")
    phone.get_by_label("Koden på kortet ditt").fill("k007")
    phone.get_by_role("button", name="Vis bordet mitt").click()

    expect(phone.get_by_role("heading", level=1)).to_contain_text(expected[0])
    for table in expected:
        expect(phone.locator(".seats")).to_contain_text(table, ignore_case=True)
    assert violations(phone) == []
    phone.context.close()


def on_the_phone(browser: Browser, eighty: Evening) -> Page:
    context: BrowserContext = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, locale="nb-NO", base_url=eighty.address
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def after_ten_no_shows_the_rounds_that_are_left_are_made_anew(browser, desk, eighty):
    held = {n: table_of(desk, f"Person {n:02d}", 1) for n in range(80)}
    later = {n: table_of(desk, f"Person {n:02d}", 2) for n in range(80)}
    desk.goto(CONTROL)
    desk.get_by_role("button", name="Åpne runde 1").click()
    desk.get_by_role("button", name="Lukk runde 1").click()
    eighty.stay_away(*(f"K{number:03d}" for number in range(10, 60, 5)))
    desk.goto(TABLES)
    expect(desk.get_by_role("heading", name="Noen er kommet til eller fra")).to_be_visible()
    is_for_everyone(desk)

    desk.get_by_role("button", name="Tilpass planen").click()
    new = desk.get_by_role("button", name="Publiser den nye planen")
    expect(new).to_be_visible(timeout=PLAN_MS)

    desk.get_by_role("button", name="Vis alle").click()
    told = desk.locator(".changes li").all_text_contents()
    coming = [n for n in range(80) if n not in range(10, 60, 5)]
    moved = [n for n in coming if table_of(desk, f"Person {n:02d}", 2) != later[n]]
    assert all(table_of(desk, f"Person {n:02d}", 1) == held[n] for n in coming)
    assert all(any(f"Person {n:02d}" in sentence for sentence in told) for n in moved)
    assert len(moved) <= MOST_MOVED
    is_for_everyone(desk)
    new.click()
    expect(desk.get_by_role("heading", name="Planen er publisert")).to_be_visible()
    where = table_of(desk, "Person 07", 2)
    phone = on_the_phone(browser, eighty)
    phone.goto(f"/d/{eighty.code}/?card=K007")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(f"{where} i runde 2")
    phone.context.close()
