"""Of what a text says that there is enough, and of what too little: of folk, of time, of money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from samspill.pure.themes.normalising import SMALL_WORDS, stem
from samspill.pure.themes.words import Pause, Word

_NOT = frozenset({"ikke", "ikkje", "aldri", "neppe", "knapt"})
_ENOUGH = frozenset({"nok", "tilstrekkelig", "tilstrekkeleg"})
_MISSING = frozenset(
    "mangle mangler mangla manglet manglar savne savner sakne saknar".split()
)  # negations as well: the guard counts them
_WANTED = frozenset("trenge trenger treng ingen inga inkje uten utan".split())
_TOO, _LITTLE = frozenset({"for"}), frozenset({"lite", "lita", "få"})
_REACH = 3  # words from "not" to the "enough" that it turns: ikke lenger nok, får ikkje alltid nok
_MOST = 2  # words that tell what there is enough of: fast plass


@dataclass(frozen=True)
class Enough:
    """Places of words in a text, and stems of what they are said of.

    turned   "enough" that is not there: ikke nok
    short    "little" in "too little"
    """

    turned: frozenset[int]
    short: frozenset[int]
    missing: int
    having: frozenset[str]
    lacking: frozenset[str]

    @property
    def lacks(self) -> int:
        """How many negations are no more than a lack, which "too little" says as well."""
        return self.missing + len(self.turned)


def enough(words: Sequence[Word]) -> Enough:
    """What a text says of enough and too little. Of what it says both, it says nothing."""
    forms = [word.form for word in words]
    places = range(len(forms))
    turned = frozenset(place for place in places if _is_turned(words, place))
    short = frozenset(
        place for place in places if place and forms[place] in _LITTLE and forms[place - 1] in _TOO
    )
    having = {place for place in places if forms[place] in _ENOUGH} - turned
    missing = {place for place in places if forms[place] in _MISSING}
    wanted = {place for place in places if forms[place] in _WANTED and not _is_denied(forms, place)}
    lacking = missing | wanted | turned | short
    has, lacks = (
        {one for place in some for one in _of(words, place)} for some in (having, lacking)
    )
    return Enough(turned, short, len(missing), frozenset(has - lacks), frozenset(lacks - has))


def _is_turned(words: Sequence[Word], place: int) -> bool:
    """Whether "enough" stands closely after "not", in one sentence."""
    if words[place].form not in _ENOUGH:
        return False
    before = _together(reversed(words[: place + 1]))
    return any(word.form in _NOT for word in before[:_REACH])


def _is_denied(forms: Sequence[str], place: int) -> bool:
    """Treng ikkje folk: no lack."""
    return place + 1 < len(forms) and forms[place + 1] in _NOT


def _together(backwards: Iterator[Word]) -> list[Word]:
    """The words before the first, nearest first, until something parts them from it."""
    found, last = [], next(backwards)
    for word in backwards:
        if last.pause is not Pause.NONE:
            break
        found.append(word)
        last = word
    return found


def _of(words: Sequence[Word], place: int) -> set[str]:
    """The stems of what is said after a word; of what is said before it, when nothing follows.

    Nok folk; folk nok; det er penger vi mangler.
    """
    after = list(takewhile(lambda word: word.pause is Pause.NONE, words[place + 1 :]))
    before = _together(reversed(words[: place + 1]))
    return _first_told(after) or _first_told(before)


def _first_told(words: Sequence[Word]) -> set[str]:
    """The first telling words that stand together: small ones before them are passed by."""
    start = next((at for at, word in enumerate(words) if _tells(word)), len(words))
    told = list(takewhile(_tells, words[start:]))
    return {stem(word.form) for word in told[:_MOST]}


def _tells(word: Word) -> bool:
    known = _ENOUGH | _MISSING | _WANTED
    return word.form not in SMALL_WORDS and word.form not in known and not word.form.isdigit()
