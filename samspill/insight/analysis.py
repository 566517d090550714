"""The way to the analysis: themes, likeness, hints, the report. What it needs is loaded when it is asked for,
so that pages stay light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samspill.insight.suggesters import chosen_suggester, tell_failed
from samspill.pure.themes.examples import Example
from samspill.pure.themes.taxonomy import Taxonomy

if TYPE_CHECKING:
    from samspill.pure.themes.duplicates import Alike
    from samspill.pure.themes.hints import Hint
    from samspill.pure.themes.model import ThemeModel
    from samspill.pure.themes.suggesting import Proposed


def theme_model(taxonomy: Taxonomy, confirmed: Iterable[Example]) -> ThemeModel:
    """What the shipped examples and the confirmed ones have taught."""
    from samspill.pure.themes.model import theme_model as learnt

    return learnt(taxonomy, confirmed)


def propose_all(inputs: Sequence[tuple[str, str]], model: ThemeModel) -> list[Proposed]:
    """A proposal for each (id, text), in order, by the plug-in where one is chosen."""
    from samspill.pure.themes.suggesting import propose_all as proposed

    return proposed(inputs, model, chosen_suggester(), failed=tell_failed)


def alike_in_words(texts: Sequence[str]) -> list[Alike]:
    """Pairs that are alike, and what they differ in all the same."""
    from samspill.pure.themes.duplicates import alike_in_words as alike

    return alike(texts)


def propose_hints(texts: Sequence[str], others: Iterable[str]) -> list[Hint]:
    """What may be themes of their own."""
    from samspill.pure.themes.hints import propose_hints as hints

    return hints(texts, others)


def make_report(
    given: Mapping[str, Any], *, told: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """report.json, from its rows."""
    from samspill.pure.claims.claims import make_report as made

    return made(given, told=told)
