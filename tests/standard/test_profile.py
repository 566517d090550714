"""What others see: the map by evidence, the public profile, and what Samspill already knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.organiser.models import Municipality
from samspill.standard.facts import facts_of
from samspill.standard.map import map_rows
from samspill.standard.models import Criterion, PolicyStatus
from samspill.standard.profile import profile_of
from samspill.standard.steps_picture import steps_picture
from tests.registry.builders import FARSUND, LUSTER, NUMBERS, association, organiser
from tests.standard.builders import mark, reach_the_map, this_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


def on_the_map(number: str = FARSUND):
    return next(row for row in map_rows() if row.number == number)


def test_public_marks_in_place_and_confirmed_put_a_municipality_on_the_map(place):
    reach_the_map(place)

    row = on_the_map()

    assert (row.state, row.by_evidence, row.as_of) == ("adopted", True, timezone.localdate())
    assert row.evidence.endswith(f"/{place.slug}/standard/")


@pytest.mark.parametrize("less", [{"level": 1}, {"is_public": False}, {"level": None}])
def test_one_mark_that_is_less_or_not_shown_takes_it_off_again(place, less):
    reach_the_map(place)
    mark(place, 3, **less)

    assert on_the_map().state == "no_data"


@pytest.mark.parametrize("choices", [["no"] * 5, ["yes"] * 4, ["unknown"] * 6])
def test_a_starred_criterion_must_be_confirmed(place, choices):
    reach_the_map(place, choices)

    assert on_the_map().state == "no_data"


@pytest.mark.parametrize(("years", "state"), [(0, "adopted"), (1, "adopted"), (2, "no_data")])
def test_marks_stand_for_their_own_year_and_the_next(place, years, state):
    Criterion.objects.filter(number__gt=1).update(is_for_the_map=False)
    mark(place, 1, year=this_year() - years)

    assert on_the_map().state == state


def test_a_criterion_taken_out_of_the_map_is_not_asked_for(place):
    mark(place, 1)
    Criterion.objects.filter(number__in=(2, 3)).update(is_for_the_map=False)

    assert on_the_map().by_evidence


def test_what_is_written_down_as_adopted_keeps_its_own_date(place):
    PolicyStatus.objects.create(
        municipality=Municipality.objects.get(pk=FARSUND), state="adopted", as_of=date(2025, 5, 1)
    )
    reach_the_map(place)

    assert (on_the_map().as_of, on_the_map().by_evidence) == (date(2025, 5, 1), False)


def page(client, place):
    return client.get(reverse("standard:profile", args=[place.slug]))


def test_an_empty_profile_says_what_will_stand_there(client, place):
    answer = page(client, place)

    assert answer.status_code == 200
    assert not answer.context["profile"].shown


def test_a_profile_shows_level_evidence_and_who_confirms_and_no_sum(client, place):
    reach_the_map(place, ["yes"] * 4 + ["no"])
    mark(place, 4, None, reason="Ikke undersøkt", evidence=None)

    answer = page(client, place)
    shapes = {one.criterion.number: one for one in answer.context["profile"].shapes}

    assert [number for number, one in shapes.items() if one.is_confirmed] == [2]
    assert (shapes[2].counts.says_so, shapes[2].counts.know) == (4, 5)
    assert (shapes[4].mark.level, shapes[5].mark) == (None, None)
    told = answer.content.decode()
    assert "Vedtaket" in told
    assert "Ikke undersøkt" in told


def test_development_is_told_year_by_year(client, place):
    mark(place, 1, 1, year=this_year() - 1)
    mark(place, 1, 2)

    shape = page(client, place).context["profile"].shapes[0]

    assert [(year, one.level) for year, one in shape.years] == [
        (this_year() - 1, 1),
        (this_year(), 2),
    ]


def neighbour(number: str, slug: str, level: int | None):
    mark(organiser(number, slug), 1, level)


def test_it_stands_among_municipalities_of_its_own_size_by_what_they_show(place):
    people = Municipality.objects.get(pk=FARSUND).population
    near = Municipality.objects.filter(population__range=(people - 500, people + 500))
    one, other = near.exclude(pk=FARSUND)[:2]
    neighbour(one.pk, "en", 3)
    neighbour(other.pk, "to", None)
    neighbour("0301", "oslo", 0)
    mark(place, 1)

    first = profile_of(place).shapes[0]

    assert (first.spread, first.others_without) == ([0, 0, 0, 1], 1)


def test_a_profile_asks_as_often_however_many_there_are(place, django_assert_num_queries):
    reach_the_map(place)
    neighbour(LUSTER, "luster", 2)

    with django_assert_num_queries(7):
        profile_of(place)


@pytest.mark.parametrize(("most", "per_square"), [(0, 1), (16, 1), (17, 2), (100, 7)])
def test_a_picture_lets_a_square_stand_for_more_when_there_are_many(most, per_square):
    picture = steps_picture(2, [0, most, 1, 0])

    assert picture.per_square == per_square
    assert all(square.y > picture.top for step in picture.steps for square in step.squares)
    assert picture.y > picture.top


def test_no_level_has_no_mark_in_the_picture():
    assert steps_picture(None, [0, 0, 0, 0]).x is None


def test_the_list_of_associations_is_told_with_how_many_were_looked_over(place):
    fresh = association(place, "Nytt", org_number=NUMBERS[0])
    association(place, "Gammelt", org_number=NUMBERS[1])
    place.associations.update(list_changed_at=None, seen_in_register_at=None)
    fresh.list_changed_at = timezone.now() - timedelta(days=30)
    fresh.save(update_fields=["list_changed_at"])

    found = facts_of(place, "nb")

    assert [(fact.count, fact.total) for fact in found[11]] == [(1, 2)]
    assert [fact.count for fact in found[5]] == [2]
    assert found[1] == found[2] == found[3] == []
