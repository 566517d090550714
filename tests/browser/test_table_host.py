"""The table host's screen and the phone's dots and opinions, in a real Chromium, net or no net."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.seeing import resize, too_wide, violations
from tests.dialogue.serving import run, server, serving  # noqa: F401 -- fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]

WORLD = """
import sys
import django
django.setup()
from samspill.dialogue import actions
from samspill.dialogue.models import Dialogue, Stage
dialogue = Dialogue.objects.get(code=sys.argv[1])
round = dialogue.rounds.get(number=1)
for number, kind in enumerate(("talk", "dots", "opinions", "pairs", "top"), 1):
    Stage.objects.get_or_create(round=round, number=number, kind=kind, minutes=9)
if not round.contributions.exists():
    for table in dialogue.tables.all():
        for words in ("Et sted å ringe", "Lager til teltene"):
            actions.contribute(
                round, text=f"{words}, bord {table.number}", table=table, channel="phone"
            )
if sys.argv[2]:
    actions.open_stage(round.stages.get(kind=sys.argv[2]))
"""


@pytest.fixture
def stage(server, serving):  # noqa: F811
    """Open a stage of the first round, where each of four tables has said two things."""
    _address, code, _process = server
    surroundings = serving[2]

    def open_stage(kind=""):
        run(surroundings, WORLD, code, kind)

    return open_stage


@pytest.fixture
def at(browser, server):  # noqa: F811
    """A device at table 2 that opens one of the phone's pages."""
    address, code, _process = server
    pages = []

    def open_page(name, width=390):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.goto(f"{address}/d/{code}/{name}/?table=2")
        pages.append(page)
        return page

    yield open_page
    assert [page.faults for page in pages if page.faults] == []


def lines(page):
    return page.locator("#list .line")


def test_a_host_captures_and_numbers_by_keyboard_alone(at, stage):
    stage("top")
    host = at("host", width=1280)
    expect(host.get_by_label("Skriv det som blir sagt")).to_be_focused()

    host.keyboard.type("ø: Vi treng éin plass")
    host.keyboard.press("Shift+Enter")
    host.keyboard.type("å ringje")
    host.keyboard.press("Enter")
    expect(lines(host)).to_have_count(3)
    expect(lines(host).first.locator("p")).to_have_text(
        re.compile(r"^Vi treng éin plass\s+å ringje$")
    )
    expect(lines(host).first.get_by_role("button", name="Ta det tilbake")).to_be_visible()
    expect(lines(host).first).to_contain_text("Ønske")
    host.keyboard.press("ArrowDown")
    host.keyboard.press("1")
    host.keyboard.press("ArrowDown")
    host.keyboard.press("3")
    host.keyboard.press("Escape")

    expect(host.get_by_label("Skriv det som blir sagt")).to_be_focused()
    three = at("host", width=1280).locator("#top-three li")
    expect(three.nth(0)).to_contain_text("Vi treng éin plass")
    expect(three.nth(1)).to_contain_text("Ikke valgt ennå")
    expect(three.nth(2)).to_contain_text("Lager til teltene, bord 2")


def test_the_same_number_again_takes_it_away_and_a_button_does_what_a_key_does(at, stage):
    stage("top")
    host = at("host")
    first = lines(host).first
    first.get_by_role("button", name="2").click()
    expect(host.locator("#top-three li").nth(1)).to_contain_text("Lager til teltene")

    first.get_by_role("button", name="2").click()

    expect(host.locator("#top-three li.muted")).to_have_count(3)
    expect(first.get_by_role("button", name="2")).to_have_attribute("aria-pressed", "false")


def test_a_host_takes_back_its_own_and_nobody_elses(at, stage):
    stage("talk")
    host = at("host", width=1280)
    host.keyboard.type("Dette angrer jeg på")
    host.keyboard.press("Enter")
    expect(lines(host).first.get_by_role("button", name="Ta det tilbake")).to_be_visible()
    host.keyboard.press("ArrowDown")
    host.keyboard.press("ArrowDown")
    host.keyboard.press("t")
    host.keyboard.press("ArrowUp")

    host.keyboard.press("t")

    expect(host.locator("#list .gone")).to_have_count(1)
    expect(host.locator("#list")).not_to_contain_text("Dette angrer jeg på")
    expect(host.locator("#list")).to_contain_text("Lager til teltene, bord 2")


