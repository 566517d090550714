"""From an empty house: a national host invites the municipalities that have a policy, for two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.from_empty import (
    TODAY,
    House,
    People,
    calendar_in,
    day_told,
    docx_text,
    downloaded,
    empty_house,
    fetched,
    org_number,
    own_link,
    pdf_text,
    send,
    sheet_rows,
    write,
)
from tests.browser.post_box import addresses_in, text_of, wait_for_mail

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
WORK, OPEN = "/landsforbundet-eksempel/work", "/landsforbundet-eksempel/conferences/2/"
CONFERENCE = f"{WORK}/conference/2"
DAY_WORK, DAY_OPEN = "/nabolag-og-helse/work", "/nabolag-og-helse/conferences/1/"
FIRST, LAST = TODAY + timedelta(days=120), TODAY + timedelta(days=121)
DEADLINE = TODAY + timedelta(days=100)
TITLE, BESIDE = "Hva kjennetegner en god frivillighetspolitikk?", "Nabolag og helse"
GROUND = "Kommuner som har vedtatt en frivillighetspolitikk"
PROUD, HARD = "Hva er dere stolte av?", "Hvilke utfordringer møter dere?"
QUESTIONS = ("Hvordan kan kommunen legge til rette?", "Hvordan skapes gode møteplasser?")
HOTEL, ADDRESS = "Hotell Eksempel", "Eksempelveien 2, 2060 Gardermoen"
WHEN = f"{day_told(FIRST)} kl. 15.30 til {day_told(LAST)} kl. 15.00"
ALLERGY = "Tåler ikke nøtter"
BUYER = org_number(50)
STATUSES = "kommune;status;dato\n4206;vedtatt;2025-03-01\n1120;vedtatt;2024-05-06\n4644;på vei;\n"


HOST = ("--name=Landsforbundet Eksempel", "--contact-name=Jon Prøve")
COMMANDS = (
    ["organiser", *HOST, "--contact-email=jon@example.no", "--contact-phone=+4740000000"],
    ["organiser", "--name=Nettverket Nabolag og helse", "--slug=nabolag-og-helse"],
    ["member", "landsforbundet-eksempel", "jon@example.no", "--name=Jon Prøve"],
    ["member", "nabolag-og-helse", "ida@example.no", "--name=Ida Døme"],
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("national")
    with empty_house(folder, units=[], commands=COMMANDS) as opened:
        yield opened


def test_a_national_host_holds_two_days_beside_the_day_of_another(
    house: House, browser: Browser, tmp_path: Path
):
    with People.of(browser, house) as people:
        hold_a_day_beside(people.at_desk("ida@example.no"))
        jon = people.at_desk("jon@example.no")
        tell_the_map(jon, tmp_path)
        plan_two_days(jon)
        say_what_it_costs(jon)
        invite_the_municipalities(jon, house)
        sign_up_both(people, house)
        one_that_is_not_invited(jon, people, house, tmp_path)
        fill_and_wait(people, house)
        change_the_programme(jon, house)
        send_the_invoice(jon)
        read_what_is_printed(jon)


def hold_a_day_beside(page: Page) -> None:
    """Another host, own seats, own deadline; nothing but listening."""
    page.get_by_role("link", name="Planlegg konferansen").click()
    times = {"starts_at": f"{FIRST}T09:00", "ends_at": f"{FIRST}T15:00"}
    deadline = f"{DEADLINE - timedelta(days=5)}T12:00"
    write(page, title=BESIDE, one_per="none", capacity=1, venue=HOTEL, **times)
    send(page, sign_up_deadline=deadline)
    send(page, title="Fellesskap", kind="talk", starts="09:00", ends="15:00")
    page.goto(f"{DAY_WORK}/conference/")
    send(page, "Publiser konferansen")


def tell_the_map(page: Page, folder: Path) -> None:
    """Where three municipalities stand, from a table."""
    table = folder / "status.csv"
    table.write_text(STATUSES, encoding="utf-8")
    page.goto(f"{WORK}/map/")
    send(page, file=table)
    expect(page.get_by_text("Kartet er oppdatert for 3 kommuner.")).to_be_visible()


def plan_two_days(page: Page) -> None:
    page.goto(f"{WORK}/")
    page.get_by_role("link", name="Planlegg konferansen").click()
    write(page, title=TITLE, lead_text="Vi lurer på hva dere får til.", one_per="municipality")
    write(page, starts_at=f"{FIRST}T15:30", ends_at=f"{LAST}T15:00", venue=HOTEL, address=ADDRESS)
    write(page, target_group="Kommunalt ansatte", capacity=2, sign_up_deadline=f"{DEADLINE}T12:00")
    write(page, is_for_invited=True, invited_ground=GROUND, linked_to="1")
    send(page, price=500, price_includes="middag og overnatting", linked_event="På samme hotell.")
    for number, (day, starts, ends) in enumerate(
        ((FIRST, "18:00", "19:00"), (LAST, "09:00", "10:00"))
    ):
        theme = ("Tilrettelegging", "Møteplasser")[number]
        write(page, day=day.isoformat(), kind="round", title=theme, theme=theme)
        send(page, starts=starts, ends=ends, round_number=number + 1, question=QUESTIONS[number])
    talk = {"title": "Virker det?", "speakers": "Nora Døme, forsker, Instituttet Eksempel"}
    send(page, day=FIRST.isoformat(), kind="talk", starts="16:10", ends="16:45", **talk)
    for name, kind, capacity in (("Middag", "meal", ""), ("Overnatting", "night", 1)):
        page.goto(f"{CONFERENCE}/extras/")
        send(page, "Legg til tilvalget", name=name, kind=kind, capacity=capacity)
    page.goto(f"{CONFERENCE}/preparation/")
    send(page, questions=f"{PROUD}\n{HARD}")
    page.goto(f"{CONFERENCE}/partners/")
    send(page, role="funder", name="Stiftelsen Prøve")
    page.goto(f"{WORK}/conference/?conference=2")
    send(page, "Publiser konferansen")


def say_what_it_costs(page: Page) -> None:
    """Who sends the invoices, and what is paid back."""
    page.goto(f"{CONFERENCE}/fees/issuer/")
    write(page, org_number="310000019", account_number="86011100009", no_show_fee=500)
    write(page, address="Eksempelveien 1", postcode="0150", place="Oslo")
    reason = "Ikke registrert i Merverdiavgiftsregisteret"
    send(page, vat_exempt_reason=reason, refunds=f"{DEADLINE:%d.%m.%Y} 100")


def invite_the_municipalities(page: Page, house: House) -> None:
    """Those whose policy stands on the map, with their ground; the letter says what stands here."""
    page.goto(f"{WORK}/map/")
    send(page, "Sett dem på lista", conference="2")
    expect(page.get_by_text("2 kommuner er satt på lista over inviterte.")).to_be_visible()
    page.goto(f"{CONFERENCE}/invited/addresses/")
    page.get_by_label("Farsund").fill("post.farsund@example.no")
    by_hand = page.locator("main form").filter(has=page.get_by_label("Farsund"))
    with page.expect_navigation():
        by_hand.locator("button[type=submit]").click()
    page.goto(f"{WORK}/conference/?conference=2")
    send(page, "Skriv invitasjonen")
    send(page, host_signatory_name="Kari Eksempel")
    send(page, host_signatory_title="generalsekretær")
    letter = page.url
    send(page, "Godkjenn brevet")
    send(page, "Send til 1")
    [message] = wait_for_mail(house.mail, "post.farsund@example.no")
    for text in (
        " ".join(text_of(message).split()),
        pdf_text(fetched(page, f"{letter}letter.pdf")),
        docx_text(fetched(page, f"{letter}letter.docx")),
    ):
        for told in (
            *(TITLE, GROUND, WHEN, HOTEL, ADDRESS, "500 kr", "middag og overnatting", PROUD, HARD),
            *(*QUESTIONS, "Én person fra hver kommune", day_told(DEADLINE), "På samme hotell."),
            *("Stiftelsen Prøve", "Kari Eksempel generalsekretær", f"{OPEN}sign-up/"),
        ):
            assert told in text, told


def sign_up_both(people: People, house: House) -> None:
    """The letter's own link knows the municipality; one form, and both conferences answer."""
    [message] = wait_for_mail(house.mail, "post.farsund@example.no")
    link = next(one for one in addresses_in(message) if "?for=" in one)
    phone = people.on_phone()
    phone.goto(link)
    expect(phone.locator("[name=represents]")).to_have_value("Farsund")
    write(phone, name="Guri Eksempel", email="guri@example.no", invoice_reference="F-1001")
    write(phone, extra_1=True, extra_2=True, preparation_1="Lagene finner ledige rom.")
    buyer = {"buyer_address": "Eksempelgata 3", "buyer_postcode": "4550", "buyer_place": "Farsund"}
    write(phone, buyer_name="Farsund kommune", buyer_org_number=BUYER, **buyer)
    send(phone, "Send påmelding", **{"linked-also": True})
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du har plass")
    expect(phone.get_by_text(f"Du er også påmeldt «{BESIDE}»")).to_be_visible()
    for title, starts in ((TITLE, "15:30"), (BESIDE, "09:00")):
        [told, *_more] = wait_for_mail(house.mail, "guri@example.no", about=title)
        [event] = calendar_in(told)
        assert (event["status"], str(event["summary"])) == ("CONFIRMED", title)
        assert event["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == f"{FIRST} {starts}"
    phone.get_by_role("link", name=re.compile("^Mat du")).click()
    send(phone, "Lagre det jeg trenger", diet=ALLERGY, consents=True)


def one_that_is_not_invited(page: Page, people: People, house: House, folder: Path) -> None:
    """It sends its document, is read and let in, and signs up in nynorsk."""
    policy = folder / "politikk.pdf"
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    document.save(policy)
    phone = people.on_phone()
    phone.goto(f"{OPEN}sign-up/")
    person = {"name": "Nils Døme", "email": "nils@example.no"}
    send(phone, "Send påmelding", represents="Luster", **person, invoice_reference="F-2")
    expect(phone.get_by_role("main")).to_contain_text("Luster står ikke på lista over inviterte.")
    phone.get_by_role("link", name="Send dokumentet deres", exact=True).last.click()
    send(phone, "Send dokumentet", **person, file=policy)
    page.goto(f"{CONFERENCE}/invited/")
    href = page.get_by_role("link", name="politikk.pdf").get_attribute("href")
    assert fetched(page, str(href)) == policy.read_bytes()
    send(page, "Inviter", answer="Takk, vi har lest den.")
    [answer] = wait_for_mail(house.mail, "nils@example.no", about="invitert")
    assert "Takk, vi har lest den." in text_of(answer)

    phone.goto(next(one for one in addresses_in(answer) if one.endswith("/sign-up/")))
    phone.get_by_role("link", name="Nynorsk").click()
    send(phone, represents="Luster", **person, invoice_reference="F-2002")
    expect(phone.get_by_role("main")).to_contain_text("Stadfestinga er på veg til nils@example.no.")


def fill_and_wait(people: People, house: House) -> None:
    """Full: the next one waits, without a seat to pay for, and is told when one becomes free."""
    phone = people.on_phone()
    phone.goto(f"{OPEN}sign-up/")
    person = {"represents": "Klepp", "name": "Aud Prøve", "email": "aud@example.no"}
    send(phone, **person, invoice_reference="F-3", **{"linked-also": True})
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du er nummer 1 på ventelista")
    [beside] = wait_for_mail(house.mail, "aud@example.no", about=BESIDE)
    assert "Du står på venteliste" in str(beside["Subject"])
    other = people.on_phone()
    other.goto(own_link(house, "nils@example.no", count=2, newest=True))
    other.get_by_role("link", name="Meld av").click()
    send(other, "Meld av")
    wait_for_mail(house.mail, "aud@example.no", about="Nå har du plass")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du har plass")


def change_the_programme(page: Page, house: House) -> None:
    """A new version, told to those it touches; print, screen and calendar are alike."""
    page.goto(f"{CONFERENCE}/programme/")
    page.get_by_role("link", name=re.compile("^Endre Virker det")).click()
    send(page, "Lagre posten", starts="16:20", ends="16:55")
    page.get_by_role("link", name="Se hva som er endret, og publiser").click()
    send(page, re.compile("^Publiser endringen"), note="Toget er seint.")
    page.goto(OPEN)
    expect(page.get_by_role("main")).to_contain_text("16.20–16.55")
    programme = pdf_text(fetched(page, f"{OPEN}programme.pdf"))
    for told in (
        *("16.20–16.55 Virker det?", "Nora Døme, forsker, Instituttet Eksempel", "versjon 2"),
        *(TITLE, HOTEL, *QUESTIONS, "500 kr", "Toget er seint.", "Stiftelsen Prøve"),
    ):
        assert told in programme, told
    events = Calendar.from_ical(fetched(page, f"{OPEN}programme.ics")).walk("VEVENT")
    [talk] = [one for one in events if str(one["summary"]) == "Virker det?"]
    assert talk["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == f"{FIRST} 16:20"


def send_the_invoice(page: Page) -> None:
    """EHF with the municipality's own reference, and the same for the accounts."""
    page.goto(f"{CONFERENCE}/fees/")
    page.get_by_role("button", name=re.compile("^Lag det nå Farsund")).click()
    expect(page.get_by_text("Laget: 1 fakturagrunnlag")).to_be_visible()
    invoice = etree.fromstring(fetched(page, f"{CONFERENCE}/fees/1.xml"))
    told = {
        name: [one.text for one in invoice.iterfind(f".//{{*}}{name}")]
        for name in ("BuyerReference", "EndpointID", "PayableAmount", "TaxExemptionReason", "ID")
    }
    assert told["BuyerReference"] == ["F-1001"]
    assert told["EndpointID"] == ["310000019", BUYER]
    assert told["PayableAmount"] == ["500.00"]
    assert told["TaxExemptionReason"] == ["Ikke registrert i Merverdiavgiftsregisteret"]
    assert {"2-1", "86011100009"} <= set(told["ID"])
    heads, row = sheet_rows(downloaded(page, "Hent alle til regnskapet (XLSX)"))
    basis = dict(zip(heads, row, strict=True))
    assert (basis["Deres referanse"], basis["Organisasjonsnummer"]) == ("F-1001", BUYER)
    assert (basis["Å betale"], basis["Konto"]) == (500, "86011100009")


def read_what_is_printed(page: Page) -> None:
    """What the kitchen needs stands on its own paper, and on no list; badges for those who come."""
    assert ALLERGY in pdf_text(fetched(page, f"{CONFERENCE}/needs/kitchen.pdf"))
    heads, *rows = sheet_rows(fetched(page, f"{CONFERENCE}/sign-ups.xlsx"))
    people = {row[heads.index("Navn")]: dict(zip(heads, row, strict=True)) for row in rows}
    assert not any(ALLERGY in str(one) for one in rows)
    assert [people[name]["Status"] for name in ("Guri Eksempel", "Nils Døme", "Aud Prøve")] == [
        *("Har plass", "Meldt av", "Har plass"),
    ]
    assert people["Guri Eksempel"]["For"] == "Farsund"
    assert people["Guri Eksempel"]["Overnatting"] == "ja"
    badges = pdf_text(fetched(page, f"{CONFERENCE}/door/badges.pdf"))
    assert "Guri Eksempel Farsund" in badges
    assert "Nils Døme" not in badges
