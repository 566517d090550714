"""Contributions that may say the same, proposed for a person to look at; never laid together by themselves.

Groups of letters find candidates fast; then the words' stems, in whatever order they stand, decide. Both are
alike in bokmål and nynorsk. The same thing said in quite other words is not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from samspill.pure.themes.alike import alike_pairs
from samspill.pure.themes.guard import Guard, guard
from samspill.pure.themes.normalising import SMALL_WORDS, common_form, stem
from samspill.pure.themes.words import forms

CANDIDATE = 0.25  # likeness by groups of letters, 0 to 1
ALIKE = 0.56  # likeness of letters and stems together, from which a pair is proposed
SAME_MATTER = 0.55  # likeness of the words that tell what it is about
KEPT_TOGETHER = 0.7  # of the pairs of neighbours, where clauses are moved
SHORTEST, LONGEST = 3, 5  # letters in a group
TOO_COMMON = 0.25  # groups in more of many texts than this tell nothing
MANY_TEXTS = 200
NEVER_SAME = frozenset({Guard.NEGATION, Guard.OPPOSITE})


@dataclass(frozen=True)
class Alike:
    """Two texts by their places, a < b. score 0 to 1; guard: what they differ in all the same."""

    a: int
    b: int
    score: float
    guard: Guard | None


def propose_duplicates(texts: Sequence[str]) -> list[Alike]:
    """Pairs that may say the same, most alike first; never two that say the opposite."""
    words = [forms(text) for text in texts]
    stems = [[stem(form) for form in some] for some in words]
    everything = [" ".join(sorted(some)) for some in stems]
    matter = [
        " ".join(sorted(stem(form) for form in some if form not in SMALL_WORDS)) for some in words
    ]
    found = []
    for a, b, likeness in pairs_by_letters(words, least=CANDIDATE):
        score = (fuzz.ratio(everything[a], everything[b]) / 100 + likeness) / 2
        if score < ALIKE or fuzz.ratio(matter[a], matter[b]) < 100 * SAME_MATTER:
            continue
        why = guard(texts[a], texts[b])
        if why is None and _is_turned(stems[a], stems[b]):
            why = Guard.ORDER
        if why not in NEVER_SAME:
            found.append(Alike(a, b, round(min(score, 1.0), 4), why))
    return sorted(found, key=lambda one: (-one.score, one.a, one.b))


def _is_turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the same words stand otherwise: enough money, too few people; enough people, too little money.

    A clause that is moved keeps its words together; words that change places do not.
    """
    if sorted(a) != sorted(b) or list(a) == list(b):
        return False
    pairs_a, pairs_b = set(pairwise(a)), set(pairwise(b))
    return len(pairs_a & pairs_b) < KEPT_TOGETHER * len(pairs_a)


def pairs_by_letters(
    words: Sequence[Sequence[str]], *, least: float
) -> list[tuple[int, int, float]]:
    """(a, b, likeness), a < b, of texts that are `least` alike or more by their groups of letters, 0 to 1.

    words   of each text, their folded forms
    """
    number: dict[str, int] = {}
    rows: list[dict[int, int]] = []
    for some in words:
        row: dict[int, int] = {}
        for form in some:
            for group in _groups(form):
                place = number.setdefault(group, len(number))
                row[place] = row.get(place, 0) + 1
        rows.append(row)
    seen = np.bincount(
        np.fromiter((place for row in rows for place in row), dtype=np.int64),
        minlength=len(number),
    )
    rarity = np.array([log((1 + len(words)) / (1 + count)) + 1 for count in seen])
    if len(words) >= MANY_TEXTS:
        rarity[seen > TOO_COMMON * len(words)] = 0
    return alike_pairs(*_table(rows, rarity), len(number), least)


def _table(
    rows: Sequence[dict[int, int]], rarity: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The texts as vectors of length 1: (start of each, column, weight), what counts nothing left out."""
    start, column, weight = [0], [], []
    for row in rows:
        places = np.fromiter(row, dtype=np.int64, count=len(row))
        amount = np.fromiter(row.values(), dtype=float, count=len(row)) * rarity[places]
        length = float(np.sqrt(amount @ amount))
        keeps = amount > 0
        column.append(places[keeps])
        weight.append(amount[keeps] / (length or 1.0))
        start.append(start[-1] + int(keeps.sum()))
    empty: list[NDArray[np.float64]] = [np.zeros(0)]
    return (
        np.array(start, dtype=np.int64),
        np.concatenate(column or empty).astype(np.int64),
        np.concatenate(weight or empty).astype(float),
    )


def _groups(form: str) -> list[str]:
    word = f" {common_form(form)} "
    return [
        word[place : place + length]
        for length in range(SHORTEST, LONGEST + 1)
        for place in range(len(word) - length + 1)
    ]
