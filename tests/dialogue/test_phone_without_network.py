"""The phone in a real Chromium when the network fails: its pages open, its words wait, none is lost."""

import re
import signal

import pytest
from playwright.sync_api import expect

from tests.dialogue.serving import server, serving  # noqa: F401 -- fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
    return found;
}"""


@pytest.fixture
def held(browser):
    """A browser of one person's; several windows of it share what it keeps."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.faults = []
    context.on("weberror", lambda fault: context.faults.append(fault.error.stack or str(fault)))
    yield context
    context.close()
    assert [one for one in context.faults if not is_the_workers(one)] == []


def is_the_workers(stack):
    """A worker that loses the network while it settles in says so, and tries again."""
    return "Failed to fetch" in stack and "/static/" not in stack


@pytest.fixture
def address(server):  # noqa: F811
    place, code, _process = server
    return f"{place}/d/{code}/write/?table=2"


@pytest.fixture
def phone(held, address):
    page = held.new_page()
    page.goto(address)
    until_kept(page, "/write/")
    return page


def until_kept(page, end):
    """Until the phone has the page whose path ends so, and the worker answers for it."""
    for _ in range(150):
        if any(path.endswith(end) for path in page.evaluate(KEPT)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(KEPT))


def write(page, text):
    page.get_by_label("Skriv én tanke").fill(text)
    page.get_by_role("button", name="Send innspillet").click()


def state(page, which):
    return page.locator(f'[data-state="{which}"]')


def test_the_page_opens_without_network_with_what_waits(phone):
    phone.context.set_offline(True)
    write(phone, "Skrevet i kjelleren")
    expect(state(phone, "waiting")).to_have_count(1)

    phone.reload()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Hva hindrer laget")
    expect(state(phone, "waiting")).to_contain_text("Skrevet i kjelleren")
    expect(phone.locator("#net")).to_contain_text("1 innspill venter på nett")
    write(phone, "Og ett til")
    expect(phone.locator("#net")).to_contain_text("2 innspill venter på nett")
    phone.context.set_offline(False)
    expect(state(phone, "sent")).to_have_count(2, timeout=20000)


def test_a_window_opened_later_sends_what_waits(phone, address):
    phone.context.set_offline(True)
    write(phone, "Skrevet i heisen")
    expect(state(phone, "waiting")).to_have_count(1)
    context = phone.context
    phone.close()

    again = context.new_page()
    again.goto(address)  # from what the phone has kept
    expect(state(again, "waiting")).to_have_count(1)
    context.set_offline(False)

    expect(state(again, "sent")).to_have_count(1, timeout=20000)


def test_a_page_not_seen_before_says_that_the_network_is_gone(phone, address):
    phone.context.set_offline(True)

    phone.goto(address.replace("table=2", "table=4"))

    expect(phone.get_by_role("heading", level=1)).to_contain_text("ikke nett akkurat nå")
    expect(phone.locator(".go")).to_have_text("Prøv igjen")


def test_a_network_that_never_answers_is_waited_for_some_seconds_only(phone, server):  # noqa: F811
    _address, _code, process = server
    process.send_signal(signal.SIGSTOP)
    try:
        phone.reload(timeout=8000)
        expect(phone.get_by_role("heading", level=1)).to_contain_text("Hva hindrer laget")
        write(phone, "Mens alt står")
        expect(state(phone, "waiting")).to_have_count(1)
    finally:
        process.send_signal(signal.SIGCONT)

    expect(state(phone, "sent")).to_have_count(1, timeout=30000)


def test_a_kept_page_never_hides_a_newer_one(phone, address):
    phone.evaluate(
        """async (address) => {
            for (const name of await caches.keys())
                if (name.includes("pages"))
                    await (await caches.open(name)).put(address, new Response("<h1>Gammel</h1>"));
        }""",
        address,
    )

    phone.goto(address)

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Hva hindrer laget")


def test_nothing_of_the_api_and_no_list_of_names_is_kept(phone, address):
    write(phone, "Dette skal ikke ligge igjen")
    expect(state(phone, "sent")).to_have_count(1)
    phone.get_by_text("Si hvem du snakker for").click()
    phone.wait_for_load_state("networkidle")
    phone.goto(address.replace("write/?table=2", "?name=Per"))
    phone.goto(address)
    until_kept(phone, "/write/")

    kept = phone.evaluate(KEPT)

    assert [path for path in kept if not re.match(r"/(static|d)/", path)] == []
    assert [path for path in kept if re.fullmatch(r"/d/\d+/(associations/)?", path)] == []


