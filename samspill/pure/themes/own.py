"""A municipality's own themes laid beside the shared ones, so that both are proposed and told of alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from samspill.pure.themes.taxonomy import DetailEntry, Taxonomy, ThemeEntry, Wording
from samspill.pure.themes.words import forms

NO_DETAIL = ""  # the code of the one detail that carries the key words of an own theme
MARKS = "=~?…"  # of taxonomy.toml; people's own key words are plain

GOAL = Wording(
    nb="Kommunen har et svar på det lagene sier om «{name}»",
    nn="Kommunen har eit svar på det laga seier om «{name}»",
    en="The municipality has an answer to what associations say about “{name}”",
)
MEASURE = Wording(
    nb="Gå gjennom det lagene sier om «{name}», sammen med dem, og si hva kommunen gjør med det",
    nn="Gå gjennom det laga seier om «{name}», saman med dei, og seie kva kommunen gjer med det",
    en="Go through what associations say about “{name}” with them, and say what the municipality does",
)
FINDING = Wording(
    nb="Flere tar opp «{name}»",
    nn="Fleire tek opp «{name}»",
    en="Several bring up “{name}”",
)


@dataclass(frozen=True)
class OwnTheme:
    """code      "X7-1", or below another theme "LOK.x7-2"
    keywords   plain words and phrases
    """

    code: str
    name: Wording
    keywords: tuple[str, ...] = ()


def keywords_of(text: str) -> tuple[str, ...]:
    """Key words as a person writes them, with commas or lines between: each once, marks and all that has
    no letters left out."""
    found = (
        " ".join(one.translate(dict.fromkeys(map(ord, MARKS), " ")).split())
        for one in re.split(r"[,;\n\r]", text)
    )
    return tuple(dict.fromkeys(one for one in found if forms(one)))


@lru_cache(maxsize=8)
def with_own(taxonomy: Taxonomy, own: Sequence[OwnTheme]) -> Taxonomy:
    """The taxonomy with these themes after the shared ones; the very same object for the same themes,
    since models are kept by it.

    own   hashable; a detail whose theme is not there is left out. A key word that it has is nobody
          else's any longer: whoever makes a theme of skate parks wants them there
    """
    taken = {_plain(keyword) for one in own for keyword in one.keywords}
    details: dict[str, list[DetailEntry]] = {}
    for one in own:
        parent, dot, code = one.code.partition(".")
        if dot:
            details.setdefault(parent, []).append(_detail(code, one))
    shared = [_without(theme, taken) for theme in taxonomy.themes]
    mine = [_theme(one) for one in own if "." not in one.code]
    return Taxonomy(
        tuple(
            replace(theme, details=(*theme.details, *details.get(theme.code, ())))
            for theme in [*shared, *mine]
        )
    )


def _without(theme: ThemeEntry, taken: set[str]) -> ThemeEntry:
    """The theme without these key words."""

    def left(keywords: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in keywords if _plain(one) not in taken)

    return replace(
        theme,
        details=tuple(
            replace(one, keywords_nb=left(one.keywords_nb), keywords_nn=left(one.keywords_nn))
            for one in theme.details
        ),
    )


def _plain(keyword: str) -> str:
    return " ".join(forms(keyword))


def _theme(own: OwnTheme) -> ThemeEntry:
    details = (_detail(NO_DETAIL, own, general=True),)
    return ThemeEntry(own.code, own.name, _said(GOAL, own.name), details)


def _detail(code: str, own: OwnTheme, *, general: bool = False) -> DetailEntry:
    return DetailEntry(
        code=code,
        name=own.name,
        keywords_nb=own.keywords,
        keywords_nn=(),
        measure=_said(MEASURE, own.name),
        finding=_said(FINDING, own.name),
        is_general=general,
    )


def _said(phrase: Wording, name: Wording) -> Wording:
    """Names are put in by replacing: what a person has written may hold braces."""
    return Wording(
        *(
            phrase.in_language(language).replace("{name}", name.in_language(language))
            for language in ("nb", "nn", "en")
        )
    )
