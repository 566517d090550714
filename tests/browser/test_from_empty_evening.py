"""From an empty house: associations find each other, their municipality comes along, and the hall fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.from_empty import (
    TODAY,
    House,
    People,
    day_told,
    docx_text,
    empty_house,
    fetched,
    pdf_text,
    send,
    units,
    write,
)
from tests.browser.from_empty_hall import (
    BUS,
    CONFERENCE,
    EVENING,
    HOW_MANY,
    OPEN,
    TITLE,
    WORK,
    open_the_door,
    see_who_comes,
    sign_up_on_phones,
)
from tests.browser.post_box import attachments, text_of, wait_for_mail

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
FARSUND = "4206"
ASSOCIATIONS = (
    ("Lista eksempelkor", "koret@example.no", "1100"),
    ("Prøvevik idrettslag", "idrett@example.no", "1200"),
    ("Testnes velforening", "vel@example.no", "6200"),
    ("Dømestad bygdekvinnelag", "bygdekvinnene@example.no", "6100"),
    ("Eksempelhavn speidergruppe", "speiderne@example.no", "13200"),
    ("Borhaug prøvemusikklag", "", "1100"),  # gets its letter on paper
)
DEADLINE = EVENING - timedelta(days=10)
YESTERDAY = TODAY - timedelta(days=1)
THEME = "Hva må kommunen og lagene gjøre sammen?"
AGREED = ("Ledige rom skal være lette å finne.", "Kommunen skal ha ett sted å spørre.")
QUESTIONS = (
    "Hvordan gjør vi felles interesser synlige?",
    "Hvordan lager vi en møteplass for alle?",
)
PROUD = "Hva er dere stolte av?"


KNOWN = ("name", "role", "email", "phone")
CONTACT = ("Mona Eksempel", "frivillighetskoordinator", "mona@example.no", "+4740000000")
COMMANDS = (
    [
        "organiser",
        FARSUND,
        *(f"--contact-{name}={told}" for name, told in zip(KNOWN, CONTACT, strict=True)),
    ],
    ["member", "farsund", "berit@example.no", "--name=Berit Testmann", "--party=working_group"],
    ["member", "farsund", "olav@example.no", "--name=Olav Eksempelsen", "--role=signatory"],
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    register = units(ASSOCIATIONS, FARSUND)
    folder = tmp_path_factory.mktemp("evening")
    with empty_house(folder, units=register, commands=COMMANDS) as opened:
        yield opened


def test_associations_get_their_municipality_to_invite_with_them(house: House, browser: Browser):
    with People.of(browser, house) as people:
        berit = people.at_desk("berit@example.no")
        begin(berit)
        take_in_the_register(berit)
        call_the_meeting(berit, house)
        write_what_came_of_it(berit)
        ask_the_municipality(berit, house)
        plan_the_evening(berit)
        invite_together(berit, people, house)
        read_the_invitation(berit, house)
        sign_up_on_phones(people, house)
        see_who_comes(berit)
        open_the_door(berit, people)


def begin(page: Page) -> None:
    """The road's first page leads on."""
    page.get_by_role("link", name="Begynn på veien").click()
    started = (TODAY - timedelta(days=60)).isoformat()
    kind = "frivillighetsmelding"
    send(page, lead="working_group", document_kind=kind, language="nb", started_on=started)
    expect(page.get_by_role("heading", level=1)).to_have_text("Møt de andre lagene")


def take_in_the_register(page: Page) -> None:
    """Six from the register, and one that stands in none."""
    page.goto(f"{WORK}/associations/import/")
    send(page, "Hent fra registeret")
    expect(page.get_by_role("heading", name="Se over lista")).to_be_visible()
    expect(page.get_by_text("6 lag er nye. 1 av dem mangler e-post.")).to_be_visible()
    send(page, "Ta inn 6 lag")
    page.goto(f"{WORK}/associations/new/")
    send(page, name="Nabokafeen på Eksempeløya", emails="nabokafeen@example.no")
    page.goto(f"{WORK}/associations/")
    expect(page.get_by_text("7 lag kan inviteres.")).to_be_visible()


