"""PDFs as a reader and a screen reader meet them."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings

from samspill.adapters import typst
from samspill.adapters.typst import FontsMissingError, covered_characters, pdf, table_cards_pdf
from samspill.pure.documents.cards import CardPlacement, CardRound, TableCards
from samspill.pure.documents.tree import (
    Bars,
    Document,
    Heading,
    Paragraph,
    Quote,
    Reference,
    Signatures,
    Table,
    Text,
    paragraph,
)
from tests.pure.documents.document_examples import CREATED, HOSTILE, any_text, full_document

REPORT = Document(
    "Rapport fra kvelden",
    "nn",
    [
        Heading(1, "Funn"),
        paragraph(["Se ", Reference("c-1", "c-1"), "."]),
        Heading(3, "Lokale"),
        Table("Innspel", ["Nr.", "Tekst"], [[str(row), "Ord"] for row in range(90)]),
        Bars("Etter tema", [("Lokale", 61), ("Økonomi", 12)]),
        Quote("Me treng ein nykel.", "Bord 4", "nn", anchor="c-1"),
    ],
    created=CREATED,
)


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", "\n".join(pages).replace("\u200b", ""))


def tags(data: bytes) -> list[str]:
    """Every structure tag of the file, in reading order."""

    def walk(node: object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node["/S"])
            if "/K" in node:
                yield from walk(node["/K"])

    with open_pdf(data) as opened:
        return list(walk(opened.Root["/StructTreeRoot"]["/K"]))


def assert_is_accessible(data: bytes, language: str, title: str) -> None:
    with open_pdf(data) as opened:
        assert opened.Root["/MarkInfo"]["/Marked"]
        assert str(opened.Root["/Lang"]) == language
        assert opened.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["dc:title"] == title


def test_a_report_is_tagged_and_tells_its_language_and_title() -> None:
    data = pdf(REPORT)

    assert_is_accessible(data, "nn-NO", "Rapport fra kvelden")


def test_headings_tables_and_quotes_have_their_own_tags() -> None:
    found = tags(pdf(REPORT))

    headings = [tag for tag in found if re.fullmatch(r"/H[1-6]", tag)]
    assert headings == ["/H1", "/H2", "/H3"]
    assert found.count("/Table") == 2
    assert found.count("/TH") == 4
    assert found.count("/TD") == 2 * 90 + 2 * 2
    assert {"/Link", "/Caption", "/BlockQuote"} <= set(found)


def test_a_table_repeats_its_header_and_pages_are_counted() -> None:
    text = text_of(pdf(REPORT))

    pages = len(pypdfium2.PdfDocument(pdf(REPORT)))
    assert pages > 1
    assert text.count("Nr. Tekst") == pages
    assert f"Side 1 av {pages}" in text


def test_a_bar_has_its_number_as_text() -> None:
    assert "Lokale 61" in text_of(pdf(REPORT))


def test_an_id_links_to_its_place() -> None:
    with open_pdf(pdf(REPORT)) as opened:
        links = [note for page in opened.pages for note in page.get("/Annots", [])]

        assert [str(link["/Subtype"]) for link in links] == ["/Link"]
        assert "/URI" not in links[0].get("/A", {})


def test_a_letter_shows_its_head_and_its_two_signatures() -> None:
    letter = Document(
        "Invitasjon",
        "nb",
        [
            Paragraph([Text("Velkommen.")]),
            Signatures([("Anne Test", "leder"), ("Ola Test", "ordf")]),
        ],
        kind="letter",
        author="Prøvdal kommune",
        header_lines=["Kontakt: Kari"],
        recipient_lines=["Alle lag"],
        date_text="12. februar 2027",
        reference="Sak 27/1",
    )

    data = pdf(letter)

    assert_is_accessible(data, "nb-NO", "Invitasjon")
    text = text_of(data)
    parts = ["Prøvdal kommune", "Kontakt: Kari", "Alle lag", "12. februar 2027", "Sak 27/1"]
    parts += ["Invitasjon", "Velkommen.", "Anne Test", "Ola Test"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_same_document_is_the_same_bytes() -> None:
    assert pdf(full_document()) == pdf(full_document())


def test_hostile_names_are_shown_as_they_are_written() -> None:
    text = text_of(pdf(full_document(HOSTILE)))

    assert '& vener | "Kor" <b>*feit*</b> #strong[x] $1 {{ navn }} `kode` Đŋŧ' in text
    assert "[U+0007] [U+D800]" in text


def test_a_character_without_a_glyph_is_marked_and_the_rest_is_shown() -> None:
    assert "Sámi 日".replace("日", "[U+65E5]") in text_of(pdf(full_document("Sámi 日")))


def test_a_character_that_slips_through_does_not_stop_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything = frozenset(range(0x110000))
    monkeypatch.setattr(typst, "covered_characters", lambda: everything)

    assert "Kor [U+65E5] æ" in text_of(pdf(full_document("Kor 日 æ")))


def test_a_word_without_end_is_not_lost_at_the_margin() -> None:
    data = pdf(Document("T", "nb", [paragraph("x" * 300)]))

    assert text_of(data).replace(" ", "").count("x") == 300


def test_missing_fonts_are_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(typst, "FONTS", tmp_path)
    typst.covered_characters.cache_clear()

    with pytest.raises(FontsMissingError, match=r"Inter_400Regular.ttf.*Run make setup\."):
        pdf(full_document())


def test_the_fonts_cover_norwegian_and_sami_and_emoji() -> None:
    assert {ord(character) for character in "æøåÆØÅđŋŧčšžÁ«»–😀👩"} <= covered_characters()


ROUNDS = [CardRound(1, "Utfordringer"), CardRound(2, "Ressurser")]
PLACEMENTS = [
    CardPlacement(one.number, (person + one.number) % 3 + 1, f"Person {person}", "Lag & <vener>")
    for person in range(12)
    for one in ROUNDS
]


def test_table_cards_show_every_table_and_every_person() -> None:
    cards = TableCards("Dialogkonferanse", "nb", ROUNDS, PLACEMENTS, created=CREATED)

    data = table_cards_pdf(cards)

    assert_is_accessible(data, "nb-NO", "Dialogkonferanse")
    text = text_of(data)
    assert all(f"Bord {table}" in text for table in (1, 2, 3))
    assert all(text.count(f"Person {person} ") >= 4 for person in range(12))
    assert tags(data).count("/TH") == 4
    assert data == table_cards_pdf(cards)


def test_a_crowded_table_loses_nobody() -> None:
    crowd = [CardPlacement(1, 1, f"Navn{number:03}", "Et lag") for number in range(120)]

    text = text_of(table_cards_pdf(TableCards("K", "nn", ROUNDS[:1], crowd, slips=False)))

    assert all(text.count(f"Navn{number:03}") == 2 for number in range(120))


def test_a_long_name_stands_in_the_list_on_the_card_and_on_the_slip() -> None:
    long = "Foreningen for " + "alle gode krefter i øvre dal " * 12 + "slutt"
    placements = [CardPlacement(1, 1, "Kari", long), CardPlacement(1, 1, "Ola", "IL")]

    cards = TableCards("K", "nb", ROUNDS[:1], placements)

    assert text_of(table_cards_pdf(cards)).count("dal slutt") == 3


def test_cards_without_placements_are_still_a_document() -> None:
    assert_is_accessible(table_cards_pdf(TableCards("K", "nb", [], [])), "nb-NO", "K")


@settings(deadline=None, max_examples=40)
@given(any_text)
def test_any_text_in_any_place_of_any_template_is_typeset(text: str) -> None:
    for kind in ("report", "letter", "policy", "programme"):
        assert pdf(full_document(text, kind=kind)).startswith(b"%PDF")
    placements = [CardPlacement(1, text, text, text), CardPlacement(2, 3, text, text, text)]
    rounds = [CardRound(1, text), CardRound(2, text)]
    assert table_cards_pdf(TableCards(text, "nb", rounds, placements, text)).startswith(b"%PDF")
