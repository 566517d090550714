"""A contribution's text in pieces, so that the words that decided can be underlined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A part of a text as it stands; `is_marked` where it is one of the words looked for.

    is_second   where it spoke for the second theme
    """

    text: str
    is_marked: bool
    is_second: bool = False


def pieces(text: str, words: Iterable[str], second: Iterable[str] = ()) -> list[Piece]:
    """The text in order, marked where each of `words`, and of `second`, stands first; together it is
    the text. A word inside another is looked for only where it stands nowhere by itself."""
    found = [(*_place(text, word), False) for word in words]
    found += [(*_place(text, word), True) for word in second]
    parts: list[Piece] = []
    end = 0
    inside = [one for one in found if one[0] < one[1]]
    for start, stop, is_second in sorted(inside, key=lambda one: (one[0], -one[1], one[2])):
        if start < end:
            continue
        if start > end:
            parts.append(Piece(text[end:start], False))
        parts.append(Piece(text[start:stop], True, is_second))
        end = stop
    if end < len(text):
        parts.append(Piece(text[end:], False))
    return parts


def outermost(words: Iterable[str]) -> list[str]:
    """Those that are not part of a longer one among them, in their order, each once."""
    found = list(dict.fromkeys(words))
    return [
        one for one in found if not any(one != other and _stands_in(one, other) for other in found)
    ]


def _stands_in(word: str, longer: str) -> bool:
    return f" {word.casefold()} " in f" {longer.casefold()} "


def _place(text: str, word: str) -> tuple[int, int]:
    """Where it begins and ends; (0, 0) where it does not stand."""
    if not word:
        return 0, 0
    alone = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    start = alone.start() if alone else text.find(word)
    return (start, start + len(word)) if start >= 0 else (0, 0)
