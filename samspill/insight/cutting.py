"""Where a text can be cut in two: before any of its words but the first, never inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"\S+")
ENDS_SENTENCE = re.compile(r"[.!?…:;]+[»”\"')\]]*$")
JOINS = frozenset("og samt men eller pluss dessuten".split())


@dataclass(frozen=True)
class Word:
    """One word of the text and the space after it. at: where it begins, in characters of the whole."""

    text: str
    space: str
    at: int
    can_cut: bool  # the second part may begin here


def cut_places(text: str, *, begins: int = 0) -> list[Word]:
    """Every word in order; together they are the text without the space around it.

    begins   where the text stands in the whole contribution
    """
    found = list(WORD.finditer(text))
    nexts = [one.start() for one in found[1:]] + [one.end() for one in found[-1:]]
    return [
        Word(one[0], text[one.end() : after], begins + one.start(), can_cut=index > 0)
        for index, (one, after) in enumerate(zip(found, nexts, strict=True))
    ]


def likely_cut(words: list[Word]) -> int | None:
    """Where a person would most likely cut: after a sentence, before a joining word, or in the middle;
    of those the one nearest to the middle. None where there is only one word."""
    if len(words) < 2:
        return None
    middle = (words[0].at + words[-1].at + len(words[-1].text)) / 2
    after_sentence = [
        word for before, word in pairwise(words)
        if ENDS_SENTENCE.search(before.text)
    ]  # fmt: skip
    joining = [word for word in words[1:] if word.text.casefold().strip(",") in JOINS]
    places = after_sentence or joining or words[1:]
    return min(places, key=lambda word: (abs(word.at - middle), word.at)).at
