"""The debrief as it is read: figures that can be followed, and words that are not told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.dialogue.actions import erase_contribution, withdraw
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings
from tests.insight.evenings import TEXTS, given


@pytest.fixture
def evening(place):
    return evenings.first_round(place)


@pytest.fixture
def first(evening):
    return evening.rounds.get(number=1)


def page(client, place, **query):
    return client.get(reverse("insight:debrief", args=[place.slug]), query)


def listed(client, place, **choice):
    answer = client.get(reverse("insight:contributions", args=[place.slug]), choice)
    return [one.raw_text for one in answer.context["page"]]


# --- what is not told ----------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["withdrawn", "erased", "held"])
def test_words_that_are_gone_are_a_mark_and_never_told(signed_in, place, evening, first, way):
    one = given(evening, "Ny hall")
    evenings.top(first, 1, one)
    evenings.cluster(evening, "Lokaler", one, given(evening, "Buss om kvelden"), round=first)
    if way == "withdrawn":
        withdraw(one, key=one.key)
    elif way == "erased":
        erase_contribution(one, legal_basis="17-1-a")
    else:
        evenings.hold_back(one, reason="other", note="Skriv det om, er dere snille.")

    html = page(signed_in, place).content.decode()

    assert "Ny hall" not in html
    mark = {"withdrawn": "[trukket", "erased": "[slettet", "held": "Skriv det om, er dere snille."}
    assert mark[way] in html
    assert "Buss om kvelden" in html


def test_names_are_masked_as_on_the_board(signed_in, place, evening, first):
    builders.give(evening, "Ring Kari Nordmann på 40000000")
    evenings.top(first, 1, evening.contributions.latest("pk"))

    html = page(signed_in, place).content.decode()

    assert "Nordmann" not in html
    assert "40000000" not in html


def test_markup_in_peoples_words_is_shown_as_they_wrote_it(signed_in, place, evening, first):
    builders.give(evening, "<script>alert(1)</script> & co")
    evenings.top(first, 1, evening.contributions.latest("pk"))

    html = page(signed_in, place).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in html


# --- the page ------------------------------------------------------------------------------------


def test_before_anything_was_said_the_page_says_what_will_come(signed_in, place):
    assert "når første runde blir åpnet" in page(signed_in, place).content.decode()


def test_the_page_says_the_basis_in_its_first_sentence(signed_in, place, evening):
    html = page(signed_in, place).content.decode()

    assert "<h1>Kvelden ga 5 innspill</h1>" in html
    assert '<a href="#tables">4 av 4 bord</a>' in html
    assert "Ingenting venter." in html


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        ({"mark": "late"}, ["Buss om kvelden"]),
        ({"mark": "withdrawn"}, ["Mer lys i løypa"]),
        ({"mark": "top"}, ["Ny hall"]),
        ({"mark": "dots"}, ["Ny hall", "Ett nummer å ringe"]),
        ({"mark": "dots", "table": "4"}, ["Ett nummer å ringe"]),
        ({"mark": "named"}, ["Vi kan bake"]),
        ({"mark": "reflection"}, []),
        ({"mark": "top", "round": "2"}, []),
        ({"cluster": "1"}, ["Buss om kvelden"]),
        ({"cluster": "2"}, []),
        ({"cluster": "x", "mark": "x"}, [*TEXTS]),
    ],
)
def test_every_figure_leads_to_the_contributions_behind_it(
    signed_in, place, evening, first, choice, texts
):
    hall, light, bus, number = (given(evening, text) for text in TEXTS)
    evening.contributions.filter(pk=bus.pk).update(is_late=True)
    withdraw(light, key=light.key)
    evenings.top(first, 1, hall)
    evenings.dots(first, {hall: 1, number: 1}, table=1)
    evenings.dots(first, {hall: 2}, table=2)
    evenings.cluster(evening, "Ferdsel", bus)

    found = listed(signed_in, place, **choice)

    assert set(texts) <= set(found)
    assert len(found) == len(texts) or choice == {"cluster": "x", "mark": "x"}


def test_the_figures_lead_to_lists_that_are_as_long(signed_in, place, evening, first):
    evenings.top(first, 1, given(evening, "Ny hall"))
    html = page(signed_in, place).content.decode()

    address = reverse("insight:contributions", args=[place.slug])
    assert f'{address}?round=1#found">5 innspill</a>' in html
    assert f'{address}?round=1&amp;table=1#found"' in html
    assert len(listed(signed_in, place, round="1")) == 5


def test_a_reader_sees_the_page_and_is_asked_to_do_nothing(client, place, evening):
    client.force_login(rooms.member(place, role="reader"))

    html = page(client, place).content.decode()

    assert "Kvelden ga 5 innspill" in html
    assert "takkebrevet" not in html
    assert "<form" not in html.split("<main")[1].split("</main>")[0]


def test_the_page_asks_as_often_for_many_contributions_as_for_few(signed_in, place, evening, first):
    hall = given(evening, "Ny hall")
    evenings.top(first, 1, hall)
    evenings.dots(first, {hall: 1}, table=1)
    evenings.cluster(evening, "Lokaler", hall, round=first)
    page(signed_in, place)
    with CaptureQueriesContext(connection) as few:
        page(signed_in, place)
    builders.give(evening, *[f"Innspill {number}" for number in range(3)])
    for table, one in enumerate(evening.contributions.order_by("-pk")[:3], start=2):
        evenings.top(first, table, one)
        evenings.dots(first, {one: 1}, table=table)
        evenings.cluster(evening, "", one, round=first)

    with CaptureQueriesContext(connection) as many:
        page(signed_in, place)

    assert len(many) == len(few)
