"""Words are found in any of their forms, in both written languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.themes.searching import Sought, is_form_of


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("ringe", "ringje"),
        ("ringje", "ringer"),
        ("leie", "leige"),
        ("kommune", "kommunar"),
        ("skole", "skulen"),
        ("gym", "gymsalen"),
        ("søke", "søkje"),
    ],
)
def test_a_word_is_met_in_another_form(word, form):
    assert is_form_of(form, word)


@pytest.mark.parametrize(("word", "form"), [("ringe", "erfaringer"), ("by", "bygg"), ("ro", "r")])
def test_another_word_is_not_met(word, form):
    assert not is_form_of(form, word)


def test_every_word_must_be_there_and_the_forms_are_told():
    sought = Sought.of("ringe nøkkel")
    texts = ["Kven kan vi ringje når nøkkelen manglar?", "Hvem ringer vi?", "Nøkkelen, ring oss"]

    assert sought.among(enumerate(texts)) == [0, 2]
    assert sought.found["nøkkelen"] == 2
    assert {"ringje", "ring"} < set(sought.found)


def test_nothing_is_found_for_no_words():
    assert Sought.of(" ?! ").among([(1, "Hurra")]) == []


@given(st.lists(st.text(max_size=40), max_size=8))
def test_a_text_is_always_found_by_its_own_words(texts):
    for place, text in enumerate(texts):
        sought = Sought.of(text)
        if sought.words:
            assert place in sought.among(enumerate(texts))
