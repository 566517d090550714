"""Propose themes for a contribution by key words, with the words that decided.

A word counts 1, a word of nine letters or more 1.25. A phrase counts 1.5, and 0.5 more for each
word of four letters or more after the first. Weak key words count half, ambiguous ones three
quarters. A key word that lies within a longer one of another theme does not count: in "gratis
lokaler" the word "gratis" says nothing about income. What a text waves off counts half: "vi
trenger ikke penger", "folk, ikke penger".
Every count is a multiple of a power of two, so that sums are exact in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from samspill.pure.themes.patterns import NEGATIONS, Match, Shelf, compile_pattern
from samspill.pure.themes.taxonomy import OTHER, OTHER_DETAIL, Taxonomy
from samspill.pure.themes.words import Pause, Word, split_words

CLEAR_SCORE = 1.0
SECONDARY_SHARE = 0.4
TIED_SHARE = 0.9
WAVED_OFF = 0.5
NEED = frozenset({"trenger", "treng", "trengs"})


@dataclass(frozen=True)
class ThemeScore:
    """A proposed theme.

    code, detail  main code and detail, for instance "LOK" and "booking"
    score         sum of the key words' counts, 0 or more; comparable within one text only
    words         the passages that decided, as they stand in the text, in its order
    place         where the first of them stands, 0 for the text's first word to 1 for its last
    """

    code: str
    detail: str
    score: float
    words: tuple[str, ...]
    place: float = 0.0

    @property
    def key(self) -> str:
        """Theme and detail as one code: "LOK.booking"."""
        return f"{self.code}.{self.detail}"


@dataclass(frozen=True)
class Proposal:
    """One theme or two, the strongest first; `unclear` when a person must look.

    ranked   every theme that key words speak for, strongest first; empty when none does
    """

    themes: tuple[ThemeScore, ...]
    unclear: bool
    ranked: tuple[ThemeScore, ...] = ()

    @property
    def primary(self) -> ThemeScore:
        """The strongest theme."""
        return self.themes[0]

    @property
    def secondary(self) -> ThemeScore | None:
        """The second theme, if the text has one."""
        return self.themes[1] if len(self.themes) > 1 else None


def propose(text: str, taxonomy: Taxonomy) -> Proposal:
    """Propose one or two themes for a contribution in bokmål or nynorsk.

    text      the contribution, unchanged
    taxonomy  themes with key words; their order does not matter, ties are settled by code
    Returns   always at least one theme; ANN and unclear when no key word is found.
    Source    Key words and weights by hand; not trained on labelled texts.
    """
    return propose_of_words(text, split_words(text), taxonomy)


def propose_of_words(text: str, words: Sequence[Word], taxonomy: Taxonomy) -> Proposal:
    """As `propose`, of a text that is split already."""
    matches = _shelf(taxonomy).matches(words)
    counted = _counted(words, matches)
    ranked = _rank(text, words, counted, _general_details(taxonomy))
    if not ranked:
        return Proposal((ThemeScore(OTHER, OTHER_DETAIL, 0.0, ()),), unclear=True)
    themes = [ranked[0]]
    if len(ranked) > 1 and _is_second(ranked[1], ranked[0]):
        themes.append(ranked[1])
    return Proposal(tuple(themes), _is_unclear(ranked, counted), tuple(ranked))


@lru_cache(maxsize=8)
def _shelf(taxonomy: Taxonomy) -> Shelf:
    return Shelf(
        compile_pattern(keyword, theme.code, detail.code)
        for theme in taxonomy.themes
        for detail in theme.details
        for keyword in detail.keywords
    )


@lru_cache(maxsize=8)
def _general_details(taxonomy: Taxonomy) -> frozenset[tuple[str, str]]:
    return frozenset(
        (theme.code, detail.code)
        for theme in taxonomy.themes
        for detail in theme.details
        if detail.is_general
    )


def _counted(words: Sequence[Word], matches: Sequence[Match]) -> list[tuple[float, Match]]:
    """The matches that count, each with its count, the strongest first."""
    at_word: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for position in match.positions:
            at_word[position].append(match)
    counted = []
    for match in matches:
        first = match.positions[0]
        if _is_within_longer(match, at_word[first]):
            continue
        share = WAVED_OFF if _is_waved_off(words, first) else 1.0
        counted.append((match.pattern.count * share, match))
    return sorted(counted, key=lambda pair: (-pair[0], pair[1].positions, _name(pair[1])))


def _name(match: Match) -> tuple[str, str]:
    return match.pattern.theme, match.pattern.detail


def _is_within_longer(match: Match, neighbours: Iterable[Match]) -> bool:
    """Whether a longer key word of another theme takes in all the words of the match."""
    return any(
        other.pattern.theme != match.pattern.theme and other.covers(match) for other in neighbours
    )


def _is_waved_off(words: Sequence[Word], position: int) -> bool:
    """Whether "trenger ikke" or ", ikke" stands at most two words before, or "har nok" right so."""
    if [word.form for word in words[max(position - 2, 0) : position]] == ["har", "nok"]:
        return True
    for place in range(max(position - 2, 0), position):
        if words[place].form in NEGATIONS:
            is_contrast = words[place].pause is not Pause.NONE
            return is_contrast or (place > 0 and words[place - 1].form in NEED)
    return False


def _rank(
    text: str,
    words: Sequence[Word],
    counted: Sequence[tuple[float, Match]],
    general: frozenset[tuple[str, str]],
) -> list[ThemeScore]:
    """All themes that were hit, by falling score and then by code."""
    by_theme: dict[str, list[tuple[float, Match]]] = defaultdict(list)
    for count, match in counted:
        by_theme[match.pattern.theme].append((count, match))
    scores = [
        _score(text, words, found, _best_detail(found, general)) for found in by_theme.values()
    ]
    return sorted(scores, key=lambda score: (-score.score, score.code))


def _score(
    text: str, words: Sequence[Word], counted: Sequence[tuple[float, Match]], detail: str
) -> ThemeScore:
    """A theme's score: each word of the text is counted once, in its strongest match."""
    taken: set[int] = set()
    chosen: list[Match] = []
    total = 0.0
    for count, match in counted:
        if taken.isdisjoint(match.positions):
            taken.update(match.positions)
            chosen.append(match)
            total += count
    chosen.sort(key=lambda match: match.positions)
    passages = (text[words[m.positions[0]].start : words[m.positions[-1]].end] for m in chosen)
    theme = counted[0][1].pattern.theme
    place = chosen[0].positions[0] / max(len(words) - 1, 1)
    return ThemeScore(theme, detail, total, tuple(dict.fromkeys(passages)), place)


