"""Key words made ready for search, and the search for them in the words of a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from samspill.pure.themes.words import Pause, Word, loosen, split_words

GAP = "…"
GAP_WORDS = 3
LONG_WORD_LETTERS = 9
STEM_LETTERS = 4
LOOSE_LETTERS = 6
FRONT_LETTERS = 3
NEGATIONS = frozenset({"ikke", "ikkje", "aldri", "neppe"})
# Words that only look like compounds of a key word, and the ends of associations' names.
_NO_COMPOUNDS = ("konkurs", "diskurs", "formidl", "forsvar", "ansvar", "innlegg")
_NAME_ENDS = ("laget", "lagets", "foreningen", "foreninga", "foreininga", "klubben")
_VOWELS = frozenset("aeiouyæøå")
_ENDINGS = frozenset(
    " a e n r s t an ar en er es et ne st ane ene ens ets ers enes anes ande ende este".split(" ")
)


@dataclass(frozen=True)
class Pattern:
    """A key word or phrase of one detail.

    forms         the words' folded forms
    gaps          [len(forms)] whether up to three other words may stand before the word
    is_exact      the words must stand exactly so, without ending or compound
    count         what a hit counts, before other hits are looked at
    is_ambiguous  alone it leaves the text unclear
    """

    theme: str
    detail: str
    forms: tuple[str, ...]
    gaps: tuple[bool, ...]
    is_exact: bool
    is_ambiguous: bool
    count: float

    @cached_property
    def letters(self) -> int:
        """Letters in the key word, all its words together."""
        return sum(map(len, self.forms))

    @cached_property
    def is_negated(self) -> bool:
        """Whether the phrase itself holds a negation."""
        return not NEGATIONS.isdisjoint(self.forms)


@dataclass(frozen=True)
class Match:
    """A pattern found at these positions in the words of a text, rising."""

    pattern: Pattern
    positions: tuple[int, ...]

    def covers(self, other: "Match") -> bool:
        """Whether the other match lies within this one, and this one's key word is longer."""
        return self.pattern.letters > other.pattern.letters and set(self.positions).issuperset(
            other.positions
        )


def compile_pattern(keyword: str, theme: str, detail: str) -> Pattern:
    """Read a key word with its marks, as described in taxonomy.toml.

    Raises ValueError for a key word without letters or digits.
    """
    marks = keyword[: len(keyword) - len(keyword.lstrip("=~?"))]
    forms: list[str] = []
    gaps: list[bool] = []
    for number, part in enumerate(keyword.split(GAP)):
        part_forms = [word.form for word in split_words(part)]
        gaps += [number > 0 and place == 0 for place in range(len(part_forms))]
        forms += part_forms
    if not forms:
        raise ValueError(f"key word without letters in {theme}.{detail}: {keyword!r}")
    return Pattern(
        theme, detail, tuple(forms), tuple(gaps), "=" in marks, "?" in marks, _count(forms, marks)
    )


def _count(forms: Sequence[str], marks: str) -> float:
    """A hit's count; keywords.py says how. Small words such as "i" and "til" do not count."""
    content_words = sum(len(form) >= STEM_LETTERS for form in forms)
    count = 1.5 + 0.5 * max(content_words - 1, 0)
    if len(forms) == 1:
        count = 1.25 if len(forms[0]) >= LONG_WORD_LETTERS else 1.0
    return count * (0.5 if "~" in marks else 1.0) * (0.75 if "?" in marks else 1.0)


