"""The guide's nine steps and its word list, read from the files beside this one."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it.token import Token

from samspill.process.guide import front_matter

FOLDER = Path(__file__).parent
KEYS = (
    "meet",
    "working-group",
    "formal-request",
    "meet-municipality",
    "invite",
    "conference",
    "report",
    "draft",
    "follow-up",
)
CHECKLIST_LENGTH = 6
HEADINGS = {
    "nb": {
        "why": "Hvorfor",
        "how": "Slik gjør dere det",
        "pitfalls": "Vanlige fallgruver",
        "checklist": "Sjekkliste",
    },
    "nn": {
        "why": "Kvifor",
        "how": "Slik gjer de det",
        "pitfalls": "Vanlege fallgruver",
        "checklist": "Sjekkliste",
    },
}


@dataclass(frozen=True)
class Section:
    """One part of a step. `html` is safe as it stands; `key` is why, how or pitfalls."""

    heading: str
    html: str
    key: str


@dataclass(frozen=True)
class GuidePage:
    """One step on the road, in one language.

    number       place on the road, 1 to 9
    language     language of the text, "nb" or "nn"
    weeks        typical length, whole weeks (from, to)
    action       text of the button that does the step's own work
    starts_here  hint for those who enter the road at this step
    sections     why, how, pitfalls, in that order
    checklist    six plain strings
    """

    key: str
    number: int
    language: str
    title: str
    short: str
    lead: str
    who: str
    how_long: str
    becomes: str
    weeks: tuple[int, int]
    action: str
    starts_here: str
    sections: tuple[Section, ...]
    checklist: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One word of the word list: a key shared by all languages, the word, one sentence."""

    key: str
    term: str
    meaning: str


def pages(language: str) -> tuple[GuidePage, ...]:
    """Return the nine steps in order. A language without a guide, such as "en", gets bokmål."""
    return _read_pages(front_matter.written_language(language))


def page(key: str, language: str) -> GuidePage:
    """Return one step. KeyError if there is no such step."""
    return {step.key: step for step in pages(language)}[key]


def terms(language: str) -> tuple[Term, ...]:
    """Return the word list in alphabetical order of its keys."""
    return _read_terms(front_matter.written_language(language))


@cache
def _read_pages(language: str) -> tuple[GuidePage, ...]:
    names = [f"{number}-{key}.md" for number, key in enumerate(KEYS, start=1)]
    return tuple(read_page(FOLDER / language / name) for name in names)


@cache
def _read_terms(language: str) -> tuple[Term, ...]:
    path = FOLDER / language / "terms.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Term(key, entry["term"], entry["meaning"]) for key, entry in entries.items())


def read_page(path: Path) -> GuidePage:
    """Read `<language>/<number>-<key>.md`.

    Raises ValueError, naming the file, for a field that is missing or empty, for sections
    other than the four in their order, and for a checklist that is not six points.
    """
    document = front_matter.read(path)
    number, _, key = path.stem.partition("-")
    return page_from(document, key=key, number=int(number), language=path.parent.name)


def page_from(
    document: front_matter.Document, *, key: str, number: int, language: str
) -> GuidePage:
    """The page that a document makes. Raises as `read_page`."""
    sections, checklist = _split(document, HEADINGS[language])
    return GuidePage(
        key=key,
        number=number,
        language=language,
        title=document.text("title"),
        short=document.text("short"),
        lead=document.text("lead"),
        who=document.text("who"),
        how_long=document.text("how_long"),
        becomes=document.text("becomes"),
        weeks=_weeks(document),
        action=document.text("action"),
        starts_here=document.text("starts_here"),
        sections=sections,
        checklist=checklist,
    )


def file_of(key: str, language: str) -> Path:
    """Where the shipped text of one step stands. ValueError if there is no such step."""
    return FOLDER / language / f"{KEYS.index(key) + 1}-{key}.md"


def shape(page: GuidePage) -> list[int]:
    """How many points each part has: the same in both languages, so that they say the same."""
    counted = [section.html.count("<li>") for section in page.sections]
    return [*counted, len(page.checklist)]


def _weeks(document: front_matter.Document) -> tuple[int, int]:
    """Return the typical length in whole weeks, shortest first."""
    match document.fields.get("weeks"):
        case [int(shortest), int(longest)] if 0 < shortest <= longest:
            return shortest, longest
    raise ValueError(f"{document.path}: «weeks» must be two whole weeks, such as [2, 8]")


def _split(
    document: front_matter.Document, headings: dict[str, str]
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the sections before the checklist, and the points of the checklist."""
    parts = list(_parts(document.tokens()))
    found = [heading for heading, _ in parts]
    if found != list(headings.values()):
        raise ValueError(f"{document.path}: sections must be {list(headings.values())}: {found}")
    sections = tuple(
        Section(heading, front_matter.render(tokens), key)
        for key, (heading, tokens) in zip(headings, parts[:-1], strict=False)
    )
    checklist = tuple(_points(parts[-1][1]))
    if len(checklist) != CHECKLIST_LENGTH:
        raise ValueError(
            f"{document.path}: the checklist has {len(checklist)} points, not {CHECKLIST_LENGTH}"
        )
    return sections, checklist


def _parts(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Yield (heading, tokens under it) for each heading of level 2; text before the first is ""."""
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
    starts = [i for i in starts if tokens[i].tag == "h2"]
    if tokens and 0 not in starts:
        yield "", tokens[: min(starts, default=len(tokens))]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield tokens[start + 1].content, tokens[start + 3 : end]


def _points(tokens: list[Token]) -> Iterator[str]:
    """Yield the plain text of each point in a list, without its markup."""
    for token in tokens:
        if token.type == "inline" and token.level > 1:
            children = token.children or []
            yield "".join(" " if child.type == "softbreak" else child.content for child in children)
