"""What the rows of each figure are, in the order in which they are shown, and what belongs to each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from samspill.pure.claims.figures.counts import tables_set
from samspill.pure.claims.figures.phrases import named, say
from samspill.pure.claims.rows import Rows, Said
from samspill.pure.themes.taxonomy import OTHER

LANGUAGES = ("nb", "nn", "se", "smj", "sma", "en")
KINDS = ("challenge", "wish", "offer", "reflection")
CHANNELS = ("phone", "table_host", "paper", "file", "web")


@dataclass(frozen=True)
class Group:
    """One row. key: None for those who named no association. whole: the key of what it is part of."""

    key: str | None
    name: str
    said: Sequence[Said]
    whole: str = ""


def groups(rows: Rows, said: Sequence[Said], of: str) -> list[Group]:
    """Raises KeyError where nothing can be split in that way."""
    return GROUPED[of](rows, said)


def by(
    said: Iterable[Said], key: Callable[[Said], Iterable[Hashable]]
) -> dict[Hashable, list[Said]]:
    """Each under every key it has."""
    found: dict[Hashable, list[Said]] = {}
    for one in said:
        for value in key(one):
            found.setdefault(value, []).append(one)
    return found


def _rounds(rows: Rows, said: Sequence[Said]) -> list[Group]:
    found = by(said, lambda one: [one.round])
    themes = {one.number: one.theme for one in rows.rounds}
    return [
        Group(str(number), _round_name(rows, number, themes.get(number, "")), found.get(number, []))
        for number in sorted(themes.keys() | {one.round for one in said})
    ]


def _round_name(rows: Rows, number: int, theme: str) -> str:
    name = say("round_n", rows.language, n=number)
    return f"{name}. {theme}" if theme else name


def _questions(rows: Rows, said: Sequence[Said]) -> list[Group]:
    found = by(said, lambda one: [(one.round, one.question)])
    asked = {
        (one.number, number): text for one in rows.rounds for number, text in one.questions.items()
    }
    return [
        Group(
            f"{round}.{question}",
            asked.get((round, question))
            or say("question_n", rows.language, n=round, question=question),
            found.get((round, question), []),
            whole=str(round),
        )
        for round, question in sorted(asked.keys() | {(one.round, one.question) for one in said})
    ]


def _tables(rows: Rows, said: Sequence[Said]) -> list[Group]:
    """In their own order: tables are not ranked."""
    found = by(said, lambda one: [one.table])
    laid = [
        Group(str(number), say("table_n", rows.language, n=number), found.get(number, []))
        for number in sorted(tables_set(rows))
    ]
    none = [Group("", say("no_table", rows.language), found[None])] if None in found else []
    return laid + none


def _themes(rows: Rows, said: Sequence[Said]) -> list[Group]:
    found = by(said, lambda one: one.themes)
    main = [one for one in rows.themes if one.parent is None]
    main.sort(key=lambda one: one.code == OTHER)
    return [Group(one.code, one.name, found.get(one.code, [])) for one in main]


def _categories(rows: Rows, said: Sequence[Said]) -> list[Group]:
    """The register's, in its order; then those without one; then what no association stands behind."""
    found = by(said, lambda one: [None if one.association is None else one.category])
    named_nowhere = {*rows.register, *rows.signed_up, *(one.category for one in said)}
    known = dict(rows.categories)
    known |= {code: code for code in sorted(named_nowhere - known.keys() - {""})}
    ends: Mapping[str | None, str] = {"": "no_category", None: "unnamed"}
    held = [Group(code, name, found.get(code, [])) for code, name in known.items() if code]
    return held + [
        Group(key, say(phrase, rows.language), found.get(key, []))
        for key, phrase in ends.items()
        if key in found or (key == "" and (rows.register.get("") or rows.signed_up.get("")))
    ]


def _coded(name: str, order: Sequence[str], code: Callable[[Said], str]) -> Grouping:
    """Rows of a short list of codes: those that are there, in its order, the unknown last."""

    def grouped(rows: Rows, said: Sequence[Said]) -> list[Group]:
        found = by(said, lambda one: [code(one)])
        others = sorted(str(one) for one in found if one and one not in order)
        return [
            Group(key, named(name, key, rows.language), found[key])
            for key in (*order, *others, "")
            if key in found
        ]

    return grouped


Grouping = Callable[[Rows, Sequence[Said]], list[Group]]
GROUPED: dict[str, Grouping] = {
    "theme": _themes,
    "round": _rounds,
    "question": _questions,
    "table": _tables,
    "category": _categories,
    "language": _coded("language", LANGUAGES, lambda one: one.language),
    "kind": _coded("kind", KINDS, lambda one: one.kind),
    "channel": _coded("channel", CHANNELS, lambda one: one.channel),
}
