"""A profile among others: of its size or of its county, when enough of them show a sign."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.organiser.models import Municipality
from samspill.standard.peers import peers_of
from samspill.standard.profile import Profile, profile_of
from tests.registry.builders import FARSUND, national, organiser, signed_in
from tests.standard.builders import mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


def others(count: int, *, level: int | None = 1, number: int = 1, **where: object) -> None:
    rows = Municipality.objects.filter(**where).exclude(pk=FARSUND)
    for one in rows.order_by("number")[:count]:
        mark(organiser(one.pk, f"sted-{one.pk}"), number, level)


def near(count: int, **fields: int | None) -> None:
    others(count, population__range=(8_000, 14_999), county__number="15", **fields)


def neighbours(count: int, **fields: int | None) -> None:
    others(count, population__gt=20_000, county__number="42", **fields)


def first(profile: Profile):
    return profile.shapes[0]


@pytest.mark.parametrize(("count", "is_compared"), [(4, False), (5, True)])
def test_a_spread_is_drawn_when_five_others_show_the_sign(place, count, is_compared):
    mark(place, 1)
    near(count, level=3)

    shape = first(profile_of(place))

    assert (shape.is_compared, shape.others_with) == (is_compared, count)
    assert sum(len(step.squares) for step in shape.picture.steps) == (count if is_compared else 0)


def test_no_data_of_the_others_is_not_counted_as_a_level(place):
    near(5, level=None)

    shape = first(profile_of(place))

    assert (shape.is_compared, shape.others_with, shape.others_without) == (False, 0, 5)


def test_it_is_seen_among_those_of_its_county_when_that_is_chosen(place):
    near(5)
    neighbours(2)

    by_size, by_county = profile_of(place), profile_of(place, among="county")

    assert (by_size.others, by_county.others) == (5, 2)
    assert [way.count for way in by_county.ways] == [5, 2]
    assert (by_county.peers.key, by_county.peers.words) == ("county", "Agder")


def test_a_way_that_is_none_is_by_size(place):
    assert profile_of(place, among="ranking").peers.key == "size"


def test_what_is_hidden_is_neither_drawn_nor_told_nor_in_the_table(place, client):
    mark(place, 1)
    near(4, level=3)

    told = client.get(reverse("standard:profile", args=[place.slug])).content.decode()

    assert "Færre enn 5 andre viser dette." in told
    assert 'class="other" x="' not in told.split('<ol class="plain sixteen">')[1]
    assert "4 i bruk" not in told


def test_the_choice_is_a_link_that_says_how_many_and_the_table_follows_it(place, client):
    mark(place, 1)
    near(6, level=3)
    address = reverse("standard:profile", args=[place.slug])

    told = client.get(address, {"among": "county"}).content.decode()

    assert 'href="?among=county#all" aria-current="true"' in told
    assert "(6)" in told
    assert "6 i bruk" in client.get(address).content.decode()
    assert "6 i bruk" not in told


def test_nobody_else_is_named(place, client):
    mark(place, 1)
    near(6, level=3)
    names = Municipality.objects.filter(organisers__slug__startswith="sted").values_list("name")

    told = client.get(reverse("standard:profile", args=[place.slug])).content.decode()

    assert not [name for (name,) in names if name in told]


def test_a_body_without_a_municipality_has_no_peers():
    assert peers_of(national()) == []


@pytest.mark.parametrize("role", ["reader", "table_host", "facilitator", "working_group_member"])
def test_who_may_not_assess_sees_no_form_and_writes_nothing(place, role):
    client = signed_in(place, email=f"{role}@example.no", role=role)
    address = reverse("standard:mark", args=[place.slug, 1])

    answer = client.post(address, {"level": "1", "is_public": "on"})

    assert (answer.status_code, place.assessments.count()) == (404, 0)
    assert 'name="level"' not in client.get(address).content.decode()
