"""Where a text can be cut in two."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.insight.cutting import cut_places, likely_cut


def test_every_word_but_the_first_is_a_place_to_cut():
    words = cut_places("Ett nummer, takk", begins=20)

    assert [(word.text, word.at, word.can_cut) for word in words] == [
        ("Ett", 20, False),
        ("nummer,", 24, True),
        ("takk", 32, True),
    ]


@given(st.text())
def test_the_words_together_are_the_text_without_the_space_around_it(text):
    words = cut_places(text)

    assert "".join(word.text + word.space for word in words) == text.strip()
    assert all(text[word.at :].startswith(word.text) for word in words)


@given(st.text())
def test_the_likely_cut_is_one_of_the_places(text):
    words = cut_places(text)

    places = {word.at for word in words if word.can_cut}
    assert likely_cut(words) in (places or {None})


def test_a_sentence_is_cut_after_its_end_before_the_middle_of_a_thought():
    text = "Vi treng halltid. Og kven skal vi ringje når lyset er slokt og døra låst?"

    assert likely_cut(cut_places(text)) == text.index("Og")


def test_without_a_sentences_end_it_is_cut_where_two_things_are_joined():
    text = "mer halltid på kvelden og én plass å ringe"

    assert likely_cut(cut_places(text)) == text.index("og én")


def test_one_word_cannot_be_cut():
    assert likely_cut(cut_places(" Hurra! ")) is None
