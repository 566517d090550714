"""What the page of figures draws: bars and squares beside their numbers, and where each number leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from samspill.insight.reading import NONE, Choice
from samspill.pure.claims.figures.phrases import named, say
from samspill.pure.documents.norwegian import percent

ACROSS, STEP = 20, 10.0  # squares in a row; units from one to the next
MOST_SQUARES = 120  # of one table; the number beside them tells the rest
ENDS = ("ratio", "low", "high")
POINT = {"en": "."}
Figure = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Number:
    """One number of a row. why: "few" or another reason where it is not told. href: a list's query."""

    value: int | None
    of: int | None = None
    why: str = ""
    href: str = ""


@dataclass(frozen=True)
class Bar:
    """A number of tables as a bar. width: in hundredths of the longest there can be.

    round   its number and its theme; 0 where the bar is of no one round
    """

    round: int
    theme: str
    number: Number
    width: float


@dataclass(frozen=True)
class Reach:
    """The associations of a type: named, only signed up, only in the register; in hundredths of most."""

    named: int
    named_of: Number
    signed_up: int
    registered: int
    bars: Sequence[tuple[str, float, float]]  # look, x, width
    against_mean: str
    is_absent: bool


@dataclass(frozen=True)
class Line:
    """One row of the table, with its picture."""

    name: str
    href: str
    tables: Number
    associations: Number
    contributions: Number
    distinct: Number
    is_empty: bool
    bars: Sequence[Bar] = ()
    share: str = ""  # of the associations, per cent; nothing where it is not told
    weighted: str = ""
    squares: Sequence[tuple[float, float]] = ()
    height: float = STEP
    reach: Reach | None = None


@dataclass(frozen=True)
class _Drawing:
    """What all rows of a figure share. most: the associations of the type that has most."""

    of: str
    language: str
    held: Mapping[int, str]
    most: int


def lines(figure: Figure, *, language: str, held: Mapping[int, str]) -> list[Line]:
    """Every row of a figure, in its order, with its numbers as they are written in the language.

    held   the rounds that a theme's bars are shown for, with their themes
    """
    drawing = _Drawing(figure["id"], language, held, _most_associations(figure))
    return [_line(row, drawing) for row in figure["rows"]]


def _line(row: Row, drawing: _Drawing) -> Line:
    query = _query(drawing.of, row["key"])
    drawn = min(row["contributions"] or 0, MOST_SQUARES) if drawing.of == "table" else 0
    return Line(
        name=row["name"],
        href=urlencode(query),
        tables=_number(row, "tables", query),
        associations=_number(row, "associations", query),
        contributions=_number(row, "contributions", query),
        distinct=_number(row, "distinct", query),
        is_empty=not row["ids"],
        bars=_bars(row, query, drawing),
        share=_percent(row.get("share"), drawing.language),
        weighted=_percent(row.get("weighted"), drawing.language),
        squares=[((n % ACROSS) * STEP, (n // ACROSS) * STEP) for n in range(drawn)],
        height=max(1, -(-drawn // ACROSS)) * STEP,
        reach=_reach(row, query, drawing) if row.get("heard_of_register") else None,
    )


def _number(row: Row, name: str, query: Mapping[str, str]) -> Number:
    return Number(
        value=row[name],
        of=row["basis"].get(name),
        why=row["hidden"].get(name, ""),
        href=urlencode(query) if row["ids"] else "",
    )


def _bars(row: Row, query: Mapping[str, str], drawing: _Drawing) -> list[Bar]:
    """A theme's tables round by round; of all but tables, the tables of the row itself."""
    if drawing.of == "theme":
        return [
            _bar(number, theme, cell, dict(query) | {"round": str(number)})
            for cell in row["cells"]
            for number, theme in drawing.held.items()
            if cell["round"] == number
        ]
    return [] if drawing.of in ("table", "category") else [_bar(0, "", row, query)]


def _bar(round: int, theme: str, cell: Row, query: Mapping[str, str]) -> Bar:
    number = _number(cell, "tables", query)
    return Bar(round, theme, number, 100 * (number.value or 0) / (number.of or 1))


def said_as(choice: Choice, language: str) -> str:
    """What a list is narrowed down to that its form does not show, in words; as "Nynorsk, Papir"."""
    asked = {of: getattr(choice, of) for of in ("language", "kind", "channel")}
    found = [named(of, "" if key == NONE else key, language) for of, key in asked.items() if key]
    if choice.question:
        found.insert(0, f"{say('question', language)} {choice.question}".lower())
    return ", ".join(found)


def _query(of: str, key: str | None) -> dict[str, str]:
    """What the list of contributions is asked for, to find those of a row."""
    if of == "question":
        round, _, question = (key or "").partition(".")
        return {"round": round, "question": question}
    if of == "category" and key is None:
        return {"mark": "unnamed"}
    return {of: key or NONE}


def _percent(share: float | None, language: str) -> str:
    return "" if share is None else percent(round(100 * share), language)


def _against(reach: Mapping[str, Any], language: str) -> str:
    """ "1,4 (0,9–2,1)": how large a part came, where 1 is as large as of all; and its interval."""
    if reach["ratio"] is None:
        return ""
    ratio, low, high = (
        f"{reach[name]:.1f}".replace(".", POINT.get(language, ",")) for name in ENDS
    )
    return f"{ratio} ({low}–{high})"


def _most_associations(figure: Figure) -> int:
    reaches = [row.get("heard_of_register") for row in figure["rows"]]
    return max((one["of"] for one in reaches if one), default=0) or 1


def _reach(row: Row, query: Mapping[str, str], drawing: _Drawing) -> Reach:
    """Three parts end to end: what is named counts as signed up, and what signed up as in the register."""
    named, came = row["heard_of_register"]["part"], row["signed_up_of_register"]["part"]
    registered = max(row["heard_of_register"]["of"], came)
    ends = (("fill-gran", named), ("fill-moss", max(named, came)), ("fill-none", registered))
    bars, start = [], 0
    for look, end in ends:
        if end > start:
            bars.append((look, 100 * start / drawing.most, 100 * (end - start) / drawing.most))
            start = end
    against = _against(row["signed_up_of_register"], drawing.language)
    named_of = Number(named, registered, href=urlencode(query))
    return Reach(named, named_of, came, registered, bars, against, row["is_absent"])
