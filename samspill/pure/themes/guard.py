"""What two alike texts may not differ in, if they are to say the same: not, more or less, numbers, names."""

from __future__ import annotations

import re
from enum import StrEnum

from samspill.pure.themes.normalising import common_form, stem
from samspill.pure.themes.words import Pause, fold, split_words


class Guard(StrEnum):
    """Why two texts that look alike do not say the same."""

    NEGATION = "negation"
    OPPOSITE = "opposite"
    NUMBER = "number"
    NAME = "name"
    ORDER = "order"  # the same words, in other places


_NEGATIONS = frozenset(
    """
    ikke ikkje ingen inga inkje ingenting aldri uten utan verken neppe umulig umogleg umogeleg intet
    """.split()
)
_OPPOSITES = tuple(
    tuple(frozenset(stem(fold(one)) for one in side.split()) for side in sides)
    for sides in (
        ("øke øk øker auke auk aukar heve hev styrke utvide mer meir flere fleire oppover mest",
         "kutte kutt kutter kuttar redusere senke senk færre mindre minske ned nedover minst"),
        ("gratis fri", "betale betal betaler betalar avgift leie leige pris"),
        ("åpne åpen åpent opne open ope opent", "stenge steng stengt stengd lukke lukket lukka låst"),
        ("billig billigere billegare", "dyr dyrt dyrere dyrare"),
        ("lett lettere lettare enkel enklere enklare forenkle",
         "vanskelig vanskeleg vanskeligere tung tungvint"),
        ("tidlig tidligere tidleg tidlegare før", "sen sent senere seint seinare etter"),
        ("god bra bedre betre", "dårlig dårleg dårligere verre"),
        ("bygge bygg byggje", "rive riv"),
        ("begynne begynn starte start byrje", "slutte slutt avslutte nedlegge"),
        ("samle sentralisere", "dele spre desentralisere"),
        ("liten lite små", "stor stort store"),
        ("ung unge", "gammel gamle eldre gamal"),
        ("kort kortere kortare", "lang lengre lengere"),
        ("sommer sommar", "vinter"),
        ("ja", "nei"),
    )
)  # fmt: skip
_NUMBER_WORDS = {
    "to": "2", "tre": "3", "fire": "4", "fem": "5", "seks": "6", "sju": "7", "syv": "7", "åtte": "8",
    "ni": "9", "ti": "10", "elleve": "11", "elve": "11", "tolv": "12", "tjue": "20", "tretti": "30",
    "hundre": "100", "tusen": "1000",
}  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def guard(a: str, b: str) -> Guard | None:
    """What keeps two alike texts from saying the same, or None."""
    mine, yours = [word.form for word in split_words(a)], [word.form for word in split_words(b)]
    if _negations(mine) != _negations(yours):
        return Guard.NEGATION
    if _are_opposite({stem(form) for form in mine}, {stem(form) for form in yours}):
        return Guard.OPPOSITE
    if _numbers(a, mine) != _numbers(b, yours):
        return Guard.NUMBER
    if _names_differ(a, b):
        return Guard.NAME
    return None


def _negations(forms: list[str]) -> int:
    return sum(form in _NEGATIONS for form in forms)


def _are_opposite(mine: set[str], yours: set[str]) -> bool:
    """Whether one holds a word that the other holds the opposite of, and not the word itself."""
    for left, right in _OPPOSITES:
        for here, there in ((left, right), (right, left)):
            only_mine = mine & here and not yours & here
            if only_mine and yours & there and not mine & there:
                return True
    return False


def _numbers(text: str, forms: list[str]) -> list[str]:
    digits = [one.replace(".", "").replace(",", ".") for one in _DIGITS.findall(text)]
    return sorted([*digits, *(_NUMBER_WORDS[form] for form in forms if form in _NUMBER_WORDS)])


def _names_differ(a: str, b: str) -> bool:
    """Whether each names a place or an association that the other does not."""
    mine, yours = _names(a), _names(b)
    all_mine = {common_form(word.form) for word in split_words(a)}
    all_yours = {common_form(word.form) for word in split_words(b)}
    return bool(mine - all_yours) and bool(yours - all_mine)


def _names(text: str) -> set[str]:
    """Words with a capital letter inside a sentence."""
    return {
        common_form(word.form)
        for place, word in enumerate(split_words(text))
        if place and word.pause is not Pause.SENTENCE and text[word.start].isupper()
    }
