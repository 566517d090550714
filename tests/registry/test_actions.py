from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samspill.registry import actions
from samspill.registry.models import Association, Category, ContactPoint
from tests.registry.builders import LUSTER, NUMBERS, association, member, organiser, row

pytestmark = pytest.mark.django_db
Status = Association.Status
WHOLE = row(
    org_number=NUMBERS[0],
    category_code="1200",
    other_category_codes=("13100",),
    activity="Fotball",
    address="Testveien 1",
    care_of="Kari Eksempel",
    emails=("post@example.no",),
    phones=("+4740000000",),
)


@pytest.fixture
def place():
    return organiser()


def take_in(place, *rows, source="register"):
    return actions.import_associations(place, rows=rows, source=source)


def test_a_list_is_taken_in_whole(place):
    result = take_in(place, WHOLE)

    held = place.associations.get()
    assert (result.added, result.changed, result.unchanged, result.left_out) == (1, 0, 0, [])
    assert (held.name, held.category_id, held.care_of) == (WHOLE.name, "1200", "Kari Eksempel")
    assert [category.pk for category in held.other_categories.all()] == ["13100"]
    assert {point.value for point in held.contact_points.all()} == {
        "post@example.no",
        "+4740000000",
    }
    assert held.seen_in_register_at is not None


@pytest.mark.parametrize("source", ["register", "file"])
def test_the_same_list_again_changes_nothing(place, source):
    take_in(place, WHOLE, row("TESTVIK KOR"), source=source)

    again = take_in(place, WHOLE, row("TESTVIK KOR"), source=source)

    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert ContactPoint.objects.count() == 2


def test_an_association_is_known_by_number_though_its_name_has_changed(place):
    take_in(place, WHOLE)

    result = take_in(place, replace(WHOLE, name="NYTT NAVN"))

    assert (result.changed, place.associations.get().name) == (1, "NYTT NAVN")
    assert list(place.associations.matching("nytt")) == [place.associations.get()]


def test_an_association_without_number_is_known_by_its_folded_name_and_given_one(place):
    take_in(place, row("Testvik  Idrettslag"), source="file")

    result = take_in(place, WHOLE)

    assert (result.changed, place.associations.get().org_number) == (1, NUMBERS[0])


def test_two_with_one_name_and_each_its_number_are_two(place):
    result = take_in(place, WHOLE, replace(WHOLE, org_number=NUMBERS[1]))

    assert result.added == 2


@pytest.mark.parametrize(
    "second",
    [
        WHOLE,
        replace(WHOLE, org_number=""),
        replace(WHOLE, org_number="", name="testvik idrettslag"),
    ],
)
def test_the_second_of_the_same_is_left_out(place, second):
    for _again in range(2):
        result = take_in(place, WHOLE, second)

        assert [(name.casefold(), reason) for name, reason in result.left_out] == [
            ("testvik idrettslag", "står to ganger i lista; den første gjelder")
        ]
    assert place.associations.count() == 1


def test_another_municipalitys_is_left_out_and_said(place):
    result = take_in(place, replace(WHOLE, municipality_number=LUSTER))

    assert result.left_out == [("Testvik Idrettslag", "hører til en annen kommune")]
    assert not place.associations.exists()


@pytest.mark.parametrize("status", [Status.DELETED, Status.BANKRUPT, Status.WINDING_UP])
def test_what_has_ended_is_kept_but_not_among_those_invited(place, status):
    result = take_in(place, replace(WHOLE, status=status))

    assert result.noted[0][0] == "Testvik Idrettslag"
    assert place.associations.get().status == status
    assert not place.associations.active().exists()


def test_a_deletion_leaves_the_rest_and_the_day_it_was_last_seen(place):
    take_in(place, WHOLE)
    seen = place.associations.get().seen_in_register_at

    take_in(place, row(org_number=NUMBERS[0], status=Status.DELETED))

    held = place.associations.get()
    assert (held.activity, held.category_id) == ("Fotball", "1200")
    assert held.seen_in_register_at == seen


def test_a_file_neither_empties_nor_revives_what_it_does_not_tell_of(place):
    take_in(place, replace(WHOLE, status=Status.BANKRUPT))

    take_in(place, row(emails=("ny@example.no",)), source="file")

    held = place.associations.get()
    assert (held.activity, held.status, held.source) == ("Fotball", Status.BANKRUPT, "register")
    assert held.contact_points.count() == 3


