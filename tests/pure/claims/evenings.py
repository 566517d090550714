"""Evenings as raw rows: a small one to be reckoned by hand, and one of any size with everything in it."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

from samspill.pure.claims.claims import make_report

Given = dict[str, Any]

THEMES = [
    {"code": "LOK", "parent": None, "name": "Lokaler og anlegg", "finding": ""},
    {
        "code": "LOK.booking",
        "parent": "LOK",
        "name": "Booking",
        "finding": "Det er vanskelig å leie",
    },
    {"code": "LOK.pris", "parent": "LOK", "name": "Pris", "finding": "Leia er for høy"},
    {"code": "OKO", "parent": None, "name": "Penger", "finding": ""},
    {
        "code": "OKO.tilskudd",
        "parent": "OKO",
        "name": "Tilskudd",
        "finding": "Tilskuddene er for små",
    },
    {"code": "ANN", "parent": None, "name": "Annet", "finding": ""},
]
CATEGORIES = [
    {"code": "IDR", "name": "Idrett"},
    {"code": "KUL", "name": "Kunst og kultur"},
    {"code": "MIL", "name": "Natur og miljø"},
]
WORDS = {
    "LOK.booking": "hallen booking kalender ledig tid leie system lokale nøkkel helg".split(),
    "LOK.pris": "pris leie dyrt hall timepris kroner gratis barn rabatt lag".split(),
    "OKO.tilskudd": "tilskudd søknad penger midler støtte skjema frist drift budsjett".split(),
    "": "hurra kaffe takk kveld prat hyggelig sted god stemning latter".split(),
}


def coding(theme: str, detail: str = "", **other: Any) -> Given:
    """One coding of a contribution."""
    whole = {"theme": theme, "detail": detail, "secondary": "", "by": "machine", "unclear": False}
    return whole | {"part": None} | other


def said(
    reference: str, table: int | None, association: int | None, words: str, **other: Any
) -> Given:
    """One contribution of round 1; from an association of odd number: culture, of even: sport."""
    category = "" if association is None else ("KUL" if association % 2 else "IDR")
    return {
        "id": reference,
        "round": 1,
        "question": 1,
        "table": table,
        "association": f"Lag {association}" if association else "",
        "association_id": association,
        "category": category,
        "language": "nb",
        "kind": "wish",
        "channel": "phone",
        "late": False,
        "text": words,
        "state": "given",
        "merge": None,
        "codings": [coding("LOK", "LOK.booking")],
    } | other


def small(language: str = "nb") -> Given:
    """Five contributions from four of five tables and three associations; two say the same."""
    given = [
        said("R1-001", 1, 1, "Bookingsystemet er for vanskelig å bruke"),
        said("R1-002", 2, 2, "Vi vil ha et enklere bookingsystem for hallen"),
        said("R1-003", 3, None, "Hallen bør kunne bookes av alle lag", merge=1),
        said("R1-004", 4, 3, "Hallen bør kunne bookes av alle", merge=1),
        said("R1-005", 4, 3, "Hurra for kvelden", codings=[coding("ANN", unclear=True)]),
        said("R1-006", 5, 3, "", text=None, state="withdrawn", codings=[]),
    ]
    return evening(given, language=language, tables=5, associations=3)


def evening(
    given: list[Given],
    *,
    language: str = "nb",
    tables: int,
    associations: int,
    rounds: int = 1,
    **raw: Any,
) -> Given:
    """What `make_report` takes, with a register of 33 associations."""
    return {
        "title": "Dialogkonferanse",
        "organiser": "Eksempel kommune",
        "language": language,
        "conference": {"date": "2027-03-11", "venue": "Storsalen"},
        "contributions": given,
        "raw": {
            "rounds": [
                {
                    "number": number,
                    "theme": f"Emne {number}",
                    "questions": [{"number": 1, "text": "Hva trengs?"}],
                }
                for number in range(1, rounds + 1)
            ],
            "tables": list(range(1, tables + 1)),
            "themes": THEMES,
            "categories": CATEGORIES,
            "associations": [
                {"id": one, "name": f"Lag {one}", "category": "KUL" if one % 2 else "IDR"}
                for one in range(1, associations + 1)
            ],
            "register": {"IDR": 20, "KUL": 10, "MIL": 3},
            "signed_up": {"IDR": 1, "KUL": 3},
            "ballots": [],
            "tops": [],
            "findings": [
                {"id": "F1", "theme": "LOK.booking"},
                {"id": "F2", "theme": "OKO.tilskudd"},
                {"id": "F3", "theme": "LOK.pris"},
            ],
        }
        | raw,
    }


def large(size: int = 120, *, seed: int = 1, language: str = "nb", voters: int = 40) -> Given:
    """Four rounds: dots in the first, opinions in the second, pairs in the third, top threes in all."""
    chance = Random(seed)
    given = [_one(chance, number) for number in range(size)]
    ids = {r: [one["id"] for one in given if one["round"] == r] for r in range(1, 5)}
    standing = {one["id"] for one in given if one["state"] == "given"}
    ids = {r: [one for one in some if one in standing] for r, some in ids.items()}
    ballots = [
        ballot
        for voter in range(voters)
        for ballot in (
            vote(
                1, "dots", voter, [(i, chance.randint(1, 2)) for i in chance.sample(ids[1][:15], 3)]
            ),
            vote(2, "opinions", voter, [(i, chance.choice((1, 1, 0, -1))) for i in ids[2][:12]]),
            vote(3, "pairs", voter, _pairs(chance, ids[3][:8])),
        )
    ]
    tops = [
        {"round": number, "table": table, "rank": rank, "id": reference}
        for number in range(1, 5)
        for table in range(1, 13)
        for rank, reference in enumerate(chance.sample(ids[number], 3), start=1)
    ]
    return evening(
        given, language=language, tables=12, associations=30, rounds=4, ballots=ballots, tops=tops
    )


def vote(number: int, kind: str, voter: int, given: list[Any], people: int = 1) -> Given:
    """A ballot. given: (id, value) or (id, value, other)."""
    return {
        "round": number,
        "kind": kind,
        "people": people,
        "association_id": voter % 12 + 1,
        "reactions": [
            {"id": one[0], "other": one[2] if len(one) > 2 else None, "value": one[1]}
            for one in given
        ],
    }


def _one(chance: Random, number: int) -> Given:
    detail = chance.choice([*WORDS, "LOK.booking"])
    association = chance.choice([None, *range(1, 31)])
    sign = coding(detail.partition(".")[0] or "ANN", detail, unclear=chance.random() < 0.1)
    is_gone = chance.random() < 0.02
    return said(
        f"R{number % 4 + 1}-{number // 4 + 1:03}",
        chance.randint(1, 12),
        association,
        " ".join(chance.choices(WORDS[detail], k=6)) + f" {number}",
        round=number % 4 + 1,
        language=chance.choice(["nb", "nb", "nn", "en"]),
        late=chance.random() < 0.03,
        merge=chance.choice([None, None, None, number % 7 + 1]) if detail else None,
        codings=[sign] if chance.random() < 0.95 else [],
        **({"text": None, "state": "withdrawn"} if is_gone else {}),
    )


def _pairs(chance: Random, ids: list[str]) -> list[Any]:
    found = [chance.sample(ids, 2) for _time in range(3)]
    pairs = {(min(a, b), max(a, b)) for a, b in found}
    return [(a, chance.choice((1, 0, -1)), b) for a, b in sorted(pairs)]


def voted(votes: list[list[int]], *, language: str = "nb") -> Given:
    """An evening of one round, where each person has said of each contribution whether they agree."""
    ids = [f"R1-{number + 1:03}" for number in range(len(votes[0]))]
    given = [said(one, place % 5 + 1, None, f"Påstand {one}") for place, one in enumerate(ids)]
    ballots = [
        vote(1, "opinions", person, list(zip(ids, theirs, strict=True)))
        for person, theirs in enumerate(votes)
    ]
    return evening(given, language=language, tables=5, associations=0, ballots=ballots)


def two_camps(people: int = 60, statements: int = 14) -> list[list[int]]:
    """Half agree with the first statements and not with the next; all agree with the last two."""
    chance = Random(3)
    return [
        [
            1
            if statement >= statements - 2
            else (1 if (person % 2 == 0) == (statement % 2 == 0) else -1)
            * (1 if chance.random() < 0.92 else -1)
            for statement in range(statements)
        ]
        for person in range(people)
    ]


def turning(language: str = "nb") -> Given:
    """What is told turns with the weights of the register, by association, and when one is left out.

    Of twelve associations eight are of culture; the register has twice as many of sport.
    """
    culture, sport = [*range(1, 16, 2)], [*range(2, 9, 2)]
    given = [
        said(f"R1-{one:03}", one % 6 + 1, one, f"Hallen er vanskelig å leie for lag {one}")
        for one in culture
    ]
    tilskudd = [coding("OKO", "OKO.tilskudd")]
    given += [
        said(
            f"R1-{20 + one:03}", one % 6 + 1, one, f"Tilskuddet er for lite {one}", codings=tilskudd
        )
        for one in [*culture[:2], *sport]
    ]
    first, second, third = (one["id"] for one in given[:3])
    one_sided = [(first, 1)]
    ballots = [vote(1, "opinions", 0, one_sided) for _person in range(12)]
    ballots += [vote(1, "opinions", one - 1, [(first, -1), (second, -1)]) for one in sport]
    ballots += [vote(1, "opinions", one - 1, [(second, 1)]) for one in (3, 5, 7, 9)]
    ballots += [vote(1, "opinions", one - 1, [(third, 1)]) for one in (3, 5)]
    ballots += [vote(1, "dots", 0, [(first, 2), (second, 1)]) for _person in range(20)]
    ballots += [vote(1, "dots", 2, [(second, 1), (third, 1)]) for _person in range(20)]
    ballots += [vote(1, "dots", 4, [(given[4]["id"], 1), (given[5]["id"], 1)])]
    pairs = [(first, 1, second), (first, 0, third)]
    ballots += [vote(1, "pairs", one, [(first, 1, second)]) for one in range(8)]
    ballots += [vote(1, "pairs", 1, pairs) for _person in range(2)]
    evening_given = evening(given, language=language, tables=6, associations=16, ballots=ballots)
    evening_given["raw"]["associations"] = [
        one for one in evening_given["raw"]["associations"] if one["id"] in {*culture, *sport}
    ]
    return evening_given


def claims_of(report: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in report["claims"] if one["kind"] == kind]


def texts_of(report: dict[str, Any], kind: str) -> list[str]:
    return [one["text"] for one in claims_of(report, kind)]


@cache
def _sound() -> str:
    given = small()
    dots = [("R1-001", 2), ("R1-002", 1), ("R1-003", 1)]
    given["raw"]["ballots"] = [vote(1, "dots", voter, dots) for voter in range(6)]
    given["raw"]["tops"] = [
        {"round": 1, "table": table, "rank": 1, "id": f"R1-00{table}"} for table in range(1, 5)
    ]
    return json.dumps(make_report(given))


def sound() -> Given:
    """A report in which nothing is wrong, as it is read from its file."""
    report: Given = json.loads(_sound())
    return report
