"""In which words two alike texts differ: what turns the meaning, and what stands in one of them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samspill.pure.themes.guard import Guard, guard
from samspill.pure.themes.normalising import SMALL_WORDS, stem
from samspill.pure.themes.words import Word, split_words


def turning_words(a: str, b: str) -> tuple[str, ...]:
    """The words for which `guard` keeps two texts apart, as they stand: ("ikke",), or ("øke", "kutte").

    Empty where no single word does it, and for names and order.
    """
    why = guard(a, b)
    mine, yours = _words(a), _words(b)
    if why is Guard.OPPOSITE:
        pairs = ((x, y) for x in mine for y in yours if guard(x, y) is Guard.OPPOSITE)
        return next(pairs, ())
    if why in (Guard.NEGATION, Guard.NUMBER):
        return _of_one_alone(_that_do(mine, why), _that_do(yours, why))
    return ()


def words_of_one_alone(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each text says that the other does not, in any form of the word; small words left out.

    A word that turns the meaning is never small.
    """
    mine, yours = split_words(a), split_words(b)
    turning = set(turning_words(a, b))
    return _missing(a, mine, yours, turning), _missing(b, yours, mine, turning)


def _missing(
    text: str, words: Sequence[Word], others: Sequence[Word], turning: set[str]
) -> tuple[str, ...]:
    known = {stem(word.form) for word in others}
    shown = {word: text[word.start : word.end] for word in words}
    return tuple(
        dict.fromkeys(
            as_written
            for word, as_written in shown.items()
            if as_written in turning
            or (word.form not in SMALL_WORDS and stem(word.form) not in known)
        )
    )


def _words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in split_words(text)]


def _that_do(words: Sequence[str], why: Guard) -> list[str]:
    """A word that alone, held against nothing, has this guard."""
    return [word for word in words if guard(word, "") is why]


def _of_one_alone(mine: Sequence[str], yours: Sequence[str]) -> tuple[str, ...]:
    """What stands more often in one than in the other, in the order it is read."""
    here, there = (Counter(word.casefold() for word in some) for some in (mine, yours))
    more = (here - there) + (there - here)
    return tuple(dict.fromkeys(word for word in [*mine, *yours] if word.casefold() in more))
