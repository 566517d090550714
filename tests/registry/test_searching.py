"""Searching among associations: with and without marks, in one look, and by an index."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from samspill.pure.folding import without_marks
from samspill.registry.care.narrowing import narrowed
from samspill.registry.listing import FoundOnce
from samspill.registry.models import Association
from tests.registry.builders import NUMBERS, association, organiser

pytestmark = pytest.mark.django_db
NAMES = ("ŠIBMEL SEARVI", "Kárášjohka kor", "ÆRØYA VEL", "Åsgård idrettslag", "Ŋuorra ŧálla")


@pytest.fixture
def place():
    place = organiser()
    for name in NAMES:
        association(place, name)
    return place


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("šibmel", ["ŠIBMEL SEARVI"]),
        ("sibmel", ["ŠIBMEL SEARVI"]),
        ("searvi SIBMEL", ["ŠIBMEL SEARVI"]),
        ("karasjohka", ["Kárášjohka kor"]),
        ("Kárasjohka", ["Kárášjohka kor"]),
        ("nuorra talla", ["Ŋuorra ŧálla"]),
        ("ærøya", ["ÆRØYA VEL"]),
        ("aroya", []),  # æ and ø are letters of their own
        ("asgard", []),
        ("gård", ["Åsgård idrettslag"]),
        ("100%", []),
        ("_", []),
    ],
)
def test_a_name_is_found_however_it_is_typed(place, words, names):
    assert [one.name for one in place.associations.matching(words)] == names


def test_a_name_with_marks_is_known_by_its_own_letters(place):
    assert place.associations.named("kárášjohka KOR").count() == 1


def test_what_is_found_is_counted_and_paged_in_one_look(place, django_assert_num_queries):
    pages = FoundOnce(place.associations.matching("r"), 2, rows=place.associations.all())

    with django_assert_num_queries(2):
        page = pages.get_page(2)
        found = [one.name for one in page]

    assert (pages.count, page.has_next()) == (5, True)
    assert found == [one.name for one in place.associations.order_by("name")[2:4]]


@pytest.mark.parametrize("show", ["without_email", "dead", "without_number", "changed", ""])
def test_what_is_narrowed_is_counted_as_it_is_listed(place, show):
    found = narrowed(place, place.associations.active().matching("r"), show)

    page = FoundOnce(found, 2, rows=place.associations.with_first_points()).get_page(1)

    assert page.paginator.count == len(found)
    assert list(page) == list(found[:2])


def test_what_can_never_be_found_is_an_empty_page(place):
    found = place.associations.filter(pk__in=[])

    assert FoundOnce(found, 2, rows=place.associations.all()).count == 0


def test_a_line_of_the_list_shows_the_first_address_that_works(place, django_assert_num_queries):
    held = association(place, "Testvik lag", emails=["a@example.no", "b@example.no"])
    held.contact_points.filter(value="a@example.no").update(is_dead=True)

    with django_assert_num_queries(1):
        [line] = place.associations.with_first_points().filter(pk=held.pk)
        shown = (line.email, line.phone)

    assert shown == ("b@example.no", "")


def test_nothing_found_is_an_empty_page(place):
    found = place.associations.matching(NUMBERS[2])
    page = FoundOnce(found, 2, rows=place.associations.all()).get_page(1)

    assert (list(page), page.paginator.count) == ([], 0)


@pytest.mark.sqlite
def test_the_search_is_read_from_its_index_alone(place):
    """An index that no model tells of is lost when a later migration makes the table anew."""
    found = place.associations.active().matching("kor").values_list("pk")

    assert "USING COVERING INDEX registry_association_search" in found.explain()


@pytest.mark.postgres
def test_parts_of_words_have_an_index_on_postgresql():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'registry_association_search'")
        assert cursor.fetchone()


@pytest.mark.parametrize("sign", ["*", "?", "[", "]", "%", "_", "[a-z]"])
def test_signs_of_a_pattern_are_searched_for_as_they_stand(sign):
    place = organiser()
    association(place, f"Lag {sign} Test")
    association(place, "Et annet lag")

    assert [one.name for one in place.associations.matching(f"lag {sign}")] == [f"Lag {sign} Test"]


def test_every_search_finds_what_reading_each_text_finds():
    chance = random.Random(20261123)
    place = organiser()
    rows = [
        Association(organiser=place, name=_text(chance, 30), activity=_text(chance, 60))
        for _ in range(60)
    ]
    for row in rows:
        row.search_text = row.text_to_search()
    Association.objects.bulk_create(rows)
    held = {row.pk: row.search_text for row in rows}

    for _ in range(120):
        asked = _part(chance, chance.choice(rows).search_text)
        found = set(place.associations.matching(asked).values_list("pk", flat=True))
        words = without_marks(asked).split()
        assert found == {pk for pk, text in held.items() if all(one in text for one in words)}


LETTERS = "abcøyåæžŋáđABCØÅÆŠÄþд  *?[]%_'\"\\"


def _text(chance, most):
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(1, most)))


def _part(chance, text):
    """One to three pieces of a text, of one to six letters each, now and then of another."""
    starts = [chance.randrange(len(text)) for _ in range(chance.randint(1, 3))]
    pieces = [text[start : start + chance.randint(1, 6)] for start in starts]
    return " ".join([*pieces, chance.choice(LETTERS)] if chance.random() < 0.2 else pieces)
