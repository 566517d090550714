"""A list is looked over before it is taken in, from a file or from the live register."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samspill.registry.models import Association
from tests.registry.builders import (
    FARSUND,
    LUSTER,
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
    assert "1 blir endret. 1 utelates." in page  # its kind is guessed, where none was told
    assert "hører til en annen kommune" in page
    assert "«12» er ikke et organisasjonsnummer" in page
    assert "Ta inn 2 lag" in page
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


def test_json_from_the_register_is_taken_in_as_a_file(client, place):
    upload(client, place, json.dumps([unit()]), name="lag.json")

    client.post(address(place, "import_preview"))

    assert place.associations.get().municipality_number == FARSUND
