"""Table cards: from who sits where in each round to what stands on paper."""

import re
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
        "cards": "Cards for the tables",
        "slips": "Slips for the participants",
        "page": "Page",
        "of": "of",
        "nobody": "Nobody at this table",
        "code": "Code on the phone",
    },
}


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
    """

    title: str
    language: Language
    rounds: Sequence[CardRound]
    placements: Sequence[CardPlacement]
    date_text: str = ""
    slips: bool = True
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
    }


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
    sorted_rounds = [sorted(people, key=lambda one: one["name"].casefold()) for people in by_round]
    return {"table": str(table), "rounds": sorted_rounds}


def _people(cards: TableCards, rounds: Sequence[CardRound]) -> list[dict[str, Any]]:
    where: dict[tuple[str, str, str, str], dict[int, str]] = {}
    for placement in cards.placements:
        person = (placement.name, placement.association, placement.person, placement.code)
        where.setdefault(person, {})[placement.round] = str(placement.table)
    people = sorted(where, key=lambda one: (one[0].casefold(), one))
    return [
        {
            "name": person[0],
            "association": person[1],
            "code": person[3],
            "tables": [where[person].get(one.number, "–") for one in rounds],
        }
        for person in people
    ]
