"""One who has signed up sees what is kept about her, by a link that only her post box gets."""

import sqlite3
from contextlib import closing

from tests.browser.post_box import addresses_in, wait_for_mail
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

SIZES = ((1280, 900), (390, 844), (320, 640))
SOMEBODY = (
    "SELECT s.email FROM conference_signup s JOIN conference_conference c ON c.id=s.conference_id"
    " WHERE s.email <> '' AND s.state = 'seated' ORDER BY s.id LIMIT 1"
)


def test_she_asks_gets_the_link_and_reads_what_is_kept(page, demo):
    with closing(sqlite3.connect(f"file:{demo.database}?mode=ro", uri=True)) as database:
        email = database.execute(SOMEBODY).fetchone()[0]
    page.goto(f"{demo.address}/privacy/")
    page.get_by_role("link", name="Se hva som er lagret om deg").click()
    page.get_by_label("E-post").fill(email)
    page.get_by_role("button", name="Send lenka").click()
    page.get_by_text("Den virker i ett døgn").wait_for()
    letter = wait_for_mail(demo.mail, email, about="lagrer Samspill om deg")[-1]
    link = next(one for one in addresses_in(letter) if "/privacy/mine/" in one)

    page.goto(link)

    assert page.get_by_role("heading", name="Påmelding").count() >= 1
    assert email in page.locator(".held").inner_text()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Skriv hva du vil at vi skal gjøre").first.wait_for()
    for size in SIZES:
        resize(page, size)
        assert violations(page) == []
        assert too_wide(page) == ""
    assert primary_buttons(page) == ["Send"]
