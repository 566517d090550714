"""Two facilitators, the hall's board and a phone at once; by keyboard, without the net, without script.

Every test leaves the evening as it found it: what it did, it undoes.
"""

import json
import re
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Demo, Watch, sign_in
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

MONA, TARIK = "mona.eksempel@example.no", "tarik.prove@example.no"
CONTROL = "/eigersund/work/conference/control/"
DESK, TABLET, PHONE, SMALLEST = (1280, 1032), (1024, 768), (390, 844), (320, 640)
MORE = re.compile(r"2 min til|Sett klokka på 2 min")


@pytest.fixture
def desks(browser: Browser, demo: Demo):
    """Opens the control room for somebody; no page may err or call anyone else."""
    opened: list[BrowserContext] = []
    watch = Watch(demo.address, [])

    def desk(email: str, **options) -> Page:
        context = browser.new_context(
            viewport={"width": DESK[0], "height": DESK[1]},
            locale="nb-NO",
            base_url=demo.address,
            reduced_motion="reduce",
            **options,
        )
        context.on("page", watch.follow)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        sign_in(page, email)
        page.goto(CONTROL)
        return page

    yield desk
    for context in opened:
        context.close()
    assert [one for one in watch.faults if "422" not in one] == []  # a form that was refused


def just(page: Page):
    return page.locator("[data-part=just] li").first


def undo(page: Page) -> None:
    """Take back the newest act."""
    just(page).get_by_role("button").click()
    expect(just(page)).to_contain_text("Angret av deg")


def write(page: Page, text: str) -> None:
    """A phone at table 3 sends a contribution to the round that was opened last."""
    code = page.locator("#control").get_attribute("data-code")
    state = page.request.get(f"/api/dialogue/{code}").json()
    sent = {"key": str(uuid4()), "round": state["round"]["number"], "table": 3, "text": text}
    answer = page.request.post(
        f"/api/dialogue/{code}/contributions",
        data=json.dumps(sent),
        headers={"content-type": "application/json"},
    )
    assert answer.status in (200, 201), answer.text()


def read_first(page: Page, *, on: bool) -> None:
    switch = page.get_by_role("switch", name="Les før tavla")
    if switch.get_attribute("aria-checked") != str(on).lower():
        switch.click()
    expect(switch).to_have_attribute("aria-checked", str(on).lower())


def test_two_see_what_the_other_does_and_each_can_undo_it(desks):
    mona, tarik = desks(MONA), desks(TARIK)
    way = just(mona).locator("form")
    was = way.get_attribute("action") if way.count() else ""

    tarik.get_by_role("button", name=MORE).click()

    expect(way).not_to_have_attribute("action", was)  # not what somebody did before this
    expect(just(mona)).to_contain_text("Tarik ga 2 minutter til")
    expect(mona.locator("[data-part=bar]")).to_contain_text("Tarik")
    undo(mona)
    expect(just(tarik)).to_contain_text("Angret av Mona")


def test_one_who_has_lost_the_net_learns_it_and_does_nothing_twice(desks):
    mona, tarik = desks(MONA), desks(TARIK)
    mona.context.set_offline(True)
    expect(mona.locator("#own-net")).to_be_visible()
    tarik.get_by_role("button", name=MORE).click()
    expect(just(tarik)).to_contain_text("Du ga 2 minutter til")

    mona.get_by_role("button", name=MORE).click()
    expect(mona.get_by_text("Ikke gjort. Siden har ikke nett.")).to_be_visible()
    expect(mona.locator("[data-from-net]:visible")).to_have_count(0)  # it does not guess
    mona.context.set_offline(False)

    expect(just(mona)).to_contain_text("Tarik ga 2 minutter til")
    expect(mona.locator("#own-net")).to_be_hidden()
    expect(mona.get_by_text("Ikke gjort.")).to_have_count(0)
    expect(mona.locator("[data-from-net]:visible").first).to_be_visible()
    undo(tarik)


