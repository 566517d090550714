"""The raw rows of a contribution report: what was said, how it was sorted, and what it is held against.

They stand in report.json itself, so that everything else in it can be reckoned again by anyone. Shape:

    "contributions": [{"id", "round", "question", "table", "association", "association_id", "category",
                       "language", "kind", "channel", "late", "text", "state", "merge",
                       "codings": [{"theme", "detail", "secondary", "by", "unclear", "part"}], …}]
    "raw": {"rounds":       [{"number", "theme", "questions": [{"number", "text"}]}],
            "tables":       [numbers of the tables that were set],
            "themes":       [{"code", "parent", "name", "finding"}],  in the order they are shown
            "categories":   [{"code", "name"}],
            "associations": [{"id", "name", "category"}],             those named by someone, and
                                                                       without a name those on ballots
            "register":     {category: associations in the register},
            "signed_up":    {category: associations that had a seat},
            "ballots":      [{"round", "kind", "people", "association_id", "reactions":
                              [{"id", "other", "value"}]}],
            "tops":         [{"round", "table", "rank", "id"}],
            "findings":     [{"id", "theme"}]}

An id is a contribution's reference. A category that is not known is "". `table`, `association_id`, `merge`,
`other`, `part` and `parent` may be null; `text` is null where it was taken back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

RAW = ("contributions", "raw", "language", "title", "organiser", "conference")
PERSON = "person"


class UnreadableError(Exception):
    """The report's rows are not in the shape that is told above."""


@dataclass(frozen=True)
class Coded:
    """One coding that counts, of a contribution or of a part of it.

    theme, secondary   first level; detail is second level, as in LOK.booking, or ""
    by                 "person" or "machine"
    part               (start, end) in characters, or None for the whole
    """

    theme: str
    detail: str
    secondary: str
    by: str
    is_unclear: bool
    part: tuple[int, int] | None

    @property
    def themes(self) -> tuple[str, ...]:
        """Those that it counts under: a second one only when a person says so, none where it is unclear."""
        if self.is_unclear:
            return ()
        second = self.secondary if self.by == PERSON else ""
        return tuple(code for code in (self.theme, second) if code)


@dataclass(frozen=True)
class Said:
    """One contribution. merge: the number of its merge group."""

    id: str
    round: int
    question: int
    table: int | None
    association: int | None
    category: str
    language: str
    kind: str
    channel: str
    is_late: bool
    text: str | None
    state: str
    merge: int | None
    codings: tuple[Coded, ...]

    @property
    def is_standing(self) -> bool:
        return self.state == "given"

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """First-level themes, each once."""
        return tuple(dict.fromkeys(code for one in self.codings for code in one.themes))

    @cached_property
    def details(self) -> tuple[str, ...]:
        """Second-level themes, each once."""
        return tuple(dict.fromkeys(one.detail for one in self.clear if one.detail))

    @cached_property
    def clear(self) -> tuple[Coded, ...]:
        return tuple(one for one in self.codings if not one.is_unclear)

    @property
    def is_unclear(self) -> bool:
        """Not sorted, or only by doubt."""
        return not self.clear

    @property
    def sorted_by(self) -> str:
        """ "person" where one has sorted any of it without doubt, else "machine"; "" where it is unclear."""
        by = {one.by for one in self.clear}
        return PERSON if PERSON in by else next(iter(by), "")


@dataclass(frozen=True)
class Theme:
    """finding: what people say who speak of this, as one sentence in the report's language, or ""."""

    code: str
    parent: str | None
    name: str
    finding: str


@dataclass(frozen=True)
class Given:
    """One reaction on a ballot. other: the contribution it was weighed against, in a pair."""

    id: str
    other: str | None
    value: int


@dataclass(frozen=True)
class BallotRow:
    """kind: dots, opinions or pairs. people: how many stand behind it."""

    round: int
    kind: str
    people: int
    association: int | None
    reactions: tuple[Given, ...]


@dataclass(frozen=True)
class Top:
    """One of a table's top three."""

    round: int
    table: int
    rank: int
    id: str


