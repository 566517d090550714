"""Name tags and table signs: from who comes to what stands on paper. Nothing sensitive is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from .cards import by_alphabet
from .norwegian import known_language
from .paper_sheets import qr_drawing
from .tree import Language

Size = Literal["labels", "tags", "large"]
SIZES = {  # millimetres: width and height of one, columns and rows on an A4
    "labels": (105, 57, 2, 5),
    "tags": (90, 54, 2, 5),
    "large": (105, 148, 2, 2),
}
WORDS = {
    "nb": {
        "badges": "Navnelapper",
        "code": "Kode",
        "alt": "QR-kode for",
        "table": "Bord",
        "signs": "Bordskilt",
        "nobody": "Ingen er påmeldt ennå.",
    },
    "nn": {
        "badges": "Namnelappar",
        "code": "Kode",
        "alt": "QR-kode for",
        "table": "Bord",
        "signs": "Bordskilt",
        "nobody": "Ingen er påmelde enno.",
    },
    "en": {
        "badges": "Name tags",
        "code": "Code",
        "alt": "QR code for",
        "table": "Table",
        "signs": "Table signs",
        "nobody": "Nobody has signed up yet.",
    },
}


@dataclass(frozen=True)
class Badge:
    """One name tag. `name` "": to be written by hand. `scanned` is what the QR code holds."""

    name: str
    association: str
    code: str
    scanned: str
    language: Language


@dataclass(frozen=True)
class Badges:
    title: str
    language: Language
    people: Sequence[Badge]
    size: Size = "labels"
    date_text: str = ""
    created: datetime | None = None


@dataclass(frozen=True)
class TableSigns:
    title: str
    language: Language
    tables: Sequence[int]
    created: datetime | None = None


def badges_data(badges: Badges) -> dict[str, Any]:
    """The name tags by name as plain data for `badges.typ`; those without a name last."""
    language = known_language(badges.language)
    width, height, columns, rows = SIZES[badges.size]
    people = sorted(
        badges.people, key=lambda one: (not one.name, by_alphabet(one.name), one.association)
    )
    return {
        "title": badges.title,
        "date_text": badges.date_text,
        "language": language,
        "words": WORDS[language],
        "width": width,
        "height": height,
        "columns": columns,
        "rows": rows,
        "people": [
            {
                "name": one.name,
                "association": one.association,
                "code": one.code,
                "qr": qr_drawing(one.scanned),
                "language": known_language(one.language),
                "words": WORDS[known_language(one.language)],
            }
            for one in people
        ],
    }


def table_signs_data(signs: TableSigns) -> dict[str, Any]:
    language = known_language(signs.language)
    return {
        "title": signs.title,
        "language": language,
        "words": WORDS[language],
        "tables": [str(number) for number in signs.tables],
    }
