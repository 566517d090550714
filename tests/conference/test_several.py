"""Several at once by one contact person: on the web with names later, and from a file."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from samspill.conference import actions, links
from samspill.conference.actions import Person
from samspill.conference.models import RefundRule, SignUp
from samspill.outbox.models import Message
from tests.conference import builders
from tests.conference.builders import association, conference, organiser, sign_up

pytestmark = pytest.mark.django_db
BOOKER = {"booker_name": "Kari", "booker_email": "kari@example.no"}


def test_without_a_name_a_seat_is_held_and_the_booker_gets_one_mail_with_all(client):
    place = organiser()
    held, club = conference(place), association(place)
    address = reverse("conference:several", args=[place.slug, held.pk])
    rows = {"represents_0": "Havsund IL", "represents_1": "Koret", "name_1": "Berit"}

    client.post(address, {**BOOKER, **rows})

    first, second = SignUp.objects.all()
    assert (first.association, first.is_name_to_come, first.channel) == (club, True, "bulk")
    assert (second.name, second.is_name_to_come, second.booker_name) == ("Berit", False, "Kari")
    message = Message.objects.get(subject__startswith="De du har meldt på")
    assert links.booking_address(held, "kari@example.no") in message.text
    assert "navnet kommer senere" in message.text


def test_the_page_after_shows_what_was_just_sent_and_nothing_that_opens_a_booking(client):
    place = organiser()
    held = conference(place)
    earlier = [Person("Hemmelig Navn", association_name="Korpset")]
    actions.sign_up_several(held, earlier, language="nb", booker=("Kari", "kari@example.no"))
    address = reverse("conference:several", args=[place.slug, held.pk])

    sent = client.post(address, {**BOOKER, "represents_0": "Koret", "name_0": "Berit"}, follow=True)

    page = sent.content.decode()
    assert "Berit" in page
    assert "Hemmelig" not in page
    assert links.booker_token(held, "kari@example.no") not in page + str(sent.redirect_chain)
    assert "/bookings/" not in page
    other = conference(place, title="En annen")
    [(where, _status)] = sent.redirect_chain
    for wrong in (where.replace(f"/{held.pk}/", f"/{other.pk}/"), where[:-2]):
        assert "Berit" not in client.get(wrong, follow=True).content.decode()


def test_one_that_cannot_come_in_is_told_beside_it_and_nobody_is_taken_in(client):
    place = organiser()
    held, club = conference(place), association(place)
    sign_up(held, "Anna", association=club)
    address = reverse("conference:several", args=[place.slug, held.pk])

    response = client.post(address, {**BOOKER, "represents_0": "Nye", "represents_1": "Havsund IL"})

    assert "Havsund IL har alt meldt på én" in str(response.context["form"].errors["represents_1"])
    assert SignUp.objects.count() == 1


def test_a_municipality_writes_its_reference_here_too_where_it_costs_something(client):
    place = builders.national()
    held = conference(place, one_per="municipality", price=500)
    address = reverse("conference:several", args=[place.slug, held.pk])
    rows = {**BOOKER, "represents_0": "Time", "represents_1": "Sola", "reference_1": "S-2"}

    refused = client.post(address, rows)
    client.post(address, {**rows, "reference_0": "T-1"})

    assert refused.context["form"].errors.keys() == {"reference_0"}
    assert "Fakturareferanse (kan stå tomt)" not in " ".join(refused.content.decode().split())
    found = SignUp.objects.order_by("pk").values_list("municipality__name", "invoice_reference")
    assert list(found) == [("Time", "T-1"), ("Sola", "S-2")]


def test_no_reference_is_asked_for_where_it_costs_nothing(client):
    held = conference(organiser())

    page = client.get(reverse("conference:several", args=[held.organiser.slug, held.pk]))

    assert b"reference_0" not in page.content


def test_the_booker_writes_the_name_later_and_gives_a_seat_back(client):
    held = conference(organiser())
    people = [Person(association_name="Koret"), Person(association_name="Korpset")]
    actions.sign_up_several(held, people, language="nb", booker=("Kari", "kari@example.no"))
    first, second = SignUp.objects.all()
    token = links.booker_token(held, "kari@example.no")

    for one, body in (
        (first, {f"{first.pk}-name": "Berit"}),
        (second, {"answer": "cancel", "is_sure": "1"}),
    ):
        client.post(reverse("conference:booking_name", args=[token, one.pk]), body)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.name, first.is_name_to_come, second.state) == ("Berit", False, "cancelled")


def test_the_booker_is_told_what_cancelling_costs_before_the_seat_is_given_back(client):
    held = conference(organiser(), price=500)
    RefundRule.objects.create(conference=held, until=timezone.localdate(), percent=40)
    booker = ("Kari", "kari@example.no")
    people = [Person(association_name="Koret")]
    actions.sign_up_several(held, people, language="nb", booker=booker)
    one, token = SignUp.objects.get(), links.booker_token(held, booker[1])
    address = reverse("conference:booking_name", args=[token, one.pk])

    asked = client.post(address, {"answer": "cancel"})
    one.refresh_from_db()

    assert one.state == "seated"
    assert "Melder du avbud i dag, må 300 kr av 500 kr betales." in " ".join(
        asked.content.decode().replace("\xa0", " ").split()
    )
    assert b'name="is_sure"' in asked.content


def test_a_booker_reaches_nobody_elses_sign_up(client):
    held = conference(organiser())
    other = sign_up(held, "Anna")
    token = links.booker_token(held, "kari@example.no")

    response = client.post(reverse("conference:booking_name", args=[token, other.pk]), {})

    assert response.status_code == 404


def test_names_that_are_missing_are_asked_for_once_a_week_before():
    held = conference(organiser())
    people = [Person(association_name="Koret")]
    actions.sign_up_several(held, people, language="nb", booker=("Kari", "kari@example.no"))

    assert actions.ask_for_names() == 0
    with time_machine.travel(held.starts_at - timedelta(days=6)):
        actions.ask_for_names()
        actions.ask_for_names()
    assert Message.objects.filter(subject__startswith="Hvem kommer?").count() == 1


def test_a_spreadsheet_is_looked_over_first_and_taken_in_by_the_rules(client, kari, place):
    held, club = conference(place), association(place)
    sign_up(held, "Anna", association=club)
    book = Workbook()
    for row in (("Lag", "Navn"), ("Havsund IL", "Berit"), ("Koret", ""), ("Korpset", "Cato")):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("liste.xlsx", content.getvalue())

    looked = client.post(
        reverse("conference:sign_up_list", args=[place.slug, held.pk]), {"file": file}
    )

    problems = [bool(one.problem) for one in looked.context["outcomes"]]
    assert (problems, SignUp.objects.count()) == ([True, False, False], 1)
    client.post(
        reverse("conference:sign_up_list_taken", args=[place.slug, held.pk]),
        {"looked_over": looked.context["looked_over"]},
    )
    taken = SignUp.objects.filter(channel="file").values_list("name", "is_name_to_come")
    assert list(taken) == [("Koret", True), ("Cato", False)]


def test_a_file_that_is_none_is_told_in_words(client, kari, place):
    address = reverse("conference:sign_up_list", args=[place.slug, conference(place).pk])

    response = client.post(address, {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04nothing")})

    assert "Regnearket lar seg ikke åpne." in response.content.decode()
