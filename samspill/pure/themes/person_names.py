"""Find passages that look like persons' names, among places, associations and shouting."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from samspill.pure.themes.words import Pause, Word, split_words

LONGEST_NAME_WORDS = 4
# Words that bring a name: "spør Jorunn", "hilsen Jorunn", "ho Jorunn på biblioteket".
_MARKERS = frozenset(
    """
    spør spørre spørje spurte spurde ring ringe ringje ringer ringjer kontakt kontakte heter heiter
    hilsen helsing mvh han hun ho snakk snakke
    """.split()
)
_BETWEEN_MARKER_AND_NAME = frozenset(["med", "til", "på", "gjerne"])
# First names that are also words; alone at the start of a sentence they prove nothing.
_ALSO_WORDS = frozenset("hans dag stein liv per bjørn else siv odd inge elle kine".split())
_NOT_NAMES = frozenset(
    """
    norge noreg norsk norske røde raude kors nav altinn rotary lions facebook google microsoft teams
    vi me jeg eg du de dere det den der da då i på til fra frå for og en ein et eit alle ingen ikke
    ikkje kommunen oss meg sentralen biblioteket rådhuset skolen skulen sju den nye gamle store
    lille vesle nord sør øst aust vest øvre nedre sankt fau sfo elles
    """.split()
)
_NOT_NAME_ENDS = tuple(
    """
    lag laget lags forening foreningen foreninga foreining foreininga forbund forbundet klubb
    klubben kor koret korps korpset skole skolen skule skulen kommune kommunen sentral sentralen
    hus huset hall hallen råd rådet bygd bygda sentrum vei veien veg vegen gate gata plass plassen
    museum kirke kyrkje senter senteret teater teatret uka dagen dagene dagane festival festivalen
    politiet fylke gruppa gruppen sokn menighet kyrkjelyd bad parken
    """.split()
)
_SAINTS = frozenset(["st", "sankt"])
_PARTICLES = frozenset(["van", "von", "de", "al", "el", "bin"])


def find_names(
    text: str, words: Sequence[Word], known_names: Iterable[str]
) -> Iterator[tuple[int, int]]:
    """Places (start, end) in the text of what looks like a person's name, in order.

    words        split_words(text)
    known_names  full names to look for whatever their case; their parts count as first names do
    """
    full_names, known = _known(tuple(known_names))
    position = 0
    while position < len(words):
        found = _known_name(
            words, position, full_names.get(words[position].form, ())
        ) or _capitalised_name(text, words, position, known)
        if found is None:
            position += 1
            continue
        first, position = found
        yield words[first].start, words[position - 1].end


@lru_cache(maxsize=4)
def _known(
    names: tuple[str, ...],
) -> tuple[Mapping[str, Sequence[tuple[str, ...]]], frozenset[str]]:
    """The full names by their first word, and every word of them; kept, as texts come many at a time."""
    full_names = {tuple(word.form for word in split_words(name)) for name in names} - {()}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in full_names:
        by_first.setdefault(name[0], []).append(name)
    return by_first, frozenset(form for name in full_names for form in name if len(form) >= 3)


def _known_name(
    words: Sequence[Word], position: int, full_names: Iterable[tuple[str, ...]]
) -> tuple[int, int] | None:
    """The longest full name that begins here, whatever its case."""
    fitting = [
        len(name)
        for name in full_names
        if len(name) > 1
        and tuple(word.form for word in words[position : position + len(name)]) == name
    ]
    return (position, position + max(fitting)) if fitting else None


def _capitalised_name(
    text: str, words: Sequence[Word], position: int, known: frozenset[str]
) -> tuple[int, int] | None:
    """A name that begins at this word, as (first word, word after the last)."""
    end = _run_end(text, words, position)
    if end == position:
        return None
    if position > 0 and words[position - 1].form in _SAINTS:
        return None
    starts_sentence = position == 0 or words[position].pause is Pause.SENTENCE
    if _is_first_name(words[position].form, known):
        is_alone = end == position + 1
        if is_alone and starts_sentence and words[position].form in _ALSO_WORDS:
            return None
        return position, end
    if starts_sentence or _is_no_name(text, words, position, end):
        return None
    follows_name = any(_is_first_name(words[p].form, known) for p in range(position + 1, end))
    if follows_name or (end - position == 1 and not _is_marked(words, position)):
        return None
    return position, end


def _run_end(text: str, words: Sequence[Word], position: int) -> int:
    """The word after the run of capitalised words that begins here; position if none begins."""
    if not text[words[position].start].isupper():
        return position
    end = position + 1
    while end < len(words) and end - position < LONGEST_NAME_WORDS:
        between = text[words[end - 1].end : words[end].start]
        is_initial = words[end - 1].end - words[end - 1].start == 1 and between == ". "
        if between not in (" ", "-", "\N{NO-BREAK SPACE}") and not is_initial:
            break
        is_particle = words[end].form in _PARTICLES and end - position == 1
        if not text[words[end].start].isupper() and not is_particle:
            break
        if _is_ordinary(words[end].form):
            break
        end += 1
    return end - 1 if words[end - 1].form in _PARTICLES and end - position > 1 else end


def _is_first_name(form: str, known: frozenset[str]) -> bool:
    names = _first_names()
    if form in _NOT_NAMES:
        return False
    if form in names or form in known:
        return True
    return len(form) > 3 and form.endswith("s") and (form[:-1] in names or form[:-1] in known)


def _is_no_name(text: str, words: Sequence[Word], position: int, end: int) -> bool:
    """Whether a run is shouted, or names a place, an association or an office."""
    run = words[position:end]
    if any(_is_ordinary(word.form) for word in run):
        return True
    if any(len(word.form) < 3 or text[word.start : word.end].isupper() for word in run[:1]):
        return True
    following = words[end : end + 1]
    return any(_is_ordinary(word.form) and word.pause is Pause.NONE for word in following[:1]) and (
        following[0].form.endswith(_NOT_NAME_ENDS)
    )


def _is_ordinary(form: str) -> bool:
    return form in _NOT_NAMES or form.endswith(_NOT_NAME_ENDS)


def _is_marked(words: Sequence[Word], position: int) -> bool:
    """Whether "spør", "hilsen" and the like stand right before, or "snakk med"."""
    before = position - 1
    if words[before].form in _BETWEEN_MARKER_AND_NAME and before > 0:
        before -= 1
    return words[before].form in _MARKERS and words[position].pause is not Pause.SENTENCE


@cache
def _first_names() -> frozenset[str]:
    text = files("samspill.pure.themes").joinpath("first_names.txt").read_text(encoding="utf-8")
    return frozenset(word.form for word in split_words(text))
