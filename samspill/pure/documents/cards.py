"""Table cards, list by name and door poster: from who sits where to what stands on paper."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .norwegian import known_language
from .tree import Language

WORDS = {
    "nb": {
        "table": "Bord",
        "round": "Runde",
        "name": "Navn",
        "association": "Lag eller forening",
        "where": "Hvem sitter hvor",
        "find": "Finn navnet ditt. Tallet er bordet ditt.",
        "list": "Navneliste",
        "cards": "Kort til bordene",
        "slips": "Lapper til deltakerne",
        "page": "Side",
        "of": "av",
        "nobody": "Ingen ved dette bordet",
        "code": "Kode på telefonen",
    },
    "nn": {
        "table": "Bord",
        "round": "Runde",
        "name": "Namn",
        "association": "Lag eller foreining",
        "where": "Kven sit kvar",
        "find": "Finn namnet ditt. Talet er bordet ditt.",
        "list": "Namneliste",
        "cards": "Kort til borda",
        "slips": "Lappar til deltakarane",
        "page": "Side",
        "of": "av",
        "nobody": "Ingen ved dette bordet",
        "code": "Kode på telefonen",
    },
    "en": {
        "table": "Table",
        "round": "Round",
        "name": "Name",
        "association": "Association",
        "where": "Who sits where",
        "find": "Find your name. The number is your table.",
        "list": "List by name",
        "cards": "Cards for the tables",
        "slips": "Slips for the participants",
        "page": "Page",
        "of": "of",
        "nobody": "Nobody at this table",
        "code": "Code on the phone",
    },
}

AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


@dataclass(frozen=True)
class CardRound:
    """A round of the conversation: its number from 1 and what it is about."""

    number: int
    title: str = ""


@dataclass(frozen=True)
class CardPlacement:
    """One person's chair in one round. `person` tells two of the same name apart.

    code  by which the person's phone finds the table; printed on the slip
    """

    round: int
    table: int | str
    name: str
    association: str = ""
    person: str = ""
    code: str = ""


@dataclass(frozen=True)
class TableCards:
    """All that is printed for the tables of one conference.

    title       what the evening is called
    placements  one for each person and round
    slips       whether each person also gets a slip to cut out
    with_list   whether the list by name stands before the cards
    """

    title: str
    language: Language
    rounds: Sequence[CardRound]
    placements: Sequence[CardPlacement]
    date_text: str = ""
    slips: bool = True
    with_list: bool = True
    created: datetime | None = None


def cards_data(cards: TableCards) -> dict[str, Any]:
    """The cards as plain data for the Typst template `table_cards.typ`."""
    language = known_language(cards.language)
    rounds = sorted(cards.rounds, key=lambda one: one.number)
    return {
        "title": cards.title.strip() or WORDS[language]["where"],
        "language": language,
        "date_text": cards.date_text,
        "words": WORDS[language],
        "rounds": [{"number": one.number, "title": one.title} for one in rounds],
        "tables": [_table(cards, table, rounds) for table in tables(cards)],
        "people": _people(cards, rounds),
        "slips": cards.slips,
        "with_list": cards.with_list,
    }


def door_poster_data(cards: TableCards) -> dict[str, Any]:
    """The same for the poster at the door, with what its larger letters need.

    people   each with `begins`: the first of a new letter; and `association` only where two share
             a name, so that the names can stand as large as they may
    """
    values = cards_data(cards)
    people = values["people"]
    known: dict[str, int] = {}
    for person in people:
        known[person["name"]] = known.get(person["name"], 0) + 1
    letters = [by_alphabet(person["name"])[:1] for person in people]
    values["people"] = [
        {
            "name": person["name"],
            "association": person["association"] if known[person["name"]] > 1 else "",
            "tables": person["tables"],
            "begins": place > 0 and letters[place - 1] != letter,
        }
        for place, (person, letter) in enumerate(zip(people, letters, strict=True))
    ]
    return values


def by_alphabet(name: str) -> str:
    """A sorting key in the order of the Norwegian alphabet: a to z, then æ, ø and å."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(AFTER_Z)
    plain = unicodedata.normalize("NFD", folded)
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def tables(cards: TableCards) -> list[int | str]:
    """Every table someone sits at, 2 before 10, numbers before names."""
    return sorted({placement.table for placement in cards.placements}, key=natural_order)


def natural_order(value: int | str) -> list[tuple[int, int, str]]:
    """A sorting key that reads figures in a text as numbers."""
    parts = re.split(r"([0-9]+)", str(value).casefold())
    return [
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in parts
        if part
    ]


def _table(cards: TableCards, table: int | str, rounds: Sequence[CardRound]) -> dict[str, Any]:
    by_round = [
        [
            {"name": placement.name, "association": placement.association}
            for placement in cards.placements
            if placement.table == table and placement.round == one.number
        ]
        for one in rounds
    ]
    sorted_rounds = [
        sorted(people, key=lambda one: by_alphabet(one["name"])) for people in by_round
    ]
    return {"table": str(table), "rounds": sorted_rounds}


def _people(cards: TableCards, rounds: Sequence[CardRound]) -> list[dict[str, Any]]:
    where: dict[tuple[str, str, str, str], dict[int, str]] = {}
    for placement in cards.placements:
        person = (placement.name, placement.association, placement.person, placement.code)
        where.setdefault(person, {})[placement.round] = str(placement.table)
    people = sorted(where, key=lambda one: (by_alphabet(one[0]), one))
    return [
        {
            "name": person[0],
            "association": person[1],
            "code": person[3],
            "tables": [where[person].get(one.number, "–") for one in rounds],
        }
        for person in people
    ]
