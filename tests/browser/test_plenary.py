"""The projector and the plenary in a real Chromium: read from the back row, worked by hand and by keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.seeing import primary_buttons, resize, smaller_than, too_wide, violations
from tests.dialogue.serving import run, serving  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]

SHARE = 0.033  # of the height: the smallest text on a projector
SCREENS = ((1920, 1080), (1280, 720))
PASSWORD = "et-langt-passord"
MADE = """
import sys
import django
django.setup()
from samspill.dialogue import actions
from samspill.dialogue.models import Question, Stage
from tests.dialogue import builders
slug, tables, clusters, question = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
place = builders.organiser(slug, "Lillevik")
builders.member(place, f"kari@{slug}.example.no", role="facilitator")
opened = builders.dialogue(place, tables=tables)
round = opened.rounds.select_related("item", "dialogue").get(number=1)
first, *further = question.splitlines() or [round.item.question]
round.item.question = first
round.item.save()
for number, text in enumerate(further, 2):
    Question.objects.create(round=round, number=number, text=text)
round.prompts = "Hva tar mest tid?"
round.save()
for number, kind in enumerate(["silence", "talk", "dots", "opinions", "pairs", "top"], 1):
    Stage.objects.create(round=round, number=number, kind=kind, minutes=5)
actions.open_round(round, minutes=30)
actions.open_stage(round.stages.get(kind="talk"))
texts = ["Ett skjema, ett svar, én frist.", "Åpne gymsalen i helgene, så slipper vi å si nei."]
drafts = [
    actions.ContributionDraft(1, number, texts[(number + turn) % 2])
    for number in range(1, tables + 1)
    for turn in range(number % 4)
]
said = actions.contribute_many(opened, drafts=drafts, channel="phone")
for number in range(clusters):
    laid = said[number::clusters]
    actions.make_cluster(round, title="Lokaler og nøkler " * (number % 2 + 1), contributions=laid)
print(opened.code)
"""


@pytest.fixture
def evening(serving, request):  # noqa: F811
    """Make an evening with so many tables and clusters: its address, code, slug and surroundings."""
    address, _process, surroundings = serving

    def make(tables=4, clusters=0, question=""):
        slug = f"o{abs(hash((request.node.name, tables, clusters))) % 10**9}"
        code = run(surroundings, MADE, slug, str(tables), str(clusters), question)
        return address, code, slug

    return make


@pytest.fixture
def page(browser):
    """One window; at the end its scripts must not have failed."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO").new_page()
    opened.set_default_timeout(15_000)
    faults = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    opened.context.close()
    assert faults == []


@pytest.fixture
def desk(page, evening):
    """The plenary's work page of an evening of four tables and six contributions."""
    address, code, slug = evening()
    page.goto(f"{address}/sign-in/")
    page.get_by_label("E-post").fill(f"kari@{slug}.example.no")
    page.get_by_label("Passord").fill(PASSWORD)
    page.get_by_role("button", name="Logg inn").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{address}/{slug}/work/conference/plenary/")
    page.board = f"{address}/board/{code}/plenary/"
    return page


def unread(page):
    """What is too small, reaches outside of the screen, or is cut, on both sizes of projector."""
    faults = []
    for width, height in SCREENS:
        resize(page, (width, height))
        page.wait_for_timeout(1000)  # what the script fits
        faults += [f"{width}: {one}" for one in smaller_than(page, SHARE * height)]
        faults += page.evaluate(
            """() => {
              const found = [], seen = (one) => one.getBoundingClientRect();
              for (const one of document.querySelectorAll("main *")) {
                if (!one.checkVisibility() || one.closest(".unseen, .net")) continue;
                const box = seen(one), place = one.closest(".words, .new");
                const isOut = box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
                const isCut = place && one.matches(".said") && (box.bottom > seen(place).bottom + 1
                  || box.top < seen(place).top - 1);
                if (isOut || isCut) found.push(`${innerWidth}: ${one.outerHTML.slice(0, 80)}`);
              }
              return found;
            }"""
        )
    return faults


@pytest.mark.parametrize("tables", [12, 20, 36, 60, 90])
def test_every_text_of_the_board_is_read_from_the_back_row(page, evening, tables):
    address, code, _slug = evening(tables)
    page.goto(f"{address}/board/{code}/")

    assert unread(page) == []
    numbers = page.locator(".room .number")
    assert numbers.count() == (tables if tables <= 72 else 0)
    assert violations(page) == []


def test_a_very_long_question_leaves_room_for_what_has_room_and_no_more(page, evening):
    question = "Hva må kommunen gjøre for at dere skal få til mer, og hvem må gjøre det? " * 4
    address, code, _slug = evening(12, question=question)
    page.goto(f"{address}/board/{code}/")

    assert unread(page) == []


@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_question_of_a_round_is_read_from_the_back_row(page, evening, count):
    question = "Hva må kommunen gjøre for at dere skal få til mer?"
    address, code, _slug = evening(12 + count, question="\n".join([question] * count))
    page.goto(f"{address}/board/{code}/")

    assert unread(page) == []
    expect(page.get_by_text(question)).to_have_count(count)
    assert violations(page) == []


@pytest.mark.parametrize("clusters", [1, 2, 3, 4, 6, 9, 14])
def test_every_text_of_the_plenary_is_read_from_the_back_row(page, evening, clusters):
    address, code, _slug = evening(12, clusters)
    page.goto(f"{address}/board/{code}/plenary/")

    assert unread(page) == []
    expect(page.locator(".cluster")).to_have_count(clusters)
    assert violations(page) == []


