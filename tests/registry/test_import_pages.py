"""A list is looked over before it is taken in, from a file or from the live register."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samspill.registry.models import Association
from samspill.registry.views import imports
from tests.adapters.brreg_server import brreg_server
from tests.registry.builders import (
    FARSUND,
    LUSTER,
    NUMBERS,
    association,
    organiser,
    signed_in,
    unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def client(place):
    return signed_in(place)


def address(place, name, *more):
    return reverse(f"registry:{name}", args=[place.slug, *more])


def upload(client, place, text, name="lag.csv", **more):
    file = SimpleUploadedFile(name, text.encode("utf-8"))
    return client.post(address(place, "import"), {"file": file}, **more)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_file_is_looked_over_before_anything_is_written(client, place):
    association(place, "Gammelt kor")

    page = text_of(
        upload(
            client,
            place,
            "navn;orgnr;kommune;e-post\nGammelt kor;;;\nNytt kor;;;kor@example.no\n"
            "Borte;;Luster;\nGalt;12;;\n",
            follow=True,
        )
    )

    assert "1 lag er nytt. " in page
    assert "1 står som før. 1 utelates." in page
    assert "hører til en annen kommune" in page
    assert "«12» er ikke et organisasjonsnummer" in page
    assert "Ta inn 1 lag" in page
    assert place.associations.count() == 1


def test_what_was_looked_over_is_taken_in_once(client, place):
    upload(client, place, "navn\nNytt kor\nNytt vel\n")

    answer = client.post(address(place, "import_preview"), follow=True)
    again = client.post(address(place, "import_preview"), follow=True)

    assert "Lista er tatt inn: 2 nye lag, 0 endret." in text_of(answer)
    assert "Ingen liste venter" in text_of(again)
    assert place.associations.count() == 2


def test_a_list_waits_for_its_own_organiser_alone(client, place):
    from samspill.organiser.models import Membership
    from samspill.people.models import User

    other = organiser(LUSTER, "luster")
    Membership.objects.create(
        organiser=other, user=User.objects.get(), role="coordinator", party="municipality"
    )
    upload(client, place, "navn\nNytt kor\n")

    client.post(address(other, "import_preview"))

    assert not Association.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "Fila er tom. Velg en annen."), ("x" * 11_000_000, "Fila er større enn 10 MB.")],
)
def test_a_file_that_is_empty_or_too_large_is_refused(client, place, content, message):
    assert message in text_of(upload(client, place, content))


def test_the_register_is_fetched_looked_over_and_taken_in(client, place, settings):
    units = [
        unit(icnpoKategorier=[{"icnpoNummer": "1200", "rekkefoelge": 1}]),
        unit(organisasjonsnummer=NUMBERS[1], navn="TESTVIK KOR", epostadresse=None),
    ]
    with brreg_server(units) as server:
        settings.BRREG_ADDRESS = server.address
        page = text_of(client.post(address(place, "import_register"), follow=True))
    answer = client.post(address(place, "import_preview"), follow=True)

    assert "2 lag er nye. 1 av dem mangler e-post." in page
    assert "Lista er tatt inn: 2 nye lag" in text_of(answer)
    assert set(place.associations.values_list("category_id", "source")) == {
        ("1200", "register"),
        ("1100", "register"),
    }


def test_a_register_that_does_not_answer_is_told_in_words(client, place, settings, monkeypatch):
    monkeypatch.setattr(imports, "SECONDS", 0)
    settings.BRREG_ADDRESS = "http://127.0.0.1:9"

    page = text_of(client.post(address(place, "import_register"), follow=True))

    assert "Registeret svarer ikke nå. Prøv igjen om en stund." in page


def test_bare_numbers_are_looked_up(client, place, settings):
    with brreg_server([unit(), unit(organisasjonsnummer=NUMBERS[1], navn="ET ANNET")]) as server:
        settings.BRREG_ADDRESS = server.address
        page = text_of(upload(client, place, f"{NUMBERS[0]}\n", follow=True))

    assert "Testvik Idrettslag" in page
    assert "Et Annet" not in page


def test_json_from_the_register_is_taken_in_as_a_file(client, place):
    upload(client, place, json.dumps([unit()]), name="lag.json")

    client.post(address(place, "import_preview"))

    assert place.associations.get().municipality_number == FARSUND