def _best_detail(
    counted: Sequence[tuple[float, Match]], general: frozenset[tuple[str, str]]
) -> str:
    """The detail with the highest sum over the words of the text; ties by code.

    A general detail yields to any other that is clear.
    """
    theme = counted[0][1].pattern.theme
    strongest: dict[tuple[str, int], float] = {}
    for count, match in counted:
        for position in match.positions:
            place = match.pattern.detail, position
            share = count / len(match.positions)
            strongest[place] = max(share, strongest.get(place, 0.0))
    sums: dict[str, float] = defaultdict(float)
    for (detail, _), share in strongest.items():
        sums[detail] += share
    special = [d for d, total in sums.items() if total >= CLEAR_SCORE and (theme, d) not in general]
    return min(special or sums, key=lambda detail: (-round(sums[detail], 6), detail))


def _is_second(second: ThemeScore, first: ThemeScore) -> bool:
    return second.score >= max(CLEAR_SCORE, SECONDARY_SHARE * first.score)


def _is_unclear(ranked: Sequence[ThemeScore], counted: Sequence[tuple[float, Match]]) -> bool:
    """Whether the evidence is weak, ambiguous, or shared by three themes."""
    first = ranked[0]
    if first.score < CLEAR_SCORE:
        return True
    evidence = [match.pattern for _, match in counted if match.pattern.theme == first.code]
    if all(pattern.is_ambiguous for pattern in evidence):
        return True
    return len(ranked) > 2 and ranked[2].score >= TIED_SHARE * first.score
