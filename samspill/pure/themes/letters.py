"""Texts as vectors by their groups of letters: misspelled and inflected words are alike, and so are twins in
bokmål and nynorsk. The rarer a group, the more it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from samspill.pure.themes.alike import alike_pairs
from samspill.pure.themes.normalising import common_form

SHORTEST, LONGEST = 3, 5  # letters in a group
TOO_COMMON = 0.25  # groups in more of many texts than this tell nothing
MANY_TEXTS = 200

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Letters:
    """Vectors of length 1, one a text.

    number                 group -> its column
    rarity                 [c] how much a group counts
    start, column, weight  text i is [start[i], start[i + 1]) of column and weight
    """

    number: Mapping[str, int]
    rarity: Numbers
    start: Places
    column: Places
    weight: Numbers

    def pairs(self, least: float) -> list[tuple[int, int, float]]:
        """(a, b, likeness), a < b, of the texts that are `least` alike or more, 0 to 1."""
        return alike_pairs(self.start, self.column, self.weight, len(self.number), least)


def by_letters(words: Sequence[Sequence[str]]) -> Letters:
    """The vectors of texts, given by their folded forms."""
    number: dict[str, int] = {}
    rows = [_row(some, number) for some in words]
    seen = np.bincount(
        np.fromiter((place for row in rows for place in row), dtype=np.int64),
        minlength=len(number),
    )
    rarity = np.array([log((1 + len(words)) / (1 + count)) + 1 for count in seen])
    if len(words) >= MANY_TEXTS:
        rarity[seen > TOO_COMMON * len(words)] = 0
    return Letters(number, rarity, *_table(rows, rarity))


def groups_of(words: Sequence[str]) -> Counter[str]:
    """How often each group stands in a text, given by its folded forms."""
    return Counter(group for form in words for group in _groups(form))


def _row(words: Sequence[str], number: dict[str, int]) -> dict[int, int]:
    """How often each stands, by number; a group not seen before gets one."""
    return {
        number.setdefault(group, len(number)): count for group, count in groups_of(words).items()
    }


def _table(rows: Sequence[dict[int, int]], rarity: Numbers) -> tuple[Places, Places, Numbers]:
    """(start of each text, column, weight), what counts nothing left out."""
    start, column, weight = [0], [], []
    for row in rows:
        places, amount = _vector(row, rarity)
        column.append(places)
        weight.append(amount)
        start.append(start[-1] + len(places))
    empty: list[Numbers] = [np.zeros(0)]
    return (
        np.array(start, dtype=np.int64),
        np.concatenate(column or empty).astype(np.int64),
        np.concatenate(weight or empty).astype(float),
    )


def _vector(row: Mapping[int, int], rarity: Numbers) -> tuple[Places, Numbers]:
    """(columns, weights) of length 1 of what was counted."""
    places = np.fromiter(row, dtype=np.int64, count=len(row))
    amount = np.fromiter(row.values(), dtype=float, count=len(row)) * rarity[places]
    length = float(np.sqrt(amount @ amount))
    keeps = amount > 0
    return places[keeps], amount[keeps] / (length or 1.0)


def _groups(form: str) -> list[str]:
    word = f" {common_form(form)} "
    return [
        word[place : place + length]
        for length in range(SHORTEST, LONGEST + 1)
        for place in range(len(word) - length + 1)
    ]
