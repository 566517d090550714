"""The hall of the evening: who signs up on the phone, who waits, who comes through the door."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.from_empty import (
    TODAY,
    House,
    People,
    calendar_in,
    fetched,
    own_link,
    pdf_text,
    send,
    sheet_rows,
)
from tests.browser.post_box import text_of, wait_for_mail

WORK, OPEN = "/farsund/work", "/farsund/conferences/1/"
CONFERENCE = f"{WORK}/conference/1"
EVENING = TODAY + timedelta(days=80)
TITLE = "Frivilligheten og kommunen ved samme bord"
BUS, HOW_MANY = "Trenger dere skyss?", "Hvor mange skal være med bussen?"


def sign_up(page: Page, association: str, name: str, **more: object) -> None:
    page.goto(f"{OPEN}sign-up/")
    email = f"{name.split()[0].lower()}@example.no"
    answers = {"asked_1": "no", **more}
    send(page, "Send påmelding", represents=association, name=name, email=email, **answers)


def sign_up_on_phones(people: People, house: House) -> None:
    """Three have seats; one more from the same, then one too many, and a seat that becomes free."""
    berit, anders, even, dina = (people.on_phone() for _one in range(4))
    stand = {"wants_stand": True, "stand_tables": 2, "stand_brings": "Noter og et piano"}
    bus = {"asked_1": "yes", "asked_2": 2, "preparation_1": "Vi synger for alle."}
    sign_up(berit, "Lista Eksempelkor", "Synne Testmann", **stand, **bus)
    expect(berit.get_by_role("heading", level=1)).to_have_text("Du har plass")
    sign_up(anders, "Prøvevik Idrettslag", "Anders Prøve")
    one_from_each(even, house)
    sign_up(even, "Testnes Velforening", "Camilla Døme")
    sign_up(dina, "Nabokafeen på Eksempeløya", "Dina Døme", asked_1="yes", asked_2=1)
    expect(dina.get_by_role("heading", level=1)).to_have_text("Du er nummer 1 på ventelista")

    anders.goto(own_link(house, "anders@example.no", count=2))
    anders.get_by_role("link", name="Meld av").click()
    send(anders, "Meld av")
    [news, *_older] = wait_for_mail(house.mail, "dina@example.no", count=2)
    [event] = calendar_in(news)
    assert (event["status"], str(event["summary"])) == ("CONFIRMED", TITLE)
    assert event["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == f"{EVENING} 17:30"
    dina.reload()
    expect(dina.get_by_role("heading", level=1)).to_have_text("Du har plass")


def one_from_each(page: Page, house: House) -> None:
    """The rule and three ways out; nobody is told who it is that stands on the list."""
    sign_up(page, "Prøvevik Idrettslag", "Even Prøve")
    main = page.get_by_role("main")
    expect(main).to_contain_text(
        "Prøvevik Idrettslag har alt meldt på én. Dere kan bytte deltaker."
    )
    expect(page.locator("[name=name]")).to_have_value("Even Prøve")
    expect(main).not_to_contain_text("Anders")
    send(page, "Spør den som er påmeldt")
    [asked, *_older] = wait_for_mail(house.mail, "anders@example.no", about="En annen", count=1)
    assert "Even" not in text_of(asked)


def see_who_comes(page: Page) -> None:
    """The list for a spreadsheet, who has not answered, and the square."""
    heads, *rows = sheet_rows(fetched(page, f"{CONFERENCE}/sign-ups.xlsx"))
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    states = [(one["Navn"], one["Status"]) for one in told]
    assert states == [
        ("Synne Testmann", "Har plass"),
        ("Anders Prøve", "Meldt av"),
        ("Camilla Døme", "Har plass"),
        ("Dina Døme", "Har plass"),
    ], states
    coming = [(one[BUS], one[HOW_MANY]) for one in told if one["Status"] == "Har plass"]
    assert coming == [("ja", 2), ("nei", None), ("ja", 1)], coming
    page.goto(f"{WORK}/letters/3/answers/")
    expect(page.get_by_text("3 av 7 har meldt seg på. 3 har ikke svart.")).to_be_visible()
    page.goto(f"{CONFERENCE}/stands/1/")
    page.get_by_label("Plass på kartet").fill("B1")
    send(page, "Gi standen", number=7)
    square = pdf_text(fetched(page, f"{OPEN}stands.pdf"))
    assert "7 B1 Lista Eksempelkor" in square
    assert "Noter og et piano" in square


def open_the_door(page: Page, people: People) -> None:
    """Badges and lists on paper; a helper's phone lets one in."""
    for paper in ("badges.pdf", "name.pdf"):
        text = pdf_text(fetched(page, f"{CONFERENCE}/door/{paper}"))
        for told in ("Synne Testmann", "Lista Eksempelkor", "Dina Døme", TITLE):
            assert told in text
        assert "Anders" not in text
    page.goto(f"{CONFERENCE}/door/")
    link = page.get_by_role("link", name="Åpne døra").get_attribute("href")
    door = people.on_phone()
    door.goto(str(link))
    row = door.locator("#people > li").filter(has_text="Synne Testmann")
    row.get_by_role("button", name="Slipp inn").click()
    expect(door.locator("#net")).to_have_text("Alt er sendt.")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 av 3 har kommet")
