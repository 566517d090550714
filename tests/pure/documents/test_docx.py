"""The Word file, read back."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import (
    Definition,
    Document,
    Heading,
    Link,
    NumberedList,
    Quote,
    Reference,
    Table,
    Text,
    paragraph,
)
from tests.pure.documents.document_examples import CREATED, HOSTILE, any_text, full_document


def read(document: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(to_docx(document)))


def all_text(word: docx.document.Document) -> str:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)


def test_headings_have_words_own_heading_styles() -> None:
    blocks = [Heading(1, "Funn"), Heading(2, "Lokaler"), Heading(1, "Vedlegg")]

    word = read(Document("Rapport", "nb", blocks))

    styles = [(line.style.name, line.text) for line in word.paragraphs if line.text]
    assert styles == [
        ("Title", "Rapport"),
        ("Heading 1", "Funn"),
        ("Heading 2", "Lokaler"),
        ("Heading 1", "Vedlegg"),
    ]


def test_a_tables_first_row_is_marked_as_header() -> None:
    table = Table("Innspill", ["Nr.", "Tekst"], [["1", "Hei"], ["2", "Hallo"]], widths=(1, 4))

    word = read(Document("Rapport", "nb", [table]))

    headers = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in word.tables[0].rows
    ]
    assert headers == [True, False, False]
    assert [cell.text for cell in word.tables[0].rows[2].cells] == ["2", "Hallo"]


@pytest.mark.parametrize(("language", "region"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_the_language_stands_in_every_style(language: str, region: str) -> None:
    word = read(Document("Rapport", language, [Quote("Sitat", language="nn")]))

    tags = {tag.get(qn("w:val")) for tag in word.styles.element.iter(qn("w:lang"))}
    assert tags == {region}
    assert word.core_properties.language == region


def test_title_and_author_stand_among_the_properties() -> None:
    word = read(Document("Rapport\nfra kvelden", "nb", [], author="Eigersund kommune"))

    assert word.core_properties.title == "Rapport fra kvelden"
    assert word.core_properties.author == "Eigersund kommune"


def test_a_quote_is_marked_with_the_language_it_was_written_in() -> None:
    word = read(Document("Rapport", "nb", [Quote("Me treng hjelp", language="nn")]))

    tags = [tag.get(qn("w:val")) for tag in word.element.iter(qn("w:lang"))]
    assert tags == ["nn-NO"]


def test_each_numbered_list_begins_anew() -> None:
    lists = [NumberedList(["a", "b"]), NumberedList(["c"], start=3)]

    word = read(Document("T", "nb", lists))

    numbers = [
        line._p.pPr.numPr.numId.val for line in word.paragraphs if line.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_ids_link_to_the_annex_and_links_go_out() -> None:
    blocks = [
        paragraph([Reference("c-1", "c-1"), Reference("c-9", "c-9"), Link("ut", "mailto:a@b.no")]),
        Quote("Ord", anchor="c-1"),
    ]

    word = read(Document("T", "nb", blocks))

    links = list(word.element.iter(qn("w:hyperlink")))
    bookmarks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    assert [link.get(qn("w:anchor")) for link in links] == ["a1", None]
    assert bookmarks == ["a1"]


def test_the_same_document_is_the_same_bytes_and_carries_the_given_time() -> None:
    first, second = to_docx(full_document()), to_docx(full_document())

    assert first == second
    assert docx.Document(io.BytesIO(first)).core_properties.created.replace(tzinfo=None) == (
        CREATED.replace(tzinfo=None)
    )


def test_without_a_time_the_file_holds_none() -> None:
    packed = to_docx(full_document(created=None))

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert b"dcterms" not in archive.read("docProps/core.xml").split(b"?>")[1].split(b">", 1)[1]
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_hostile_text_is_text() -> None:
    word = read(Document("T", "nb", [paragraph([Text(HOSTILE)])]))

    assert '& vener | "Kor" <b>*feit*</b> #strong[x]' in all_text(word)
    assert "[U+0007] [U+D800]" in all_text(word)


@settings(deadline=None, max_examples=25)
@given(any_text)
def test_any_text_in_any_place_makes_a_readable_file(text: str) -> None:
    for kind in ("report", "letter"):
        assert read(full_document(text, kind=kind)).paragraphs


def test_terms_stand_in_a_column_of_their_own() -> None:
    word = read(Document("Plan", "nb", [Definition([("Frist", "1. mars"), ("Kostnad", "0 kr")])]))

    lines = [line for line in word.paragraphs if "\t" in line.text]
    assert [line.text for line in lines] == ["Frist\t1. mars", "Kostnad\t0 kr"]
    assert [line.paragraph_format.first_line_indent < 0 for line in lines] == [True, True]
