"""A municipality signs up for the national conference, changes its mind, and others wait."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.post_box import addresses_in, attachments, text_of, wait_for_mail

CONFERENCE = "/landsforbundet-eksempel/conferences/"


@pytest.fixture
def conference(page, demo) -> str:
    page.goto("/conferences/")
    page.get_by_role("link", name=re.compile("Hva kjennetegner en god")).first.click()
    return page.url.removeprefix(demo.address)


def sign_up(page: Page, conference: str, municipality: str, *, name: str, email: str) -> None:
    page.goto(f"{conference}sign-up/")
    page.get_by_label("Kommune", exact=True).fill(municipality)
    page.get_by_label("Navnet på den som kommer").fill(name)
    page.get_by_label("E-post", exact=True).fill(email)
    page.get_by_label("Fakturareferanse").fill("F-1234")
    with page.expect_navigation():
        page.get_by_role("button", name="Send påmelding").click()


def own_address(message, demo) -> str:
    [address] = [one for one in addresses_in(message) if "/sign-ups/" in one]
    return demo.address + address[address.index("/sign-ups/") :]


def test_a_municipality_signs_up_changes_who_comes_and_cancels(page, conference, demo):
    sign_up(page, conference, "Utsira", name="Ragna Eksempel", email="ragna.eksempel@example.no")

    expect(page.get_by_role("main")).to_contain_text("Ragna Eksempel")
    [message, *_rest] = wait_for_mail(demo.mail, "ragna.eksempel@example.no")
    [calendar] = [one for name, one in attachments(message).items() if name.endswith(".ics")]
    [event] = Calendar.from_ical(calendar).walk("VEVENT")
    assert event["status"] == "CONFIRMED"
    page.goto(own_address(message, demo))
    change = page.get_by_role("link", name=re.compile("[Bb]ytt|[Ee]ndre")).first
    change.click()
    page.get_by_label(re.compile("^Navn")).first.fill("Torstein Testmann")
    page.get_by_role("main").locator("button[type=submit]").first.click()
    expect(page.get_by_role("main")).to_contain_text("Torstein Testmann")

    page.goto(own_address(message, demo))
    page.get_by_role("main").get_by_role("link", name=re.compile("[Mm]eld av|[Aa]vmeld")).or_(
        page.get_by_role("main").get_by_role("button", name=re.compile("[Mm]eld av|[Aa]vmeld"))
    ).first.click()
    sure = page.get_by_role("main").get_by_role("button", name=re.compile("[Mm]eld av|[Aa]vmeld"))
    if "/cancellation/" in page.url and sure.count():
        sure.first.click()

    expect(page.get_by_role("main")).to_contain_text(re.compile("[Aa]vmeldt|[Mm]eldt av"))
    mails = wait_for_mail(demo.mail, "ragna.eksempel@example.no", count=2)
    assert text_of(mails[0]) != text_of(mails[1])


def test_the_second_from_a_municipality_is_told_so_and_keeps_what_was_typed(page, conference):
    sign_up(page, conference, "Vega", name="Anne Eksempel", email="anne.eksempel@example.no")
    sign_up(page, conference, "Vega", name="Berit Prøve", email="berit.prove@example.no")

    expect(page.get_by_role("main")).to_contain_text("Vega")
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    expect(page.get_by_label("Navnet på den som kommer")).to_have_value("Berit Prøve")
    expect(page.get_by_label("E-post", exact=True)).to_have_value("berit.prove@example.no")
    expect(page.get_by_label("Kommune", exact=True)).to_have_value("Vega")
    assert "@example.no" not in page.locator("#taken").inner_text()


def test_an_empty_form_names_each_field_and_leads_to_it(page, conference):
    page.goto(f"{conference}sign-up/")
    page.get_by_role("button", name="Send påmelding").click()

    expect(page.locator("[aria-invalid=true]")).not_to_have_count(0)
    page.get_by_role("main").locator("a[href^='#']").first.click()
    assert page.evaluate("document.activeElement.matches('input, select, textarea')")


def test_a_misspelt_municipality_is_guessed_at(page, conference):
    sign_up(page, conference, "Bergenn", name="Liv Døme", email="liv.dome@example.no")

    expect(page.get_by_role("main")).to_contain_text(re.compile("Bergen\\b"))
    expect(page.get_by_label("Navnet på den som kommer")).to_have_value("Liv Døme")


def test_when_the_hall_is_full_the_next_one_waits(page, conference, demo):
    """Last of all in this file: it fills the hall."""
    for number, place in enumerate(("Røst", "Værøy", "Modalen", "Loppa", "Fedje")):
        email = f"venter{number}@example.no"
        sign_up(page, conference, place, name=f"Fra {place}", email=email)
        heading = page.get_by_role("heading", level=1).inner_text()
        if "/sign-ups/" in page.url and "ventelist" in heading:
            break
    else:
        pytest.fail("the hall was never full")

    [message, *_rest] = wait_for_mail(demo.mail, email)
    assert re.search("[Vv]entelist", text_of(message))
    calendars = [one for name, one in attachments(message).items() if name.endswith(".ics")]
    states = [Calendar.from_ical(one).walk("VEVENT")[0]["status"] for one in calendars]
    assert states in ([], ["TENTATIVE"])
    page.goto(conference)
    expect(page.get_by_role("main")).to_contain_text(re.compile("[Ff]ullt|[Vv]entelist"))


def test_who_lost_the_link_is_sent_it_again(page, conference, demo):
    page.goto(f"{conference}own-link/")
    page.get_by_label("E-post").fill("anne.eksempel@example.no")
    page.get_by_role("main").locator("button[type=submit]").first.click()

    messages = wait_for_mail(demo.mail, "anne.eksempel@example.no", count=2)
    assert "/sign-ups/" in own_address(messages[0], demo)
