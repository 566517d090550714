"""Propose what must be masked before a contribution is published: names, addresses, health.

Only proposals: a person looks before anything is shown. The raw text is never changed; `mask`
makes the text of the published layer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from samspill.pure.themes.patterns import Shelf, compile_pattern
from samspill.pure.themes.person_names import find_names
from samspill.pure.themes.words import Word, split_words


class SpanKind(StrEnum):
    """What a passage tells about a person."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    HEALTH = "health"
    NATIONAL_ID = "national_id"


@dataclass(frozen=True, order=True)
class Span:
    """A passage that should be masked: text[start:end]."""

    start: int
    end: int
    kind: SpanKind


_MASKS = {
    SpanKind.NAME: "[navn]",
    SpanKind.PHONE: "[telefon]",
    SpanKind.EMAIL: "[e-post]",
    SpanKind.HEALTH: "[helse]",
    SpanKind.NATIONAL_ID: "[nummer]",
}
_NYNORSK_MASKS = {**_MASKS, SpanKind.NAME: "[namn]"}

_GAP = r"[ .\-\u00a0\u202f]"
_ADDRESS_PART = r"[^\s@<>()\[\],;:\"«»]+"
_EMAIL = re.compile(rf"{_ADDRESS_PART}@{_ADDRESS_PART}\.[^\W\d_]{{2,}}")
# Eleven digits as a national identity number is written; an account number looks the same.
_NATIONAL_ID = re.compile(
    rf"(?<![0-9])(?:[0-9]{{6}}{_GAP}?[0-9]{{5}}|[0-9]{{4}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{5}})(?![0-9])"
)
# Eight digits together, 2-2-2-2 or 3-2-3, with or without the country's number.
_PHONE = re.compile(
    rf"(?<![0-9])(?:(?:\+|00)47{_GAP}?)?"
    rf"(?:[2-9][0-9]{{7}}|[2-9][0-9](?P<pairs>{_GAP})[0-9]{{2}}(?P=pairs)[0-9]{{2}}(?P=pairs)[0-9]{{2}}"
    rf"|[2-9][0-9]{{2}}(?P<triple>{_GAP})[0-9]{{2}}(?P=triple)[0-9]{{3}})(?![0-9])"
)
# Marks as in taxonomy.toml. Words for a service or a ramp are left out: they tell of no one.
_HEALTH_WORDS = """
    kreft, leukemi, lymfom, diabetes, sukkersyke, sukkersjuke, demens, dement, alzheimer, parkinson,
    epilepsi, hjerteinfarkt, hjarteinfarkt, hjertesyk, hjartesjuk, hjerneslag, hjerneslaget,
    slagramm, =slag i fjor, fikk slag, fekk slag, psykisk syk, psykisk sjuk, psykisk lidelse,
    psykisk liding, psykose, schizofren, bipolar, depresjon, deprimert, angst, spiseforstyrr,
    eteforstyrr, anoreksi, bulimi, selvmord, sjølvmord, selvskad, sjølvskad, =adhd, =add, autist,
    autisme, asperger, tourette, =ptsd, traumatisert, rusavheng, rusmisbruk, narkoman, alkoholi,
    =hiv, =aids, hepatitt, =ms, =als, =kols, astma, leddgikt, fibromyalgi, =me-syk, =me-sjuk,
    utbrenthet, utbrentheit, =downs, downs syndrom, cerebral parese, =cp, utviklingshemmet,
    utviklingshemma, psykisk utviklingshemm, blind, døv, lam fra, lam frå, sykmeldt, sjukmeld,
    uføretrygd, spontanabort, diagnose, medisiner for, medisinar for, innlagt, innlagd,
    psykiatrisk, kronisk syk, kronisk sjuk, alvorlig syk, alvorleg sjuk, dødssyk, dødssjuk
"""


def screen(text: str, known_names: Iterable[str] = ()) -> list[Span]:
    """Find the passages of a text that may tell who somebody is, or about their health.

    text         a contribution in bokmål or nynorsk
    known_names  full names to look for beside the common ones, for instance of those signed up
    Returns      spans in order of place, none overlapping another. Names may be missed and places
                 taken for names: a person must look.
    """
    words = split_words(text)
    spans: list[Span] = []
    for span in _proposals(text, words, known_names):
        if all(span.end <= other.start or other.end <= span.start for other in spans):
            spans.append(span)
    return sorted(spans)


def mask(text: str, spans: Iterable[Span], language: str = "nb") -> str:
    """The text with each span replaced by a mark such as "[navn]", in nynorsk "[namn]".

    spans     in any order; of two that overlap the first by place is used
    language  of the marks: "nn", else bokmål
    Raises    ValueError for a span outside the text.
    """
    masks = _NYNORSK_MASKS if language == "nn" else _MASKS
    parts: list[str] = []
    end = 0
    for span in sorted(spans):
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"span {span.start}-{span.end} is outside a text of {len(text)}")
        if span.start < end:
            continue
        parts += [text[end : span.start], masks[span.kind]]
        end = span.end
    return "".join([*parts, text[end:]])


def _proposals(text: str, words: Sequence[Word], known_names: Iterable[str]) -> Iterator[Span]:
    """All spans found, the surest kinds first; they may overlap."""
    patterns = (
        (_EMAIL, SpanKind.EMAIL),
        (_NATIONAL_ID, SpanKind.NATIONAL_ID),
        (_PHONE, SpanKind.PHONE),
    )
    for pattern, kind in patterns:
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), kind)
    for start, end in find_names(text, words, known_names):
        yield Span(start, end, SpanKind.NAME)
    for match in _health_shelf().matches(words):
        first, last = words[match.positions[0]], words[match.positions[-1]]
        yield Span(first.start, last.end, SpanKind.HEALTH)


@cache
def _health_shelf() -> Shelf:
    keywords = (" ".join(keyword.split()) for keyword in _HEALTH_WORDS.split(","))
    return Shelf(compile_pattern(keyword, "health", "diagnosis") for keyword in keywords)
