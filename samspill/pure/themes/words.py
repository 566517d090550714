"""Text -> words with their places, and the forms in which two words are held to be the same."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

# Combining marks and soft hyphens belong to the word they stand in.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f\u00ad]*)+")
_LETTERS = str.maketrans("äöéèêëáàâíìîóòôúùûü", "æøeeeeaaaiiiooouuuu")
_DOUBLED = re.compile(r"(.)\1+")


_SENTENCE_END = re.compile(r"[.!?:;…]+[\s)»\"]|\n")


class Pause(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    WITHIN = 1
    SENTENCE = 2


@dataclass(frozen=True)
class Word:
    """A word of a text: text[start:end], its folded form, and the pause before it."""

    start: int
    end: int
    form: str
    pause: Pause


def split_words(text: str) -> list[Word]:
    """The words of a text in order; punctuation, hyphens and emoji part them."""
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        pause = _pause(text[end : found.start()])
        words.append(Word(found.start(), found.end(), fold(found.group()), pause))
        end = found.end()
    return words


def forms(text: str) -> list[str]:
    """The words' folded forms alone: four times as fast as `split_words`."""
    return _WORD.findall(fold(text))


_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Mc"})
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that show nothing


def has_visible_sign(text: str) -> bool:
    """Whether a person would see anything at all of a text."""
    return any(
        sign not in _BLANKS and unicodedata.category(sign) not in _INVISIBLE for sign in text
    )


def _pause(between: str) -> Pause:
    if _SENTENCE_END.search(between):
        return Pause.SENTENCE
    return Pause.WITHIN if set(between) & set(",–—()") else Pause.NONE


def fold(word: str) -> str:
    """The form of a word without case, accents or soft hyphens; æ, ø and å are kept."""
    composed = unicodedata.normalize("NFKC", word.replace("\u00ad", "")).casefold()
    return composed.translate(_LETTERS)


@lru_cache(maxsize=50_000)
def loosen(form: str) -> str:
    """A folded form that also forgives doubled letters and aa, ae, oe for å, æ, ø."""
    spelled = form.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
    return _DOUBLED.sub(r"\1", spelled)
