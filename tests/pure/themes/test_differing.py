import pytest

from samspill.pure.themes.differing import turning_words, words_of_one_alone


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Vi trenger flere møter", "Vi trenger ikke flere møter", ("ikke",)),
        ("Me treng ikkje fleire møte", "Me treng fleire møte", ("ikkje",)),
        ("Møter uten barnepass", "Møter med barnepass", ("uten",)),
        ("Øk tilskuddet til korpset", "Kutt tilskuddet til korpset", ("Øk", "Kutt")),
        ("Vi trenger to haller", "Vi trenger tre haller", ("to", "tre")),
        ("Vi vil ha rampe på Havsund", "Vi vil ha rampe på Steinskar", ()),
        ("Hallen er kald", "Hallen er kald", ()),
        ("", "", ()),
    ],
)
def test_the_word_that_keeps_two_apart_is_told_as_it_stands(a, b, words):
    assert turning_words(a, b) == words


def test_what_only_one_says_is_found_in_whatever_form_the_other_has_it():
    first, second = words_of_one_alone("Vi trenger én kontaktperson", "Me treng kontaktpersonar no")

    assert first == ()
    assert second == ()


def test_what_only_one_says_is_told_and_small_words_are_not():
    first, second = words_of_one_alone("Hallen er kald", "Hallen er kald og mørk om kvelden")

    assert (first, second) == ((), ("mørk", "kvelden"))


def test_a_small_word_that_turns_the_meaning_is_told():
    assert words_of_one_alone("Vi trenger hallen", "Vi trenger ikke hallen") == ((), ("ikke",))
