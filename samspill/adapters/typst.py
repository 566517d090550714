"""The door to Typst: a document tree or table cards in, a tagged PDF out (PDF/UA-1 and PDF/A-2a).

Typst refuses a whole document for one character that no font has, so texts pass `printable`
first, with what the fonts in `adapters/fonts/` cover.
"""

import json
import re
import threading
from collections.abc import Container, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import typst
from fontTools.ttLib import TTFont

from samspill.pure.documents.badges import (
    Badges,
    TableSigns,
    badges_data,
    table_signs_data,
)
from samspill.pure.documents.cards import TableCards, cards_data, door_poster_data
from samspill.pure.documents.paper_sheets import PaperSheets, sheets_data
from samspill.pure.documents.printable import printable_values
from samspill.pure.documents.tree import Document
from samspill.pure.documents.typst_data import typst_data

TEMPLATES = Path(__file__).parent / "typst_templates"
FONTS = Path(__file__).parent / "fonts"
TEXT_FONTS = (
    "Inter_400Regular.ttf",
    "Inter_400Regular_Italic.ttf",
    "Inter_600SemiBold.ttf",
    "Inter_700Bold.ttf",
)
EMOJI_FONT = "NotoEmoji_400Regular.ttf"
SCRIPT_FONTS = (  # what letters in Arabic, Persian, Tigrinya and their neighbours are set in
    "NotoSansArabic_400Regular.ttf",
    "NotoSansArabic_600SemiBold.ttf",
    "NotoSansEthiopic_400Regular.ttf",
    "NotoSansEthiopic_600SemiBold.ttf",
)
STANDARDS: list[Any] = ["ua-1", "a-2a"]
MISSING_GLYPH = re.compile(r"could not be displayed|the codepoint")

_turn = threading.Lock()


class FontsMissingError(RuntimeError):
    """The fonts that documents are set in have not been fetched."""


def pdf(document: Document) -> bytes:
    """The document as a tagged PDF with language, title and bookmarks.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    The same document with `created` given is the same bytes every time.
    """
    return _typeset("document.typ", typst_data(document), document.created)


def copies_pdf(
    document: Document,
    receivers: Sequence[Sequence[str]],
    *,
    cover: Mapping[str, object] | None = None,
) -> bytes:
    """One letter to many on paper, in one file: a copy for each, with its own address and pages.

    receivers   for each copy the lines that stand in the window of the envelope
    cover       what lies on top: title, lead (paragraphs), columns and rows of three texts
    Raises      FontsMissingError if `make setup` has not fetched the fonts.
    """
    copies = [list(lines) for lines in receivers] or [list(document.recipient_lines)]
    values = {**typst_data(document), "copies": copies}
    if cover is not None:
        values["cover"] = dict(cover)
    return _typeset("document.typ", values, document.created)


def table_cards_pdf(cards: TableCards) -> bytes:
    """Who sits where: a list by name, a card for each table, and a slip for each person.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("table_cards.typ", cards_data(cards), cards.created)


def name_list_pdf(cards: TableCards) -> bytes:
    """Everyone by name with a table for each round, for those who welcome people.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("name_list.typ", cards_data(cards), cards.created)


def door_poster_pdf(cards: TableCards) -> bytes:
    """The same in letters that are read across a hall, on A3, as many sheets as it takes.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("door_poster.typ", door_poster_data(cards), cards.created)


def poster_pdf(values: dict[str, Any], created: datetime | None = None) -> bytes:
    """A poster for a notice board, from `announcements.poster_data`.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("poster.typ", values, created)


def paper_sheets_pdf(paper: PaperSheets) -> bytes:
    """Sheets to write on by hand: one for each table and round, with its code.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("paper_sheets.typ", sheets_data(paper), paper.created)


def badges_pdf(badges: Badges) -> bytes:
    """Name tags by the sheet.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("badges.typ", badges_data(badges), badges.created)


def table_signs_pdf(signs: TableSigns) -> bytes:
    """A sheet for each table with its number on both sides.

    Raises    FontsMissingError if `make setup` has not fetched the fonts.
    """
    return _typeset("table_signs.typ", table_signs_data(signs), signs.created)


@lru_cache(maxsize=1)
def covered_characters() -> frozenset[int]:
    """Code points that every text font has, or the fonts of other scripts, or the emoji font."""
    _require_fonts()
    text = [_characters(name) for name in TEXT_FONTS]
    others = [_characters(name) for name in (*SCRIPT_FONTS, EMOJI_FONT)]
    return frozenset.intersection(*text).union(*others)


@lru_cache(maxsize=1)
def plain_characters() -> frozenset[int]:
    """Code points for a second try: letters, figures and signs of the text fonts alone."""
    _require_fonts()
    text = frozenset.intersection(*(_characters(name) for name in TEXT_FONTS))
    return frozenset(code for code in text if code < 0x300 or 0x1E00 <= code < 0x2200)


def _typeset(template: str, values: dict[str, Any], created: datetime | None) -> bytes:
    try:
        return _compile(template, values, created, covered_characters())
    except typst.TypstError as error:
        if not MISSING_GLYPH.search(str(error)):
            raise
        return _compile(template, values, created, plain_characters())


def _compile(
    template: str,
    values: dict[str, Any],
    created: datetime | None,
    covered: Container[int],
) -> bytes:
    inputs = {"document": json.dumps(printable_values(values, covered))}
    with _turn:
        result = _compiler(template).compile(
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs=inputs,
            timestamp=_seconds(created),
        )
    return cast(bytes, result)


@lru_cache(maxsize=10)
def _compiler(template: str) -> typst.Compiler:
    """One compiler a template; to reuse it is six times as fast. Only one thread at a time."""
    _require_fonts()
    return typst.Compiler(
        input=str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )


def _require_fonts() -> None:
    wanted = (*TEXT_FONTS, *SCRIPT_FONTS, EMOJI_FONT)
    missing = [name for name in wanted if not (FONTS / name).is_file()]
    if missing:
        raise FontsMissingError(
            f"Fonts are missing in {FONTS}: {', '.join(missing)}. Run make setup."
        )


def _characters(name: str) -> frozenset[int]:
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _seconds(created: datetime | None) -> int | None:
    if created is None:
        return None
    aware = created if created.tzinfo else created.replace(tzinfo=UTC)
    return int(aware.timestamp())