def call_the_meeting(page: Page, house: House) -> None:
    """Written, approved by the group alone, and sent to those with an address."""
    page.goto(f"{WORK}/preliminary-meeting/")
    agenda = "Velkommen\nSamtale fire og fire\nValg av arbeidsgruppe"
    starts = f"{YESTERDAY}T18:00"
    send(page, starts_at=starts, place="Eksempelhuset", theme=THEME, agenda=agenda)
    page.goto(f"{WORK}/letters/")
    send(page, "Skriv brevet : Invitasjon til diskusjonsmøtet")
    send(page, initiators="Lista Eksempelkor\nPrøvevik Idrettslag")
    send(page, "Godkjenn for arbeidsgruppa")
    send(page, "Send til 6")
    [letter] = wait_for_mail(house.mail, "idrett@example.no")
    text = " ".join(text_of(letter).split())
    assert f"{day_told(YESTERDAY)} kl. 18.00" in text
    assert THEME in text
    assert "Lista Eksempelkor og Prøvevik Idrettslag" in text


def write_what_came_of_it(page: Page) -> None:
    """Who came, what was agreed on, and the group that was chosen."""
    page.goto(f"{WORK}/preliminary-meeting/attendance/")
    for name, people in (("Lista Eksempelkor", 3), ("Prøvevik Idrettslag", 2)):
        send(page, "Legg til laget", name=name, people=people)
    page.goto(f"{WORK}/preliminary-meeting/minutes/")
    send(page, minutes="Lagene vil ha rom.", conclusions="\n".join(AGREED))
    minutes = docx_text(fetched(page, f"{WORK}/preliminary-meeting/minutes.docx"))
    for told in ("Eksempelhuset", THEME, *AGREED, "2 lag var med, med 5 personer."):
        assert told in minutes
    page.goto(f"{WORK}/working-group/")
    expect(page.locator("[name=mandate]")).to_have_value(re.compile(AGREED[0].rstrip(".")))
    members = "Berit Testmann, Lista Eksempelkor\nAnders Prøve, Prøvevik Idrettslag"
    send(page, set_up_on=YESTERDAY.isoformat(), members=members)
    page.get_by_role("link", name=re.compile("^Endre Berit Testmann")).click()
    send(page, "Lagre medlemmet", email="berit@example.no", is_contact=True)


def ask_the_municipality(page: Page, house: House) -> None:
    """The letter tells whom to answer in the group; the answer is that both lead from now on."""
    page.goto(f"{WORK}/letters/")
    send(page, "Skriv brevet : Henvendelse til kommunen")
    send(page, "Godkjenn for arbeidsgruppa")
    send(page, "Send til 1")
    [letter] = wait_for_mail(house.mail, "mona@example.no", about="Henvendelse")
    assert letter["Reply-To"] == "berit@example.no"
    [document] = [one for name, one in attachments(letter).items() if name.endswith(".pdf")]
    text = pdf_text(document)
    for told in (*AGREED, "svar til Berit Testmann på berit@example.no", "Anders Prøve"):
        assert told.rstrip(".") in text
    page.goto(f"{WORK}/formal-request/")
    day = YESTERDAY.isoformat()
    send(page, sent_on=day, answered_on=day, answer="Ja, vi inviterer sammen.", is_joint=True)
    page.goto(f"{WORK}/facts/")
    send(page, municipality_meeting_on=day, mayor_name="Olav Eksempelsen")
    page.goto(f"{WORK}/steps/formal-request/")
    send(page, "Kryss av steget")


def plan_the_evening(page: Page) -> None:
    page.goto(f"{WORK}/conference/plan/")
    write(page, title=TITLE, lead_text="Vi vil høre hva dere trenger.", one_per="association")
    write(page, starts_at=f"{EVENING}T17:30", ends_at=f"{EVENING}T20:30", venue="Eksempelhuset")
    write(page, address="Eksempelveien 1, 4550 Farsund", target_group="Alle lag i kommunen")
    write(page, capacity=3, table_size=6, price_includes="suppe", controller="joint")
    deadline = f"{DEADLINE}T23:59"
    send(page, has_stands=True, stand_text="Bord og strøm.", sign_up_deadline=deadline)
    for number, (theme, starts, ends) in enumerate(
        (("Roller", "17:45", "18:45"), ("Møteplasser", "19:15", "20:15"))
    ):
        send(
            page,
            kind="round",
            round_number=number + 1,
            title=theme,
            theme=theme,
            starts=starts,
            ends=ends,
            question=QUESTIONS[number],
        )
    mayor = "Olav Eksempelsen, ordfører, Farsund kommune"
    send(page, title="Velkommen", kind="talk", starts="17:30", ends="17:45", speakers=mayor)
    ask_at_sign_up(page)
    page.goto(f"{WORK}/conference/")
    send(page, "Publiser konferansen")


