from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.registry.models import Association
from tests.registry.builders import (
    LUSTER,
    NUMBERS,
    association,
    national,
    organiser,
    signed_in,
)

pytestmark = pytest.mark.django_db
PAGES = ("associations", "new", "import", "import_preview")


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def client(place):
    return signed_in(place)


def address(place, name, *more):
    return reverse(f"registry:{name}", args=[place.slug, *more])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_does_not_see_the_pages_of_another_organiser(place, name):
    stranger = signed_in(organiser(LUSTER, "luster"), email="fremmed@example.no")

    assert stranger.get(address(place, name)).status_code == 404


@pytest.mark.parametrize("name", ["association", "details"])
def test_a_stranger_does_not_see_an_association(place, name):
    held = association(place)
    other = organiser(LUSTER, "luster")
    stranger = signed_in(other, email="fremmed@example.no")

    assert stranger.get(address(place, name, held.pk)).status_code == 404
    assert stranger.get(address(other, name, held.pk)).status_code == 404


@pytest.mark.parametrize("name", ["new", "import", "import_preview"])
def test_a_reader_sees_the_list_but_changes_nothing(place, name):
    reader = signed_in(place, email="leser@example.no", role="reader")

    assert reader.get(address(place, "associations")).status_code == 200
    assert reader.get(address(place, name)).status_code == 404
    assert reader.post(address(place, "import_register")).status_code == 404


def test_a_national_body_has_no_list_of_associations():
    host = national()

    assert signed_in(host).get(address(host, "associations")).status_code == 404


def test_one_who_is_not_signed_in_may_sign_in(place):
    from django.test import Client

    assert Client().get(address(place, "associations")).status_code == 302


def test_an_empty_list_says_what_will_stand_here(client, place):
    page = text_of(client.get(address(place, "associations")))

    assert "Her kommer lag og foreninger i Farsund kommune" in page
    assert "Hent lista" in page


def test_the_list_shows_who_is_there_and_who_lacks_an_address(client, place):
    association(place, "LUSTER IL", emails=["il@example.no"])
    association(place, "Vel & <bra> | «lag» Ođđa")

    page = text_of(client.get(address(place, "associations")))

    assert "Luster IL" in page
    assert "Vel &amp; &lt;bra&gt; | «lag» Ođđa" in page
    assert "mangler e-post" in page
    assert "1 kan nås på e-post, 1 bare på papir eller telefon" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Kor", "Vel"]),
        ("?q=KO", ["Kor"]),
        ("?category=1100", ["Kor"]),
        ("?category=1", ["Kor", "Vel"]),
        ("?without_email=1", ["Vel"]),
        ("?status=bankrupt", ["Borte"]),
        ("?status=all", ["Borte", "Kor", "Vel"]),
        ("?status=nonsense&page=x", ["Kor", "Vel"]),
    ],
)
def test_the_list_is_narrowed_by_what_is_asked_for(client, place, query, names):
    from samspill.registry.models import Category

    association(place, "Kor", category=Category.objects.get(pk="1100"), emails=["kor@example.no"])
    association(place, "Vel")
    gone = association(place, "Borte")
    Association.objects.filter(pk=gone.pk).update(status="bankrupt")

    page = client.get(address(place, "associations") + query).context["page"]

    assert [held.name for held in page] == names


def test_fifty_stand_on_a_page_and_the_search_follows_to_the_next(client, place):
    for number in range(51):
        association(place, f"Lag {number:02}")

    first = client.get(address(place, "associations") + "?q=lag")
    second = client.get(address(place, "associations") + "?q=lag&page=2")

    assert "?q=lag&amp;page=2#list" in first.content.decode()
    assert [held.name for held in second.context["page"]] == ["Lag 50"]


def test_the_list_takes_the_same_number_of_queries_for_one_and_for_three(
    client, place, django_assert_num_queries
):
    association(place, "A", emails=["a@example.no"])
    client.get(address(place, "associations"))
    with django_assert_num_queries(12) as one:
        client.get(address(place, "associations"))
    association(place, "B", phones=["+4740000000"])
    association(place, "C")

    with django_assert_num_queries(len(one)):
        client.get(address(place, "associations"))


def test_an_association_shows_what_is_known_and_no_link_that_runs(client, place):
    held = association(
        place,
        "Testvik kor",
        website="javascript:alert(1)",
        care_of="Kari Eksempel",
        address="Vei 1",
    )

    page = text_of(client.get(address(place, "association", held.pk)))

    assert "c/o Kari Eksempel" in page
    assert 'href="javascript' not in page


def test_an_association_is_written_in_by_hand(client, place):
    answer = client.post(
        address(place, "new"),
        {"name": "Testvik kor", "emails": "kor@example.no, to@example.no", "phones": "40 00 00 00"},
        follow=True,
    )

    held = place.associations.get()
    assert "Testvik kor står i lista." in text_of(answer)
    assert (held.source, held.contact_points.count()) == ("manual", 3)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", "Skriv navnet på laget."),
        ("org_number", "123", "Skriv ni siffer, for eksempel 318 730 008."),
        ("org_number", "318730009", "Sifrene passer ikke sammen."),
        ("org_number", NUMBERS[1], "Finnes har alt dette nummeret."),
        ("emails", "kari(at)example.no", "Skriv e-postadressen slik: navn@example.no"),
        ("phones", "ring meg", "Skriv telefonnummeret slik: 40 00 00 00"),
        ("postcode", "45", "Skriv postnummeret med fire siffer"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_says_how_to_put_it_right(
    client, place, field, typed, message
):
    association(place, "Finnes", org_number=NUMBERS[1])

    answer = client.post(
        address(place, "new"), {"name": "Nytt lag", "activity": "Det vi gjør", field: typed}
    )

    assert message in text_of(answer)
    assert "Det vi gjør" in text_of(answer)
    assert place.associations.count() == 1


def test_details_are_corrected_and_the_registers_capitals_are_no_correction(client, place):
    held = association(place, "LUSTER IL", emails=["il@example.no"])
    Association.objects.filter(pk=held.pk).update(source="register")

    client.post(
        address(place, "details", held.pk), {"name": "Luster IL", "emails": "ny@example.no"}
    )

    held.refresh_from_db()
    assert (held.name, held.source) == ("LUSTER IL", "register")
    assert [point.value for point in held.contact_points.all()] == ["ny@example.no"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_pages_stand_in_every_language(client, place, language):
    held = association(place, emails=["kor@example.no"])
    client.cookies["language"] = language

    for name, more in (("associations", []), ("association", [held.pk]), ("import", [])):
        page = client.get(address(place, name, *more))

        assert page.headers["Content-Language"] == language
