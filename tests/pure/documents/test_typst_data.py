"""The tree as data for the typesetter."""

import json
import re

from hypothesis import given

from samspill.pure.documents.tree import Bars, Document, Link, Table, paragraph
from samspill.pure.documents.typst_data import (
    column_weights,
    language_tag,
    safe_address,
    typst_data,
)
from tests.pure.documents.document_examples import any_text, full_document


@given(any_text)
def test_any_document_is_json_and_its_labels_are_our_own(text: str) -> None:
    data = typst_data(full_document(text))

    json.dumps(data)
    labels = re.findall(r'"label": "(a[0-9]+)"', json.dumps(data))
    assert len(labels) == len(set(labels)) >= 3


def test_a_reference_to_nowhere_is_plain_text() -> None:
    blocks = typst_data(full_document("x"))["blocks"]

    references = blocks[3]["inlines"]
    assert [part["to"] != "" for part in references] == [True, False, True]


def test_an_unsafe_link_is_plain_text_and_a_safe_one_is_ascii() -> None:
    document = Document(
        "T", "nb", [paragraph([Link("a", "javascript:x"), Link("", "https://example.no/høring")])]
    )

    unsafe, safe = typst_data(document)["blocks"][0]["inlines"]

    assert "href" not in unsafe
    assert safe == {"text": "https://example.no/høring", "href": "https://example.no/h%C3%B8ring"}


def test_an_address_keeps_its_own_percent_signs() -> None:
    assert safe_address("https://example.no/a%20b?c=d&e=f#g") == (
        "https://example.no/a%20b?c=d&e=f#g"
    )


def test_short_columns_are_narrow_and_given_widths_are_followed() -> None:
    long = "Et innspill som går over flere linjer"

    assert column_weights(Table("", ["Nr.", "Innspill"], [["1", long]])) == [0, len(long)]
    assert column_weights(Table("", ["Nr.", "Ja"], [["1", "2"]])) == [1, 1]
    assert column_weights(Table("", ["a", "b"], [[long, long]], widths=(1, 3))) == [1, 3]


def test_a_row_of_the_wrong_length_is_filled_up_or_cut() -> None:
    table = Table("", ["a", "b"], [["1"], ["1", "2", "3"]])

    rows = typst_data(Document("T", "nb", [table]))["blocks"][0]["rows"]

    assert [len(row) for row in rows] == [2, 2]


def test_bars_measure_against_the_longest_and_carry_their_number() -> None:
    bars = Bars("", [("a", 4), ("b", 1), ("c", 0)], unit="%")

    drawn = typst_data(Document("T", "nn", [bars]))["blocks"][0]

    assert [row["share"] for row in drawn["rows"]] == [1, 0.25, 0]
    assert [row["number"] for row in drawn["rows"]] == ["4\u00a0%", "1\u00a0%", "0\u00a0%"]
    assert drawn["columns"] == ["Gruppe", "Tal"]


def test_a_language_that_is_no_tag_is_left_out() -> None:
    assert [language_tag(tag) for tag in ("nn-NO", "se", "norsk!", "")] == ["nn", "se", "", ""]


def test_a_document_without_a_title_still_has_something_to_be_called() -> None:
    assert typst_data(Document(" ", "nb", []))["title"] == "–"
