"""What is told as the words that decided: words that say something by themselves."""

import pytest

from samspill.pure.themes.model import suggest, theme_model
from samspill.pure.themes.taxonomy import load

DULL = {"000", "10", "10000", "like", "tre", "litt", "flere"}


@pytest.mark.parametrize(
    "text",
    [
        "Leia for gymsalen er 10 000 kroner, og det er like dyrt for tre lag.",
        "Vi trenger flere trenere, minst 10, og litt hjelp til tre lag.",
        "Tre lag deler like mange timer i hallen, 10 000 i leie.",
    ],
)
def test_numbers_and_small_words_are_no_reason(text):
    told = suggest(text, theme_model(load())).themes

    words = {word for theme in told for reason in theme.words for word in reason.lower().split()}
    assert words
    assert not words & DULL
