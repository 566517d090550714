"""Names as the registers write them, in capitals, made calm for a screen."""

from __future__ import annotations

import re

_SMALL = frozenset("og i på for av ved til med fra under den det de a/l c/o".split())
_ABBREVIATIONS = frozenset(
    "il fk bk ik tk uil bil hk sk ski fau slt nhf nkf lhl iogt 4h kfuk kfum jff jfl mk".split()
)


def calm_name(name: str) -> str:
    """ "LUSTER IL" -> "Luster IL"; a name that is not all capitals is returned as it is.

    Words of up to three letters that are known abbreviations, or have no vowel, keep their capitals.
    """
    if name != name.upper():
        return name
    words = [_calm_word(word, index) for index, word in enumerate(name.split(" "))]
    return " ".join(words)


def _calm_word(word: str, index: int) -> str:
    low = word.lower()
    bare = low.strip("().,\"'")
    if bare in _ABBREVIATIONS or any(character.isdigit() for character in bare):
        return word
    if len(bare) <= 4 and bare and not re.search(r"[aeiouyæøåöäáđ]", bare):
        return word
    if index and bare in _SMALL:
        return low
    return re.sub(r"(^|[-/(\"'&])(\w)", lambda found: found[1] + found[2].upper(), low)
