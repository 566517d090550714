"""From the report to an adopted policy and its first status report; one nynorsk contribution both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Demo, served_alone, sign_in
from tests.browser.post_box import addresses_in, wait_for_mail
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "mona.eksempel@example.no"
WORK, OPEN = "/eigersund/work/policy/", "/eigersund/policy/"
SIZES = ((1280, 900), (390, 844), (320, 640))
A_REPORT_TAKES_MS = 60_000
REFUSAL = "Dette avgjør lagene selv. Vi har sendt det videre til dem."
REMARK = "Hallen må være åpen i høstferien også."
ADDED = ", også i høstferien"
OWNER = "eiendom@example.no"
TOLD = "Tre skoler er åpne. De to siste får nye låser til våren."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own: what is decided here is decided for no other journey."""
    yield from served_alone(tmp_path_factory)


def test_from_the_report_to_a_status_report_and_one_contribution_followed_both_ways(
    page: Page, browser: Browser, demo: Demo
):
    sign_in(page, COORDINATOR)
    begin_the_draft(page)
    answer_all(page)
    contribution, words, reference = publish_one_in_nynorsk(page)
    fill_in(page, reference)
    send_out(page)
    remark_on(browser, demo, reference)
    answer_the_remark(page)
    adopt(page)
    ask_the_owner(page, reference)
    tell_by_link(browser, demo)
    report_to_the_council(page)
    follow(browser, demo, contribution, words, reference)


def begin_the_draft(page: Page) -> None:
    page.goto("/eigersund/work/report/")
    page.get_by_role("button", name=re.compile("^Lag rapporten")).first.click()
    expect(page.locator("#making")).to_have_count(0, timeout=A_REPORT_TAKES_MS)
    expect(page.locator("#finding-F1")).to_be_visible()

    page.goto(WORK)
    page.get_by_role("button", name="Begynn på utkastet").click()
    expect(page.get_by_text("Her er et første utkast.")).to_be_visible()
    is_open_to_all(page)


def answer_all(page: Page) -> None:
    """What no measure rests on gets one reason, all at once."""
    page.get_by_role("link", name=re.compile(r"^Svar på \d+ innspill$")).click()
    for box in page.locator("[name=contribution]").all():
        box.check()
    page.get_by_label("Ikke tatt inn", exact=True).check()
    page.get_by_label("Hvorfor").fill(REFUSAL)
    page.get_by_role("button", name="Lagre svaret").click()
    expect(page.get_by_text(re.compile(r"Alle de \d+ innspillene har fått svar"))).to_be_visible()
    is_open_to_all(page)


def publish_one_in_nynorsk(page: Page) -> tuple[str, str, str]:
    """Its key, its words and the measure it stands behind."""
    page.goto("/eigersund/work/contributions/?language=nn")
    href = page.get_by_role("link", name=re.compile("^Følg ")).first.get_attribute("href")
    assert href
    page.goto(href)
    said = page.locator("main blockquote").first
    assert said.get_attribute("lang") == "nn"
    words = said.locator("p").first.inner_text()
    behind = page.get_by_text(re.compile(r"^Står bak tiltak \d")).first.inner_text()
    page.get_by_role("button", name="Publiser innspillet").click()
    expect(page.get_by_role("button", name="Publiser denne teksten i stedet")).to_be_visible()
    return href.strip("/").split("/")[-1], words, behind.removeprefix("Står bak tiltak ")


def fill_in(page: Page, reference: str) -> None:
    page.goto(WORK)
    page.get_by_role("link", name=re.compile(rf"^{re.escape(reference)} ")).first.click()
    page.locator("[name=responsible_unit]").fill("Eiendom")
    page.locator("[name=deadline]").fill("2028-06-01")
    page.locator("[name=cost_once]").fill("420 000 kr")
    page.get_by_role("button", name="Lagre tiltaket").click()
    expect(page.get_by_text(f"Tiltak {reference} er lagret.")).to_be_visible()
    is_open_to_all(page)


def send_out(page: Page) -> None:
    page.goto(f"{WORK}consultation/")
    is_open_to_all(page)
    page.get_by_role("button", name="Send utkastet på høring").click()
    expect(page.get_by_text(re.compile("Nå kan alle lese utkastet"))).to_be_visible()


def remark_on(browser: Browser, demo: Demo, reference: str) -> None:
    """On a phone, without an account."""
    phone = browser.new_context(**PHONE, base_url=demo.address).new_page()
    phone.goto(f"{OPEN}consultation/")
    name = re.compile(rf"^Kommenter dette\s*: Tiltak {re.escape(reference)}$")
    phone.get_by_role("link", name=name).click()
    phone.locator("[name=text]").fill(REMARK)
    phone.locator("[name=on_behalf_of]").fill("Heimyra spelemannslag")
    phone.get_by_role("button", name="Send merknaden").click()
    expect(phone.get_by_text(re.compile("[Mm]erknad(en)? .*1")).first).to_be_visible()
    phone.context.close()


