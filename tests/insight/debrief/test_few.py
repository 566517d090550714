"""What few people answered is not told in numbers, on the page or on paper: as in the report."""

import pytest
from django.urls import reverse

from samspill.insight.debrief.building import build_debrief
from samspill.insight.debrief.document import debrief_document
from samspill.insight.debrief.words import Behind, behind
from samspill.pure.documents.tree import Quote, contents, plain
from tests.insight import evenings
from tests.insight.evenings import given


@pytest.fixture
def evening(place):
    return evenings.first_round(place)


@pytest.fixture
def first(evening):
    return evening.rounds.get(number=1)


def on_page(client, place):
    page = client.get(reverse("insight:debrief", args=[place.slug])).content.decode()
    return " ".join(page.split("<main")[1].split())


def on_paper(evening):
    blocks = debrief_document(build_debrief(evening), language="nb").blocks
    quotes = [f"{one.text} {one.source}" for one in blocks if isinstance(one, Quote)]
    return " ".join([*(plain(one) for one in contents(blocks)), *quotes])


def test_dots_of_few_people_are_not_told_in_numbers(signed_in, place, evening, first):
    evenings.dots(first, {given(evening, "Ny hall"): 37}, table=1, people=4)

    for told in (on_page(signed_in, place), on_paper(evening)):
        assert "fra færre enn 5 personer" in told
        assert ">37<" not in told
        assert "37 prikker" not in told
        assert "4 personer" not in told
        assert "Ny hall" in told


def test_dots_of_five_are_told_and_few_tables_among_them_are_not(signed_in, place, evening, first):
    evenings.dots(first, {given(evening, "Ny hall"): 37}, table=1, people=5)

    page, paper = on_page(signed_in, place), on_paper(evening)

    assert "37 prikker</a> fra 5 personer ved færre enn 3 bord" in page
    assert "37 prikker fra 5 personer ved færre enn 3 bord" in paper


def test_a_contribution_with_few_behind_is_not_told_where_the_round_has_many(
    signed_in, place, evening, first
):
    evenings.dots(first, {given(evening, "Ny hall"): 1}, table=1, people=30)
    evenings.dots(first, {given(evening, "Mer lys i løypa"): 43}, table=2, people=3)

    for told in (on_page(signed_in, place), on_paper(evening)):
        assert "fra 33 personer" in told
        assert "43 prikker" not in told
        assert ">43<" not in told


@pytest.mark.parametrize("kind", ["opinions", "pairs"])
def test_answers_of_few_people_are_not_told_in_numbers(signed_in, place, evening, first, kind):
    hall, bus = given(evening, "Ny hall"), given(evening, "Buss om kvelden")
    for _person in range(4):
        if kind == "opinions":
            evenings.opinion(first, hall, 1)
        else:
            evenings.pair(first, hall, bus)

    for told in (on_page(signed_in, place), on_paper(evening)):
        assert "fra færre enn 5 personer" in told
        assert "4 enige" not in told
        assert "<b>4</b>" not in told
        assert "4 ganger" not in told


def test_none_are_none_and_few_are_few():
    assert behind(5, 0, 0) == Behind(5, 0, 0)
    assert behind(5, 2, 3) == Behind(5, None, 3)
    assert behind(4, 4, 4) == Behind(None, None, None)
