"""Contributions laid out so that a new one can be held against all of them at once, in milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np

from samspill.pure.themes.duplicates import CANDIDATE, Alike, compared, prepared
from samspill.pure.themes.guard import NEVER_SAME
from samspill.pure.themes.letters import Numbers, by_letters, groups_of
from samspill.pure.themes.words import forms


class Beside:
    """`texts`, ready for one more. How rare a group of letters is, stays as it is among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [prepared(text) for text in texts]
        self._letters = by_letters([forms(text) for text in texts])
        order = np.argsort(self._letters.column, kind="stable")
        counts = np.diff(self._letters.start)
        self._text = np.repeat(np.arange(len(texts)), counts)[order]
        self._weight = self._letters.weight[order]
        each = np.bincount(self._letters.column, minlength=len(self._letters.number))
        self._first = np.concatenate(([0], np.cumsum(each)))
        self._unseen = (
            log((2 + len(texts)) / 2) + 1
        )  # how much a group counts that only the new one has

    def alike(self, text: str) -> list[Alike]:
        """Those that may say the same as a new text, most alike first; b is the place after the last."""
        new, found = prepared(text), []
        likeness = self._likeness(forms(text))
        for place in np.flatnonzero(likeness >= CANDIDATE):
            same = compared(self._texts[place], new, float(likeness[place]))
            if same and same[1] not in NEVER_SAME:
                found.append(Alike(int(place), len(self._texts), *same))
        return sorted(found, key=lambda one: (-one.score, one.a))

    def _likeness(self, words: Sequence[str]) -> Numbers:
        """[text] how alike each is by its groups of letters."""
        likeness = np.zeros(len(self._texts))
        square = 0.0
        for group, count in groups_of(words).items():
            column = self._letters.number.get(group)
            weight = count * (self._unseen if column is None else self._letters.rarity[column])
            square += weight * weight
            if column is not None:
                those = slice(self._first[column], self._first[column + 1])
                likeness[self._text[those]] += weight * self._weight[those]
        return likeness / (square**0.5 or 1.0)
