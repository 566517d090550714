from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.folding import fold, without_marks
from samspill.pure.norwegian_names import calm_name


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        ("HAVSUND IDRETTSLAG", "Havsund Idrettslag"),
        ("LUSTER IL", "Luster IL"),
        ("LAGET FOR SONG OG DANS", "Laget for Song og Dans"),
        ("EGERSUND-OMEGN TURLAG", "Egersund-Omegn Turlag"),
        ("ÅSEN 4H", "Åsen 4H"),
        ("NYE JFF (HAVSUND)", "Nye JFF (Havsund)"),
        ("MÁŊGGA GIELA SPRÅKKAFÉ", "Máŋgga Giela Språkkafé"),
    ],
)
def test_a_name_in_capitals_is_calmed(shouted: str, calm: str) -> None:
    assert calm_name(shouted) == calm


def test_a_name_that_does_not_shout_is_left_alone() -> None:
    assert calm_name("Lyngneset mållag & ungdomslag") == "Lyngneset mållag & ungdomslag"


@given(st.text(alphabet="ABDEGILORSTVÆØÅŊĐ4 -/&()\"'."))
def test_calming_changes_only_the_size_of_letters(name: str) -> None:
    assert calm_name(name).upper() == name


def test_folding_makes_what_people_type_equal_to_what_registers_hold() -> None:
    assert fold("  Ås  SKOLEKORPS ") == fold("ås skolekorps") == "ås skolekorps"


def test_a_letter_is_the_same_however_it_was_composed() -> None:
    assert fold("a\u030as") == fold("ås")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("ŠIBMEL", "sibmel"),
        ("Kárášjohka", "karasjohka"),
        ("ĐORVU", "dorvu"),
        ("Ŋuorra", "nuorra"),
        ("ŦÁLLA", "talla"),
        ("Čáhppe Žuolla", "cahppe zuolla"),
        ("S\u030cIBMEL", "sibmel"),  # the mark written apart
        ("ÆRØY ÅSGÅRD", "ærøy åsgård"),
        ("Snåase Göteborg", "snåase gøteborg"),
    ],
)
def test_sami_letters_are_found_by_those_a_norwegian_keyboard_has(told, bare):
    assert without_marks(told) == bare
    assert without_marks(bare) == bare
