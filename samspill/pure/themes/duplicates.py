"""Contributions that may say the same, proposed for a person to look at; never laid together by themselves.

Groups of letters find candidates fast; then the words' stems, in whatever order they stand, decide. Both are
alike in bokmål and nynorsk. The same thing said in quite other words is not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from samspill.pure.themes.guard import NEVER_SAME, Guard, guard
from samspill.pure.themes.letters import by_letters
from samspill.pure.themes.normalising import SAID_BY_ALL, SMALL_WORDS, stem
from samspill.pure.themes.words import forms

CANDIDATE = 0.25  # likeness by groups of letters, 0 to 1
ALIKE = 0.56  # likeness of letters and stems together, from which a pair is proposed
SAME_MATTER = 0.6  # likeness of the words that tell what it is about
KEPT_TOGETHER = 0.7  # of the pairs of neighbours, where clauses are moved


@dataclass(frozen=True)
class Alike:
    """Two texts by their places, a < b. score 0 to 1; guard: what they differ in all the same."""

    a: int
    b: int
    score: float
    guard: Guard | None


def propose_duplicates(texts: Sequence[str]) -> list[Alike]:
    """Pairs that may say the same, most alike first; never two that say the opposite."""
    return [pair for pair in alike_in_words(texts) if pair.guard not in NEVER_SAME]


def alike_in_words(texts: Sequence[str]) -> list[Alike]:
    """As `propose_duplicates`, and those whose words are alike though they say the opposite."""
    ready = [prepared(text) for text in texts]
    found = []
    for a, b, likeness in by_letters([forms(text) for text in texts]).pairs(CANDIDATE):
        same = compared(ready[a], ready[b], likeness)
        if same:
            found.append(Alike(a, b, *same))
    return sorted(found, key=lambda one: (-one.score, one.a, one.b))


@dataclass(frozen=True)
class Prepared:
    """A text for `compared`: stems in order, all of them by the alphabet, and those that tell the matter."""

    text: str
    stems: tuple[str, ...]
    everything: str
    matter: str


def prepared(text: str) -> Prepared:
    """A text made ready to be laid beside many."""
    words = forms(text)
    stems = tuple(stem(form) for form in words)
    return Prepared(text, stems, " ".join(sorted(stems)), " ".join(sorted(_telling(words))))


def compared(a: Prepared, b: Prepared, likeness: float) -> tuple[float, Guard | None] | None:
    """How alike two texts are, 0 to 1, and what they differ in all the same; None if not enough.

    likeness   by their groups of letters, 0 to 1
    """
    score = (fuzz.ratio(a.everything, b.everything) / 100 + likeness) / 2
    if score < ALIKE or fuzz.ratio(a.matter, b.matter) < 100 * SAME_MATTER:
        return None
    why = guard(a.text, b.text)
    if why is None and _is_turned(a.stems, b.stems):
        why = Guard.ORDER
    return round(min(score, 1.0), 4), why


def _telling(words: Sequence[str]) -> list[str]:
    """The stems that tell what a text is about; all of them where none does."""
    stems = [stem(form) for form in words if form not in SMALL_WORDS]
    return [one for one in stems if one not in SAID_BY_ALL] or stems


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
    return by_letters(words).pairs(least)
