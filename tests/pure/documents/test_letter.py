"""A wording and facts become a letter, or are refused with every gap named."""

from datetime import date, time

import pytest
from hypothesis import given

from samspill.pure.documents.document_kinds import DOCUMENT_KINDS, document_kind_words
from samspill.pure.documents.letter import (
    UnresolvedField,
    WordingError,
    split_wording,
    used_fields,
    write_letter,
)
from samspill.pure.documents.tree import (
    BulletList,
    Document,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    Signatures,
    Text,
    contents,
    inlines,
    plain,
)
from tests.pure.documents.document_examples import HOSTILE, any_text

HEAD = """+++
subject = "Brev om {{ topic }}"
optional = ["note"]
+++
"""


def letter(body: str, head: str = HEAD, language: str = "nb", **facts: object) -> Document:
    return write_letter(head + body, {"topic": "saken", **facts}, language=language)


def text_of(document: Document) -> str:
    return "\n".join(plain(content) for content in contents(document.blocks))


def test_a_wording_becomes_headings_paragraphs_and_lists() -> None:
    body = "## Når\n\nHei **der** og *her*.\n\n- en\n- to\n\n3. tre\n"

    blocks = letter(body).blocks

    assert blocks == (
        Heading(1, "Når"),
        Paragraph(
            (
                Text("Hei "),
                Text("der", strong=True),
                Text(" og "),
                Text("her", emphasis=True),
                Text("."),
            )
        ),
        BulletList(((Text("en"),), (Text("to"),))),
        NumberedList(((Text("tre"),),), 3),
    )


def test_the_head_gives_sender_recipient_date_and_signatures() -> None:
    head = """+++
subject = "Brev"
sender = "{{ who }}"
sender_lines = ["Kontakt: {{ who }}", "{% if note %}{{ note }}{% endif %}"]
recipient = ["Alle lag", "i {{ where }}"]
date = "{{ day | plain_date }}"
footer = "Bunn"
optional = ["note"]
[[signatures]]
name = "{{ who }}"
role = "leder"
when = "lead != 'municipality'"
[[signatures]]
name = "Ola"
role = "ordfører"
when = "lead == 'municipality'"
+++
"""

    written = letter("Hei", head, who="Kari", where="Testvik", day=date(2027, 3, 11), lead="joint")

    assert written.author == "Kari"
    assert written.header_lines == ("Kontakt: Kari",)
    assert written.recipient_lines == ("Alle lag", "i Testvik")
    assert written.date_text == "11.\u00a0mars\u00a02027"
    assert written.footer == "Bunn"
    assert written.blocks[-1] == Signatures((("Kari", "leder"),))


def test_signatures_stand_where_the_wording_puts_them() -> None:
    head = HEAD.replace("+++\n", "", 1).join(["+++\n", ""])
    head = head.replace('optional = ["note"]\n', '[[signatures]]\nname = "Kari"\n')

    blocks = letter("Hei\n\n[[signatures]]\n\nVedlegg: ett", head).blocks

    assert [type(block) for block in blocks] == [Paragraph, Signatures, Paragraph]


def test_every_missing_and_empty_fact_is_named_at_once() -> None:
    body = "{{ a }} {{ b | long_date }} {% if c %}x{% endif %}{% for d in ds %}{{ d }}{% endfor %}"

    with pytest.raises(UnresolvedField) as refused:
        letter(body, b="", ds=["", "x"], topic=" ")

    assert refused.value.names == ["a", "b", "c", "ds", "topic"]


def test_a_fact_that_this_letter_does_not_use_may_be_missing() -> None:
    written = letter("{% if stands %}{{ stand_information }}{% endif %}Hei", stands=False)

    assert text_of(written) == "Hei"


def test_a_missing_part_of_a_step_is_named_with_its_list() -> None:
    with pytest.raises(UnresolvedField) as refused:
        letter("{% for s in steps %}{{ s.text }}{% endfor %}", steps=[{"text": ""}])

    assert refused.value.names == ["steps"]


def test_an_optional_fact_may_be_missing_or_empty() -> None:
    body = "Hei{% if note %}, {{ note }}{% endif %}{{ note | plain_date }}"

    assert text_of(letter(body)) == "Hei"
    assert text_of(letter(body, note="")) == "Hei"


def test_a_zero_and_a_no_are_facts() -> None:
    body = "{% if price == 0 %}gratis{% endif %}{% if not stands %}, uten torg{% endif %}"

    assert text_of(letter(body, price=0, stands=False)) == "gratis, uten torg"


def test_values_never_become_markup() -> None:
    nasty = "*a* **b** [c](http://d) <e> # f\n\n- g {{ h }} `i` \\ &amp; 1. j"

    written = letter("# {{ x }}\n\n- {{ x }}\n\n**{{ x }}** [{{ x }}]({{ url }})", x=nasty, url="u")

    assert written.blocks == (
        Heading(1, nasty),
        BulletList(((Text(nasty),),)),
        Paragraph((Text(nasty, strong=True), Text(" "), Link(nasty, "u"))),
    )


