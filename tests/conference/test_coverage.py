"""Who has a seat, of those who could; and the words where some wait while seats are free."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, timeline
from samspill.conference.coverage import coverage
from samspill.conference.models import Conference, SignUp, Stand
from samspill.conference.next_act import next_act
from samspill.conference.sign_up_file import sign_up_rows
from samspill.organiser.models import Municipality
from samspill.pure.programme import Item
from samspill.pure.received_files import received_file
from samspill.registry.models import Category
from tests.conference.builders import (
    association,
    conference,
    national,
    organiser,
    round_draft,
    sign_up,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def municipality(number: str) -> Municipality:
    return Municipality.objects.get(pk=number)


def test_one_who_waits_has_no_seat_and_is_heard_from_all_the_same():
    place = organiser()
    held = conference(place, capacity=1)
    for name, code in (("HAVSUND IL", "1200"), ("HAVSUND KOR", "1100")):
        club = association(place, name, category=Category.objects.get(pk=code))
        sign_up(held, association=club)

    found = coverage(held)

    assert (found.seated, found.whole, found.missing) == (1, 2, [])


def test_where_only_those_invited_may_come_they_are_the_whole(client):
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY, is_for_invited=True)
    for number in ("1101", "4644"):
        actions.invite(held, municipality=municipality(number), ground="vedtatt politikk")
    sign_up(held, municipality=municipality("4644"))

    found = coverage(held)

    assert (found.seated, found.whole) == (1, 2)
    assert {line.name for line in found.lines} == {"Rogaland", "Vestland"}


def test_the_list_and_the_waiting_page_have_one_line(client, kari, place):
    held = conference(place, capacity=1, offer_order=Conference.OfferOrder.CATEGORY)
    sports, culture = (Category.objects.get(pk=one) for one in ("1200", "1100"))
    for name, kind in (("SIT IL", sports), ("FIRST IL", sports), ("LAST KOR", culture)):
        sign_up(held, name, association=association(place, name, category=kind))

    page = client.get(reverse("conference:sign_ups", args=[place.slug])).content.decode()

    assert 0 < page.index("LAST KOR") < page.index("FIRST IL")


def waits_beside_a_free_seat(place) -> Conference:
    """One waits while a seat is free, as in the minute before it is offered."""
    held = conference(place, capacity=1)
    sign_up(held, "Anna")
    sign_up(held, "Berit")
    Conference.objects.filter(pk=held.pk).update(capacity=2)
    return held


def test_nobody_is_told_that_all_is_taken_while_a_seat_is_free(client, kari, place):
    held = waits_beside_a_free_seat(place)

    typed = {"represents": "Ullklubben", "not_listed": "on", "name": "Cato", "email": ""}
    address = reverse("conference:add_sign_up", args=[place.slug, held.pk])
    said = client.post(address, typed, follow=True).content.decode()
    public = client.get(reverse("conference:conference", args=[place.slug, held.pk]))

    assert SignUp.objects.get(name="Cato").state == "waiting"
    assert "De ledige plassene går til dem som kom før." in said
    assert "De ledige plassene går til dem som venter." in public.content.decode()


def test_the_list_of_conferences_tells_that_some_wait(client, place):
    waits_beside_a_free_seat(place)

    page = client.get(reverse("conference:all")).content.decode()

    assert "1 av 2 plasser tatt. 1 står på venteliste." in " ".join(page.split())


def test_the_file_has_the_number_the_one_who_signed_up_and_what_the_stand_needs(place):
    held = conference(place, has_stands=True)
    club = association(place, org_number="310000018")
    one = sign_up(held, association=club, wants_stand=True)
    SignUp.objects.update(booker_name="Kari", booker_email="kari@example.no")
    Stand.objects.update_or_create(
        sign_up=one,
        defaults={"conference": held, "tables": 2, "needs_power": True, "brings": "garn"},
    )

    headings, rows = sign_up_rows(held)

    row = dict(zip(headings, rows[0], strict=True))
    assert row["Organisasjonsnummer"] == "310000018"
    assert (row["Påmeldt av"], row["E-post til den som meldte på"]) == ("Kari", "kari@example.no")
    stand = [row["Bord på standen"], row["Strøm på standen"], row["Vises på standen"]]
    assert stand == [2, "ja", "garn"]


def test_one_who_asks_to_come_is_the_next_act():
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY, is_for_invited=True)
    actions.set_programme(held, [round_draft(held)])
    file = received_file("politikk.pdf", b"%PDF-1.7\n%policy")
    actions.ask_to_come(
        held, municipality=municipality("4644"), name="Siv", email="siv@example.no", file=file
    )

    act = next_act(Conference.objects.with_seats_taken().get(pk=held.pk))

    assert act.title == "Svar 1 som ber om å få komme"
    assert act.url == reverse("conference:invited", args=[held.organiser.slug, held.pk])


def test_what_goes_on_side_by_side_is_counted_once():
    held = conference(organiser())
    at = timezone.localtime(held.starts_at).replace(hour=10, minute=0)
    talks = [
        Item(number, at, at + HOUR, "talk", f"Sal {number}", track=f"Sal {number}")
        for number in (1, 2, 3)
    ]
    together = Item(4, at + HOUR, at + 2 * HOUR, "round", "Runde 1", round_number=1)

    found = timeline.picture(timeline.days_of(held, [*talks, together]))

    assert found.round_percent == 50
    assert dict(found.legend)["talks"] == dict(found.legend)["rounds"]
