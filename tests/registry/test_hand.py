"""What a person has the word on survives every import, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samspill.registry import actions, hand
from samspill.registry.importing import plan_import
from samspill.registry.models import Association
from tests.registry.builders import NUMBERS, organiser, row

pytestmark = pytest.mark.django_db
WHOLE = row(
    org_number=NUMBERS[0],
    category_code="1200",
    activity="Fotball",
    address="Testveien 1",
    postcode="4563",
    place="BORHAUG",
    care_of="Kari Eksempel",
    emails=("post@example.no",),
    phones=("+4740000000",),
)
CHANGED = replace(
    WHOLE,
    category_code="1100",
    activity="Kor",
    address="Nyveien 2",
    postcode="4550",
    care_of="Ola Eksempel",
    emails=("ny@example.no",),
    phones=("+4741111111",),
)


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def held(place):
    take_in(place, WHOLE)
    return place.associations.get()


def take_in(place, *rows, source="register"):
    return actions.import_associations(place, rows=rows, source=source)


def points(place, kind):
    found = place.associations.get().contact_points.filter(kind=kind)
    return list(found.values_list("value", flat=True))


@pytest.mark.parametrize("source", ["register", "file"])
def test_one_field_by_hand_stays_and_the_others_follow_the_list(place, held, source):
    hand.mark_fields(held, ["activity"])

    take_in(place, CHANGED, source=source)

    held.refresh_from_db()
    assert (held.activity, held.category_id, held.address) == ("Fotball", "1100", "Nyveien 2")


def test_whoever_writes_a_part_of_the_address_has_the_word_on_all_of_it_but_not_on_the_person(
    place, held
):
    hand.mark_fields(held, ["postcode"])

    take_in(place, CHANGED)

    held.refresh_from_db()
    assert (held.address, held.postcode, held.care_of) == ("Testveien 1", "4563", "Ola Eksempel")


def test_emails_by_hand_stay_while_telephones_follow_the_register(place, held):
    hand.mark_fields(held, ["emails"])

    take_in(place, CHANGED)

    assert points(place, "email") == ["post@example.no"]
    assert points(place, "phone") == ["+4741111111"]


def test_a_kind_by_hand_stays_with_its_others(place, held):
    hand.mark_fields(held, ["category_id"])

    take_in(place, replace(CHANGED, other_category_codes=("13100",)))

    held.refresh_from_db()
    assert (held.category_id, held.other_categories.count()) == ("1200", 0)


def test_the_registers_word_on_the_end_of_an_association_holds(place, held):
    hand.mark_fields(held, ["name", "activity"])

    take_in(place, replace(CHANGED, status=Association.Status.BANKRUPT))

    held.refresh_from_db()
    assert (held.activity, held.status) == ("Fotball", "bankrupt")


def test_the_register_decides_again_when_a_field_is_given_back(place, held):
    hand.mark_fields(held, ["activity", "address"])
    hand.release_field(held, "place")

    take_in(place, CHANGED)

    held.refresh_from_db()
    assert held.fields_by_hand == ["activity"]
    assert (held.activity, held.address) == ("Fotball", "Nyveien 2")


def test_the_plan_tells_what_differs_and_stays(place, held):
    hand.mark_fields(held, ["activity", "emails", "category"])

    plan = plan_import(place, rows=[CHANGED], source="register")

    assert plan.kept[0].kept == ["activity", "category_id", "emails"]
    assert plan.kept[0].told == "adresse, c/o, telefon"


def test_names_that_no_list_writes_are_not_marked(held):
    hand.mark_fields(held, ["district", "name"])

    assert held.fields_by_hand == ["name"]


def test_one_merged_with_another_is_not_brought_to_life_again(place, held):
    Association.objects.filter(pk=held.pk).update(status=Association.Status.MERGED)

    result = take_in(place, CHANGED)

    held.refresh_from_db()
    assert held.status == Association.Status.MERGED
    assert [reason for _name, reason in result.left_out] == ["er slått sammen med et annet i lista"]
