"""What is printed of a seating plan: cards, list by name, poster; as paper and as read aloud."""

import dataclasses
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given, settings

from samspill.adapters.typst import door_poster_pdf, name_list_pdf, table_cards_pdf
from samspill.pure.documents.cards import CardPlacement, CardRound, TableCards
from tests.adapters.test_typst import assert_is_accessible, tags, text_of
from tests.pure.documents.document_examples import CREATED, any_text

A3_WIDTH, A3_HEIGHT = 841.9, 1190.6  # points
ROUNDS = [CardRound(1, "Utfordringer"), CardRound(2, "Ressurser"), CardRound(3, "Samarbeid")]
Print = Callable[[TableCards], bytes]


def plan(people: int, language: str = "nb") -> TableCards:
    placements = [
        CardPlacement(one.number, (person * one.number) % 9 + 1, f"Person{person:03}", "Et lag")
        for person in range(people)
        for one in ROUNDS
    ]
    return TableCards("Kvelden", language, ROUNDS, placements, created=CREATED)


def test_cards_without_the_list_are_cards_and_slips_alone() -> None:
    data = table_cards_pdf(dataclasses.replace(plan(18), with_list=False))

    assert_is_accessible(data, "nb-NO", "Kvelden")
    assert "Hvem sitter hvor" not in text_of(data)
    assert tags(data).count("/Table") == 0
    assert all(f"Bord {table}" in text_of(data) for table in range(1, 10))


@pytest.mark.parametrize(("language", "words"), [("nb", "Navneliste"), ("nn", "Namneliste")])
def test_the_list_by_name_has_everyone_once_with_a_table_for_each_round(language, words) -> None:
    data = name_list_pdf(plan(80, language))

    assert_is_accessible(data, f"{language}-NO", f"Kvelden – {words}")
    assert all(text_of(data).count(f"Person{person:03}") == 1 for person in range(80))
    assert tags(data).count("/TD") == 80 * 5


@pytest.mark.parametrize("people", [1, 20, 44, 60, 80, 300])
def test_the_poster_is_on_a3_and_has_everyone_once(people) -> None:
    data = door_poster_pdf(plan(people))

    text = text_of(data)
    assert all(text.count(f"Person{person:03}") == 1 for person in range(people))
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_size() == pytest.approx((A3_WIDTH, A3_HEIGHT), abs=1)


def test_eighty_people_have_room_on_one_sheet() -> None:
    data = door_poster_pdf(plan(80))

    assert len(pypdfium2.PdfDocument(data)) == 1
    assert "Finn navnet ditt. Tallet er bordet ditt." in text_of(data)


def test_the_poster_is_read_aloud_as_one_table_in_its_own_language() -> None:
    data = door_poster_pdf(plan(12, "nn"))

    assert_is_accessible(data, "nn-NO", "Kvelden – Kven sit kvar")
    assert tags(data).count("/Table") == 1
    assert tags(data).count("/TH") == 1 + len(ROUNDS)
    assert tags(data).count("/H1") == 1


@pytest.mark.parametrize("printed", [name_list_pdf, door_poster_pdf])
def test_a_print_of_nobody_is_still_a_document(printed: Print) -> None:
    assert printed(TableCards("K", "nb", [], [])).startswith(b"%PDF")


@settings(deadline=None, max_examples=25)
@given(any_text)
def test_any_text_in_any_place_is_printed(text: str) -> None:
    placements = [CardPlacement(1, text, text, text, "a"), CardPlacement(2, 3, text, text, "b")]
    cards = TableCards(text, "nn", ROUNDS[:2], placements, text, with_list=False)

    for printed in (table_cards_pdf, name_list_pdf, door_poster_pdf):
        assert printed(cards).startswith(b"%PDF")
