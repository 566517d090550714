"""The words of a telling as everyone may read them: what may tell of a person is covered."""

from __future__ import annotations

from functools import lru_cache

from samspill.pure.themes.screening import mask, screen

KEPT_TEXTS = 2048


@lru_cache(maxsize=KEPT_TEXTS)
def covered_words(text: str, language: str = "nb") -> str:
    """The text with names, numbers, addresses and health words as marks. language: of the marks."""
    return mask(text, screen(text), language)


def telling_words(text: str) -> list[str]:
    """The passages that would be covered, as they are written, in order of place."""
    return [text[span.start : span.end] for span in screen(text)]