def test_without_network_nothing_a_host_does_is_lost(at, stage):
    stage("top")
    host = at("host", width=1280)
    expect(lines(host)).to_have_count(2)
    host.context.set_offline(True)
    for words in ("Det første", "Det andre"):
        host.keyboard.type(words)
        host.keyboard.press("Enter")
    expect(host.locator("#net")).to_contain_text("2 innspill venter på nett")
    lines(host).last.get_by_role("button", name="1").click()
    expect(host.locator("#top-three li").first).to_contain_text("Et sted å ringe")

    host.context.set_offline(False)

    expect(host.locator("#net")).to_be_hidden(timeout=20000)
    expect(host.locator("#list .line[data-reference]")).to_have_count(4, timeout=20000)
    other = at("host", width=1280)
    expect(lines(other)).to_have_count(4)
    expect(host.get_by_role("button", name="Ta det tilbake")).to_have_count(2)
    expect(other.locator("#top-three li").first).to_contain_text("Et sted å ringe")


def test_dots_are_given_by_thumb_and_go_when_the_net_returns(at, stage):
    stage("dots")
    phone = at("react")
    plus = phone.get_by_role("button", name="Gi en prikk")
    expect(phone.locator("#left")).to_contain_text("Du har 3 igjen")
    plus.first.click()
    plus.first.click()
    expect(phone.locator("#left")).to_contain_text("Du har 1 igjen")
    expect(phone.locator(".dot-row").first.locator(".dots i")).to_have_count(2)
    plus.last.click()
    expect(plus.last).to_be_disabled()
    expect(phone.locator("#left")).to_contain_text("Du har 0 igjen")
    phone.context.set_offline(True)

    phone.get_by_role("button", name="Lever prikkene").click()
    expect(phone.locator("#net")).to_be_visible()
    phone.context.set_offline(False)

    expect(phone.locator("#delivered")).to_be_visible(timeout=15000)
    stage("top")
    phone.reload()
    expect(phone.locator(".results .said").first).to_contain_text("2 prikker fra 1 person")


def test_dots_may_be_moved_and_only_the_last_ballot_counts(at, stage):
    stage("dots")
    phone = at("react")
    phone.get_by_role("button", name="Gi en prikk").first.click()
    phone.get_by_role("button", name="Lever prikkene").click()
    expect(phone.locator("#delivered")).to_be_visible()
    phone.reload()
    expect(phone.locator(".dot-row").first.locator("output b")).to_have_text("1")

    phone.get_by_role("button", name="Ta bort en prikk").first.click()
    phone.get_by_role("button", name="Gi en prikk").last.click()
    with phone.expect_response("**/reactions?*") as answered:
        phone.get_by_role("button", name="Lever prikkene på nytt").click()

    assert answered.value.json() | {"given": 1, "left": 2} == answered.value.json()


def test_opinions_are_given_by_key_or_thumb_one_at_a_time(at, stage):
    stage("opinions")
    phone = at("react")
    expect(phone.locator("#left")).to_have_text("6 igjen")
    seen = set()
    for key in ("1", "2", "3"):
        seen.add(phone.locator(".card:visible .said").inner_text())
        phone.locator(".card:visible .said").focus()
        phone.keyboard.press(key)
    for _ in range(3):
        seen.add(phone.locator(".card:visible .said").inner_text())
        phone.get_by_role("button", name="Enig", exact=True).click()

    expect(phone.locator("#done")).to_be_visible()
    assert len(seen) == 6
    assert not [words for words in seen if "bord 2" in words]
    phone.reload()
    expect(phone.locator("#done")).to_be_visible()


def test_pairs_are_weighed_without_network_too(at, stage):
    stage("pairs")
    phone = at("react")
    phone.context.set_offline(True)
    for _ in range(6):
        phone.get_by_role("button", name="Dette").first.click()
    expect(phone.locator("#net")).to_be_visible()

    phone.context.set_offline(False)

    expect(phone.locator("#net")).to_be_hidden(timeout=20000)
    expect(phone.locator("#done")).to_be_visible()


def test_the_phone_goes_along_when_the_room_goes_on(at, stage):
    stage("dots")
    phone = at("react")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Hva er viktigst for bordet?")

    stage("opinions")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Er du enig?", timeout=20000)


@pytest.mark.parametrize("kind", ["dots", "opinions", "pairs", "top"])
def test_every_screen_is_for_everyone(at, stage, kind):
    stage(kind)
    for name in ("react", "host"):
        page = at(name)
        for size in ((1280, 900), (820, 1100), (390, 844), (320, 640)):
            resize(page, size)
            assert violations(page) == [], (name, size)
            assert too_wide(page) == "", (name, size)
        small = page.evaluate(
            """() => [...document.querySelectorAll("main button, main input:not([type=hidden])")]
              .filter((one) => one.checkVisibility() && !one.closest("label, .number"))
              .map((one) => [one.textContent, Math.min(one.offsetWidth, one.offsetHeight)])
              .filter(([, least]) => least < 44)"""
        )
        assert small == []
        assert re.match("n[bn]|en", page.locator("html").get_attribute("lang"))
