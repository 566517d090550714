"""One nynorsk contribution followed from its table to the resolution and back, and told of by e-mail."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served_alone, sign_in
from tests.browser.post_box import text_of, wait_for_mail
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "synnove.dome@example.no"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
FOLLOWER = "folgjar@example.no"
CHANGED = (  # published, in nynorsk, behind a measure that was changed because of a remark and is not done
    "SELECT c.id, m.id FROM dialogue_contribution c"
    " JOIN dialogue_publishedcontribution p ON p.contribution_id = c.id"
    " JOIN policy_measurecontribution l ON l.contribution_id = c.id"
    " JOIN policy_measure m ON m.id = l.measure_id"
    " JOIN policy_passage g ON g.measure_id = m.id"
    " JOIN policy_wording w ON w.passage_id = g.id AND w.because_of_id IS NOT NULL"
    " JOIN insight_finding_contributions f ON f.contribution_id = c.id"
    " WHERE c.language = 'nn' AND m.status = 'in_progress' ORDER BY c.id LIMIT 1"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


@pytest.fixture
def followed(demo) -> tuple[int, int]:
    """The contribution and its measure."""
    with sqlite3.connect(f"file:{demo.database}?mode=ro", uri=True) as database:
        found = database.execute(CHANGED).fetchone()
    assert found is not None
    return found


def test_a_contribution_is_followed_from_its_table_to_the_resolution_and_back(
    page: Page, followed: tuple[int, int]
):
    contribution, _measure = followed
    page.goto("/luster/what-became/")
    page.get_by_label("Finn dykkar eige").fill("frivilligheitsråd")
    page.get_by_role("button", name="Finn").click()
    expect(page.get_by_role("status")).to_contain_text("offentleg")
    page.get_by_role("link", name=re.compile("^Følg det heile vegen")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kva vart det av det vi sa?")

    page.goto(f"/luster/contributions/{contribution}/")
    thread = page.locator(".followed")
    for stop in (
        "Sagt ved bord",
        "Sortert under",
        "Del av funn",
        "Endra etter høyringa",
        "Vedteken",
    ):
        expect(thread).to_contain_text(stop)
    expect(thread.locator("del").first).to_be_visible()
    expect(page.locator(".said").first).to_have_attribute("lang", "nn")
    page.get_by_role("link", name=re.compile(r"Les alle \d+ som liste")).click()
    expect(page.locator(".rows > li").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name=re.compile(r"^Sjå tiltaket og alle")).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_pages_are_for_everyone_on_every_screen(page: Page, followed: tuple[int, int]):
    contribution, _measure = followed
    page.goto(f"/luster/contributions/{contribution}/")
    for summary in page.locator("main summary").all():
        summary.click()
    page.get_by_label("E-postadresse").fill("ikkje ei adresse")
    page.get_by_role("button", name="Meld meg på").click()
    expect(page.locator("[aria-invalid=true]")).to_have_value("ikkje ei adresse")
    for size in (DESK, PHONE, SMALLEST):
        resize(page, size)
        assert violations(page) == []
        assert too_wide(page) == ""


def test_one_who_asked_is_told_of_a_new_status_and_can_stop(
    page: Page, demo, followed: tuple[int, int]
):
    contribution, measure = followed
    page.goto(f"/luster/contributions/{contribution}/")
    page.get_by_role("link", name="Få beskjed når noko skjer").click()
    page.get_by_label("E-postadresse").fill(FOLLOWER)
    page.get_by_label("E-postadresse").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sjå i innboksen din.")
    asked = wait_for_mail(demo.mail, FOLLOWER)[0]
    page.goto(link_in(asked))
    assert violations(page) == []
    page.get_by_role("button", name="Ja, gi meg beskjed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du får beskjed når noko skjer")

    sign_in(page, COORDINATOR)
    page.goto(f"/luster/work/policy/measures/{measure}/")
    status = page.get_by_role("region", name="Korleis går det?")
    status.get_by_role("radio", name="Levert").check()
    status.get_by_label("Kva har hendt?").fill("No er det gjort.")
    status.get_by_role("button", name="Lagre statusen").click()
    expect(page.get_by_role("status")).to_contain_text("Lagra.")
    expect(status.get_by_role("radio", name="Levert")).to_be_checked()
    told = wait_for_mail(demo.mail, FOLLOWER, about="er levert")[0]

    assert "No er det gjort." in text_of(told)
    assert told["Auto-Submitted"] == "auto-generated"
    page.goto(link_in(told))
    page.get_by_role("button", name=re.compile("^Stopp, og slett adressa")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du får ikkje fleire e-postar")


def link_in(message) -> str:
    return re.search(r"http\S+/followers/\S+", text_of(message))[0]
