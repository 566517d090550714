"""The two-level taxonomy of themes, read from taxonomy.toml beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

OTHER = "ANN"
OTHER_DETAIL = "annet"


@dataclass(frozen=True)
class Wording:
    """One text in bokmål and nynorsk, and for names in English."""

    nb: str
    nn: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in "nb", "nn" or "en"; bokmål where the language has none."""
        return {"nn": self.nn, "en": self.en}.get(language) or self.nb


@dataclass(frozen=True)
class DetailEntry:
    """A detail of a theme.

    code        unique within its theme only
    measure     a proposed measure, told to the municipality
    finding     what people say, as one sentence
    is_general  the detail yields to a more special one of the same theme
    """

    code: str
    name: Wording
    keywords_nb: tuple[str, ...]
    keywords_nn: tuple[str, ...]
    measure: Wording
    finding: Wording
    is_general: bool = False

    @property
    def keywords(self) -> tuple[str, ...]:
        """The key words of both languages, each once, with their marks (see taxonomy.toml)."""
        return tuple(dict.fromkeys(self.keywords_nb + self.keywords_nn))


@dataclass(frozen=True)
class ThemeEntry:
    """A main theme, for instance LOK, and its details."""

    code: str
    name: Wording
    goal: Wording
    details: tuple[DetailEntry, ...]

    def detail(self, code: str) -> DetailEntry:
        """The detail with this code. Raises KeyError if there is none."""
        for detail in self.details:
            if detail.code == code:
                return detail
        raise KeyError(f"{self.code}.{code}")


@dataclass(frozen=True, eq=False)  # looked up by itself: hashing all its words would cost more
class Taxonomy:
    """All themes, in the order in which they are shown."""

    themes: tuple[ThemeEntry, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The main codes in order: REK, OKO, LOK, ..."""
        return tuple(theme.code for theme in self.themes)

    def theme(self, code: str) -> ThemeEntry:
        """The theme with this main code. Raises KeyError if there is none."""
        for theme in self.themes:
            if theme.code == code:
                return theme
        raise KeyError(code)

    def detail(self, code: str, detail: str) -> DetailEntry:
        """The detail of a theme, for instance ("LOK", "booking"). Raises KeyError."""
        return self.theme(code).detail(detail)


@cache
def load() -> Taxonomy:
    """The taxonomy that comes with Samspill.

    Raises KeyError if the file lacks a part and ValueError if a code stands twice.
    """
    text = files("samspill.pure.themes").joinpath("taxonomy.toml").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Taxonomy:
    """Read a taxonomy written as TOML, in the form of taxonomy.toml.

    Raises KeyError for a missing part, ValueError for a code that stands twice or bad TOML.
    """
    themes = tuple(_theme(raw) for raw in tomllib.loads(text)["themes"])
    _refuse_twice([theme.code for theme in themes])
    for theme in themes:
        _refuse_twice([f"{theme.code}.{detail.code}" for detail in theme.details])
    return Taxonomy(themes)


def _theme(raw: Mapping[str, Any]) -> ThemeEntry:
    details = tuple(_detail(detail) for detail in raw["details"])
    return ThemeEntry(raw["code"], _wording(raw["name"]), _wording(raw["goal"]), details)


def _detail(raw: Mapping[str, Any]) -> DetailEntry:
    return DetailEntry(
        code=raw["code"],
        name=_wording(raw["name"]),
        keywords_nb=_keywords(raw["keywords"]["nb"]),
        keywords_nn=_keywords(raw["keywords"]["nn"]),
        measure=_wording(raw["measure"]),
        finding=_wording(raw["finding"]),
        is_general=raw.get("general", False),
    )


def _wording(raw: Mapping[str, str]) -> Wording:
    return Wording(nb=raw["nb"], nn=raw["nn"], en=raw.get("en", ""))


def _keywords(text: str) -> tuple[str, ...]:
    keywords = (" ".join(keyword.split()) for keyword in text.split(","))
    return tuple(keyword for keyword in keywords if keyword)


def _refuse_twice(codes: list[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"codes that stand twice: {', '.join(twice)}")
