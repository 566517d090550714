"""Contributions that no theme fits, gathered where they are alike: hints of themes that are missing.

Those belong together that all share the beginning of a word, or a part of a compound, which those with a
theme hardly use, and are alike by their groups of letters in the mean. The widest are taken first; no
contribution is in two. A word that is said of anything gathers none: better no hint than a chance one.

A hint is named by the words that nearly all of it share, the most distinctive first: frequent in it, rare in
all that was said (class-based TF-IDF), in the form in which people most often wrote them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from math import log

from samspill.pure.themes.duplicates import pairs_by_letters
from samspill.pure.themes.examples import shipped
from samspill.pure.themes.normalising import SMALL_WORDS, stem
from samspill.pure.themes.taxonomy import load
from samspill.pure.themes.words import fold, split_words

LEAST = 0.01  # likeness by groups of letters, 0 to 1, that is reckoned with at all
TOGETHER = (
    0.36  # in the mean over the pairs of a hint, times its size: three must be more alike than six
)
BEGINNING = 6  # letters of a stem that make two words of one kind: parkere, parkeringsplass
OWN_WORD = 2.0  # so many times as frequent as where there is a theme, and in half as many or more
GENERIC = 3  # themes that a word is said of, in the examples, from which it tells of none
NEARLY_ALL = 0.8  # of a hint, that share a word which names it
SHORTEST_PART = 3  # letters in a part of a compound
BEFORE, AFTER = 4, 5  # letters beside such a part that nobody wrote alone: fiske-båt, måke-skrik
FEWEST = 3  # contributions in a hint
MOST_WORDS = 4  # that name a hint
EVEN = 9  # decimals in which two sums are the same
NAMES_NOTHING = frozenset(
    stem(word)
    for word in """
    begynne begynner byrje byrjar klare klarer prøve starte starter slutte slutter snakke hjelpe aldri
    allerede alltid annen anna andre annet bra bruke bruker deg egen egne eigen eigne eget eiga egentlig
    endre enda ennå fekk felles fikk finnes finst fint flere fleire flest flott folk fort først første
    ganger gjerne gjort god godt greit hatt heile heilt hele helt heller helst hjelp holde hva hvem
    hvordan hvorfor igjen imot ingenting kanskje kommune kommunen kor korleis kven kvifor kunne kvar
    hver lag laga lage lagene langt lengre lett like lite litt mangler min mine mitt mest mulig måte
    måtte ny nye nok par rett ser sammen saman samme selv sjølv sine sist sitt stor store stå står synes
    ta tar ting treng trenger trur tror umulig vanskelig veit vet viktig vite vår våre vårt ville
    noensinne veldig altfor ganske faktisk dessverre begge både verken enten ellers likevel spørre spør
    svare dyr dyrt dårlig dårlege eneste einaste neste nest behandle fortelle fortell fortel ferdig kort
    les lese fungere fungerer enkel enkelt henge heng døme eksempel velkommen velkomne e inviter
    invitere halvparten holder halde halda lære lærer familier familiar voksne navn minutt minutter
    minuttar time timer timar dag dager dagar kveld kvelder kveldar natt morgen formiddag ettermiddag
    helg helger uke uker veke veker måned måneder månad månader halvår kvartal sekund tid tida gang
    mandag tirsdag onsdag torsdag fredag lørdag søndag sommer høst haust vinter jul påske juni juli
    august én éin ett eitt to tre fire fem seks sju syv åtte ni ti elleve tolv tjue tretti femti hundre
    tusen million kroner prosent meter kilometer antall tall stykker menneske mann dame kvinne gutt
    jente unge barn voksen brukt brukte nytta nyttes bera bære bærer sitte sitja sit fått får ber be jo
    tør passe passar passer skru best beste søkt søkte søke bygge bygg kjøp kjøpe åpen vel tom tomt kom
    komme kommer sende send skrive skriv følge legge lagt sette sett vise vist møte møtes treffe ringe
    ringjer kalle rydde halv hel ledig klar rask sein tidlig lenge borte rundt midt inne ute nede oppe
    hjemme heime
    """.split()
)  # they are said of anything

BY_THE_CLOCK = frozenset({"klokka", "klokken", "kl"})
SHORT_ENDINGS = frozenset({"en", "er", "ar"})

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
    stems = [_stems(texts[place]) for place in order]
    known = {one[:BEGINNING] for some in stems for one in some}
    roots = [_roots(some, known) for some in stems]
    elsewhere = [_roots(_stems(text), known) for text in others]
    whole = Counter(root for some in stems for root in {one[:BEGINNING] for one in some})
    share = len(texts) / (len(elsewhere) + 1)
    own = _own(_counted(roots), whole, _counted(elsewhere), share)
    everywhere = _counted(roots) + _counted(elsewhere)
    usual = sum(map(len, stems)) / max(1, len(texts))
    found = []
    for group in _groups(roots, own):
        words, keywords = _names([roots[place] for place in group], own, everywhere, usual)
        found.append(Hint(tuple(sorted(order[place] for place in group)), words, keywords))
    return sorted(found, key=lambda hint: (-len(hint.places), hint.words, hint.places))


def _stems(text: str) -> Mapping[str, str]:
    """The telling words of a text by their stems, in the form in which each first stands."""
    found: dict[str, str] = {}
    for word in split_words(text):
        root = _bare(stem(word.form), word.form)
        if (
            word.form not in SMALL_WORDS
            and word.form not in BY_THE_CLOCK
            and root not in NAMES_NOTHING
            and not root.isdigit()
        ):
            found.setdefault(root, text[word.start : word.end].lower())
    return found


def _bare(stem: str, form: str) -> str:
    """A stem without the ending that a stemmer leaves on the shortest words: sauer. One of two letters may
    be of many words (sau, sjø): then the word's own beginning.
    """
    bare = stem[:2] if len(stem) == 4 and stem[2:] in SHORT_ENDINGS else stem
    return bare if len(bare) > 2 else form[:3]


def _roots(stems: Mapping[str, str], known: AbstractSet[str]) -> Roots:
    """By the beginnings of the words, and of those parts of compounds that stand alone elsewhere."""
    found: dict[str, str] = {}
    for one, form in stems.items():
        found.setdefault(one[:BEGINNING], form)
    for one, form in stems.items():
        for part in _parts(one, known):
            found.setdefault(part, form)
    return found


def _parts(word: str, known: AbstractSet[str]) -> set[str]:
    """The beginnings of the parts of a compound stem that are `known`: of fiskebåt, fisk and båt."""
    found: set[str] = set()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, last = word[:cut], word[cut:]
        bare = first[:-1] if first[-1] in "es" and cut > SHORTEST_PART else first
        begins = [one[:BEGINNING] for one in (first, bare) if one[:BEGINNING] in known]
        ends = [last[:BEGINNING]] if last[:BEGINNING] in known else []
        found.update(begins if ends or (cut > SHORTEST_PART and len(last) >= AFTER) else ())
        found.update(ends if begins or len(first) >= BEFORE else ())
    return found - {word[:BEGINNING]}


def _counted(roots: Sequence[Roots]) -> Counter[str]:
    """In how many texts each stands."""
    return Counter(one for some in roots for one in some)


def _own(
    here: Counter[str], whole: Counter[str], there: Counter[str], share: float
) -> dict[str, float]:
    """What is said where there is no theme, and hardly elsewhere: what it is worth, 0 to 1: the square of
    how much of it is said here, where a part of a compound is half a word.

    share   texts without a theme to those with
    """
    return {
        one: ((count + whole[one]) / 2 / (count + there[one])) ** 2
        for one, count in here.items()
        if count >= FEWEST
        and 2 * count >= there[one]
        and count > OWN_WORD * share * there[one]
        and one not in _generic()
    }


@cache
def _generic() -> frozenset[str]:
    """What the examples say of many themes, and what a theme or a detail is called: none of it is missing."""
    said = {(one, example.code) for example in shipped() for one in _stems(example.text)}
    themes = Counter(root[:BEGINNING] for root, _code in said)
    wordings = [theme.name for theme in load().themes]
    wordings += [detail.name for theme in load().themes for detail in theme.details]
    names = {one[:BEGINNING] for name in wordings for one in _stems(f"{name.nb} {name.nn}")}
    return frozenset(one for one, count in themes.items() if count >= GENERIC) | names


def _groups(roots: Sequence[Roots], own: Mapping[str, float]) -> list[list[int]]:
    """The groups of places that hold together, the widest first; none is in two."""
    forms = [[fold(form) for form in dict.fromkeys(some.values())] for some in roots]
    near: Near = [{} for _some in roots]
    for a, b, likeness in pairs_by_letters(forms, least=LEAST):
        near[a][b] = near[b][a] = likeness
    candidates = [
        ({place for place, some in enumerate(roots) if one in some}, worth)
        for one, worth in own.items()
    ]
    left = set(range(len(roots)))
    groups: list[list[int]] = []
    while group := _widest([(one & left, worth) for one, worth in candidates], near):
        groups.append(group)
        left -= set(group)
    return groups


def _widest(candidates: Iterable[tuple[set[int], float]], near: Near) -> list[int]:
    """The widest group that holds together, each reckoned by the worth of its word; of equals the one most
    alike; [] when there is none left.
    """
    best: tuple[float, float, list[int]] = (0.0, 0.0, [])
    for size, one, worth in sorted({(-len(one), tuple(sorted(one)), w) for one, w in candidates}):
        if -size < max(FEWEST, best[0]):
            break
        group, likeness = _tight(one, near)
        best = max(best, (round(len(group) * worth, EVEN), likeness, group))
    return best[2]


def _tight(group: Sequence[int], near: Near) -> tuple[list[int], float]:
    """Those that hold together when the ones least alike to the others are left out, and how alike they
    are in the mean; none when too few do.
    """
    alike = {one: sum(near[one].get(other, 0.0) for other in group) for one in group}
    while len(alike) >= FEWEST:
        likeness = round(sum(alike.values()) / len(alike) / (len(alike) - 1), EVEN)
        if likeness * len(alike) >= TOGETHER:
            return sorted(alike), likeness
        worst = min(alike, key=lambda one: (round(alike[one], EVEN), one))
        del alike[worst]
        for one in alike:
            alike[one] -= near[one].get(worst, 0.0)
    return [], 0.0


def _names(
    group: Sequence[Roots], own: Container[str], everywhere: Mapping[str, int], usual: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name a group, and all forms of them. usual: telling words in a text, in the mean."""
    here = _counted(group)
    told = {
        one: count * log(1 + usual * len(group) / everywhere[one])
        for one, count in here.items()
        if one in own and count >= NEARLY_ALL * len(group)
    }
    strongest = sorted(told, key=lambda one: (-round(told[one], EVEN), one))[:MOST_WORDS]
    forms = [Counter(some[one] for some in group if one in some) for one in strongest]
    words = [min(some, key=lambda form: (-some[form], len(form), form)) for some in forms]
    return tuple(dict.fromkeys(words)), _shortest({form for some in forms for form in some})


def _shortest(forms: set[str]) -> tuple[str, ...]:
    """Those that do not begin as another one does: a key word also finds what begins with it."""
    return tuple(
        form
        for form in sorted(forms)
        if not any(form != other and form.startswith(other) for other in forms)
    )
