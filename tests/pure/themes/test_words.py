import pytest

from samspill.pure.themes.words import has_visible_sign


@pytest.mark.parametrize("text", ["a", " . ", "\u200bø", "🙂", "1", "–", "中"])
def test_what_a_person_sees_is_something(text):
    assert has_visible_sign(text)


@pytest.mark.parametrize(
    "text", ["", "  \n\t", "\u200b\u200b", "\u2800", "\u3164", "\u00ad", "\ufe0f"]
)
def test_what_nobody_sees_is_nothing(text):
    assert not has_visible_sign(text)
