"""A municipality's template filled, and read back."""

import io
import zipfile
from datetime import UTC, datetime

from docx.oxml.ns import qn
from hypothesis import given, settings

from samspill.pure.documents.tree import (
    BulletList,
    Document,
    Heading,
    NumberedList,
    Quote,
    Table,
    paragraph,
)
from samspill.pure.documents.word_template.checking import check_template
from samspill.pure.documents.word_template.example import example_template
from samspill.pure.documents.word_template.filling import fill_template
from tests.pure.documents.document_examples import CREATED, HOSTILE, any_text, full_document
from tests.pure.documents.word_files import (
    FIELDS,
    in_runs,
    language_of_styles,
    opened,
    related,
    styles_and_texts,
    with_table_style,
    without_lists,
    word_file,
)

BLOCKS = (
    Heading(1, "Mål"),
    paragraph("Tekst"),
    Heading(2, "Tiltak"),
    BulletList(["a", "b"]),
    NumberedList(["x", "y"], start=3),
    Table("Bord", ["En", "To"], [["1", "2"]], widths=(1, 3)),
    Quote("Me treng ein nykel.", "Bord 4", "nn"),
)
DOCUMENT = Document("Frivillighetspolitikk", "nb", BLOCKS, created=CREATED)


def filled(content, fields=None, document=DOCUMENT):
    return opened(fill_template(content, document, fields))


def test_names_become_text_in_body_header_and_table():
    def change(word):
        word.add_table(1, 1).cell(0, 0).text = "Sak {{ saksnummer }}, {{saksnummer}}."

    content = word_file("{{ tittel }}", "{{ innhold }}", header="{{ kommune }} ·", change=change)

    word = filled(content, {"kommune": "Lillevik", "saksnummer": "12/27"})

    assert word.paragraphs[0].text == "Frivillighetspolitikk"
    assert word.sections[0].header.paragraphs[0].text == "Lillevik ·"
    assert word.tables[-1].cell(0, 0).text == "Sak 12/27, 12/27."


def test_the_content_stands_where_its_field_stood_in_words_own_styles():
    word = filled(word_file("Før", "{{ innhold }}", "Etter"))

    assert styles_and_texts(word) == [
        ("Normal", "Før"),
        ("Heading 1", "Mål"),
        ("Normal", "Tekst"),
        ("Heading 2", "Tiltak"),
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("List Number", "x"),
        ("List Number", "y"),
        ("Caption", "Bord"),
        ("Quote", "Me treng ein nykel."),
        ("Normal", "Bord 4"),
        ("Normal", "Etter"),
    ]


def test_a_template_that_has_no_lists_gets_them():
    word = filled(word_file("{{ innhold }}", change=without_lists))

    numbered = [
        line.text
        for line in word.paragraphs
        if line.style.name.startswith("List")
        and line.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    ]
    assert numbered == ["a", "b", "x", "y"]


def test_headings_in_a_section_come_under_the_templates_own_heading():
    def change(word):
        word.add_paragraph("Bakgrunn", style="Heading 2")
        word.add_paragraph("{{ bakgrunn }}")

    word = filled(word_file(change=change), {"bakgrunn": BLOCKS})

    assert [style for style, _text in styles_and_texts(word)][:4] == [
        "Heading 2",
        "Heading 3",
        "Normal",
        "Heading 4",
    ]


def test_plain_paragraphs_look_as_the_one_with_the_field():
    def change(word):
        word.add_paragraph("{{ innhold }}", style="Body Text")

    word = filled(word_file(change=change))

    assert ("Body Text", "Tekst") in styles_and_texts(word)
    assert ("Heading 1", "Mål") in styles_and_texts(word)


def test_a_name_split_over_runs_is_filled_and_keeps_what_is_around_it():
    change = in_runs(("Sak {{ saks", True), ("num", True), ("mer }} her", True))

    word = filled(word_file("{{ innhold }}", change=change), {"saksnummer": "12/27\nB"})

    line = word.paragraphs[-1]
    assert line.text == "Sak 12/27\nB her"
    assert all(run.bold for run in line.runs if run.text)


def test_the_templates_own_table_style_is_used_and_the_table_fills_the_page():
    word = filled(word_file("{{ innhold }}", change=with_table_style))

    table = word.tables[0]
    section = word.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    assert table._tbl.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) == "Kommunetabell"
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert abs(sum(column.width for column in table.columns) - width) < 2000
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_file_has_the_documents_language_and_title():
    document = Document("Frivilligheitspolitikk", "nn", BLOCKS)

    word = filled(word_file("{{ innhald }}"), document=document)

    assert word.core_properties.title == "Frivilligheitspolitikk"
    assert word.core_properties.language == "nn-NO"
    assert language_of_styles(word) == {"nn-NO"}


def test_the_template_behind_the_template_is_left():
    content = word_file("{{ innhold }}", change=related("attachedTemplate", "Normal.dotm"))

    parts = _parts(fill_template(content, DOCUMENT))

    assert not any(b"Normal.dotm" in parts[name] for name in parts if name.endswith(".rels"))


def test_the_same_is_the_same_bytes_and_no_time_stands_in_it():
    content = example_template("Mal", "nb", facts=[], parts=[("", "innhold")])
    untimed = Document("Tittel", "nb", BLOCKS)

    packed = fill_template(content, untimed)

    assert packed == fill_template(content, untimed)
    assert str(datetime.now(UTC).year).encode() + b"-" not in _parts(packed)["docProps/core.xml"]


def test_a_value_is_never_read_as_a_field():
    word = filled(word_file("{{ tittel }}", "{{ innhold }}"), {"tittel": "{{ saksnummer }}"})

    assert word.paragraphs[0].text == "{{ saksnummer }}"


def test_every_kind_of_block_can_stand_in_a_table_cell():
    def change(word):
        word.add_table(1, 2).cell(0, 1).text = "{{ innhold }}"

    word = filled(word_file(change=change), document=full_document(HOSTILE))

    cell = word.tables[0].cell(0, 1)
    assert cell._tc[-1].tag == qn("w:p")
    assert len(cell.tables) > 1


@settings(max_examples=25, deadline=None)
@given(any_text)
def test_any_text_at_all_can_be_filled_in(text):
    content = word_file("{{ tittel }} {{ saksnummer }}", "{{ innhold }}")

    packed = fill_template(content, full_document(text), {"saksnummer": text})

    assert opened(packed).paragraphs


def test_our_examples_are_templates_without_faults():
    for language, name in (("nb", "saksbehandler"), ("nn", "saksbehandlar")):
        facts = [("saksnummer", "saksnummer"), ("saksbehandler", name)]
        parts = [("bakgrunn", "bakgrunn"), ("økonomi", "økonomi")]

        checked = check_template(
            example_template("Mal", language, facts=facts, parts=parts), FIELDS
        )

        assert checked.is_usable
        assert {"kommune", "tittel", "saksbehandler", "økonomi"} <= set(checked.found)


def _parts(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist()}
