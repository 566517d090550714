"""A list kept elsewhere writes names as people do: some are two places', some are Sami."""

import pytest

from samspill.conference.several.table import read_people
from samspill.organiser.models import Municipality
from tests.conference import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return builders.conference(builders.national(), one_per="municipality")


def read(conference, *rows):
    text = "\r\n".join(["kommune;navn;e-post", *rows])
    return read_people(conference, text.encode("utf-8-sig"), file="liste.csv")


def test_a_name_that_is_two_municipalities_is_asked_about_and_never_guessed(national):
    people, problems = read(national, "Herøy;Anna;", "1515;Berit;")

    assert [(one.name, one.municipality.number) for one in people] == [("Berit", "1515")]
    assert str(problems[0]) == (
        "liste.csv, rad 2, kolonne Kommune: Flere heter «Herøy». Skriv kommunenummeret."
    )


@pytest.mark.parametrize("text", ["Kárášjohka", "karasjok", "Kárášjohka - Karasjok", "5610"])
def test_a_municipality_is_known_by_the_name_in_each_language(national, text):
    people, problems = read(national, f"{text};Máret;")

    assert problems == []
    assert people[0].municipality == Municipality.objects.get(number="5610")


def test_the_0_that_excel_takes_from_the_front_is_put_back(national):
    people, _problems = read(national, "301;Anna;")

    assert people[0].municipality.number == "0301"


def test_problems_stand_in_the_order_of_the_rows(national):
    _people, problems = read(national, "Atlantis;Anna;", "Hå;Berit;feil", "Atlantis;Siri;")

    assert [one.row for one in problems] == [2, 3, 4]


def test_two_associations_of_one_name_are_asked_about(place):
    held = builders.conference(place)
    for number in ("310000019", "310000027"):
        builders.association(place, "Havsund IL", org_number=number)

    people, problems = read_people(
        held, b"lag;navn\nHavsund IL;Anna\n310000027;Berit\n", file="liste.csv"
    )

    assert [(one.name, one.association.org_number) for one in people] == [("Berit", "310000027")]
    assert [(one.row, one.column) for one in problems] == [(2, "association")]
