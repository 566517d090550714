"""The phone's first page: light over the wire, and ready to be written on where the network is poor."""

import time
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

HEAVIEST_BYTES = 60_000
SLOWEST_SECONDS = 5.0
POOR = {  # a phone at the end of the hall: 400 kbit/s, 400 ms each way and back
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "nb-NO"}


@pytest.fixture
def phone(browser, demo):
    context = browser.new_context(**PHONE, base_url=demo.address)
    page = context.new_page()
    page.wire = context.new_cdp_session(page)
    page.wire.send("Network.enable")
    yield page
    context.close()


def weigh(page, work):
    """Address and bytes over the wire, headers included, of all that the page fetches meanwhile."""
    names, bytes_of = {}, {}
    page.wire.on(
        "Network.responseReceived",
        lambda told: names.__setitem__(told["requestId"], told["response"]["url"]),
    )
    page.wire.on(
        "Network.loadingFinished",
        lambda told: bytes_of.__setitem__(told["requestId"], told["encodedDataLength"]),
    )
    work()
    return {names.get(one, one): size for one, size in bytes_of.items() if size}


def bytes_of_worker(demo, path):
    """What the service worker fetches afterwards that the page has not: its script, and two pages."""
    total = 0
    for one in ("/d/worker.js", "/d/without-network/", path):
        with urllib.request.urlopen(demo.address + one, timeout=10) as answer:  # noqa: S310 -- ours
            total += len(answer.read()) + len(str(answer.headers))
    return total


@pytest.mark.parametrize("path", ["/d/{code}/", "/d/{code}/write/?table=5"])
def test_the_first_page_is_light(phone, demo, path):
    path = path.format(code=demo.code)

    got = weigh(phone, lambda: phone.goto(path, wait_until="networkidle"))

    assert sum(got.values()) + bytes_of_worker(demo, path) < HEAVIEST_BYTES, got
    paths = [urlsplit(address).path for address in got]
    assert not [one for one in paths if one.endswith((".woff2", ".ttf")) or "htmx" in one]
    assert {urlsplit(address).netloc for address in got} == {urlsplit(demo.address).netloc}


def test_one_can_write_within_seconds_where_the_network_is_poor(phone, demo):
    phone.wire.send("Network.emulateNetworkConditions", POOR)
    began = time.monotonic()

    phone.goto(f"/d/{demo.code}/write/?table=5", wait_until="commit")
    phone.locator("#text").fill("Skrevet bakerst i salen")
    ready = time.monotonic() - began
    phone.wait_for_load_state("load")
    phone.get_by_role("button", name="Send innspillet").click()

    assert ready < SLOWEST_SECONDS
    expect(phone.locator("[data-state=sent]")).to_contain_text("bakerst", timeout=10_000)
