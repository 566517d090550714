"""Before, at and after the door: told when it opens, offered a seat, read by the camera, billed."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo, environment_of, served_alone
from tests.browser.post_box import addresses_in, wait_for_mail
from tests.browser.seeing import violations
from tests.conftest import CHROMIUM_FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
NATIONAL = "/landsforbundet-eksempel"
EVENING = "/eigersund/work/conference"
WORK = (
    "from samspill.conference import tasks; tasks.offer_free_seats(); tasks.tell_that_it_is_open()"
)
FRAME = (640, 480)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[Demo]:
    """Its own: halls are filled here, and evenings ended."""
    yield from served_alone(tmp_path_factory)


def tell(demo: Demo, question: str, *values: object) -> list[tuple]:
    """Time does not pass for a test: what would have become of it is written down."""
    with closing(sqlite3.connect(demo.database, timeout=20)) as database, database:
        return database.execute(question, values).fetchall()


def moment(**away: int) -> str:
    return f"{datetime.now(UTC) + timedelta(**away):%Y-%m-%d %H:%M:%S.%f}"


def let_the_worker_work(demo: Demo) -> None:
    """What it does once a minute, now."""
    surroundings = {
        **environment_of(demo.database.parent),
        "DATABASE_URL": f"sqlite:///{demo.database}",
        "SAMSPILL_DEMO": "1",
    }
    command = [sys.executable, "-m", "samspill", "manage", "shell", "--command", WORK]
    subprocess.run(command, env=surroundings, check=True, capture_output=True)


def link_in(demo: Demo, to: str, part: str, *, count: int = 1) -> str:
    """The newest mail's link that holds `part`."""
    [found, *_more] = [
        one for one in addresses_in(wait_for_mail(demo.mail, to, count=count)[0]) if part in one
    ]
    return demo.address + found[found.index(part) :]


def test_who_asked_is_told_when_the_linked_conference_opens(page: Page, demo: Demo):
    opens = "UPDATE conference_conference SET sign_up_opens_at = ? WHERE id = 2"
    tell(demo, opens, moment(days=3))
    page.goto("/nabolag-og-helse/conferences/2/")
    page.get_by_label("E-post").fill("venter.eksempel@example.no")
    page.get_by_role("button", name="Si fra når den åpner").click()
    page.goto(link_in(demo, "venter.eksempel@example.no", "/opening-notices/"))
    assert violations(page) == []
    page.get_by_role("button", name="Ja, gi meg beskjed").click()
    expect(page.get_by_role("heading", name="Vi skriver når påmeldingen åpner")).to_be_visible()

    tell(demo, opens, moment(minutes=-1))
    let_the_worker_work(demo)
    page.goto(link_in(demo, "venter.eksempel@example.no", "/nabolag-og-helse/", count=2))

    expect(page.get_by_role("button", name="Send påmelding")).to_be_visible()


def comes(page: Page, municipality: str, name: str, email: str) -> None:
    page.goto(f"{NATIONAL}/conferences/1/sign-up/")
    page.get_by_label("Kommune", exact=True).fill(municipality)
    page.get_by_label("Navnet på den som kommer").fill(name)
    page.get_by_label("E-post", exact=True).fill(email)
    page.get_by_label("Fakturareferanse").fill("F-1234")
    with page.expect_navigation():
        page.get_by_role("button", name="Send påmelding").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("ventelista"))


def test_a_seat_is_offered_passes_on_by_the_clock_and_is_taken(page: Page, demo: Demo, desk):
    tell(
        demo,
        "UPDATE conference_conference SET offer_hours = 24, capacity = (SELECT count(*) FROM "
        "conference_signup WHERE conference_id = 1 AND state = 'seated') WHERE id = 1",
    )
    comes(page, "Utsira", "Ada Eksempel", "ada@example.no")
    comes(page, "Røst", "Bo Eksempel", "bo@example.no")
    jon = desk("jon.prove@example.no")
    jon.goto(f"{NATIONAL}/work/conference/sign-ups/?conference=1")
    jon.get_by_role("link", name=re.compile("^Endre ")).first.click()
    jon.get_by_role("button", name="Meld av").click()
    page.goto(link_in(demo, "ada@example.no", "/sign-ups/", count=2))
    expect(page.get_by_role("heading", name="En plass holdes av til deg")).to_be_visible()
    assert violations(page) == []

    late = "UPDATE conference_signup SET offered_until = ? WHERE email = 'ada@example.no'"
    tell(demo, late, moment(minutes=-5))
    let_the_worker_work(demo)
    page.get_by_role("button", name="Takk, jeg kommer").click()
    expect(page.get_by_text("Tiden til å svare er ute")).to_be_visible()
    page.goto(link_in(demo, "bo@example.no", "/sign-ups/", count=2))
    page.get_by_role("button", name="Takk, jeg kommer").click()

    expect(page.get_by_role("heading", name="Du har plass")).to_be_visible()


