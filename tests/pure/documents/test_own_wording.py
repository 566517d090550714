"""A coordinator's own wording: what it becomes, what is refused, and that nothing in it is run."""

from datetime import date, time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.letters.wording import KINDS, LANGUAGES, wording_fields, wording_source
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.html import to_html
from samspill.pure.documents.letter import UnresolvedField, write_letter
from samspill.pure.documents.own_wording.conditions import every_condition
from samspill.pure.documents.own_wording.marks import faults
from samspill.pure.documents.own_wording.screen import from_screen, to_screen
from samspill.pure.documents.own_wording.unwinding import unwound
from samspill.pure.documents.own_wording.writing import (
    joined,
    own_fields,
    own_optional,
    write_own_letter,
)
from samspill.pure.documents.tree import Document, Link, NumberedList, plain
from tests.letters.test_wording import all_facts, all_text

HOUSE = wording_source("conference_invitation", "nb")
FIELDS = wording_fields("nb")
LABELS = {
    language: {name: one.label for name, one in wording_fields(language).items()}
    for language in LANGUAGES
}


def written(body: str, language: str = "nb", **changes: object) -> Document:
    source = joined({"subject": "Til ⟦area_name⟧"}, body)
    facts = all_facts("nb", **changes)
    return write_own_letter(source, HOUSE, facts, language=language)


def text(body: str, **changes: object) -> str:
    """What the body alone becomes, on one line."""
    document = written(body, **changes)
    return all_text(document).rpartition("\n".join(document.recipient_lines))[2].strip()


def found(body: str) -> list[tuple[str, int]]:
    conditions = every_condition(FIELDS)
    return [(one.kind, one.line) for one in faults(body, fields=FIELDS, conditions=conditions)]


def test_a_field_is_shown_as_norwegian_is_written_and_large_first_in_a_sentence() -> None:
    assert text("⟦conference_date⟧ møtes vi.").startswith("Torsdag 11. mars 2027 møtes vi.")
    assert "kl. 17.30–20.30" in text("Vi er der ⟦conference_starts_at⟧[[–⟦conference_ends_at⟧]].")


def test_a_paragraph_stands_only_when_its_condition_holds() -> None:
    body = (
        "Alltid.\n\n⟦when: stands⟧\nTorg.\n\n⟦when: given reference⟧\n⟦when: municipality⟧\nBegge."
    )

    assert "Torg." in text(body, stands=True)
    assert "Torg." not in text(body, stands=False)
    assert "Begge." in text(body, lead="municipality")
    assert "Begge." not in text(body, lead="municipality", reference="")


def test_double_brackets_stand_when_their_fields_are_filled_in_and_else_the_other() -> None:
    body = "Møt opp[[ i ⟦conference_address⟧ || på stedet]]."

    assert "Møt opp i Vegen 1." in text(body)
    assert "Møt opp på stedet." in text(body, conference_address="")


def test_a_list_of_things_alone_on_a_line_becomes_a_list() -> None:
    blocks = written("⟦questions⟧").blocks

    (questions,) = [block for block in blocks if isinstance(block, NumberedList)]
    assert [plain(item) for item in questions.items] == all_facts()["questions"]


def test_a_missing_field_refuses_the_letter_by_name_but_not_within_brackets() -> None:
    with pytest.raises(UnresolvedField) as refused:
        written("Ring ⟦contact_phone⟧[[ eller ⟦reference⟧]].", contact_phone="", reference="")

    assert refused.value.names == ["contact_phone"]
    source = joined({"subject": "Til"}, "⟦contact_phone⟧[[⟦reference⟧]]")
    assert own_fields(source) == {"contact_phone", "reference"}
    assert own_optional(source) == {"reference"}


HOSTILE = (
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "<script>alert(1)</script>",
    "#set page(fill: red)",
    "[[signatures",
    "\ue0000\ue001",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_text_or_a_fact_is_ever_run(words: str) -> None:
    document = written(f"Først {words} sist.\n\n⟦conference_venue⟧", conference_venue=words)

    page = to_html(document)
    assert "<script>alert" not in page
    assert "49" not in all_text(document).replace("1949", "")
    assert to_docx(document)
    assert words.strip("\ue000\ue001") in all_text(document) or "[U+E000]" in all_text(document)


def test_a_link_that_would_run_something_is_not_followed() -> None:
    assert 'href="javascript' not in to_html(written("[her](javascript:alert%281%29)"))
    links = [one for block in written("Se ⟦sign_up_url⟧").blocks for one in _links(block)]
    assert links == ["https://example.no/meld"]


def _links(block: object) -> list[str]:
    inlines = getattr(block, "inlines", ())
    return [one.href for one in inlines if isinstance(one, Link)]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="⟦⟧[]|{}% :whennår\nabc-#", max_size=80))
def test_any_text_is_either_refused_or_becomes_a_letter(body: str) -> None:
    if not found(body):
        assert written(body).title == "Til Prøvdal kommune"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Kom ⟦sign_up_dedline⟧.", ("unknown_field", 1)),
        ("Kom.\n\n⟦when: det regner⟧\nInne.", ("unknown_condition", 3)),
        ("Kom ⟦when: stands⟧ nå.", ("condition_in_line", 1)),
        ("Kom.\nDen ⟦conference_date.", ("unfinished_mark", 2)),
        ("Kom.\n\nDen [[⟦conference_date⟧.\n\nSlutt]]", ("unfinished_bracket", 3)),
        ("  ", ("nothing_written", 1)),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(body: str, fault: tuple[str, int]) -> None:
    assert fault in found(body)


WORLDS = [
    *product(KINDS, ("nb",), ("joint", "municipality")),
    *product(KINDS, ("nn",), ("working_group",)),
]


@pytest.mark.parametrize(("kind", "language", "lead"), WORLDS)
def test_the_houses_wording_unwound_writes_the_same_letter(
    kind: str, language: str, lead: str
) -> None:
    house = wording_source(kind, language)
    for host, stands in (("", True), ("Forum", False)):
        head, body = unwound(house, level="municipality", is_host=bool(host))
        own = joined({"subject": head["subject"]}, body)
        facts = all_facts(language, lead=lead, stands=stands, host_name=host)
        ours = all_text(write_own_letter(own, house, facts, language=language))
        assert ours.split() == all_text(write_letter(house, facts, language=language)).split()
        assert found(body) == []


@pytest.mark.parametrize(("kind", "language"), list(product(KINDS, LANGUAGES)))
def test_names_on_screen_are_read_back_as_the_names_of_code(kind: str, language: str) -> None:
    _head, body = unwound(wording_source(kind, language), level="municipality")

    shown = to_screen(body, LABELS[language], language)

    assert from_screen(shown, LABELS) == body
    assert "_" not in shown.replace("__", "")


def test_no_two_fields_have_one_name_on_screen() -> None:
    for language in LANGUAGES:
        names = [label.casefold() for label in LABELS[language].values()]
        assert len(names) == len(set(names))


def test_a_language_read_from_the_right_says_so_in_every_form() -> None:
    source = joined(
        {"subject": "دعوة", "sender": "⟦area_name⟧", "contact": "⟦contact_email⟧", "receiver": ""},
        "⟦conference_date⟧",
    )
    facts = all_facts(conference_date=date(2027, 3, 11), conference_starts_at=time(17, 30))

    document = write_own_letter(source, HOUSE, facts, language="ar")

    assert '<html lang="ar" dir="rtl">' in to_html(document)
    assert "الخميس" in all_text(document)
    assert document.header_lines == ("kari@example.no",)
    assert to_docx(document)