def test_words_reach_the_board_only_when_they_are_read(desks, demo):
    mona = desks(MONA)
    read_first(mona, on=True)
    board = mona.context.new_page()
    board.goto(f"/board/{demo.code}/")
    said = f"Vi trenger en benk ved {uuid4().hex[:6].translate(str.maketrans('0123456789', 'ghijklmnop'))}"

    write(mona, said)
    card = mona.locator("[data-part=queue] li").filter(has_text=said)
    for _page in range(20):
        following = mona.get_by_role("link", name=re.compile("^Se (de neste|den siste)"))
        if card.count() or not following.count():
            break
        following.click()
        mona.wait_for_load_state()
    expect(card).to_be_visible()
    expect(board.get_by_text(said)).to_have_count(0)
    card.get_by_role("button", name="Vis på tavla").click()

    expect(just(mona)).to_contain_text(said)
    expect(card).to_have_count(0)
    undo(mona)
    expect(card).to_be_visible()
    card.get_by_text("Hold tilbake", exact=True).click()
    card.get_by_label("Det er uvennlig mot noen.").check()
    card.get_by_role("button", name="Hold tilbake, og si det til bordet").click()
    expect(just(mona)).to_contain_text("Du holdt tilbake")
    undo(mona)
    read_first(mona, on=False)
    board.close()


def test_the_keys_alone_are_enough_and_the_focus_is_not_lost(desks):
    mona = desks(MONA)
    more = mona.get_by_role("button", name=MORE)
    more.focus()

    mona.keyboard.press("Enter")

    expect(just(mona)).to_contain_text("Du ga 2 minutter til")
    expect(mona.get_by_role("button", name=MORE)).to_be_focused()
    just(mona).get_by_role("button").focus()
    mona.keyboard.press("Space")
    expect(just(mona)).to_contain_text("Angret av deg")


def test_what_one_is_writing_is_not_disturbed_by_the_room(desks):
    mona, tarik = desks(MONA), desks(TARIK)
    read_first(mona, on=False)
    card = mona.locator("[data-part=queue] li:has(summary)").first  # what names nobody
    card.get_by_text("Hold tilbake", exact=True).click()
    note = card.get_by_label("Grunnen med egne ord")
    note.fill("Gjelder en nabo")

    tarik.get_by_role("button", name=MORE).click()

    expect(just(mona)).to_contain_text("Tarik ga 2 minutter til")
    expect(note).to_have_value("Gjelder en nabo")
    undo(tarik)


def test_a_reason_that_is_missing_is_asked_for_beside_the_field(desks):
    mona = desks(MONA)
    read_first(mona, on=False)
    card = mona.locator("[data-part=queue] li:has(summary)").first  # what names nobody
    card.get_by_text("Hold tilbake", exact=True).click()
    card.get_by_label("En annen grunn").check()

    card.get_by_role("button", name="Hold tilbake, og si det til bordet").click()

    expect(card.get_by_text("Skriv hvorfor, så bordet får vite grunnen.")).to_be_visible()
    expect(card.get_by_label("En annen grunn")).to_be_checked()
    assert violations(mona) == []


def test_without_script_the_forms_do_it_all(desks):
    mona = desks(MONA, java_script_enabled=False)

    mona.get_by_role("button", name=MORE).click()

    expect(just(mona)).to_contain_text("Du ga 2 minutter til")
    just(mona).get_by_role("button").click()
    expect(just(mona)).to_contain_text("Angret av deg")


def test_a_wave_is_seen_by_the_other_facilitator(desks):
    mona, tarik = desks(MONA), desks(TARIK)
    wave = mona.get_by_role("button", name=re.compile("^Vink til verten")).first
    if not wave.count():
        pytest.skip("no table is silent in the demo right now")

    wave.click()

    expect(just(tarik)).to_contain_text("Mona vinket til verten ved bord")
    undo(mona)


def test_the_control_room_is_for_everyone_on_every_screen(desks):
    mona = desks(MONA)
    read_first(mona, on=True)
    faults = []
    for size in (DESK, TABLET, PHONE, SMALLEST):
        resize(mona, size)
        faults += violations(mona)
        assert too_wide(mona) == ""
    read_first(mona, on=False)

    assert faults == []
    assert len(primary_buttons(mona)) == 1


def test_what_is_pressed_is_large_enough_for_a_thumb(desks):
    mona = desks(MONA)
    resize(mona, TABLET)

    small = mona.evaluate(
        """() => [...document.querySelectorAll("main button, main summary, header button, header a")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.innerText, one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5).map(([text, box]) => `${text} ${box.height}`)"""
    )

    assert small == []
