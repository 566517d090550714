"""Which language a contribution is in: bokmål, nynorsk, English or Northern Sami.

Marker words and letters settle most; where they do not, bokmål and nynorsk are weighed by groups of letters
against the examples that come along. A text of a word or two is taken for bokmål: then the giver's own
choice of language should decide.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log

from samspill.pure.themes.examples import shipped
from samspill.pure.themes.language import guess_language
from samspill.pure.themes.words import forms

_SAMI_LETTERS = frozenset("đŋŧčšžáǧǯ")
_SAMI = frozenset(
    """
    lea leat leamaš ja mii sii dii mun don son dat dát go maid eai ii eat ehpet in it nu vel buot olbmot
    mánát nuorat searvi searvvit doarjja giella gielda suohkan leš šaddá galgá fertet sáhttá sáhttit ovttas
    dárbbašit dárbbašat eanet olu ruđat viessu lanja čoahkkin čoahkkima eaktodáhtolaš min din sin dan daid
    mat mas gos goas manne ahte muhto dahje vai juohke buorre stuora unna ođđa boaris dáppe doppe
    """.split()
)
_ENGLISH = frozenset(
    """
    the and of to is are we you they it this that with for from our your their have has had not but what when
    where who why how more less need needs want people children young should could would can cannot will must
    there here all some many much time money place room rooms club clubs help new be been was were as at by an
    do does did if or so very too also please thanks thank between together
    """.split()
)
FEWEST_WORDS = 3
LENGTHS = (2, 3, 4)
SMOOTHING = 0.2


def language_of(text: str) -> str:
    """ "nb", "nn", "en" or "se"."""
    words = forms(text)
    raw = text.casefold()
    if words:
        sami = sum(word in _SAMI for word in raw.split()) + sum(raw.count(one) for one in "đŋŧčšž")
        english = sum(word in _ENGLISH for word in words)
        if sami >= max(2, 0.2 * len(words)) and english < sami:
            return "se"
        if english >= max(2, 0.3 * len(words)):
            return "en"
    return guess_language(text) or (_by_letters(words) if len(words) >= FEWEST_WORDS else "nb")


def _by_letters(words: list[str]) -> str:
    """ "nb" or "nn", whichever the groups of letters are more often seen in."""
    weights = _weights()
    lead = sum(weights.get(group, 0.0) for word in words for group in _groups(word))
    return "nn" if lead > 0 else "nb"


@cache
def _weights() -> dict[str, float]:
    """How much each group of letters speaks for nynorsk, from examples whose marker words are sure."""
    seen: dict[str, Counter[str]] = {"nb": Counter(), "nn": Counter()}
    for example in shipped():
        language = guess_language(example.text)
        if language in seen:
            for word in forms(example.text):
                seen[language].update(_groups(word))
    totals = {language: sum(groups.values()) for language, groups in seen.items()}
    every = set(seen["nb"]) | set(seen["nn"])

    def share(language: str, group: str) -> float:
        count = seen[language][group] + SMOOTHING
        return log(count / (totals[language] + SMOOTHING * len(every)))

    return {group: share("nn", group) - share("nb", group) for group in every}


def _groups(form: str) -> list[str]:
    word = f" {form} "
    return [
        word[place : place + length]
        for length in LENGTHS
        for place in range(len(word) - length + 1)
    ] + [f"={form}"]