def film(place: Path, text: str) -> Path:
    """What a camera sees when a card is held before it: one still picture in YUV."""
    code, file = place / "code.png", place / "card.y4m"
    segno.make(text, micro=False).save(code, scale=8, border=4)
    frame = Image.new("L", FRAME, 255)
    with Image.open(code) as card:
        frame.paste(card.convert("L"), (120, 60))
    colours = bytes([128]) * (FRAME[0] * FRAME[1] // 2)
    header = f"YUV4MPEG2 W{FRAME[0]} H{FRAME[1]} F10:1 Ip A1:1 C420jpeg\n".encode()
    file.write_bytes(header + (b"FRAME\n" + frame.tobytes() + colours) * 2)
    return file


def door_link(mona: Page) -> str:
    mona.goto(f"{EVENING}/4/door/")
    return str(mona.get_by_role("link", name="Åpne døra").get_attribute("href"))


def test_a_withdrawn_link_keeps_what_a_phone_has_not_sent(desk, phone, demo: Demo):
    mona, door = desk("mona.eksempel@example.no"), phone()
    door.goto(door_link(mona))
    door.wait_for_function(
        "async () => Boolean(await caches.match(location.href, { cacheName: 'door-pages-1' }))"
    )
    door.context.set_offline(True)
    row = door.locator("#people > li").nth(2)
    name = str(row.get_attribute("data-name"))
    row.get_by_role("button", name="Slipp inn").click()
    mona.get_by_text("Er lenka kommet på avveie?").click()
    mona.get_by_role("button", name="Trekk tilbake lenka, og lag en ny").click()
    expect(mona.get_by_role("heading", name=re.compile("^0 av"))).to_be_visible()

    door.context.set_offline(False)
    door.evaluate("dispatchEvent(new Event('online'))")
    expect(
        door.get_by_text("1 er ikke sendt, og ligger fortsatt på denne enheten.")
    ).to_be_visible()
    assert name not in door.content()
    door.goto(door_link(mona))

    expect(door.locator("#net")).to_have_text("Alt er sendt.", timeout=20_000)
    expect(door.locator("#come")).to_have_text("1")
    mona.reload()
    expect(mona.get_by_role("heading", name=re.compile("^1 av"))).to_be_visible()


def test_the_camera_lets_one_in_and_who_did_not_come_owes_the_fee(
    desk, browser, chromium, tmp_path, demo: Demo
):
    mona = desk("mona.eksempel@example.no")
    mona.goto(door_link(mona))
    row = mona.locator("#people > li").nth(1)
    name, card = (str(row.get_attribute(f"data-{part}")) for part in ("name", "token"))
    seen = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film(tmp_path, card)}",
    ]
    flags = [*CHROMIUM_FLAGS, *seen]
    tablet = browser.browser_type.launch(executable_path=chromium, args=flags)
    try:
        door = tablet.new_page(base_url=demo.address, locale="nb-NO")
        door.goto(door_link(mona))
        door.get_by_role("button", name="Les av koder").click()
        expect(door.locator("#said")).to_have_text(f"{name} er inne. Velkommen.")
        expect(door.locator("#net")).to_have_text("Alt er sendt.")
    finally:
        tablet.close()

    tell(
        demo,
        "UPDATE conference_conference SET no_show_fee = 200, ends_at = ? WHERE id = 4",
        moment(minutes=-1),
    )
    mona.goto(f"{EVENING}/4/fees/")
    owing = mona.get_by_role("table").locator("tbody tr")
    expect(owing.first).to_contain_text("Møtte ikke")
    expect(owing.first).to_contain_text("200")
    seated = "SELECT count(*) FROM conference_signup WHERE conference_id = 4 AND state = 'seated'"
    came = (
        "SELECT count(*) FROM conference_checkin c JOIN conference_signup s ON s.id = c.sign_up_id"
        " WHERE s.conference_id = 4 AND s.state = 'seated'"
    )
    [[expected]], [[arrived]] = tell(demo, seated), tell(demo, came)
    assert owing.count() == expected - arrived
