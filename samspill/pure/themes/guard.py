"""What two alike texts may not differ in, if they are to say the same: not, more or less, numbers, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from samspill.pure.themes.enough import Enough, enough
from samspill.pure.themes.normalising import common_form, stem
from samspill.pure.themes.words import Pause, Word, fold, split_words


class Guard(StrEnum):
    """Why two texts that look alike do not say the same."""

    NEGATION = "negation"
    OPPOSITE = "opposite"
    NUMBER = "number"
    NAME = "name"
    ORDER = "order"  # the same words, in other places


NEVER_SAME = frozenset({Guard.NEGATION, Guard.OPPOSITE})


_NEGATIONS = frozenset(
    """
    ikke ikkje ingen inga inkje ingenting aldri uten utan verken korkje neppe knapt umulig umogleg umogeleg
    intet mangler manglar mangle mangel savner saknar saknad slipper slippe slepp sleppe unngå unngår nekter
    nektar slutte utenfor utanfor uenig uenige usamd usamde
    """.split()
)
_AGAINST = frozenset({"mot", "imot"})  # after a form of "to be": someone is against it
_BEING = frozenset({"er", "var", "enn", "stemmer", "røystar", "stiller"})
_REVERSING = ("u", "mis", "van")  # before a word: urettferdig, misfornøyd
_SHORTEST_REVERSED = 3
_OPPOSITES = tuple(
    tuple(frozenset(stem(fold(one)) for one in side.split()) for side in sides)
    for sides in (
        ("øke øk øker auke auk aukar heve hev styrke utvide mer meir flere fleire oppover mest",
         "kutte kutt kutter kuttar kuttes redusere reduser reduserer senke senk færre mindre minske nedover "
         "ned minst"),
        ("opp", "ned"),
        ("mye mykje mange", "lite få færre"),
        ("nok", "lite få manglende manglande"),
        ("gratis fri", "betale betal betaler betalar avgift leie leige pris koste koster kostar"),
        ("åpne åpen åpent åpnes opne open ope opent opnast opnes gjenåpne",
         "stenge steng stenges stengast stengt stengd lukke lukket lukka låst ned nedlegge nedlagt"),
        ("beholde behold behalde behald bevare bevar",
         "fjerne fjern fjernes fjernast ned nedlegge avvikle rive riv selge selje"),
        ("billig billigere billegare", "dyr dyrt dyrere dyrare"),
        ("lett lettere lettare enkel enkelt enklere enklare forenkle",
         "vanskelig vanskeleg vanskeligere tung tungt tungvint"),
        ("tidlig tidligere tidleg tidlegare før", "sen sent senere seint seinare etter"),
        ("rask raskt raskere raskare fort kjapt", "sen sent sein seint treg tregt langsomt"),
        ("ofte", "sjelden sjeldan"),
        ("god godt bra bedre betre", "dårlig dårleg dårligere dårlegare verre"),
        ("bygge bygg byggje", "rive riv"),
        ("begynne begynn begynner starte start starter byrje byrjar",
         "slutte slutt slutter sluttar avslutte nedlegge"),
        ("samle samler sammen saman sentralisere", "dele del spre desentralisere"),
        ("liten lite små", "stor stort store"),
        ("ung unge", "gammel gamle eldre gamal"),
        ("kort korte kortere kortare", "lang langt lange lengre lengere"),
        ("varm varmt varme", "kald kaldt kalde"),
        ("sommer sommar", "vinter"),
        ("dagtid dag dagen formiddag", "kveldstid kveld kvelden kveldene kveldane"),
        ("tillate tillat tillatt lov løyve", "forby forbyr forbudt forbod forbode"),
        ("alle", "ingen"),
        ("rettferdig", "urettferdig"),
        ("forutsigbar føreseieleg", "uforutsigbar uføreseieleg"),
        ("fornøyd nøgd", "misfornøyd misnøgd"),
        ("avhengig", "uavhengig"),
        ("trygg sikker", "utrygg usikker"),
        ("ja", "nei"),
    )
)  # fmt: skip
_HAVE_OPPOSITES = frozenset[str]().union(*(side for sides in _OPPOSITES for side in sides))
_NUMBER_WORDS = {
    "to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6", "sju": "7", "syv": "7", "åtte": "8",
    "ni": "9", "ti": "10", "elleve": "11", "elve": "11", "tolv": "12", "tjue": "20", "tretti": "30",
    "hundre": "100", "tusen": "1000",
}  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Sense:
    """What of a text turns its meaning: how many negations, and its stems.

    sided      those that have an opposite
    reversed   those that begin as a word that is turned, without that beginning: of urettferdig, rettferdig
    enough     of what there is enough, and of what too little
    """

    negations: int
    stems: frozenset[str]
    sided: frozenset[str]
    reversed: frozenset[str]
    enough: Enough


@dataclass(frozen=True)
class _Told:
    """What of a text is laid beside another: its sense, numbers, its words, the names among them."""

    sense: Sense
    numbers: tuple[str, ...]
    words: frozenset[str]
    names: frozenset[str]


def guard(a: str, b: str) -> Guard | None:
    """What keeps two alike texts from saying the same, or None."""
    mine, yours = _told(a), _told(b)
    if turned := _turned(mine.sense, yours.sense):
        return turned
    if mine.numbers != yours.numbers:
        return Guard.NUMBER
    if mine.names - yours.words and yours.names - mine.words:
        return Guard.NAME
    return None


@lru_cache(maxsize=20_000)  # a text is laid beside many
def _told(text: str) -> _Told:
    words = split_words(text)
    forms = [word.form for word in words]
    names = (
        common_form(word.form)
        for place, word in enumerate(words)
        if place and word.pause is not Pause.SENTENCE and text[word.start].isupper()
    )  # with a capital letter inside a sentence
    return _Told(
        _sense(words),
        _numbers(text, forms),
        frozenset(common_form(form) for form in forms),
        frozenset(names),
    )


def sense(text: str) -> Sense:
    """For many pairs of the same texts: `is_turned` of two is then a thousand times quicker than `guard`."""
    return _told(text).sense


def is_turned(a: Sense, b: Sense) -> bool:
    """Whether `guard` of the two texts finds a negation or an opposite."""
    return _turned(a, b) is not None


def _turned(a: Sense, b: Sense) -> Guard | None:
    if not _are_negations_even(a, b):
        return Guard.NEGATION
    is_opposite = bool(a.sided and b.sided) and _are_sides_opposite(a.sided, b.sided)
    is_opposite = is_opposite or _has_what_lacks(a, b) or _has_what_lacks(b, a)
    return Guard.OPPOSITE if is_opposite or _is_reversed(a, b) or _is_reversed(b, a) else None


def _are_negations_even(a: Sense, b: Sense) -> bool:
    """ "Too little" is a negation where the other says it by one: not enough, missing."""
    more = a.negations - b.negations
    if more < 0:
        a, b, more = b, a, -more
    return more <= min(len(b.enough.short), a.enough.lacks)


def _has_what_lacks(a: Sense, b: Sense) -> bool:
    """Whether one has enough of what the other lacks."""
    return not a.enough.having.isdisjoint(b.enough.lacking)


def _sense(words: list[Word]) -> Sense:
    forms = [word.form for word in words]
    stems, of = frozenset(stem(form) for form in forms), enough(words)
    sided = (stem(form) for place, form in enumerate(forms) if place not in of.turned)
    bare = (one.removeprefix(sign) for one in stems for sign in _REVERSING if one.startswith(sign))
    return Sense(
        _negations(forms),
        stems,
        _HAVE_OPPOSITES.intersection(sided),
        frozenset(one for one in bare if len(one) >= _SHORTEST_REVERSED),
        of,
    )


@lru_cache(maxsize=10_000)  # texts are many, and kinds of text few
def _are_sides_opposite(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return _are_opposite(mine, yours)


def _negations(forms: list[str]) -> int:
    plain = sum(form in _NEGATIONS for form in forms)
    return plain + sum(a in _BEING and b in _AGAINST for a, b in pairwise(forms))


def _is_reversed(here: Sense, there: Sense) -> bool:
    """Whether one has a word, and the other only the same word turned: fair, unfair."""
    return any(
        word not in there.stems and word not in here.reversed
        for word in here.stems & there.reversed
    )


def _are_opposite(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether one holds a word that the other holds the opposite of, and not the word itself."""
    for left, right in _OPPOSITES:
        for here, there in ((left, right), (right, left)):
            only_mine = mine & here and not yours & here
            if only_mine and yours & there and not mine & there:
                return True
    return False


def _numbers(text: str, forms: list[str]) -> tuple[str, ...]:
    digits = [one.replace(".", "").replace(",", ".") for one in _DIGITS.findall(text)]
    words = (_NUMBER_WORDS[form] for form in forms if form in _NUMBER_WORDS)
    return tuple(sorted([*digits, *words]))