def test_a_value_that_looks_like_a_placeholder_shows_no_other_value() -> None:
    written = letter("{{ secret }} {{ x }}", secret="S", x="\ue0000\ue001")

    assert text_of(written) == "S [U+E000]0[U+E001]"


def test_a_text_put_together_of_values_is_shown_whole() -> None:
    body = '{% set both %}{{ a }} og {{ b }}{% endset %}{{ both }}: {{ a ~ "-" ~ b }}'

    assert text_of(letter(body, a="*x*", b="_y_")) == "*x* og _y_: *x*-_y_"


def test_dates_times_and_lists_are_written_in_the_letters_language() -> None:
    body = (
        "{{ day | long_date }} {{ day | weekday }} {{ start | clock_range(end) }}"
        " {{ start | clock }} {{ types | enumeration }} {{ types | enumerate_nb }}"
        " {{ price | kroner }} {{ count | thousands }} {{ who | capitalised }}"
        " {{ who | quoted }} {{ tel | phone }}"
    )
    facts = {
        "day": date(2027, 3, 8),
        "start": time(17, 30),
        "end": time(20),
        "types": ["kor", "vel"],
        "price": 500,
        "count": 1234,
        "who": "ola",
        "tel": "40000000",
    }

    text = text_of(letter(body, language="nn", **facts)).replace("\u00a0", " ")

    assert text == (
        "måndag 8. mars 2027 måndag kl. 17.30–20.00 kl. 17.30 kor og vel kor og vel"
        " 500 kr 1 234 Ola «ola» 40 00 00 00"
    )


def test_dates_and_times_may_be_iso_text_and_others_are_shown_as_they_are() -> None:
    body = "{{ day | long_date }} {{ start | clock_range(end) }}"

    known = text_of(letter(body, day="2027-03-11", start="17:30", end="20:00"))
    unknown = text_of(letter(body, day="medio mars", start="etter jobb", end="sent"))

    assert known.replace("\u00a0", " ") == "torsdag 11. mars 2027 kl. 17.30–20.00"
    assert unknown == "medio mars etter jobb–sent"


@pytest.mark.parametrize(
    "source",
    [
        "Ingen hode",
        "+++\nsubject = ",
        "+++\nsubject = 'x'\nHei",
        "+++\nsubject =\n+++\nHei",
        "+++\nsubject = 'x'\n+++\n{% if %}",
        "+++\nsubject = 'x'\n+++\n{{ 'a' * 999999999 }}",
        "+++\nsubject = 'x'\n+++\n{{ ''.__class__.__mro__ }}",
        "+++\nsubject = 'x'\n+++\n{{ 'noe' | kroner }}",
        "+++\nsubject = ''\n+++\nHei",
    ],
)
def test_a_faulty_wording_is_refused(source: str) -> None:
    with pytest.raises((WordingError, UnresolvedField)) as refused:
        write_letter(source, {}, language="nb")

    assert str(refused.value)


def test_the_fields_of_a_wording_are_all_it_can_ask_for() -> None:
    source = (
        '+++\nsubject = "{{ a }}"\n[[signatures]]\nname = "{{ b }}"\nwhen = "c == 1"\n+++\n'
        "{% set e = d %}{{ e }}{% if f %}{{ g }}{% endif %}"
    )

    assert used_fields(source) == {"a", "b", "c", "d", "f", "g"}


def test_a_wording_saved_on_windows_is_read() -> None:
    head, body = split_wording("\ufeff+++\r\nsubject = 'x'\r\n+++\r\nHei\r\n")

    assert (head, body.strip()) == ({"subject": "x"}, "Hei")


@given(any_text)
def test_any_value_stands_unchanged_in_the_letter(value: str) -> None:
    if not value.strip():
        with pytest.raises(UnresolvedField):
            letter("Hei {{ x }}", x=value)
        return

    (block,) = letter("Hei _{{ x }}_.", x=value).blocks

    kept = value.replace("\ue000", "[U+E000]").replace("\ue001", "[U+E001]")
    assert inlines(block.inlines) == (Text("Hei "), Text(kept, emphasis=True), Text("."))


def test_hostile_facts_survive_a_whole_letter() -> None:
    assert HOSTILE in text_of(letter("Til {{ x }}", x=HOSTILE))


def test_document_kinds_have_words_in_both_languages_and_spellings() -> None:
    assert document_kind_words("frivillighetsmelding", "nn") == (
        "ei frivilligheitsmelding",
        "frivilligheitsmeldinga",
    )
    assert document_kind_words("Frivilligheitsplattform", "nb")[1] == "frivillighetsplattformen"
    assert all(set(words) == {"nb", "nn"} for words in DOCUMENT_KINDS.values())
    with pytest.raises(KeyError):
        document_kind_words("reglement", "nb")
