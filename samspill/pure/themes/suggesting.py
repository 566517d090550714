"""Who proposes themes: the model of this house, or one that somebody has plugged in beside it.

A plug-in, for instance a language model on a machine of the municipality's own, may only propose. What it
says is believed as far as it can point at it: every passage must stand in the text, at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Protocol

from samspill.pure.themes.keywords import Proposal, ThemeScore
from samspill.pure.themes.model import ThemeModel, suggest
from samspill.pure.themes.taxonomy import Taxonomy

BUILT_IN = "samspill"
BUILT_IN_VERSION = "2"  # 1 was key words alone
SURE = 0.5  # below this a person is asked to look
MOST_WORDS = 3
SECOND_SHARE, LEAST_SECOND = 0.5, 1.0  # of the first theme's score, and at all: measured
MOST_LETTERS = 60  # of "name version"


@dataclass(frozen=True)
class Span:
    """A passage that speaks for a theme: text[start:end] is `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Suggestion:
    """One theme for one text.

    id      as given in
    code    "LOK", or with its detail "LOK.booking"
    score   0 to 1
    spans   one at least
    """

    id: str
    code: str
    score: float
    spans: tuple[Span, ...]


class Suggester(Protocol):
    """What a plug-in is: an object with a name, a version and one function."""

    name: str
    version: str

    def suggest(
        self, inputs: Sequence[tuple[str, str]], taxonomy: Taxonomy
    ) -> Iterable[Suggestion]:
        """Themes for texts, each given as (id, text), in any order; none where it cannot tell."""
        ...


@dataclass(frozen=True)
class Proposed:
    """A proposal, and who made it: name and version."""

    proposal: Proposal
    by: str


def named(suggester: Suggester | None) -> str:
    """Name and version, as they are kept with what was proposed."""
    if suggester is None:
        return f"{BUILT_IN} {BUILT_IN_VERSION}"
    return f"{suggester.name} {suggester.version}"[:MOST_LETTERS]


def propose_all(
    inputs: Sequence[tuple[str, str]],
    model: ThemeModel,
    suggester: Suggester | None = None,
    *,
    failed: Callable[[Exception], None] = lambda error: None,
) -> list[Proposed]:
    """A proposal for each text, in the order given: one theme, or two where the second is no guess.

    inputs      (id, text), each id once
    suggester   whose word is taken where it holds; the house's own model says the rest
    failed      is told when the plug-in breaks; then the model alone proposes
    """
    told: Mapping[str, Proposal] = {}
    if suggester is not None:
        try:
            told = checked(suggester.suggest(inputs, model.taxonomy), inputs, model.taxonomy)
        except Exception as error:  # a stranger's code: the pile must not wait for it
            failed(error)
    return [
        Proposed(told[key], named(suggester))
        if key in told
        else Proposed(without_guess(suggest(text, model)), named(None))
        for key, text in inputs
    ]


def without_guess(proposal: Proposal) -> Proposal:
    """With the second theme only where it is worth a reader's look.

    Key words must speak for it, and it must be near the first. Of 697 contributions that a person has
    labelled, one in five keeps its second theme so; every other of those is one of the person's themes,
    where of all second ones it is one in four.
    """
    second = proposal.secondary
    if second is None:
        return proposal
    least = max(LEAST_SECOND, SECOND_SHARE * proposal.primary.score)
    is_by_words = any(one.code == second.code for one in proposal.ranked)
    is_worth_it = is_by_words and second.score > least
    return proposal if is_worth_it else replace(proposal, themes=(proposal.primary,))


def checked(
    suggestions: Iterable[Suggestion], inputs: Sequence[tuple[str, str]], taxonomy: Taxonomy
) -> dict[str, Proposal]:
    """What holds of a plug-in's suggestions, by id: known texts and themes, a score from 0 to 1, and
    passages that all stand in the text at their place. The rest is dropped.
    """
    texts = dict(inputs)
    codes = {theme.code: {detail.code for detail in theme.details} for theme in taxonomy.themes}
    kept: dict[str, dict[str, ThemeScore]] = {}
    for one in suggestions:
        code, dot, detail = one.code.partition(".")
        is_known = code in codes and (not dot or detail in codes[code])
        if not is_known or not _holds(one, texts.get(one.id)):
            continue
        words = tuple(dict.fromkeys(span.text for span in one.spans))[:MOST_WORDS]
        theme = ThemeScore(code, detail, float(one.score), words)
        best = kept.setdefault(one.id, {})
        if code not in best or _order(theme) < _order(best[code]):
            best[code] = theme
    return {key: _proposal(list(themes.values())) for key, themes in kept.items()}


def _holds(one: Suggestion, text: str | None) -> bool:
    if text is None or not isfinite(one.score) or not 0 <= one.score <= 1:
        return False
    return bool(one.spans) and all(
        span.text.strip()
        and 0 <= span.start < span.end
        and text[span.start : span.end] == span.text
        for span in one.spans
    )


def _order(theme: ThemeScore) -> tuple[float, str, tuple[str, ...]]:
    return (-theme.score, theme.key, theme.words)


def _proposal(themes: list[ThemeScore]) -> Proposal:
    first, *others = sorted(themes, key=_order)
    return Proposal((first, *others[:1]), unclear=first.score < SURE)
