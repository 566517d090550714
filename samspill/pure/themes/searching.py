"""Finding what was said by the forms of a word: "ringe" finds "ringje", "ringer" and "ringen"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from samspill.pure.themes.normalising import common_form, stem
from samspill.pure.themes.words import fold, forms

Key = TypeVar("Key")
SHORTEST_BEGINNING = 3  # letters: a shorter word is not the beginning of another
SHORTEST_STEM = 2
WORD = re.compile(r"[^\W_]+")
PART = "\0"  # between two texts that are looked through as one


@lru_cache(maxsize=50_000)
def keys(form: str) -> frozenset[str]:
    """What two folded words share when they are the same word, in either written language."""
    common = common_form(form)
    return frozenset((common, *_long_enough(stem(form), stem(common))))


def _long_enough(*stems: str) -> tuple[str, ...]:
    return tuple(one for one in stems if len(one) >= SHORTEST_STEM)


@dataclass
class Sought:
    """Words looked for. `among` says in which texts all of them are, and in what forms.

    found   the forms that were met, with how many texts have each, after `among`
    """

    words: list[str]
    found: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, text: str) -> Sought:
        return cls(list(dict.fromkeys(forms(text))))

    def among(self, texts: Iterable[tuple[Key, str]]) -> list[Key]:
        """The keys of the texts that have every word, in the order given; none for no words."""
        pairs = list(texts)
        if not self.words or not pairs:
            return []
        folded = fold(PART.join(text.replace(PART, " ") for _key, text in pairs)).split(PART)
        bits: dict[str, int] = {}
        kept: list[Key] = []
        for (key, _text), text in zip(pairs, folded, strict=True):
            here = set(WORD.findall(text))
            met = 0
            for form in here:
                if form not in bits:
                    bits[form] = self._bits(form)
                met |= bits[form]
            if met == (1 << len(self.words)) - 1:
                kept.append(key)
                self.found.update(form for form in here if bits[form])
        return kept

    def _bits(self, form: str) -> int:
        """Which of the words this one is a form of: a bit for each."""
        return sum(1 << place for place, word in enumerate(self.words) if is_form_of(form, word))


def is_form_of(form: str, word: str) -> bool:
    """Whether a folded word is the other in another form, or begins with it."""
    if len(word) >= SHORTEST_BEGINNING and form.startswith(word):
        return True
    return not keys(form).isdisjoint(keys(word))