class Shelf:
    """Patterns sorted by the first letters of their first word."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_start: dict[str, list[Pattern]] = defaultdict(list)
        self._beginning: dict[str, tuple[Pattern, ...]] = {}  # words come again and again
        for pattern in patterns:
            first = pattern.forms[0]
            for start in {first[:FRONT_LETTERS], loosen(first)[:FRONT_LETTERS]}:
                self._by_start[start].append(pattern)

    def matches(self, words: Sequence[Word]) -> list[Match]:
        """Every pattern found in the words, once for each place of its first word."""
        found: dict[Match, None] = {}
        for position, word in enumerate(words):
            for pattern in self._begun_by(word.form):
                match = _match_at(pattern, words, position)
                if match is not None:
                    found[match] = None
        return list(found)

    def _begun_by(self, form: str) -> tuple[Pattern, ...]:
        """The patterns whose first word this is."""
        known = self._beginning.get(form)
        if known is None:
            candidates = dict.fromkeys(self._candidates(form))
            known = tuple(pattern for pattern in candidates if _is_same(pattern, 0, form))
            self._beginning[form] = known
        return known

    def _candidates(self, form: str) -> Iterable[Pattern]:
        starts = {form[:length] for length in range(1, FRONT_LETTERS + 1)}
        for spelled in (form, loosen(form)):
            starts.add(spelled[:FRONT_LETTERS])
            for offset in range(FRONT_LETTERS - 1, len(spelled) - FRONT_LETTERS + 1):
                starts.add(spelled[offset : offset + FRONT_LETTERS])
        for start in starts:
            yield from self._by_start.get(start, ())


def _match_at(pattern: Pattern, words: Sequence[Word], position: int) -> Match | None:
    """The pattern whose first word stands at this position, if the rest follows."""
    positions = [position]
    for number in range(1, len(pattern.forms)):
        place = _next_place(pattern, number, words, positions[-1])
        if place is None:
            return None
        positions.append(place)
    if _is_turned(pattern, words, positions):
        return None
    return Match(pattern, tuple(positions))


def _next_place(pattern: Pattern, number: int, words: Sequence[Word], after: int) -> int | None:
    """Where the pattern's next word stands, in the same sentence and within its gap."""
    reach = GAP_WORDS + 1 if pattern.gaps[number] else 1
    for place in range(after + 1, min(after + 1 + reach, len(words))):
        if words[place].pause is Pause.SENTENCE:
            return None
        if _is_same(pattern, number, words[place].form):
            return place
    return None


def _is_turned(pattern: Pattern, words: Sequence[Word], positions: Sequence[int]) -> bool:
    """Whether a negation in or right after a phrase turns it: "vi kan ikke"."""
    if len(positions) == 1 or pattern.is_negated:
        return False
    if any(word.form in NEGATIONS for word in words[positions[0] : positions[-1]]):
        return True
    following = words[positions[-1] + 1 : positions[-1] + 2]
    return any(word.form in NEGATIONS and word.pause is Pause.NONE for word in following)


def _is_same(pattern: Pattern, number: int, form: str) -> bool:
    """Whether a word of a text is the pattern's word, inflected or in a compound."""
    wanted = pattern.forms[number]
    if form == wanted:
        return True
    return not pattern.is_exact and _is_form_of(form, wanted, len(pattern.forms) > 1)


@lru_cache(maxsize=200_000)  # the same words meet again and again
def _is_form_of(form: str, wanted: str, is_phrase: bool) -> bool:
    if len(wanted) < STEM_LETTERS:
        return not is_phrase and _is_inflected(form, wanted)
    if _has_other_vowel(form, wanted):
        return True
    if is_phrase and len(wanted) == STEM_LETTERS:
        return _is_inflected(form, wanted) or _ends_compound(form, wanted)
    return _is_akin(form, wanted) or (
        len(wanted) >= LOOSE_LETTERS and _is_akin(loosen(form), loosen(wanted))
    )


def _has_other_vowel(form: str, wanted: str) -> bool:
    """Whether a word is the wanted one with -a for -e: "låna", "lista", "garderobar"."""
    if not wanted.endswith("e") or not form.startswith(wanted[:-1] + "a"):
        return False
    return form[len(wanted) :] in (("", "r", "ne") if len(wanted) >= LOOSE_LETTERS else ("",))


def _is_inflected(form: str, wanted: str) -> bool:
    return form.startswith(wanted) and form[len(wanted) :] in _ENDINGS


def _is_akin(form: str, wanted: str) -> bool:
    """Whether a word begins with the wanted one, or is a compound that ends in it."""
    if form.startswith(wanted):
        return not form[len(wanted) :].endswith(_NAME_ENDS)
    return _ends_compound(form, wanted)


def _ends_compound(form: str, wanted: str) -> bool:
    """Whether a compound ends in the word: "øvingshallen" in "hall", "planlegg" not in "anlegg"."""
    place = form.rfind(wanted)
    if form.startswith(_NO_COMPOUNDS):
        return False
    if place < FRONT_LETTERS or _VOWELS.isdisjoint(form[:place]):
        return False
    return form[place + len(wanted) :] in _ENDINGS
