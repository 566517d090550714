"""Sheets for a table that writes by hand: one a round and table, with lines for thoughts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import segno

from .norwegian import known_language
from .tree import Language

LINES = 12  # thoughts that have room on a sheet, in letters that a hand writes
INK = "#063227"

WORDS = {
    "nb": {
        "sheets": "Ark til bordene",
        "table": "Bord",
        "round": "Runde",
        "question": "Spørsmål",
        "how": "Én tanke på hver linje, med egne ord. Ikke navn på personer.",
        "number": "Nr.",
        "which": "Spm.",
        "thought": "Tanken",
        "kind": "Slag",
        "dots": "Prikker",
        "kinds": "Sett ring rundt én: U utfordring · Ø ønske · T tilbud",
        "letters": "UØT",
        "people": "Så mange er vi:",
        "more": "Trenger dere flere linjer? Be om et ark til.",
        "scan": "For den som fører inn arket",
        "alt": "QR-kode til siden der arket føres inn:",
        "page": "Side",
        "of": "av",
    },
    "nn": {
        "sheets": "Ark til borda",
        "table": "Bord",
        "round": "Runde",
        "question": "Spørsmål",
        "how": "Éin tanke på kvar linje, med eigne ord. Ikkje namn på personar.",
        "number": "Nr.",
        "which": "Spm.",
        "thought": "Tanken",
        "kind": "Slag",
        "dots": "Prikkar",
        "kinds": "Set ring rundt éin: U utfordring · Ø ønske · T tilbod",
        "letters": "UØT",
        "people": "Så mange er vi:",
        "more": "Treng de fleire linjer? Be om eit ark til.",
        "scan": "For den som fører inn arket",
        "alt": "QR-kode til sida der arket blir ført inn:",
        "page": "Side",
        "of": "av",
    },
    "en": {
        "sheets": "Sheets for the tables",
        "table": "Table",
        "round": "Round",
        "question": "Question",
        "how": "One thought a line, in your own words. No names of people.",
        "number": "No.",
        "which": "Qu.",
        "thought": "The thought",
        "kind": "Kind",
        "dots": "Dots",
        "kinds": "Ring one: C challenge · W wish · O offer",
        "letters": "CWO",
        "people": "So many are we:",
        "more": "Do you need more lines? Ask for another sheet.",
        "scan": "For whoever types the sheet in",
        "alt": "QR code to the page where the sheet is typed in:",
        "page": "Page",
        "of": "of",
    },
}


@dataclass(frozen=True)
class SheetRound:
    """What a round asks. `has_dots`: the table gives dots in it, on paper too."""

    number: int
    title: str
    questions: Sequence[str]
    prompts: Sequence[str] = ()
    has_dots: bool = True


@dataclass(frozen=True)
class Sheet:
    """One sheet: its round and table, its code as printed, the address its QR code leads to."""

    round: int
    table: int
    code: str
    address: str


@dataclass(frozen=True)
class PaperSheets:
    """All sheets of one print, in the order they lie in the pile."""

    title: str
    language: Language
    rounds: Sequence[SheetRound]
    sheets: Sequence[Sheet]
    date_text: str = ""
    created: datetime | None = None


def sheets_data(paper: PaperSheets) -> dict[str, Any]:
    """The sheets as plain data for the Typst template `paper_sheets.typ`."""
    language = known_language(paper.language)
    words = WORDS[language]
    return {
        "title": paper.title.strip() or words["sheets"],
        "language": language,
        "date_text": paper.date_text,
        "words": words,
        "lines": LINES,
        "rounds": {str(one.number): asdict(one) for one in paper.rounds},
        "sheets": [{**asdict(one), "qr": qr_drawing(one.address)} for one in paper.sheets],
    }


@lru_cache(maxsize=256)
def qr_drawing(address: str) -> str:
    """A QR code as the text of an SVG. It has no long words that a document would break."""
    code = segno.make(address, error="m", micro=False)
    out = BytesIO()
    code.save(out, kind="svg", xmldecl=False, nl=False, border=0, omitsize=True, dark=INK)
    return out.getvalue().decode()
