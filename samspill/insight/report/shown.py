"""What the report's page shows: sentences, quotes, rows of tables. `page` makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samspill.insight.report.pictures import Line, Squares


@dataclass(frozen=True)
class Sentence:
    """A claim. href: its contributions; is_zero: they are what was looked through, and none was found."""

    id: str
    text: str
    href: str
    count: int
    is_zero: bool = False
    line: Line | None = None


@dataclass(frozen=True)
class FindingShown:
    """A finding, what it rests on, and a square for each table."""

    claim: Sentence
    notes: list[Sentence]
    squares: Squares | None


@dataclass(frozen=True)
class QuoteShown:
    """Someone's words, where they were said, and what is claimed of them."""

    id: str
    text: str
    language: str
    round: int
    table: int | None
    association: str
    sentences: Sequence[Sentence]


@dataclass(frozen=True)
class Cell:
    """How many tables spoke of a theme in a round. tables: None for fewer than three, or (is_apart) where
    the number would give a small one away; share: of 100."""

    round: int
    tables: int | None
    share: float
    href: str
    is_apart: bool = False


@dataclass(frozen=True)
class ThemeShown:
    """One theme: a row of the table, and its quotes; `first` are those that are not folded."""

    code: str
    name: str
    claim: Sentence
    tables: int | None
    of_tables: int
    associations: int | None
    contributions: int
    cells: Sequence[Cell]
    first: Sequence[QuoteShown]
    more: Sequence[QuoteShown]
    notes: Sequence[Sentence]


@dataclass(frozen=True)
class CategoryShown:
    """Associations of one type: named in contributions, with a seat, in the register."""

    name: str
    named: int | None
    seated: int
    registered: int
    contributions: int
    href: str
    squares: Squares


@dataclass(frozen=True)
class TopShown:
    """A theme among the tables' top three. tables: None for fewer than three; share: of 100."""

    claim: Sentence
    name: str
    tables: int | None
    of_tables: int
    share: float


@dataclass(frozen=True)
class DotsShown:
    """A theme by its dots. points and people: None where they are too few to be told; place: in words."""

    claim: Sentence
    name: str
    points: int | None
    people: int | None
    place: str


@dataclass(frozen=True)
class Shown:
    """One sentence; or quotes, or rows of a table, that stand together."""

    sentence: Sentence | None = None
    quotes: Sequence[QuoteShown] = ()
    tops: Sequence[TopShown] = ()
    dots: Sequence[DotsShown] = ()


@dataclass(frozen=True)
class RoundShown:
    """What was put first, or agreed with, in one round."""

    number: int
    theme: str
    items: Sequence[Shown]