def answer_the_remark(page: Page) -> None:
    page.goto(f"{WORK}remarks/?state=open")
    page.locator("main a[href*='/work/policy/remarks/']").filter(has_text="1").first.click()
    page.get_by_text("Skriv om stedet på grunn av denne").click()
    box = page.locator("form[action$='/rewording/'] textarea")
    box.fill(box.input_value() + ADDED)
    page.get_by_role("button", name="Lagre ordlyden").click()
    expect(page.locator("ins").first).to_contain_text("høstferien")
    page.get_by_label("Tatt inn", exact=True).check()
    page.locator("section.do textarea").fill("Det er skrevet inn.")
    page.get_by_role("button", name="Lagre svaret").click()
    page.goto(f"{OPEN}remarks/")
    expect(page.get_by_text("Det er skrevet inn.")).to_be_visible()
    expect(page.locator("ins")).to_have_count(0)  # the new wording is not decided yet


def adopt(page: Page) -> None:
    page.goto(f"{WORK}case-documents/")
    page.get_by_role("button", name="Lag saksfremlegg").click()
    expect(page.locator("[name=proposal]")).not_to_be_empty()
    page.goto(f"{WORK}resolution/")
    page.locator("[name=body]").fill("Eigersund kommunestyre")
    page.locator("[name=decided_on]").fill(datetime.now(tz=UTC).date().isoformat())
    page.locator("[name=case_number]").fill("094/26")
    page.locator("[name=vote]").fill("25 mot 2 stemmer")
    page.locator("[name=text]").fill("1. Kommunestyret vedtar politikken.")
    page.locator("[name=word]").fill("Rådene har svart før fristen.")
    page.get_by_role("button", name="Lagre vedtaket").click()
    page.goto(OPEN)
    expect(page.get_by_text("sak 094/26").first).to_be_visible()
    expect(page.get_by_text(ADDED.strip(", ")).first).to_be_visible()
    is_open_to_all(page)
    page.goto(f"{OPEN}remarks/")
    expect(page.get_by_text("Det er skrevet inn.")).to_be_visible()
    expect(page.locator("ins").first).to_contain_text("høstferien")
    is_open_to_all(page)


def ask_the_owner(page: Page, reference: str) -> None:
    page.goto(f"{WORK}owners/new/")
    page.get_by_label("Rolle").fill("Leder for eiendom")
    page.get_by_label("E-post", exact=True).fill(OWNER)
    page.get_by_label(re.compile(rf"^{re.escape(reference)} ")).check()
    page.locator("main button[type=submit]").last.click()
    page.goto(f"{WORK}follow-up/")
    page.get_by_role("button", name=re.compile("^Spør")).click()
    expect(page.get_by_text(re.compile("spurt")).first).to_be_visible()


def tell_by_link(browser: Browser, demo: Demo) -> None:
    letter = wait_for_mail(demo.mail, OWNER)[0]
    link = next(one for one in addresses_in(letter) if "/measure-status/" in one)
    phone = browser.new_context(**PHONE).new_page()
    phone.goto(link)
    card = phone.locator("details[open]").first
    card.get_by_label("I gang").check()
    card.get_by_label("Hva har skjedd?").fill(TOLD)
    card.get_by_role("button", name=re.compile("^Lagre ")).click()
    expect(phone.get_by_text(re.compile("er lagret"))).to_be_visible()
    phone.context.close()


def report_to_the_council(page: Page) -> None:
    page.goto(f"{WORK}status-rounds/1/")
    if page.get_by_label("Lag rapporten likevel").count():  # an owner has measures left
        page.get_by_label("Lag rapporten likevel").check()
    page.get_by_role("button", name="Lag rapporten").click()
    expect(page.get_by_text("Rapporten er laget. Nå kan alle lese den.")).to_be_visible()
    page.goto(f"{OPEN}status/reports/1/")
    expect(page.get_by_text(TOLD).first).to_be_visible()
    page.goto(f"{OPEN}status/")
    expect(page.get_by_text(TOLD).first).to_be_visible()
    is_open_to_all(page)


def follow(browser: Browser, demo: Demo, contribution: str, words: str, reference: str) -> None:
    """From the table to the council and on; and from the resolution back to the words."""
    page = browser.new_context(base_url=demo.address, locale="nn-NO").new_page()
    page.goto(f"/eigersund/contributions/{contribution}/")
    expect(page.locator("blockquote[lang=nn]").first).to_contain_text(words)
    stops = page.locator(".thread, ol").filter(has_text="Sagt ved bord").first
    for stop in ("Sagt ved bord", "Sortert", "funn F", "høringen", "Vedtatt av Eigersund", TOLD):
        expect(stops).to_contain_text(stop)
    expect(stops.locator("ins").first).to_contain_text("høstferien")
    is_open_to_all(page)

    stops.get_by_role("link", name=re.compile("vedtak", re.IGNORECASE)).first.click()
    expect(page.get_by_text("1. Kommunestyret vedtar politikken.").first).to_be_visible()
    page.locator("main a[href*='/policy/measures/']").filter(
        has_text=re.compile(re.escape(reference))
    ).first.click()
    expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_text(words).first.locator("xpath=ancestor::li|ancestor::blockquote").last.locator(
        "xpath=ancestor-or-self::*[.//a][1]"
    ).locator(f"a[href$='/contributions/{contribution}/']").first.click()
    expect(page).to_have_url(re.compile(f"/contributions/{contribution}/$"))
    page.context.close()


def is_open_to_all(page: Page) -> None:
    for size in SIZES:
        resize(page, size)
        assert too_wide(page) == ""
        assert violations(page) == []
    resize(page, SIZES[0])
