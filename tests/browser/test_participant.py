"""Someone at a table with a phone: joins by code, writes, loses the network, and nothing is lost."""

import re
import secrets
import string

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in

COORDINATOR = "mona.eksempel@example.no"
TABLE = 5


def new_mark() -> str:
    """Letters alone: eight digits would be masked as a telephone number."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(10))


def unlike_any_other(words: str) -> str:
    return f"{words} {new_mark()} 🙂 & <b>æøå</b>"


def sit_down(page: Page, code: str, table: int = TABLE) -> None:
    page.goto("/join/")
    page.get_by_label("Koden på skjermen").fill(code)
    page.get_by_role("button", name="Bli med").click()
    page.get_by_text("Jeg har ikke kort").click()
    page.get_by_role("button", name=f"Bord {table}", exact=True).click()
    page.get_by_role("link", name="Gå til spørsmålet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("?")
    page.wait_for_load_state("load")  # from here on the script holds the words, with or without net


def write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Send innspillet").click()


def own(page: Page, text: str):
    return page.locator("#list blockquote", has_text=text)


def found_by_coordinator(page: Page, words: str) -> int:
    """How many rows with these words stand in the coordinator's list."""
    if "/eigersund/work" not in page.url:
        sign_in(page, COORDINATOR)
    page.goto(f"/eigersund/work/contributions/?words={words}")
    page.get_by_label("Ord", exact=True).fill(words)
    page.get_by_role("button", name="Finn innspill").click()
    page.wait_for_load_state()
    return page.get_by_role("main").locator("blockquote", has_text=words).count()


def test_what_is_written_shows_on_the_board_by_itself_and_in_the_list(page, phone, demo, context):
    words = f"Vi stiller med kakebord {new_mark()}"
    board = context.new_page()
    board.goto(f"/board/{demo.code}/")
    writer = phone()
    sit_down(writer, demo.code)

    write(writer, words)

    expect(own(writer, words)).to_contain_text("Sendt")
    expect(board.get_by_text(words)).to_be_visible(timeout=10_000)
    assert found_by_coordinator(page, words.split()[-1]) == 1


def test_signs_of_markup_and_emoji_stand_as_they_were_written(phone, demo):
    words = unlike_any_other("Katt & <script>alert(1)</script>")
    writer = phone()
    sit_down(writer, demo.code)

    write(writer, words)
    expect(own(writer, words)).to_contain_text("Sendt")
    writer.reload()

    expect(own(writer, words)).to_have_count(1)


def test_a_seat_is_found_by_the_code_on_the_card(phone, page, demo):
    sign_in(page, COORDINATOR)
    with page.expect_download() as download:
        page.goto("/eigersund/work/conference/sign-ups/")
        page.get_by_role("link", name=re.compile("CSV")).click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    card = next(cell for cell in lines[1].split(";") if re.fullmatch(r"[A-Z0-9]{4,8}", cell))
    writer = phone()
    writer.goto(f"/d/{demo.code}/")
    writer.get_by_label("Koden på kortet ditt").fill(card.lower())
    writer.get_by_role("button", name="Vis bordet mitt").click()

    expect(writer.get_by_role("heading", level=1)).to_contain_text("bord")
    expect(writer.get_by_role("link", name="Gå til spørsmålet")).to_be_visible()


def test_a_code_that_is_wrong_is_told_and_kept(phone):
    writer = phone()
    writer.goto("/join/")
    writer.get_by_label("Koden på skjermen").fill("00000")
    writer.get_by_role("button", name="Bli med").click()

    expect(writer.get_by_label("Koden på skjermen")).to_have_value("00000")
    expect(writer.locator(".problem:visible").first).to_be_visible()


def test_two_written_without_network_are_two_when_it_is_back(phone, page, demo):
    mark = new_mark()
    writer = phone()
    sit_down(writer, demo.code)
    writer.context.set_offline(True)

    write(writer, f"Uten nett, den første {mark}")
    write(writer, f"Uten nett, den andre {mark}")
    expect(writer.locator("#list [data-state=waiting]")).to_have_count(2)
    expect(writer.locator("#net")).to_contain_text("venter")
    writer.context.set_offline(False)

    expect(writer.locator("#list [data-state=sent]", has_text=mark)).to_have_count(
        2, timeout=30_000
    )
    expect(writer.locator("#net")).to_be_hidden()
    assert found_by_coordinator(page, mark) == 2


def test_what_waits_survives_that_the_page_is_closed(phone, page, demo):
    mark = new_mark()
    writer = phone()
    sit_down(writer, demo.code)
    address = writer.url
    writer.context.set_offline(True)
    write(writer, f"Skrevet i heisen {mark}")
    expect(writer.locator("#list [data-state=waiting]")).to_have_count(1)
    context = writer.context
    writer.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(address)

    expect(again.locator("#list [data-state=sent]", has_text=mark)).to_have_count(1, timeout=30_000)
    assert found_by_coordinator(page, mark) == 1


def test_an_answer_that_is_lost_on_the_way_makes_no_second_row(phone, page, demo):
    mark = new_mark()
    writer = phone()
    sit_down(writer, demo.code)
    tries = []

    def lose_the_first_answer(route):
        tries.append(route.request.post_data_json["key"])
        if len(tries) > 1:
            route.continue_()
            return
        route.fetch()  # the server has it
        route.abort()  # the phone is never told

    writer.route("**/api/dialogue/*/contributions*", lose_the_first_answer)
    write(writer, f"Bare én gang {mark}")

    expect(writer.locator("#list [data-state=sent]", has_text=mark)).to_have_count(
        1, timeout=30_000
    )
    assert len(tries) > 1
    assert len(set(tries)) == 1
    assert found_by_coordinator(page, mark) == 1


def test_what_was_sent_can_be_taken_back_by_the_phone_that_sent_it(phone, page, demo):
    mark = new_mark()
    writer = phone()
    sit_down(writer, demo.code)
    write(writer, f"Angrer dette {mark}")
    expect(own(writer, mark)).to_contain_text("Sendt")

    own(writer, mark).get_by_role("button", name="Ta det tilbake").click()

    expect(own(writer, mark)).to_have_count(0)
    assert found_by_coordinator(page, mark) == 0


def test_all_of_it_works_without_scripts(phone, page, demo):
    mark = new_mark()
    writer = phone(java_script_enabled=False)
    sit_down(writer, demo.code)

    write(writer, f"Uten skript {mark}")

    expect(writer.locator("#sent")).to_contain_text("Sendt")
    expect(writer.get_by_role("main").get_by_text(mark)).to_be_visible()
    assert found_by_coordinator(page, mark) == 1


def test_an_empty_text_is_told_without_scripts(phone, demo):
    writer = phone(java_script_enabled=False)
    sit_down(writer, demo.code)

    writer.get_by_role("button", name="Send innspillet").click()

    expect(writer.locator("#text-problem")).to_be_visible()
