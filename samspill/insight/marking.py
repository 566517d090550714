"""A contribution's text in pieces, so that the words that decided can be underlined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A part of a text as it stands; `is_marked` where it is one of the words looked for."""

    text: str
    is_marked: bool


def pieces(text: str, words: Iterable[str]) -> list[Piece]:
    """The text in order, marked where each of `words` stands first; together it is the text."""
    found = []
    for word in words:
        place = text.find(word) if word else -1
        if place >= 0:
            found.append((place, place + len(word)))
    parts: list[Piece] = []
    end = 0
    for start, stop in sorted(found):
        if start < end:
            continue
        if start > end:
            parts.append(Piece(text[end:start], False))
        parts.append(Piece(text[start:stop], True))
        end = stop
    if end < len(text):
        parts.append(Piece(text[end:], False))
    return parts
