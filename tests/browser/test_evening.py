"""A whole evening at once: two phones, a table host, the projector and two facilitators, net or no net."""

import re
import secrets
import string

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import sign_in

COORDINATOR = "mona.eksempel@example.no"
FACILITATOR = "tarik.prove@example.no"
TABLE = 11  # silent in the demo's open round
CONTROL = "/eigersund/work/conference/control/"


def a_mark() -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(10))


def open_write(page: Page, code: str, table: int) -> None:
    page.goto(f"/d/{code}/write/?table={table}")
    expect(page.get_by_role("button", name="Send innspillet")).to_be_visible()
    page.wait_for_load_state("load")


def send(page: Page, words: str) -> None:
    page.get_by_label("Skriv én tanke. Navn trengs ikke.").fill(words)
    page.get_by_role("button", name="Send innspillet").click()


def on_list(page: Page, words: str):
    return page.locator("#list blockquote").filter(has_text=words)


def test_an_evening_with_two_phones_a_host_a_projector_and_two_facilitators(
    phone, browser, page: Page, demo
):
    anna, berit, host = phone(), phone(), phone()
    board: BrowserContext = browser.new_context(
        base_url=demo.address, viewport={"width": 1920, "height": 1080}, locale="nb-NO"
    )
    second: BrowserContext = browser.new_context(base_url=demo.address, locale="nb-NO")
    wall, tarik = board.new_page(), second.new_page()
    sign_in(page, COORDINATOR)
    sign_in(tarik, FACILITATOR)
    page.goto(CONTROL)
    tarik.goto(CONTROL)
    wall.goto(f"/board/{demo.code}/")
    for one in (anna, berit):
        open_write(one, demo.code, TABLE)
    host.goto(f"/d/{demo.code}/host/?table={TABLE}")

    # words from a phone stand on the projector, at the table and in the control room
    first = f"Vi kan rydde stranda {a_mark()}"
    send(anna, first)
    expect(on_list(anna, first)).to_contain_text("Sendt")
    expect(wall.locator(".said").filter(has_text=first)).to_be_visible(timeout=15000)
    expect(host.get_by_text(first)).to_be_visible(timeout=20000)
    expect(page.get_by_text(first)).to_be_visible(timeout=20000)

    # without net the words wait, in sight, and go by themselves when it is back: one row each
    berit.context.set_offline(True)
    waiting = [f"Vi kan låne ut telt {a_mark()}", f"Vi kan synge {a_mark()}"]
    for words in waiting:
        send(berit, words)
    expect(berit.locator("#net")).to_contain_text("2 innspill venter på nett")
    berit.context.set_offline(False)
    for words in waiting:
        expect(on_list(berit, words)).to_contain_text("Sendt", timeout=20000)
        expect(on_list(berit, words)).to_have_count(1)

    # what names a person waits for someone, and the table learns why
    naming = f"Spør Kari Eksempel om {a_mark()}"
    send(anna, naming)
    expect(on_list(anna, naming)).to_contain_text("Sendt")
    item = page.locator("li").filter(has_text=naming.split()[-1])
    expect(item.get_by_text("Nevner en person")).to_be_visible(timeout=20000)
    expect(wall.locator(".said").filter(has_text=naming.split()[-1])).to_have_count(0)
    item.get_by_role("button", name="Be bordet skrive om").click()
    expect(anna.get_by_text("Det røper hvem noen er.")).to_be_visible(timeout=30000)

    # the host adds what is said, with the keyboard alone
    said = f"Vi kan ha åpent hus {a_mark()}"
    host.keyboard.type(said) if host.locator("textarea:focus").count() else host.locator(
        "textarea"
    ).first.fill(said)
    host.locator("textarea").first.press("Enter")
    expect(host.get_by_text(said)).to_be_visible()

    # one facilitator goes on to the dots; the other's page follows, and so do phones and projector
    page.get_by_role("button", name=re.compile("Åpne prikkene")).click()
    expect(wall.locator("body")).to_contain_text(re.compile("prikker", re.IGNORECASE))
    expect(
        tarik.get_by_role("heading", name=re.compile("prikker", re.IGNORECASE)).first
    ).to_be_visible(timeout=20000)
    expect(anna.get_by_role("button", name="Lever prikkene")).to_be_visible(timeout=40000)

    # the first one leaves: the other undoes what was done, and the evening goes on
    page.close()
    tarik.reload()
    tarik.get_by_role("button", name=re.compile("Angre|Gå tilbake")).first.click()
    expect(
        tarik.get_by_role("heading", name=re.compile("ta ordet rundt bordet", re.IGNORECASE)).first
    ).to_be_visible(timeout=20000)
    for context in (board, second):
        context.close()
