"""A step as written on the web: its texts by field, held against what a page must have.

What the road itself reckons with (short name, weeks, the button) stays as the file has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from samspill.process.guide import front_matter
from samspill.process.guide.front_matter import Document
from samspill.process.guide.pages import (
    CHECKLIST_LENGTH,
    HEADINGS,
    KEYS,
    GuidePage,
    file_of,
    page_from,
    shape,
)

LINES = ("title", "lead", "who", "how_long", "becomes", "starts_here")
BODY = "body"
FIELDS = (*LINES, BODY)
LANGUAGES = front_matter.LANGUAGES
MOST_CHARACTERS = {"title": 80, BODY: 12_000}
MOST_IN_A_LINE = 600

Texts = Mapping[str, str]


class GuideTextError(Exception):
    """What was asked of a page's text could not be done."""


class ChangedMeanwhileError(GuideTextError):
    """Someone else has saved the draft since it was read."""


class NothingNewError(GuideTextError):
    """The text is word for word the one in force."""


class FaultsLeftError(GuideTextError):
    """The text cannot be published as it is."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(", ".join(f"{one.language}.{one.field}: {one.kind}" for one in found))
        self.found = found


@dataclass(frozen=True)
class Fault:
    """What stands in the way of publishing.

    kind    empty | long | headings | checklist | points
    field   of FIELDS
    count   most characters allowed, or how many points the checklist has
    """

    language: str
    field: str
    kind: str
    count: int = 0


def shipped(key: str) -> dict[str, dict[str, str]]:
    """Version 0: language -> field -> text, as the files have it. ValueError: no such step."""
    return {language: dict(_shipped(key, language)) for language in LANGUAGES}


def page_of(texts: Texts, *, key: str, language: str) -> GuidePage:
    """The page that the texts make. ValueError when a part of it is missing."""
    return _page(tuple(texts.get(field, "") for field in FIELDS), key, language)


def faults(texts: Mapping[str, Texts], *, key: str) -> list[Fault]:
    """All that must be put right in either language, in the order of the fields."""
    found = [one for language in LANGUAGES for one in _faults(texts[language], language)]
    if not found:
        nb, nn = (page_of(texts[language], key=key, language=language) for language in LANGUAGES)
        if shape(nb) != shape(nn):
            found.append(Fault("nn", BODY, "points"))
    return found


def _faults(texts: Texts, language: str) -> list[Fault]:
    found = []
    for field in FIELDS:
        text, most = texts.get(field, "").strip(), MOST_CHARACTERS.get(field, MOST_IN_A_LINE)
        if not text:
            found.append(Fault(language, field, "empty"))
        elif len(text) > most:
            found.append(Fault(language, field, "long", most))
    if any(one.field == BODY for one in found):
        return found
    headings, points = _outline(texts[BODY])
    if headings != list(HEADINGS[language].values()):
        found.append(Fault(language, BODY, "headings"))
    elif points != CHECKLIST_LENGTH:
        found.append(Fault(language, BODY, "checklist", points))
    return found


def _outline(body: str) -> tuple[list[str], int]:
    """The headings of a text in order ("" for words above the first), and the last one's points."""
    headings: list[str] = []
    points = 0
    tokens = Document(file_of(KEYS[0], "nb"), {}, body).tokens()
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            headings.append(tokens[place + 1].content)
            points = 0
        elif not headings:
            headings.append("")
        elif token.type == "list_item_open" and token.level == 1:
            points += 1
    return headings, points


@cache
def _shipped(key: str, language: str) -> dict[str, str]:
    document = front_matter.read(file_of(key, language))
    return {**{field: document.fields[field] for field in LINES}, BODY: document.body.strip()}


@lru_cache(maxsize=64)
def _page(values: tuple[str, ...], key: str, language: str) -> GuidePage:
    written = dict(zip(FIELDS, values, strict=True))
    file = front_matter.read(file_of(key, language))
    fields = {**file.fields, **{field: written[field] for field in LINES}}
    document = replace(file, fields=fields, body=written[BODY])
    return page_from(document, key=key, number=KEYS.index(key) + 1, language=language)
