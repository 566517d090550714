from __future__ import annotations

from dataclasses import replace

import pytest

from samspill.registry import actions
from samspill.registry.matching import find, index_by_name, reason_not_invited
from samspill.registry.models import Association
from tests.registry.builders import NUMBERS, association, organiser, row

pytestmark = pytest.mark.django_db
Status = Association.Status
WHOLE = row(org_number=NUMBERS[0])


@pytest.fixture
def place():
    return organiser()


def take_in(place, *rows):
    return actions.import_associations(place, rows=rows, source="register")


def test_people_find_their_association_whatever_the_capitals_and_spaces(place):
    take_in(place, WHOLE, row("ODDA | & «KOR»"))
    index = index_by_name(place)

    assert find(index, " testvik   idrettslag ").org_number == NUMBERS[0]
    assert find(index, "318 730 008").org_number == NUMBERS[0]
    assert find(index, "odda | & «kor»") is not None
    assert find(index, "Testvik") is None
    assert place.associations.named("Testvik idrettslag").get().org_number == NUMBERS[0]
    assert place.associations.named("318 730 008").count() == 1
    assert place.associations.named("Testvik").count() == 0


def test_of_two_with_one_name_the_living_is_found(place):
    take_in(place, replace(WHOLE, status=Status.DELETED), replace(WHOLE, org_number=NUMBERS[1]))

    assert find(index_by_name(place), WHOLE.name).org_number == NUMBERS[1]


def test_without_email_also_means_that_the_address_is_dead(place):
    alive, dead = (
        association(place, "A", emails=["a@example.no"]),
        association(place, "B", emails=["b@example.no"]),
    )
    dead.contact_points.update(is_dead=True)

    assert list(place.associations.without_email()) == [dead]
    assert alive.contact_points.count() == 1


def test_why_one_is_not_invited_is_said_in_words(place):
    take_in(place, WHOLE, row("BORTE", status=Status.DELETED))
    index = index_by_name(place)

    assert reason_not_invited(find(index, WHOLE.name)) == ""
    assert reason_not_invited(find(index, "Borte")) == (
        "er slettet i registeret og blir ikke invitert"
    )
