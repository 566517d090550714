"""Sheets to write on by hand: one a table and round, for the eye, for a screen reader and a scanner."""

import dataclasses

import pypdfium2
import pytest
from hypothesis import given, settings

from samspill.adapters.typst import paper_sheets_pdf
from samspill.pure.documents.paper_sheets import (
    LINES,
    PaperSheets,
    Sheet,
    SheetRound,
    qr_drawing,
)
from samspill.pure.documents.printable import EVERY_CHARACTER, printable_values
from tests.adapters.test_typst import assert_is_accessible, tags, text_of
from tests.pure.documents.document_examples import CREATED, any_text

ADDRESS = "https://samspill.example.no/lillevik/work/conference/paper/"
ONE = SheetRound(1, "Hva står i veien?", ["Hva hindrer laget i å få til mer?"], ["Tenk på lokaler"])
TWO = SheetRound(2, "Bidrag", ["Hva gir dere?", "Hva trenger dere?"], has_dots=False)


def paper(tables=3, language="nb", rounds=(ONE, TWO)):
    sheets = [
        Sheet(one.number, table, f"R{one.number}-B{table}-1", f"{ADDRESS}R{one.number}-B{table}-1/")
        for one in rounds
        for table in range(1, tables + 1)
    ]
    return PaperSheets("Kvelden", language, rounds, sheets, "11. mars 2027", created=CREATED)


@pytest.mark.parametrize(
    ("language", "told", "letters"),
    [("nb", "Ark til bordene", "U Ø T"), ("nn", "Ark til borda", "U Ø T"),
     ("en", "Sheets for the tables", "C W O")],
)  # fmt: skip
def test_the_sheets_are_tagged_and_in_the_conferences_language(language, told, letters):
    data = paper_sheets_pdf(paper(language=language))

    tag = "en-NO" if language == "en" else f"{language}-NO"
    assert_is_accessible(data, tag, f"Kvelden – {told}")
    assert letters in text_of(data)


def test_each_table_and_round_has_a_page_of_its_own_with_its_code():
    document = pypdfium2.PdfDocument(paper_sheets_pdf(paper()))

    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) == 6
    assert all(f"Bord {table}" in pages[table - 1] for table in (1, 2, 3))
    assert "R2-B3-1" in pages[5]
    assert "Hva trenger dere?" in pages[5]


def test_a_sheet_is_one_heading_what_is_asked_and_lines_to_write_on():
    found = tags(paper_sheets_pdf(paper(tables=1, rounds=(ONE,))))

    assert found.count("/H1") == 1
    assert found.count("/Figure") == 1
    assert found.count("/TR") == 1 + LINES


def test_dots_and_people_are_asked_for_only_where_dots_are_given():
    with_dots, without = (text_of(paper_sheets_pdf(paper(1, rounds=(one,)))) for one in (ONE, TWO))

    assert "Prikker" in with_dots
    assert "Så mange er vi" in with_dots
    assert "Prikker" not in without
    assert "Så mange er vi" not in without
    assert "Spm." in without


def test_a_qr_code_passes_through_the_document_unbroken():
    drawing = qr_drawing(ADDRESS + "R1-B200-1/")

    assert printable_values(drawing, EVERY_CHARACTER) == drawing


@pytest.mark.parametrize("length", [80, 400, 1200, 4000])
def test_a_long_question_keeps_every_line_to_write_on(length):
    long = dataclasses.replace(ONE, questions=["Hva nå? " * (length // 8)])

    found = tags(paper_sheets_pdf(paper(1, rounds=(long,))))

    assert found.count("/TR") >= 1 + LINES


@settings(max_examples=12)
@given(any_text, any_text, any_text)
def test_whatever_is_asked_can_be_printed(title, question, prompt):
    round = SheetRound(1, title, [question, prompt], [prompt, title])

    assert paper_sheets_pdf(paper(1, rounds=(round,))).startswith(b"%PDF")
