"""One way to compare what people type with what registers hold."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case, one space between words, combining marks composed, æøå kept as they are.

    SQLite's own lower() and LIKE know only ASCII, so what is searched is folded before it is stored.
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


_LETTERS = str.maketrans({"đ": "d", "ŋ": "n", "ŧ": "t", "ä": "æ", "ö": "ø"})
_NORWEGIAN = "æøå"
_AS_TYPED = re.compile(r"[\x00-\x7fæøå]*")


def without_marks(text: str) -> str:
    """Folded, with the letters a Norwegian keyboard has: "Kárášjohka" -> "karasjohka".

    æ, ø and å stay letters of their own; Swedish and South Sami ä and ö are æ and ø.
    """
    folded = fold(text)
    if _AS_TYPED.fullmatch(folded):
        return folded
    return "".join(_bare(letter) for letter in folded.translate(_LETTERS))


def _bare(letter: str) -> str:
    if letter in _NORWEGIAN or letter.isascii():
        return letter
    apart = unicodedata.normalize("NFD", letter)
    return "".join(part for part in apart if not unicodedata.combining(part))
