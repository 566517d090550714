"""What everybody sees: the conferences, one conference, signing up and one's own sign-up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.models import Conference, SignUp
from samspill.organiser.models import Municipality
from tests.conference.builders import (
    association,
    conference,
    coordinator,
    evening,
    national,
    organiser,
    queries,
    round_draft,
    sign_up,
    two_day_programme,
)

pytestmark = pytest.mark.django_db
TYPED = {"name": "Anna & <Prøve>", "email": "anna@example.no", "phone": "40 00 00 00", "role": ""}


def page(client, name: str, held: Conference, **more) -> str:
    response = client.get(reverse(f"conference:{name}", args=[held.organiser.slug, held.pk]), more)
    assert response.status_code == 200
    return response.content.decode()


def post(client, held: Conference, **typed):
    address = reverse("conference:sign_up", args=[held.organiser.slug, held.pk])
    return client.post(address, {**TYPED, **typed}, follow=True)


def test_the_list_has_what_is_published_and_nothing_else(client):
    place = organiser()
    conference(place, title="Kommende kveld")
    conference(place, title="Holdt kveld", starts_at=evening(-9))
    conference(place, title="Utkast", is_open=False)

    found = client.get(reverse("conference:all")).content.decode()

    assert found.index("Kommende kveld") < found.index("Holdt kveld")
    assert "Utkast" not in found


def test_the_page_tells_seats_deadline_time_place_price_and_programme(client):
    held = conference(organiser(), price=500, price_includes="middag", capacity=80)
    actions.set_programme(held, two_day_programme(held))
    sign_up(held)

    found = page(client, "conference", held).replace("\xa0", " ")

    for part in (
        "<strong>79 plasser igjen</strong>",
        "av 80",
        "kl. 17.30–20.30",
        "Fyrsalen",
        "Én person fra hvert lag",
        "500 kr, med middag",
        "Rom &amp; &lt;tid&gt;",
        "Første runde rundt bordene, 25 minutter",
        "Meld på laget ditt",
    ):
        assert part in found


def test_a_full_conference_offers_the_waiting_list_and_says_how_long_it_is(client):
    held = conference(organiser(), capacity=1)
    [sign_up(held, name) for name in ("Anna", "Berit")]

    found = page(client, "conference", held)

    assert "Alle 1 plasser er tatt." in found
    assert "nå 1 før dere" in found


def test_after_the_deadline_the_page_says_so_and_the_form_is_not_there(client):
    held = conference(organiser(), sign_up_deadline=timezone.now() - timedelta(hours=1))

    found = page(client, "conference", held)
    response = client.get(reverse("conference:sign_up", args=["eigersund", held.pk]))

    assert "Fristen er ute." in found
    assert response.status_code == 302


def test_a_page_without_programme_says_that_it_comes(client):
    assert "Programmet kommer senere" in page(client, "conference", conference(organiser()))


def test_a_draft_is_seen_by_its_own_members_only(client):
    place, other = organiser(), organiser("4644", "Luster kommune", "luster")
    held = conference(place, is_open=False)
    address = reverse("conference:conference", args=[place.slug, held.pk])

    found = []
    for user in (None, coordinator(other), coordinator(place)):
        if user:
            client.force_login(user)
        found.append(client.get(address).status_code)

    assert found == [404, 404, 200]


def test_a_conference_is_found_under_its_own_organiser_only(client):
    held = conference(organiser())
    organiser("4644", "Luster kommune", "luster")

    for name in ("conference", "sign_up", "own_link", "calendar", "programme_calendar"):
        address = reverse(f"conference:{name}", args=["luster", held.pk])
        assert client.get(address).status_code == 404


def test_an_association_of_the_register_signs_up_and_sees_that_it_has_a_seat(client):
    place = organiser()
    held, club = conference(place), association(place, "HAVSUND IL")

    response = post(client, held, represents="havsund il")

    taken_in = SignUp.objects.get()
    assert (taken_in.association, taken_in.name) == (club, "Anna & <Prøve>")
    assert taken_in.phone == "+4740000000"
    found = response.content.decode()
    assert "Du har plass" in found
    assert "Anna &amp; &lt;Prøve&gt;" in found
    assert taken_in.card_code in found


def test_a_name_that_is_not_in_the_list_is_asked_about_and_what_was_typed_stays(client):
    place = organiser()
    held = conference(place)
    association(place, "HAVSUND IL")

    found = post(client, held, represents="Havsun IL").content.decode()

    assert "Mente du Havsund IL?" in found
    assert 'value="Havsun IL"' in found
    assert 'value="Anna &amp; &lt;Prøve&gt;"' in found
    assert not SignUp.objects.exists()


def test_an_association_outside_the_register_signs_up_by_its_name(client):
    held = conference(organiser())

    post(client, held, represents="Maske & <Ull>", not_listed="on")

    taken_in = SignUp.objects.get()
    assert (taken_in.association, taken_in.association_name) == (None, "Maske & <Ull>")


def test_the_second_from_an_association_is_told_the_way_out(client):
    place = organiser()
    held, club = conference(place), association(place, "HAVSUND IL")
    sign_up(held, association=club)

    found = post(client, held, represents="Havsund IL").content.decode()

    assert found.count("Havsund IL har alt meldt på én. Dere kan bytte deltaker.") == 1
    assert 'aria-invalid="true"' in found
    assert reverse("conference:own_link", args=["eigersund", held.pk]) in found
    assert 'id="taken" hidden' not in found
    assert SignUp.objects.count() == 1


def test_the_list_marks_those_who_have_one_already(client):
    place = organiser()
    held = conference(place)
    sign_up(held, association=association(place, "HAVSUND IL"))
    association(place, "HAVSUND VEL")

    found = page(client, "sign_up", held)

    assert '<option value="Havsund IL" data-taken>' in found
    assert '<option value="Havsund Vel">' in found


def test_a_municipality_signs_up_by_its_name_and_two_of_one_name_are_told_apart(client):
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY, price=500)

    unclear = post(client, held, represents="Herøy").content.decode()
    post(client, held, represents="Herøy (Nordland)", invoice_reference="PO 7")

    assert "Herøy (Møre og Romsdal)" in unclear
    taken_in = SignUp.objects.get()
    assert taken_in.municipality == Municipality.objects.get(pk="1818")
    assert taken_in.invoice_reference == "PO 7"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"email": "anna(at)example.no"}, "Skriv e-postadressen slik: navn@example.no"),
        ({"email": ""}, "Skriv e-postadressen slik: navn@example.no"),
        ({"phone": "12"}, "Skriv telefonnummeret med åtte sifre"),
        ({"name": ""}, "Skriv navnet på den som kommer."),
        ({"represents": ""}, "Velg et lag fra lista, eller skriv navnet hvis det mangler."),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field_and_the_rest_stays(client, typed, message):
    held = conference(organiser())

    given = {"represents": "Ullklubben", "not_listed": "on", "role": "kasserer", **typed}
    found = post(client, held, **given).content.decode()

    assert message in found
    assert 'value="kasserer"' in found
    assert not SignUp.objects.exists()


def test_price_and_stands_are_asked_about_only_where_there_are_any(client):
    place = organiser()
    plain = page(client, "sign_up", conference(place))
    rich = page(client, "sign_up", conference(place, price=100, has_stands=True))

    names = ("invoice_reference", "wants_stand")
    assert [f'name="{name}"' in plain for name in names] == [False, False]
    assert [f'name="{name}"' in rich for name in names] == [True, True]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("calendar", "text/calendar; charset=utf-8"),
        ("programme_calendar", "text/calendar; charset=utf-8"),
        ("programme_pdf", "application/pdf"),
    ],
)
def test_files_are_downloads_of_what_is_published_only(client, name, media_type):
    place = organiser()
    held, draft = conference(place), conference(place, is_open=False)
    actions.set_programme(held, [round_draft(held)])

    response = client.get(reverse(f"conference:{name}", args=[place.slug, held.pk]))
    hidden = client.get(reverse(f"conference:{name}", args=[place.slug, draft.pk]))

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"].startswith("attachment")
    assert hidden.status_code == 404


def test_the_pages_are_in_nynorsk_where_the_place_is(client):
    held = conference(organiser("4644", "Luster kommune", "luster"), language="nn")
    held.organiser.language = "nn"
    held.organiser.save()

    assert "3 plassar att" in page(client, "conference", held)


def test_every_page_takes_the_same_number_of_queries_for_one_row_and_for_three(client):
    place = organiser()
    first = conference(place, capacity=20)
    addresses = [
        reverse("conference:all"),
        reverse("conference:conference", args=[place.slug, first.pk]),
        reverse("conference:sign_up", args=[place.slug, first.pk]),
    ]

    others = [("4644", "Luster kommune", "luster"), ("1103", "Stavanger", "stavanger")]

    def add(number: int) -> None:
        sign_up(first, f"Person {number}", association=association(place, f"LAG {number}"))
        rounds = [round_draft(first, one, 40 * one) for one in range(1, number + 2)]
        actions.set_programme(first, rounds)

    add(0)
    one = [queries(client, address) for address in addresses]
    for number, other in enumerate(others, start=1):
        conference(organiser(*other))
        add(number)
    three = [queries(client, address) for address in addresses]

    assert one == three
