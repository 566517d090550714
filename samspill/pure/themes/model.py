"""Themes proposed from examples and key words together, with the words that decided.

A contribution is weighed against labelled examples by Complement Naive Bayes (Rennie et al. 2003) on word
stems and letter groups that are alike in bokmål and nynorsk, and by the taxonomy's key words. Every word
adds its own share, so that what decided can be pointed at. A label that a person confirms is one more
example; taken back, the model is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from samspill.pure.themes.examples import Example, shipped
from samspill.pure.themes.keywords import Proposal, ThemeScore, propose_of_words
from samspill.pure.themes.normalising import SMALL_WORDS, common_form, stem
from samspill.pure.themes.taxonomy import OTHER, OTHER_DETAIL, Taxonomy
from samspill.pure.themes.words import Word, forms, split_words

LONGEST_GROUP, SHORTEST_GROUP = 5, 2  # letters
STEM_COUNT = 1.0  # a stem counts as so many letter groups
SMOOTHING = 0.3
KEYWORD_SHARE = 0.75  # of a key word's count, beside what the examples say
SEED_COUNT = 2.0  # a key word counts as so many examples
FIRST_MORE = 0.5  # so much more counts the first word than the last: what matters is said first
LEAST_LEAD = 0.6  # before the second, to be clear
LEAST_SCORE = 0.5  # without any key word, to be more than ANN
MOST_WORDS = 3  # told as those that decided
# they may point, but are no reason to tell a reader
NO_REASON = SMALL_WORDS | frozenset(
    """
    lik like likt ganske veldig litt lite flere fleire mest minst sånn slikt
    dag to tre fire fem seks sju syv åtte ni ti elleve tolv femten tjue hundre tusen
    """.split()
)
OWN_COUNT = 4.0  # a confirmed text counts so, for a theme that no examples come along for

Numbers = NDArray[np.float64]


@lru_cache(maxsize=200_000)
def features(form: str) -> tuple[str, ...]:
    """What is known of one folded word: its stem, and its groups of letters."""
    word = f" {common_form(form)} "
    groups = [
        word[place : place + length]
        for length in range(SHORTEST_GROUP, LONGEST_GROUP + 1)
        for place in range(len(word) - length + 1)
    ]
    return (f"={stem(form)}", *dict.fromkeys(groups))


@dataclass(frozen=True)
class ThemeModel:
    """What each feature says for each theme.

    codes    the themes, in the taxonomy's order; ANN is none of them
    number   feature -> its row
    rarity   [f] how much a feature counts: the rarer among the shipped examples, the more
    weights  [f, t] what it says for each theme, the mean over themes taken away
    """

    taxonomy: Taxonomy
    codes: tuple[str, ...]
    number: Mapping[str, int]
    rarity: Numbers
    weights: Numbers
    _words: dict[str, tuple[Numbers, float]] = field(default_factory=dict, repr=False)

    def of_word(self, form: str) -> tuple[Numbers, float]:
        """What one folded word says for each theme [t], and the square of its length as a vector."""
        known = self._words.get(form)
        if known is None:
            rows = [self.number[one] for one in features(form) if one in self.number]
            counts = _counts(form, self.number) * self.rarity[rows]
            known = counts @ self.weights[rows], float(counts @ counts)
            self._words[form] = known
        return known

    def scores(self, forms: Sequence[str]) -> Numbers:
        """[t] what the examples say of a text's folded words; comparable from text to text."""
        last = max(len(forms) - 1, 1)
        said = [(_emphasis(at / last), *self.of_word(form)) for at, form in enumerate(forms)]
        length = sum(count * count * square for count, _weight, square in said) ** 0.5
        if not length:
            return np.zeros(len(self.codes))
        total = np.sum([count * weight for count, weight, _square in said], axis=0)
        comparable: Numbers = total / length
        return comparable


def suggest(text: str, model: ThemeModel) -> Proposal:
    """The two themes that fit best, strongest first, with the words of the text that decided.

    unclear when the second is nearly as strong, when key words point both ways, or nothing is known.
    ranked holds those of the two that key words speak for.
    """
    words = split_words(text)
    by_key = {one.code: one for one in propose_of_words(text, words, model.taxonomy).ranked}
    scores = model.scores([word.form for word in words])
    for place, code in enumerate(model.codes):
        if key := by_key.get(code):
            scores[place] += KEYWORD_SHARE * _emphasis(key.place) * key.score
    order = np.argsort(-scores, kind="stable")
    first, second = int(order[0]), int(order[1])
    lead = float(scores[first] - scores[second])
    is_known = any(
        f"={stem(word.form)}" in model.number for word in words if word.form not in SMALL_WORDS
    )
    if not by_key and (scores[first] < LEAST_SCORE or not is_known):
        other = ThemeScore(OTHER, OTHER_DETAIL, 0.0, ())
        return Proposal((other, _theme(model, first, scores, ())), unclear=True)
    told = [
        _theme(model, place, scores, _deciding(text, words, model, place, against), by_key)
        for place, against in ((first, second), (second, first))
    ]
    by_words = tuple(one for one in told if one.code in by_key)
    return Proposal(tuple(told), unclear=lead < LEAST_LEAD, ranked=by_words)


def _emphasis(place: float) -> float:
    """How much a word counts. place: 0 for the first of the text, 1 for the last."""
    return 1 + FIRST_MORE * (0.5 - place)


def _theme(
    model: ThemeModel,
    place: int,
    scores: Numbers,
    words: tuple[str, ...],
    by_key: Mapping[str, ThemeScore] | None = None,
) -> ThemeScore:
    code = model.codes[place]
    key = (by_key or {}).get(code)
    detail = key.detail if key else _usual_detail(model.taxonomy, code)
    both = dict.fromkeys([*(key.words if key else ()), *words])
    return ThemeScore(code, detail, round(float(scores[place]), 4), tuple(both)[:MOST_WORDS])


