"""Contributions that no theme fits, gathered where they are alike: hints of themes that are missing.

Those belong together that share the beginning of a word which those with a theme hardly use, and are alike by
their groups of letters in the mean; or of whom every two are very alike. The widest are taken first; no
contribution is in two.

A hint is named by its most distinctive words: frequent in it, rare in all that was said (class-based TF-IDF),
in the form in which people most often wrote them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from samspill.pure.themes.duplicates import pairs_by_letters
from samspill.pure.themes.normalising import SMALL_WORDS, stem
from samspill.pure.themes.words import fold, split_words

LEAST = 0.01  # likeness by groups of letters, 0 to 1, that is reckoned with at all
TOGETHER = 0.14  # in the mean over the pairs of a hint: words shared by chance seldom reach it
VERY = 0.2  # those of whom all pairs are this alike need no word of their own in common
BEGINNING = 6  # letters of a stem that make two words of one kind: parkere, parkeringsplass
OWN_WORD = 2.0  # so many times as frequent here as where there is a theme
FEWEST = 3  # contributions in a hint
MOST_WORDS = 4  # that name a hint
SHORTEST = 3  # letters in a word that names
EVEN = 9  # decimals in which two sums are the same
NAMES_NOTHING = frozenset(
    stem(word)
    for word in """
    begynne begynner byrje byrjar klare klarer prøve starte starter slutte slutter
    aldri allerede alltid annen anna andre annet bra bruke bruker deg egen egne eigen eigne eget eiga egentlig
    endre enda ennå fekk felles fikk finnes finst fint flere fleire flest flott folk fort først første ganger
    gjerne gjort god godt greit hatt heile heilt hele helt heller helst hjelp holde hva hvem hvordan hvorfor
    igjen ingenting kanskje kommune kommunen kor korleis kven kvifor kunne kvar hver lag laga lage lagene
    langt lengre lett like lite litt mangler min mine mitt mest mulig måte måtte ny nye nok par rett ser
    sammen saman samme selv sjølv sine sist sitt snakke stor store stå står synes ta tar ting to
    tre treng trenger trur tror umulig vanskelig veit vet viktig vite vår våre vårt ville éin én
    """.split()
)  # they are said of anything

Roots = Mapping[str, str]  # beginning of a word -> the word as it stands
Near = list[dict[int, float]]  # of each place, how alike the others are to it


@dataclass(frozen=True)
class Hint:
    """places     of the contributions, rising
    words      the most distinctive, strongest first, in small letters
    keywords   all forms of these words, for the system to find more by
    """

    places: tuple[int, ...]
    words: tuple[str, ...]
    keywords: tuple[str, ...]


def propose_hints(texts: Sequence[str], others: Iterable[str] = ()) -> list[Hint]:
    """What may be themes of their own, the broadest first; no text is in two.

    texts    those that no theme fits
    others   what has a theme: a word that is usual there tells little
    The order of the texts changes nothing but their places.
    """
    order = sorted(range(len(texts)), key=lambda place: (texts[place], place))
    roots = [_roots(texts[place]) for place in order]
    elsewhere = [_roots(text) for text in others]
    here, there = _counted(roots), _counted(elsewhere)
    share = OWN_WORD * max(1, len(texts)) / (len(elsewhere) + 1)
    own = {one for one, count in here.items() if count > 1 and count > share * there[one]}
    everywhere, usual = here + there, sum(here.values()) / max(1, len(texts))
    found = []
    for group in _groups(roots, own):
        words, keywords = _names([roots[place] for place in group], everywhere, usual)
        found.append(Hint(tuple(sorted(order[place] for place in group)), words, keywords))
    return sorted(found, key=lambda hint: (-len(hint.places), hint.words, hint.places))


def _roots(text: str) -> Roots:
    """The telling words of a text by their beginnings, in the form in which each first stands."""
    found: dict[str, str] = {}
    for word in split_words(text):
        root = stem(word.form)
        if word.form not in SMALL_WORDS and root not in NAMES_NOTHING:
            found.setdefault(root[:BEGINNING], text[word.start : word.end].lower())
    return found


def _counted(roots: Sequence[Roots]) -> Counter[str]:
    """In how many texts each stands."""
    return Counter(one for some in roots for one in some)


def _groups(roots: Sequence[Roots], own: set[str]) -> list[list[int]]:
    """The groups of places that hold together, the widest first; none is in two."""
    forms = [[fold(form) for form in some.values()] for some in roots]
    near: Near = [{} for _some in roots]
    for a, b, likeness in pairs_by_letters(forms, least=LEAST):
        near[a][b] = near[b][a] = likeness
    candidates = [{place for place, some in enumerate(roots) if one in some} for one in sorted(own)]
    candidates += [_all_alike(place, near) for place in range(len(roots))]
    left = set(range(len(roots)))
    groups: list[list[int]] = []
    while group := _widest([one & left for one in candidates], near):
        groups.append(group)
        left -= set(group)
    return groups


def _all_alike(place: int, near: Near) -> set[int]:
    """The place and those about it, the nearest first, of whom every two are very alike."""
    found = {place}
    about = [one for one, likeness in near[place].items() if likeness >= VERY]
    for other in sorted(about, key=lambda one: (-round(near[place][one], EVEN), one)):
        if all(near[other].get(one, 0.0) >= VERY for one in found):
            found.add(other)
    return found


def _widest(candidates: Iterable[set[int]], near: Near) -> list[int]:
    """The widest group that holds together, of equals the one most alike; [] when there is none left."""
    best: tuple[int, float, list[int]] = (0, 0.0, [])
    for size, one in sorted({(-len(one), tuple(sorted(one))) for one in candidates}):
        if -size < max(FEWEST, best[0]):
            break
        group, likeness = _tight(one, near)
        best = max(best, (len(group), likeness, group))
    return best[2]


def _tight(group: Sequence[int], near: Near) -> tuple[list[int], float]:
    """Those that hold together when the ones least alike to the others are left out, and how alike they
    are in the mean; none when too few do.
    """
    alike = {one: sum(near[one].get(other, 0.0) for other in group) for one in group}
    while len(alike) >= FEWEST:
        likeness = round(sum(alike.values()) / len(alike) / (len(alike) - 1), EVEN)
        if likeness >= TOGETHER:
            return sorted(alike), likeness
        worst = min(alike, key=lambda one: (round(alike[one], EVEN), one))
        del alike[worst]
        for one in alike:
            alike[one] -= near[one].get(worst, 0.0)
    return [], 0.0


def _names(
    group: Sequence[Roots], everywhere: Mapping[str, int], usual: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name a group, and all forms of them. usual: telling words in a text, in the mean."""
    here = _counted(group)
    told = {
        one: count * log(1 + usual * len(group) / everywhere[one])
        for one, count in here.items()
        if count > 1 and len(one) >= SHORTEST
    }
    strongest = sorted(told, key=lambda one: (-round(told[one], EVEN), one))[:MOST_WORDS]
    forms = [Counter(some[one] for some in group if one in some) for one in strongest]
    words = [min(some, key=lambda form: (-some[form], len(form), form)) for some in forms]
    return tuple(words), _shortest({form for some in forms for form in some})


def _shortest(forms: set[str]) -> tuple[str, ...]:
    """Those that do not begin as another one does: a key word also finds what begins with it."""
    return tuple(
        form
        for form in sorted(forms)
        if not any(form != other and form.startswith(other) for other in forms)
    )
