"""What is proposed for masking before publishing, and what is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.themes.screening import Span, SpanKind, mask, screen


def found(text: str, known_names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(span.kind.value, text[span.start : span.end]) for span in screen(text, known_names)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spør Kari Nordmann om nøkkelen", "Kari Nordmann"),
        ("spør Ola, han vet det", "Ola"),
        ("Ola Testmann kan alt", "Ola Testmann"),
        ("Kontakt Anne-Lise Eksempel", "Anne-Lise Eksempel"),
        ("Det var Jovnna Áššu som kom", "Jovnna Áššu"),
        ("Snakk med Gudveig på biblioteket", "Gudveig"),
        ("Det veit berre ho Jorunnlaug", "Jorunnlaug"),
        ("Vi takker Frøydis Testnes for alt", "Frøydis Testnes"),
        ("Karis nøkkel er borte", "Karis"),
        ("Ring Per T. Testmann", "Per T. Testmann"),
        ("spør KARI", "KARI"),
    ],
)
def test_a_persons_name_is_proposed(text: str, name: str):
    assert found(text) == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi trenger folk. Ingen vil sitte i styret.",
        "Samarbeid med Røde Kors og Norske Kvinners Sanitetsforening",
        "Spør Luster kommune om Altinn",
        "Kontakt Frivilligsentralen",
        "Elles takk, me klarar oss",
        "Hans nøkkel er borte",
        "Dag etter dag står salen tom",
        "VI TRENGER FLERE LOKALER",
        "Det går buss til Sandnes og Stavanger",
        "Nynorsk Bygdeblad Senter",
        "St. Hans på badeplassen",
        "Vi feirer alltid Sankt Hans på stranda",
        "møte i mai 🙏",
        "",
    ],
)
def test_places_associations_and_ordinary_words_are_left_alone(text: str):
    assert found(text) == []


def test_a_known_name_is_found_whatever_its_case_and_by_its_parts():
    known = ("Solvår Testbø",)

    assert found("det var solvår testbø som sa det", known) == [("name", "solvår testbø")]
    assert found("Testbø ordner det", known) == [("name", "Testbø")]
    assert found("Testbø ordner det") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ring 40000000", "40000000"),
        ("Ring 40 00 00 00 etter fire", "40 00 00 00"),
        ("tlf. 400 00 000.", "400 00 000"),
        ("Ring +47 40 00 00 00", "+47 40 00 00 00"),
        ("(40\u00a000\u00a000\u00a000)", "40\u00a000\u00a000\u00a000"),
    ],
)
def test_a_phone_number_is_proposed(text: str, number: str):
    assert found(text) == [("phone", number)]


@pytest.mark.parametrize(
    "text", ["2026-2027", "24.12.2026 kl. 17.30", "1 234,50 kr", "312345678", "10 000 000", "123"]
)
def test_dates_amounts_and_org_numbers_are_no_phone_numbers(text: str):
    assert found(text) == []


@pytest.mark.parametrize("number", ["01019012345", "010190 12345", "1234.56.78901"])
def test_eleven_digits_are_proposed_as_a_national_id(number: str):
    assert found(f"Fødselsnummer {number}!") == [("national_id", number)]


@pytest.mark.parametrize(
    "address", ["kari@example.no", "post.laget+1@under.example.no", "Ola.Testmann@ø.no"]
)
def test_an_e_mail_address_is_proposed_without_the_full_stop(address: str):
    assert found(f"Skriv til <{address}>.") == [("email", address)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mannen min har demens", "demens"),
        ("Sonen min har ADHD", "ADHD"),
        ("Lederen fikk brystkreft i fjor", "brystkreft"),
        ("Ho er psykisk sjuk", "psykisk sjuk"),
        ("etter en depresjon", "depresjon"),
        ("Kassereren er sykmeldt", "sykmeldt"),
    ],
)
def test_a_word_about_health_is_proposed(text: str, word: str):
    assert found(text) == [("health", word)]


def test_an_associations_name_tells_of_nobodys_health():
    assert found("Kreftforeningen og Diabeteslaget deler lokale") == []


def test_masks_say_what_stood_there():
    text = "Kari Nordmann (40 00 00 00, kari@example.no, 01019012345) har diabetes 😀"

    masked = mask(text, screen(text))

    assert masked == "[navn] ([telefon], [e-post], [nummer]) har [helse] 😀"


def test_masks_in_nynorsk_are_in_nynorsk():
    assert mask("Kari kjem", [Span(0, 4, SpanKind.NAME)], "nn") == "[namn] kjem"


def test_of_two_spans_that_overlap_the_first_is_masked():
    spans = [Span(2, 6, SpanKind.PHONE), Span(0, 4, SpanKind.NAME)]

    assert mask("abcdefgh", spans) == "[navn]efgh"


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="outside"):
        mask("kort", [Span(2, 9, SpanKind.NAME)])


pieces = st.sampled_from(
    "Kari|Ola|Testmann|spør|40 00 00 00|a@example.no|01019012345|demens|og|.|,|😀|Áššu|\x00|\n|<b>"
    "|{{|&|B.|van|St.".split("|")
)
texts = st.one_of(st.text(max_size=120), st.lists(pieces, max_size=25).map(" ".join))


@given(texts, st.lists(st.text(max_size=20), max_size=3))
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_and_never_overlap(text: str, known_names: list[str]):
    spans = screen(text, known_names)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(spans[n].end <= spans[n + 1].start for n in range(len(spans) - 1))


@given(texts)
@settings(max_examples=150, deadline=None)
def test_what_is_not_masked_stays_as_it_was(text: str):
    spans = screen(text)

    masked = mask(text, spans)

    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    kept = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    place = 0
    for part in kept:
        place = masked.index(part, place) + len(part)
    assert mask(text, []) == text