def _deciding(
    text: str, words: Sequence[Word], model: ThemeModel, place: int, against: int
) -> tuple[str, ...]:
    """The words of the text that say most for one theme rather than the other, strongest first."""
    says: dict[str, float] = {}
    for word in words:
        if word.form in NO_REASON or not word.form.isalpha():
            continue
        weight, _square = model.of_word(word.form)
        says.setdefault(text[word.start : word.end], float(weight[place] - weight[against]))
    strongest = sorted(says, key=lambda one: (-says[one], one))
    return tuple(one for one in strongest[:MOST_WORDS] if says[one] > 0)


@cache
def _usual_detail(taxonomy: Taxonomy, code: str) -> str:
    details = next(theme.details for theme in taxonomy.themes if theme.code == code)
    return next((one.code for one in details if one.is_general), details[0].code)


def _counts(form: str, number: Mapping[str, int]) -> Numbers:
    """How much each known feature of a word counts, before its rarity."""
    return np.array(
        [STEM_COUNT if one.startswith("=") else 1.0 for one in features(form) if one in number]
    )


def theme_model(
    taxonomy: Taxonomy,
    confirmed: Iterable[Example] = (),
    *,
    examples: tuple[Example, ...] | None = None,
) -> ThemeModel:
    """The model of the shipped examples, the key words and what people have confirmed.

    confirmed   in any order: the same labels give the same model
    examples    instead of the shipped ones
    """
    ground = _ground(taxonomy, shipped() if examples is None else examples)
    known = [one for one in confirmed if one.code in ground.codes]
    known.sort(key=lambda one: (one.code, one.text))
    ground = _widened(ground, [one.text for one in known if one.code not in ground.shown])
    sums = ground.sums.copy()
    for one in known:
        count = 1.0 if one.code in ground.shown else OWN_COUNT
        _add(sums, ground, one.text, ground.codes.index(one.code), count)
    return ThemeModel(taxonomy, ground.codes, ground.number, ground.rarity, _weights(sums))


@dataclass(frozen=True)
class _Ground:
    """What every model of a taxonomy begins with.

    shown   the themes that examples come along for; an organiser's own have none
    sums    [f, t] how much each feature was seen
    """

    codes: tuple[str, ...]
    shown: frozenset[str]
    number: Mapping[str, int]
    rarity: Numbers
    sums: Numbers


@lru_cache(maxsize=4)
def _ground(taxonomy: Taxonomy, examples: tuple[Example, ...]) -> _Ground:
    codes = tuple(theme.code for theme in taxonomy.themes if theme.code != OTHER)
    seeds = [
        Example(keyword.lstrip("=~?").replace("…", " "), theme.code)
        for theme in taxonomy.themes
        for detail in theme.details
        for keyword in detail.keywords
        if theme.code in codes
    ]
    labelled = [one for one in examples if one.code in codes]
    texts = [one.text for one in [*seeds, *labelled]]
    number, rarity = _rarity(texts)
    shown = frozenset(one.code for one in labelled)
    ground = _Ground(codes, shown, number, rarity, np.zeros((len(number), len(codes))))
    for count, some in ((SEED_COUNT, seeds), (1.0, labelled)):
        for one in some:
            _add(ground.sums, ground, one.text, codes.index(one.code), count)
    return ground


def _widened(ground: _Ground, texts: Sequence[str]) -> _Ground:
    """With the features of texts that the shipped examples have no words for, as rare as can be."""
    found = {one for text in texts for form in forms(text) for one in features(form)}
    new = sorted(found - ground.number.keys())
    if not new:
        return ground
    number = {**ground.number, **{one: len(ground.number) + k for k, one in enumerate(new)}}
    rarity = np.concatenate((ground.rarity, np.full(len(new), ground.rarity.max())))
    sums = np.concatenate((ground.sums, np.zeros((len(new), len(ground.codes)))))
    return _Ground(ground.codes, ground.shown, number, rarity, sums)


def _rarity(texts: Sequence[str]) -> tuple[dict[str, int], Numbers]:
    seen: dict[str, int] = {}
    for text in texts:
        for one in {one for form in forms(text) for one in features(form)}:
            seen[one] = seen.get(one, 0) + 1
    number = {one: place for place, one in enumerate(sorted(seen))}
    rarity = np.array([log((1 + len(texts)) / (1 + seen[one])) + 1 for one in number])
    return number, rarity


def _add(sums: Numbers, ground: _Ground, text: str, place: int, count: float) -> None:
    """Count one text as an example of a theme; long and short texts count alike."""
    rows: dict[int, float] = {}
    for form in forms(text):
        known = [one for one in features(form) if one in ground.number]
        for one, amount in zip(known, _counts(form, ground.number), strict=True):
            row = ground.number[one]
            rows[row] = rows.get(row, 0.0) + float(amount)
    if not rows:
        return
    places = np.fromiter(rows, dtype=np.int64, count=len(rows))
    vector = np.fromiter(rows.values(), dtype=float, count=len(rows)) * ground.rarity[places]
    sums[places, place] += count * vector / np.sqrt(vector @ vector)


def _weights(sums: Numbers) -> Numbers:
    """Complement Naive Bayes: what speaks against all the other themes speaks for this one."""
    others = sums.sum(axis=1, keepdims=True) - sums + SMOOTHING
    weights: Numbers = -np.log(others / others.sum(axis=0, keepdims=True))
    weights -= weights.mean(axis=1, keepdims=True)
    is_unknown = ~sums.any(axis=0)  # an own theme that nothing is known of is never proposed
    weights[:, is_unknown] = weights.min(axis=1, keepdims=True)
    return weights