@dataclass(frozen=True)
class Round:
    """questions: number -> its text."""

    number: int
    theme: str
    questions: Mapping[int, str]


@dataclass(frozen=True)
class Association:
    id: int
    name: str
    category: str


@dataclass(frozen=True)
class Rows:
    """All that a report is made from. `register` and `signed_up`: category -> associations."""

    language: str
    contributions: tuple[Said, ...]
    rounds: tuple[Round, ...]
    tables: tuple[int, ...]
    themes: tuple[Theme, ...]
    categories: Mapping[str, str]
    associations: tuple[Association, ...]
    register: Mapping[str, int]
    signed_up: Mapping[str, int]
    ballots: tuple[BallotRow, ...]
    tops: tuple[Top, ...]
    findings: tuple[tuple[str, str], ...]  # (id, second-level theme)

    @cached_property
    def standing(self) -> tuple[Said, ...]:
        """What counts, in the report's order."""
        return tuple(one for one in self.contributions if one.is_standing)

    @cached_property
    def by_id(self) -> Mapping[str, Said]:
        return {one.id: one for one in self.contributions}

    @cached_property
    def theme_of(self) -> Mapping[str, Theme]:
        return {one.code: one for one in self.themes}

    @cached_property
    def category_of(self) -> Mapping[int, str]:
        """Each named association's."""
        return {one.id: one.category for one in self.associations}


def read_rows(report: Mapping[str, Any]) -> Rows:
    """The rows of a report.json. Raises UnreadableError."""
    try:
        raw = report["raw"]
        return Rows(
            language=str(report["language"]),
            contributions=tuple(_said(one) for one in report["contributions"]),
            rounds=tuple(
                Round(
                    one["number"],
                    one["theme"],
                    {question["number"]: question["text"] for question in one["questions"]},
                )
                for one in raw["rounds"]
            ),
            tables=tuple(raw["tables"]),
            themes=tuple(
                Theme(one["code"], one["parent"], one["name"], one["finding"])
                for one in raw["themes"]
            ),
            categories={one["code"]: one["name"] for one in raw["categories"]},
            associations=tuple(
                Association(one["id"], one["name"], one["category"]) for one in raw["associations"]
            ),
            register=dict(raw["register"]),
            signed_up=dict(raw["signed_up"]),
            ballots=tuple(_ballot(one) for one in raw["ballots"]),
            tops=tuple(
                Top(one["round"], one["table"], one["rank"], one["id"]) for one in raw["tops"]
            ),
            findings=tuple((one["id"], one["theme"]) for one in raw["findings"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(f"the report lacks {error}") from error


def _said(one: Mapping[str, Any]) -> Said:
    return Said(
        id=one["id"],
        round=one["round"],
        question=one["question"],
        table=one["table"],
        association=one["association_id"],
        category=one["category"],
        language=one["language"],
        kind=one["kind"],
        channel=one["channel"],
        is_late=one["late"],
        text=one["text"],
        state=one["state"],
        merge=one["merge"],
        codings=tuple(read_coding(coding) for coding in one["codings"]),
    )


def read_coding(coding: Mapping[str, Any]) -> Coded:
    """One of a contribution's "codings"."""
    return Coded(
        coding["theme"],
        coding["detail"],
        coding["secondary"],
        coding["by"],
        coding["unclear"],
        tuple(coding["part"]) if coding["part"] else None,
    )


def _ballot(one: Mapping[str, Any]) -> BallotRow:
    return BallotRow(
        one["round"],
        one["kind"],
        one["people"],
        one["association_id"],
        tuple(Given(given["id"], given["other"], given["value"]) for given in one["reactions"]),
    )


def fingerprint(report: Mapping[str, Any]) -> str:
    """SHA-256 of the raw rows, in hexadecimal: it is printed in the report, so that no row can be changed
    afterwards without being seen. Raises UnreadableError where one is missing."""
    missing = [name for name in RAW if name not in report]
    if missing:
        raise UnreadableError(f"the report lacks {missing[0]!r}")
    text = json.dumps(
        {name: report[name] for name in RAW},
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    return sha256(text.encode()).hexdigest()
