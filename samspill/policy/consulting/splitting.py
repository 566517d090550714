"""A statement that is split: which words are taken out of it, and which are left."""

from __future__ import annotations

from collections.abc import Iterable

from samspill.policy.models import ConsultationResponse


def squeezed(text: str) -> str:
    """The words with one space between, so that line breaks make no difference."""
    return " ".join(text.split())


def stands_in(response: ConsultationResponse, words: str) -> bool:
    """Whether the words stand in what was written; else they are written off from a file."""
    return squeezed(words) in squeezed(response.text)


def words_left(text: str, taken_out: Iterable[str]) -> list[str]:
    """The stretches of the text that none of the parts holds, in order.

    What has neither a letter nor a figure in it is nothing left.
    """
    whole = squeezed(text)
    is_taken = bytearray(len(whole))
    for words in map(squeezed, taken_out):
        start = whole.find(words) if words else -1
        if start >= 0:
            is_taken[start : start + len(words)] = b"\x01" * len(words)
    left, stretch = [], ""
    for letter, taken in zip(whole, is_taken, strict=True):
        if taken:
            left.append(stretch)
            stretch = ""
        else:
            stretch += letter
    found = (one.strip() for one in [*left, stretch])
    return [one for one in found if any(letter.isalnum() for letter in one)]
