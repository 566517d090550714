"""The words a draft and a case document begin with, one TOML file a language for each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template

from samspill.pure.documents.letter_language import WordingEnvironment

HERE = Path(__file__).parent
LANGUAGES = ("nb", "nn")
EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")


def chapter_keys() -> tuple[str, ...]:
    """The chapters of a policy in the order of the document; the goals stand in "goals"."""
    return tuple(_wording("nb")["chapters"])


def chapter(key: str, facts: Mapping[str, Any], *, language: str) -> tuple[str, str]:
    """Heading and text of a chapter. Raises KeyError for no chapter, UndefinedError for no fact."""
    source = _wording(language)["chapters"][key]
    return source["heading"], text(source["body"], facts, language=language)


def phrase(name: str, facts: Mapping[str, Any], *, language: str) -> str:
    """One of the short texts: title, rest_measure, rest_rationale, rest_reason."""
    return text(_wording(language)[name], facts, language=language)


def case(part: str, name: str, facts: Mapping[str, Any], *, language: str) -> str:
    """A text of a case document: `part` and `name` are the table and the key in case_*.toml."""
    return text(_wording(language, "case_")[part][name], facts, language=language)


def text(source: str, facts: Mapping[str, Any], *, language: str) -> str:
    """A wording filled in; facts are shown as they are, never read as template or markup."""
    return EMPTY_LINES.sub("\n\n", _template(source, language).render(facts)).strip()


@lru_cache(maxsize=256)
def _template(source: str, language: str) -> Template:
    return _environment(language).from_string(source)


@lru_cache
def _wording(language: str, of: str = "") -> dict[str, Any]:
    """nb for every language but nn. `of` is what the file's name begins with."""
    name = language if language in LANGUAGES else "nb"
    return tomllib.loads((HERE / f"{of}{name}.toml").read_text(encoding="utf-8"))


@lru_cache
def _environment(language: str) -> WordingEnvironment:
    return WordingEnvironment(language, finalize=_shown, undefined=StrictUndefined)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