def test_the_register_takes_away_its_own_old_address_and_no_other(place):
    take_in(place, WHOLE)
    held = place.associations.get()
    ContactPoint.objects.create(
        association=held, kind="email", value="egen@example.no", source="manual"
    )

    take_in(place, replace(WHOLE, emails=("ny@example.no",)))

    emails = held.contact_points.filter(kind="email").values_list("value", flat=True)
    assert set(emails) == {"ny@example.no", "egen@example.no"}


def test_a_guess_does_not_overwrite_a_known_category(place):
    take_in(place, WHOLE)

    take_in(place, replace(WHOLE, category_code="1100", category_is_guessed=True))

    held = place.associations.get()
    assert held.category_id == "1200"
    assert held.other_categories.count() == 1


def test_a_bare_number_fits_one_that_is_held_and_is_left_out_otherwise(place):
    take_in(place, WHOLE)

    result = take_in(place, row("", org_number=NUMBERS[0]), row("", org_number=NUMBERS[1]))

    assert [name for name, _reason in result.left_out] == [NUMBERS[1]]
    assert place.associations.get().name == WHOLE.name


def test_an_import_is_one_row_of_history_without_names(place):
    user = member(place)

    actions.import_associations(place, rows=[WHOLE], source="file", by=user)

    entry = place.history.get(action="registry.associations_imported")
    assert entry.actor == user
    assert entry.details == {
        "source": "file", "added": 1, "changed": 0, "unchanged": 0, "left_out": 0,
    }  # fmt: skip


def test_an_import_takes_the_same_number_of_queries_for_one_and_for_many(
    place, django_assert_max_num_queries
):
    many = [
        replace(WHOLE, name=f"LAG {number}", org_number="", emails=(f"p{number}@example.no",))
        for number in range(60)
    ]

    with django_assert_max_num_queries(14):
        take_in(place, *many)
    with django_assert_max_num_queries(14):
        take_in(place, *[replace(one, activity="Nytt") for one in many])


def test_an_association_is_added_by_hand_with_its_contact_points(place):
    added = association(
        place,
        "Testvik kor",
        category=Category.objects.get(pk="1100"),
        emails=["kor@example.no"],
        phones=["+4740000000"],
    )

    assert (added.source, added.contact_points.count()) == ("manual", 2)
    assert list(place.associations.matching("KOR")) == [added]


def test_a_number_can_stand_once_at_an_organiser_and_again_at_another(place):
    association(place, "A", org_number=NUMBERS[0])
    association(organiser(LUSTER, "luster"), "B", org_number=NUMBERS[0])

    with pytest.raises(IntegrityError), transaction.atomic():
        association(place, "C", org_number=NUMBERS[0])


def test_a_correction_by_hand_replaces_the_contact_points_and_keeps_the_dead_dead(place):
    take_in(place, WHOLE)
    held = place.associations.get()
    held.contact_points.filter(kind="email").update(is_dead=True)

    actions.change_association(
        held,
        values={"activity": "Håndball"},
        emails=["post@example.no", "ny@example.no"],
        phones=[],
    )

    held = place.associations.with_contact_points().get()
    assert (held.activity, held.email) == ("Håndball", "ny@example.no")
    assert held.fields_by_hand == ["activity", "emails", "phones"]
    assert held.contact_points.filter(is_dead=True).count() == 1
    assert held.phone == ""


def test_a_correction_of_contact_points_alone_leaves_the_register_in_charge(place):
    take_in(place, WHOLE)
    held = place.associations.get()

    actions.change_association(
        held, values={"activity": held.activity}, emails=["ny@example.no"], phones=[]
    )

    assert place.associations.get().source == "register"


def test_addresses_are_erased_a_year_after_the_association_has_ended(place):
    from samspill.registry import retention

    take_in(place, WHOLE, row("LEVER", emails=("lever@example.no",), address="Her 1"))
    place.associations.filter(name=WHOLE.name).update(status=Status.DELETED)
    later = timezone.now() + timedelta(days=366)

    erased = [
        field.erase(field.due(when)) for when in (timezone.now(), later)
        for field in retention.PERSONAL if field.due
    ]  # fmt: skip

    assert [count for count in erased if count] == [2, 1]
    assert place.associations.get(name=WHOLE.name).care_of == ""
    assert place.associations.get(name="LEVER").address == "Her 1"
