"""At the door: the network goes and comes, one person stands at two doors, and each counts once."""

import re

import pytest
import segno
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
READ = """async ([picture, text]) => {
  const camera = await import("/static/conference/door_camera.js");
  const read = await camera.codeReader(document.getElementById("door").dataset.reader);
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return read(canvas);
}"""


@pytest.fixture
def link(page):
    """The link that Mona hands to those who welcome people."""
    sign_in(page, "mona.eksempel@example.no")
    page.goto("/eigersund/work/conference/")
    page.get_by_role("link", name="Døra, navnelapper og skilt").click()
    return page.get_by_role("link", name="Åpne døra").get_attribute("href")


def at_the_door(phone, link, name):
    """A phone with no account that has the page, also for later."""
    device = phone()
    device.goto(link)
    device.wait_for_function(
        "async () => Boolean(await caches.match(location.href, { cacheName: 'door-pages-1' }))"
    )
    device.get_by_text("Denne enheten", exact=True).click()
    device.get_by_label("Hva denne døra heter").fill(name)
    device.get_by_label("Navn, lag eller kode").click()
    return device


def test_the_same_person_at_two_doors_without_network_counts_once(page, phone, link):
    north, south = (at_the_door(phone, link, name) for name in ("Nord", "Sør"))
    north.context.set_offline(True)
    north.reload()  # opens without network
    row = north.locator("#people > li").nth(3)
    name = row.get_attribute("data-name")
    north.get_by_label("Navn, lag eller kode").fill(name)
    row.get_by_role("button", name="Slipp inn").click()
    expect(north.get_by_text("Uten nett. 1 venter på denne enheten.")).to_be_visible()
    expect(row.get_by_text(re.compile("Kom kl. .*, Nord"))).to_be_visible()
    north.reload()
    expect(row.get_by_text(re.compile("Kom kl. .*, Nord"))).to_be_visible()

    south.locator("#people > li").nth(3).get_by_role("button", name="Slipp inn").click()
    expect(south.locator("#come")).to_have_text("1")
    expect(south.locator("#net")).to_have_text("Alt er sendt.")
    north.context.set_offline(False)
    north.evaluate("dispatchEvent(new Event('online'))")

    expect(north.locator("#said")).to_have_text(re.compile(f"{name} kom kl. .*, Sør"))
    expect(north.locator("#come")).to_have_text("1")
    page.reload()
    expect(page.get_by_role("heading", name="1 er sluppet inn ved to dører")).to_be_visible()
    page.get_by_role("button", name="Det er avklart").click()
    expect(page.get_by_role("heading", name="sluppet inn ved to dører")).to_have_count(0)


def test_the_door_is_for_all_reads_codes_and_forgets(phone, link):
    door = at_the_door(phone, link, "Hoveddøra")
    row = door.locator("#people > li").nth(5)
    token = row.get_attribute("data-token")
    picture = segno.make(token, micro=False).png_data_uri(scale=6, border=4)

    assert violations(door) == []
    assert len(primary_buttons(door)) == 1
    assert door.evaluate(READ, [picture, token]) == token
    resize(door, (320, 640))
    assert too_wide(door) == ""

    row.get_by_role("button", name="Slipp inn").click()
    row.get_by_role("button", name="Angre").click()
    expect(row.get_by_role("button", name="Slipp inn")).to_be_visible()
    expect(door.locator("#net")).to_have_text("Alt er sendt.")
    door.get_by_role("button", name="Slett lista fra denne enheten").click()

    expect(door.get_by_text("Lista er slettet fra denne enheten.")).to_be_visible()
    kept = "async () => (await caches.keys()).filter((one) => one.startsWith('door-pages'))"
    assert door.evaluate(kept) == []