def test_without_the_network_a_hollow_dot_shows_and_the_clock_goes_on(page, evening):
    address, code, _slug = evening()
    page.goto(f"{address}/board/{code}/")
    page.wait_for_timeout(1500)

    page.route("**/*", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('resize'))")  # loads anew

    expect(page.locator(".net")).to_be_visible()
    before = page.locator("#clock").text_content()
    page.wait_for_timeout(1500)
    assert page.locator("#clock").text_content() != before
    page.unroute("**/*")
    page.evaluate("dispatchEvent(new Event('resize'))")
    expect(page.locator(".net")).to_be_hidden()


def test_the_whole_plenary_is_worked_by_keys_alone(desk):
    desk.locator("input[name=contribution]").first.focus()
    words = desk.locator(".free .card .text").first.text_content()

    desk.keyboard.press("n")
    name = desk.locator(".cluster[id] input[type=text]")
    expect(name).to_be_focused()
    desk.keyboard.type("Lokaler")
    desk.keyboard.press("Enter")
    expect(desk.locator(".cluster h3").first).to_contain_text("Lokaler")
    expect(desk.locator(".cluster .card .text")).to_have_text(words)

    desk.locator(".free input[name=contribution]").first.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("1")
    expect(desk.locator(".cluster .card")).to_have_count(2)
    expect(desk.locator(".free input[name=contribution]:focus")).to_have_count(1)
    expect(desk.locator("#plenary-said")).to_have_text("Du la 1 innspill i en klynge.")
    desk.keyboard.press("z")
    expect(desk.locator(".cluster .card")).to_have_count(1)
    desk.keyboard.press("z")
    desk.keyboard.press("z")

    expect(desk.locator(".cluster[id] h3")).to_have_text("1 Uten navn")


def test_cards_are_dragged_all_that_are_ticked_with_them_and_what_is_written_stays(desk):
    desk.get_by_label("Det som blir sagt i plenum").fill("Halvskrevet")
    boxes = desk.locator(".free input[name=contribution]")
    boxes.nth(0).check()
    boxes.nth(2).check()
    desk.locator(".free .card").nth(0).locator(".text").hover()

    desk.mouse.down()
    target = desk.locator(".cluster.new").bounding_box()
    desk.mouse.move(target["x"] + 20, target["y"] + 20, steps=8)
    expect(desk.locator(".ghost")).to_contain_text("+ 1")
    desk.mouse.up()

    expect(desk.locator(".cluster[id] .card")).to_have_count(2)
    expect(desk.locator(".ghost")).to_have_count(0)
    expect(desk.get_by_label("Det som blir sagt i plenum")).to_have_value("Halvskrevet")


def test_what_a_colleague_does_shows_by_itself_and_the_board_follows(desk, browser):
    desk.get_by_label("Det som blir sagt i plenum").fill("Halvskrevet")
    board = browser.new_page(viewport={"width": 1920, "height": 1080})
    board.goto(desk.board)
    other = desk.context.new_page()
    other.goto(desk.url)
    other.locator("input[name=contribution]").nth(1).check()
    other.get_by_label("Legg de avkryssede i").select_option("new")
    other.get_by_role("button", name="Legg dem der").click()

    expect(desk.locator(".cluster[id] .card")).to_have_count(1, timeout=10_000)
    expect(desk.get_by_label("Det som blir sagt i plenum")).to_have_value("Halvskrevet")
    expect(board.locator(".cluster")).to_have_count(1, timeout=10_000)

    desk.get_by_role("button", name="Lagre refleksjonen").click()

    expect(desk.locator(".said.reflection")).to_contain_text("Halvskrevet")
    expect(desk.get_by_label("Det som blir sagt i plenum")).to_have_value("")
    expect(board.locator(".said.reflection")).to_contain_text("Halvskrevet", timeout=10_000)
    board.close()


def test_the_plenary_works_without_a_script(desk, browser):
    plain = browser.new_context(
        java_script_enabled=False, storage_state=desk.context.storage_state()
    )
    page = plain.new_page()
    page.goto(desk.url)
    page.locator("input[name=contribution]").first.check()

    page.get_by_role("button", name="Legg dem der").click()

    expect(page.locator(".cluster[id] .card")).to_have_count(1)
    expect(page.locator(".keys")).to_be_hidden()
    page.get_by_role("button", name="Angre").click()
    expect(page.locator(".cluster[id]")).to_have_count(0)
    plain.close()


def test_without_network_nothing_is_laid_and_it_is_said(desk):
    desk.route("**/laying/", lambda route: route.abort())
    desk.locator("input[name=contribution]").first.focus()

    desk.keyboard.press("n")

    expect(desk.locator("#told")).to_contain_text("Uten nett ble ingenting flyttet.")
    expect(desk.locator(".cluster[id]")).to_have_count(0)


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)])
def test_the_plenarys_page_is_for_everyone(desk, size):
    desk.locator("input[name=contribution]").first.focus()
    desk.keyboard.press("n")
    expect(desk.locator(".cluster[id]")).to_have_count(1)
    resize(desk, size)

    assert violations(desk) == []
    assert too_wide(desk) == ""
    assert primary_buttons(desk) == ["Lagre refleksjonen"]
    small = desk.evaluate(
        """() => [...document.querySelectorAll("#plenary button, #plenary summary, .pick a, .grip")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