def ask_at_sign_up(page: Page) -> None:
    """A question, one that is asked only when the first is answered with yes, and one of round 0."""
    page.goto(f"{CONFERENCE}/questions/")
    send(page, label=BUS, kind="yes_no", reason="Vi setter opp buss.")
    [first] = [
        one for one in page.locator("[name=asked_when] option").all() if BUS in one.inner_text()
    ]
    send(
        page,
        label=HOW_MANY,
        kind="number",
        reason="Bussen skal være stor nok.",
        asked_when=first.get_attribute("value"),
        asked_when_is="Ja",
    )
    page.goto(f"{CONFERENCE}/preparation/")
    send(page, questions=PROUD)


def invite_together(page: Page, people: People, house: House) -> None:
    """It waits for both; then it leaves, and the one without e-mail is printed."""
    page.goto(f"{WORK}/conference/")
    send(page, "Skriv invitasjonen")
    send(page, "Godkjenn for arbeidsgruppa")
    expect(page.get_by_role("button", name="Send til")).to_have_count(0)
    mayor = people.at_desk("olav@example.no")
    mayor.goto(page.url)
    send(mayor, "Godkjenn for kommunen")
    page.reload()
    send(page, "Send til 6")
    [letter] = wait_for_mail(house.mail, "koret@example.no", about="dialogkonferanse")
    assert "List-Unsubscribe" in letter
    assert QUESTIONS[0] in text_of(letter)
    page.get_by_role("link", name="Skriv ut 1 brev").click()
    send(page, "Lag fila")
    ready = page.get_by_role("link", name="Last ned 1 brev til utskrift")
    for _time in range(20):
        if ready.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    bundle = pdf_text(fetched(page, str(ready.get_attribute("href"))))
    assert "Borhaug Prøvemusikklag Eksempelveien 6, 4550 FARSUND" in bundle
    send(page, "De er skrevet ut")


def read_the_invitation(page: Page, house: House) -> None:
    """What the coordinator wrote stands in every form of the letter."""
    address = f"{house.address}{OPEN}sign-up/"
    when = f"{day_told(EVENING)} kl. 17.30–20.30"
    where = "Eksempelhuset, Eksempelveien 1, 4550 Farsund"
    for text in (
        pdf_text(fetched(page, f"{WORK}/letters/3/letter.pdf")),
        docx_text(fetched(page, f"{WORK}/letters/3/letter.docx")),
    ):
        for told in (
            *("På vegne av arbeidsgruppen og kommunen", "Berit Testmann leder for arbeidsgruppen"),
            *("Olav Eksempelsen ordfører", when, where, THEME, *AGREED, *QUESTIONS, address),
            *("3 deltakere, én fra hvert lag", "Bord og strøm.", day_told(DEADLINE)),
        ):
            assert told.rstrip(".") in text, told
    poster = pdf_text(fetched(page, f"{WORK}/letters/3/poster-a3.pdf"))
    for told in ("Farsund kommune og arbeidsgruppen inviterer", "Eksempelhuset", "40 00 00 00"):
        assert told in poster
    page.goto(f"{WORK}/letters/3/notices/")
    newspaper = page.get_by_role("region", name="Til lokalavisa")
    expect(newspaper).to_contain_text(day_told(EVENING))
    expect(newspaper).to_contain_text(address)
    programme = pdf_text(fetched(page, f"{OPEN}programme.pdf"))
    for told in (TITLE, when, where, *QUESTIONS, "Olav Eksempelsen, ordfører, Farsund kommune"):
        assert told in programme
    events = Calendar.from_ical(fetched(page, f"{OPEN}programme.ics")).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == [TITLE, "Velkommen", "Roller", "Møteplasser"]
