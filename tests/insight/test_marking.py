"""The words that decided, underlined: the text itself is always whole."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.insight.marking import Piece, pieces


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
