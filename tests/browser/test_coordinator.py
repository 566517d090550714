"""The coordinator in Eigersund, in the middle of the café evening, and the days around it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.post_box import attachments, text_of, wait_for_mail

COORDINATOR = "mona.eksempel@example.no"
WORKING_GROUP = "berit.testmann@example.no"
MAYOR = "olav.eksempelsen@example.no"
FACILITATOR = "tarik.prove@example.no"
WORK = "/eigersund/work"


@pytest.fixture
def desk(context):
    """A page of its own for each who signs in: desk(email)."""

    def sit_down(email: str) -> Page:
        context.clear_cookies()
        page = context.new_page()
        page.set_default_timeout(15_000)
        sign_in(page, email)
        return page

    return sit_down


def test_the_road_names_the_next_thing_and_leads_there(desk):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/")
    act = page.get_by_role("main").locator("a.ds-button")

    expect(act).to_have_count(1)
    act.click()

    page.wait_for_url(re.compile(f"{WORK}/conference/control/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_one_signs_in_with_a_code_from_the_post(page, demo):
    page.goto("/sign-in/")
    page.get_by_role("link", name="Send meg en kode på e-post i stedet").click()
    page.get_by_label("E-post").fill(MAYOR)
    page.get_by_role("button", name="Send koden").click()
    [message, *_rest] = wait_for_mail(demo.mail, MAYOR)
    found = re.search(r"\b(\d{6})\b", text_of(message) + str(message["Subject"]))
    assert found

    page.locator("input[name=code]").fill(found[1])
    page.get_by_role("button", name="Logg inn").click()

    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{WORK}/")
    expect(page.get_by_role("button", name="Logg ut")).to_be_visible()
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_wrong_password_is_told_and_the_address_kept(page):
    page.goto("/sign-in/")
    page.get_by_label("E-post").fill(COORDINATOR)
    page.get_by_label("Passord").fill("ikke dette")
    page.get_by_role("button", name="Logg inn").click()

    expect(page.get_by_label("E-post")).to_have_value(COORDINATOR)
    expect(page.get_by_role("main")).to_contain_text(re.compile("passord", re.IGNORECASE))


def test_contributions_are_sorted_with_the_keys(desk):
    """E opens the themes, C the third of them, and 1 is its first detail."""
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/contributions/sort/")
    card = page.get_by_role("region", name=re.compile("^Innspill "))
    first = card.get_attribute("aria-label") or ""
    before = _count(page, "sortert")

    page.keyboard.press("e")
    page.keyboard.press("c")
    expect(page.get_by_role("group", name="Lokaler og anlegg")).to_be_visible()
    assert card.get_attribute("aria-label") == first
    page.keyboard.press("1")
    expect(page.get_by_role("status")).to_contain_text("sortert")

    assert card.get_attribute("aria-label") != first
    assert _count(page, "sortert") == before + 1


def _count(page: Page, name: str) -> int:
    """What stands beside a word in the list of what is left."""
    term = page.locator("dt", has_text=re.compile(f"^{name}$"))
    return int(term.locator("xpath=following-sibling::dd[1]").inner_text())


def test_a_letter_goes_to_the_post_when_both_have_approved_it(desk, demo):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/letters/")
    page.get_by_role("button", name="Skriv brevet: Et annet brev").click()
    for label, text in (
        ("Overskriften på brevet", "Hallen er stengt"),
        ("Teksten i brevet", "Ta nordre dør."),
    ):
        field = page.locator("form").filter(has=page.get_by_label(label))
        field.get_by_label(label).fill(text)
        field.get_by_role("button", name="Lagre").click()
        expect(page.get_by_label(label)).to_have_count(0)
    address = page.url
    page.get_by_role("button", name="Godkjenn for kommunen").click()
    expect(page.get_by_role("button", name=re.compile("^Send til"))).to_have_count(0)
    group = desk(WORKING_GROUP)
    group.goto(address)
    group.get_by_role("button", name=re.compile("^Godkjenn for")).click()
    expect(group.get_by_role("button", name=re.compile("^Send til"))).to_have_count(0)

    page = desk(COORDINATOR)
    page.goto(address)
    page.get_by_role("button", name=re.compile("^Send til")).click()

    expect(page.get_by_role("main")).to_contain_text("Sendt")
    [message, *_rest] = wait_for_mail(demo.mail, "@example.no", about="Hallen er stengt")
    [(name, content)] = attachments(message).items()
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    assert "Eigersund" in text_of(message)
    assert message["Message-ID"]


def test_the_signatory_cannot_send(desk):
    page = desk(MAYOR)
    page.goto(f"{WORK}/letters/")
    page.get_by_role("listitem").filter(has_text="Takk").first.wait_for()

    expect(page.get_by_role("button", name=re.compile("^Skriv brevet"))).to_have_count(0)


def test_a_measure_and_a_contribution_show_each_other(desk):
    """A draft from the report's findings, a new thread; and the thread is seen from both its ends."""
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/policy/")
    page.get_by_role("button", name="Begynn på utkastet").click()
    page.locator(".measure h4 a").first.click()
    card = page.locator(".card.loose").first
    reference = card.get_attribute("data-id")
    number = page.locator("#editor").get_attribute("data-opened") or ""
    card.get_by_role("button", name=re.compile("^Koble til")).click()

    tied = page.locator(f".card:not(.loose)[data-id='{reference}']")
    expect(tied.get_by_role("button", name=re.compile("^Løs fra"))).to_be_attached()
    follow = tied.get_by_role("link", name=f"Følg {reference}")
    page.goto(follow.get_attribute("href") or "")
    expect(page.get_by_role("heading", level=1)).to_contain_text(str(reference))
    page.get_by_role("link", name=re.compile(rf"tiltak {re.escape(number)}\b")).first.click()
    expect(page.locator("#editor")).to_have_attribute("data-opened", number)


def test_a_report_is_fetched_as_a_file(desk):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/report/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Last ned rapporten").click()

    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_the_facilitator_sees_silence_and_gives_more_time(desk):
    page = desk(FACILITATOR)
    page.goto(f"{WORK}/conference/control/")

    page.get_by_role("button", name=re.compile("2 min")).first.click()

    page.wait_for_url(f"**{WORK}/conference/control/")
    expect(page.get_by_role("timer").first).to_be_visible()


def test_an_association_is_written_in_by_hand_and_found(desk):
    page = desk(COORDINATOR)
    page.goto(f"{WORK}/associations/new/")
    page.locator("input[name=name]").fill("Ođđa Čáppa & Sønn «Lag» <b>")
    page.get_by_role("main").locator("button.ds-button[type=submit]").first.click()
    page.goto(f"{WORK}/associations/?q=Čáppa")

    expect(
        page.get_by_role("main").get_by_text("Ođđa Čáppa & Sønn «Lag» <b>").first
    ).to_be_visible()


def test_one_who_only_works_here_finds_no_other_place(desk, demo):
    page = desk(COORDINATOR)
    for address in ("/luster/work/", "/luster/work/letters/", "/landsforbundet-eksempel/work/"):
        answer = page.goto(address)
        assert getattr(answer, "status", 0) == 404


def test_signing_out_closes_the_door(desk):
    page = desk(COORDINATOR)
    page.get_by_role("button", name="Logg ut").click()
    page.goto(f"{WORK}/")

    page.wait_for_url("**/sign-in/**")
