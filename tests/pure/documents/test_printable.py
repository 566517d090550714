"""What no font has is shown as a mark; everything else is kept."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.documents.printable import (
    EVERY_CHARACTER,
    breakable,
    named,
    printable,
    printable_values,
)
from tests.pure.documents.document_examples import any_text

LATIN = range(0x20, 0x250)


def test_a_character_no_font_has_becomes_its_code_point() -> None:
    assert printable("Kor 🧿 og 日", LATIN) == "Kor [U+1F9FF] og [U+65E5]"


def test_control_characters_are_shown_and_line_breaks_and_tabs_kept() -> None:
    assert printable("a\x07b\nc\td", EVERY_CHARACTER) == "a[U+0007]b\nc\td"


def test_every_kind_of_line_end_is_one_line_break() -> None:
    assert printable("a\r\nb\rc\u2028d\u2029e", EVERY_CHARACTER) == "a\nb\nc\nd\ne"


def test_two_surrogates_that_belong_together_become_their_character() -> None:
    assert printable("\ud83d\udc4d", EVERY_CHARACTER) == "👍"
    assert printable("\ud83d!", EVERY_CHARACTER) == "[U+D83D]!"


def test_private_characters_and_the_byte_order_mark_are_never_shown() -> None:
    assert printable("\ue000\ufeff\ufffe", EVERY_CHARACTER) == "[U+E000][U+FEFF][U+FFFE]"


def test_joiners_pass_so_that_emoji_families_hold_together() -> None:
    assert printable("a\u200db\ufe0f", LATIN) == "a\u200db\ufe0f"


def test_sami_letters_and_norwegian_signs_are_untouched() -> None:
    text = 'Sámi searvi – «Đŋŧ čšž» & | " <'

    assert printable(text, EVERY_CHARACTER) == text


@given(any_text)
def test_every_printable_text_can_stand_in_xml_and_utf_8(text: str) -> None:
    shown = printable(text, EVERY_CHARACTER)

    shown.encode("utf-8")
    assert not any(ord(character) < 32 and character not in "\n\t" for character in shown)
    assert printable(shown, EVERY_CHARACTER) == shown


def test_a_word_no_line_can_hold_may_break_and_others_may_not() -> None:
    assert breakable("x" * 100).count("\u200b") == 2
    assert breakable("frivillighetskoordinatorstillingen " * 9).count("\u200b") == 0


@given(st.text())
def test_making_a_text_breakable_loses_nothing(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


def test_a_nest_of_values_keeps_its_keys_numbers_and_addresses() -> None:
    address = "https://example.no/" + "x" * 60

    value = printable_values({"a\x07": ["b\x07", 1, None], "href": address}, EVERY_CHARACTER)

    assert value == {"a\x07": ["b[U+0007]", 1, None], "href": address}


def test_a_heading_with_nothing_to_see_is_a_dash() -> None:
    assert [named(text) for text in ("", " \n", "\u200b\u0301", "A", "😀")] == [
        "–",
        "–",
        "–",
        "A",
        "😀",
    ]
