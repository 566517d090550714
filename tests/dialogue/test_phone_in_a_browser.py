"""The phone in a real Chromium: what is written without network is kept, and sent once."""

import pytest
from playwright.sync_api import expect

from tests.dialogue.serving import server, serving  # noqa: F401 -- fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]


@pytest.fixture
def phone(browser, server):  # noqa: F811
    address, code, _process = server
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.goto(f"{address}/d/{code}/write/?table=2")
    yield page
    assert page.faults == []


@pytest.fixture
def board(browser, server):  # noqa: F811
    address, code, _process = server
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{address}/board/{code}/")
    return page


def write(phone, text):
    phone.get_by_label("Skriv én tanke").fill(text)
    phone.get_by_role("button", name="Send innspillet").click()


def test_what_is_written_reaches_the_board_by_itself(phone, board):
    write(phone, "Vi treng éin plass å ringje 👋")

    expect(phone.locator(".said").first).to_contain_text("Sendt")
    expect(board.locator(".said").first).to_contain_text("éin plass å ringje 👋", timeout=8000)
    expect(board.locator(".counts")).to_contain_text("1 innspill fra 1 av 4 bord")
    expect(phone.get_by_label("Skriv én tanke")).to_have_value("")


def test_without_network_the_words_wait_on_the_phone_and_go_by_themselves(phone, board):
    phone.context.set_offline(True)
    write(phone, "Det første")
    write(phone, "Det andre")

    expect(phone.locator("#net")).to_contain_text("2 innspill venter på nett")
    expect(phone.locator('[data-state="waiting"]')).to_have_count(2)
    phone.context.set_offline(False)

    expect(phone.locator('[data-state="sent"]')).to_have_count(2, timeout=15000)
    expect(phone.locator("#net")).to_be_hidden()
    expect(board.locator(".counts")).to_contain_text("2 innspill", timeout=8000)


def test_the_next_thought_may_begin_while_the_first_is_being_kept(phone):
    phone.evaluate(
        """() => {
            const form = document.getElementById("write");
            form.elements.text.value = "Den første";
            form.requestSubmit();
            form.elements.text.value = "Den neste, halv";
        }"""
    )

    expect(phone.locator(".said").first).to_contain_text("Den første")
    expect(phone.get_by_label("Skriv én tanke")).to_have_value("Den neste, halv")


def test_a_lost_answer_gives_one_contribution(phone, board):
    lost = []

    def lose(route):
        if len(lost) < 2:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    phone.route("**/contributions?*", lose)
    write(phone, "Bare én gang")

    expect(phone.locator('[data-state="sent"]')).to_have_count(1, timeout=15000)
    assert [answer.status for answer in lost] == [201, 200]
    expect(board.locator(".counts")).to_contain_text("1 innspill fra", timeout=8000)


def test_what_is_refused_stays_with_the_reason_and_can_be_mended(phone):
    phone.get_by_label("Skriv én tanke").evaluate("field => field.removeAttribute('maxlength')")
    write(phone, "x" * 4001)

    expect(phone.locator('[data-state="refused"]')).to_contain_text("Teksten er for lang")
    phone.get_by_role("button", name="Rett og send").click()

    expect(phone.get_by_label("Skriv én tanke")).to_have_value("x" * 4001)
    expect(phone.locator('[data-state="refused"]')).to_have_count(0)


def test_one_takes_back_what_one_has_sent(phone, board):
    write(phone, "Dette angrer jeg på")
    expect(board.locator(".counts")).to_contain_text("1 innspill", timeout=8000)

    phone.get_by_role("button", name="Ta det tilbake").click()

    expect(phone.locator(".said")).to_have_count(0)
    expect(phone.locator("#list")).to_have_text("Et innspill er trukket")
    expect(board.locator(".counts")).to_contain_text("0 innspill", timeout=8000)


def test_a_draft_survives_that_the_page_is_put_away(phone):
    phone.get_by_label("Skriv én tanke").fill("Halvferdig")

    phone.reload()

    expect(phone.get_by_label("Skriv én tanke")).to_have_value("Halvferdig")
