"""The words that decided, underlined: the text itself is always whole."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.insight.marking import Piece, outermost, pieces


def test_words_are_marked_where_they_stand():
    found = pieces("Vi treng éin plass å ringje.", ["éin plass", "ringje"])

    assert found == [
        Piece("Vi treng ", False),
        Piece("éin plass", True),
        Piece(" å ", False),
        Piece("ringje", True),
        Piece(".", False),
    ]


@given(st.text(), st.lists(st.text(max_size=5)))
def test_the_pieces_together_are_the_text(text, words):
    assert "".join(piece.text for piece in pieces(text, words)) == text


def test_words_that_overlap_are_marked_once():
    assert pieces("abc", ["ab", "bc"]) == [Piece("ab", True), Piece("c", False)]


def test_the_words_of_the_second_theme_are_marked_in_their_own_way():
    found = pieces("svar om leige", ["svar"], ["leige"])

    assert found == [
        Piece("svar", True),
        Piece(" om ", False),
        Piece("leige", True, is_second=True),
    ]


def test_a_word_is_marked_where_it_stands_alone_before_where_it_is_part_of_another():
    found = pieces("forsvar og svar", ["svar"])

    assert found == [Piece("forsvar og ", False), Piece("svar", True)]


def test_of_two_that_begin_together_the_longer_is_marked():
    assert pieces("mangler trenere", ["mangler", "mangler trenere"]) == [
        Piece("mangler trenere", True)
    ]


def test_a_word_that_is_part_of_a_longer_reason_is_not_told_as_one():
    words = ["mangler trenere", "trenere", "Mangler", "folk"]

    assert outermost(words) == ["mangler trenere", "folk"]
