from __future__ import annotations

import pytest

from samspill.organiser.models import Organiser
from samspill.registry.coverage import EXPECTED, HEIGHT, coverage
from samspill.registry.models import Association, Category
from tests.registry.builders import association, organiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


def add(place: Organiser, name: str, code: str = "", email: bool = False) -> Association:
    category = Category.objects.get(pk=code) if code else None
    emails = [f"{name}@example.no"] if email else []
    return association(place, name, category=category, emails=emails)


def strokes(path: str) -> int:
    return path.count(f"v{HEIGHT}")


def test_the_picture_has_a_stroke_for_each_dark_for_those_with_email(place):
    for number in range(3):
        add(place, f"kor{number}", "1100", email=number < 2)

    row = coverage(place).rows[0]

    assert (row.total, row.with_email) == (3, 2)
    assert (strokes(row.reached), strokes(row.rest)) == (2, 1)


def test_most_stand_first_and_the_unknown_last(place):
    add(place, "ukjent")
    add(place, "ukjent2")
    add(place, "vel", "6200")
    add(place, "kor", "1100")
    add(place, "kor2", "1100")

    assert [row.code for row in coverage(place).rows] == ["1100", "6200", ""]


def test_kinds_that_an_invitation_to_all_names_are_missed_when_they_lack(place):
    add(place, "kor", "1100")

    assert {row.code for row in coverage(place).missing} == set(EXPECTED) - {"1100"}


def test_an_empty_list_misses_nothing_yet(place):
    empty = coverage(place)

    assert (empty.rows, empty.missing, empty.total) == ([], [], 0)


def test_those_who_cannot_be_invited_are_not_counted(place):
    gone = add(place, "borte", "1100")
    Association.objects.filter(pk=gone.pk).update(status="deleted")

    assert coverage(place).total == 0


def test_many_associations_share_a_stroke(place):
    Association.objects.bulk_create(
        Association(organiser=place, name=f"lag {number}", category_id="1200", source="file")
        for number in range(130)
    )

    picture = coverage(place)

    assert picture.per_stroke == 3
    assert strokes(picture.rows[0].rest) == 44


def test_the_picture_takes_two_queries(place, django_assert_num_queries):
    add(place, "kor", "1100")

    with django_assert_num_queries(2):
        coverage(place)