def test_what_belongs_to_an_earlier_version_is_thrown_away(held, server, address):  # noqa: F811
    page = held.new_page()
    page.goto(f"{server[0]}/join/")
    page.evaluate("() => caches.open('samspill-pages-gammel')")

    page.goto(address)
    until_kept(page, "/write/")

    names = page.evaluate("() => caches.keys()")
    assert "samspill-pages-gammel" not in names
    assert len(names) == 2


def test_two_windows_send_each_thing_once_and_both_show_it(phone, address):
    answered = []
    phone.context.on(
        "response",
        lambda response: (
            response.request.method == "POST"
            and answered.append(response.request.post_data_json["key"])
        ),
    )
    other = phone.context.new_page()
    other.goto(address)
    phone.context.set_offline(True)
    write(phone, "Fra det ene vinduet")
    write(other, "Fra det andre vinduet")
    expect(state(phone, "waiting")).to_have_count(2)
    phone.context.set_offline(False)

    for page in (phone, other):
        expect(state(page, "sent")).to_have_count(2, timeout=20000)

    assert sorted(answered) == sorted(set(answered))
    assert len(answered) == 2


def test_when_the_server_is_full_the_phone_waits_as_long_as_it_is_told(phone):
    moments = []

    def full(route):
        moments.append(phone.evaluate("() => performance.now()"))
        if len(moments) == 1:
            told = {"status": 503, "headers": {"Retry-After": "4"}, "json": {"error": "busy"}}
            route.fulfill(**told)
        else:
            route.continue_()

    phone.route("**/contributions?*", full)
    write(phone, "I kø")

    expect(phone.locator("#net")).to_contain_text("1 innspill venter")
    expect(state(phone, "sent")).to_have_count(1, timeout=20000)
    assert moments[1] - moments[0] >= 4000


def test_an_answer_of_someone_in_between_is_no_answer(phone):
    """A hall's network that wants a password answers everything with a page of its own."""
    seen = []

    def portal(route):
        seen.append(route)
        if len(seen) == 1:
            route.fulfill(status=200, content_type="text/html", body="<h1>Velkommen</h1>")
        elif len(seen) == 2:
            route.fulfill(status=200, json={"welcome": True})
        else:
            route.continue_()

    phone.route("**/contributions?*", portal)
    write(phone, "Bak en port")

    expect(state(phone, "sent")).to_have_count(1, timeout=20000)
    assert len(seen) >= 3


def test_without_encryption_the_queue_works_all_the_same(held, server):  # noqa: F811
    place, code, _process = server
    page = held.new_page()
    page.add_init_script(
        """delete Navigator.prototype.serviceWorker; delete Navigator.prototype.locks;
        delete Crypto.prototype.randomUUID; delete window.BroadcastChannel;"""
    )
    page.goto(f"{place}/d/{code}/write/?table=2")
    page.wait_for_load_state("networkidle")
    held.set_offline(True)
    write(page, "Uten lås på døra")

    expect(state(page, "waiting")).to_have_count(1)
    held.set_offline(False)
    expect(state(page, "sent")).to_have_count(1, timeout=20000)


def test_what_was_answered_long_ago_is_forgotten_and_what_waits_is_not(held, server, address):  # noqa: F811
    page = held.new_page()
    page.goto(f"{server[0]}/join/")
    page.evaluate(
        """async (code) => {
            const { openQueue } = await import("/static/dialogue/queue.js");
            const queue = await openQueue(code);
            for (const state of ["sent", "refused"])
                await queue.put({ key: state, code, round: 1, table: 2, text: state, state, at: 1 });
        }""",
        server[1],
    )

    page.goto(address)

    expect(state(page, "refused")).to_have_count(1)
    expect(state(page, "sent")).to_have_count(0)


def test_a_phone_that_keeps_nothing_sends_the_form_and_the_box_is_empty_after(held, address):
    page = held.new_page()
    page.add_init_script("indexedDB.open = () => { throw new Error('nothing is kept here') }")
    page.goto(address)

    write(page, "Rett til tjeneren")

    expect(page.locator("#sent")).to_contain_text("Sendt")
    expect(page.get_by_label("Skriv én tanke")).to_have_value("")
    expect(page).to_have_url(address)
