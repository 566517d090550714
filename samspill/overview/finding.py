"""From what a person types to the municipality that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from samspill.pure.folding import fold
from samspill.standard.map import MapRow

MOST_SUGGESTIONS = 3
LIKENESS = 0.6  # of difflib: 1 is the same word
NEARLY_AS_ALIKE = 0.12  # a suggestion this much worse than the best one only distracts


@dataclass(frozen=True)
class Found:
    """`exact` are those of that very name (two are called Våler); `near` is what may be meant."""

    exact: list[MapRow]
    near: list[MapRow]


def find_municipality(words: str, rows: Sequence[MapRow]) -> Found:
    """Names in any of the place's languages, with or without «kommune» and the county's name."""
    wanted = fold(words).removesuffix(" kommune").removesuffix(" suohkan").strip()
    if not wanted:
        return Found([], [])
    exact = [row for row in rows if wanted in (fold(row.name), fold(name_with_county(row)))]
    exact = exact or [row for row in rows if wanted == row.number]
    if exact:
        return Found(exact, [])
    named = [row for row in rows if f" {wanted} " in f" {row.search} "]
    if named:
        return Found(named if len(named) == 1 else [], named[:MOST_SUGGESTIONS])
    return Found([], _alike(wanted, rows))


def name_with_county(row: MapRow) -> str:
    return f"{row.name} ({row.county})"


def names_to_choose_from(rows: Sequence[MapRow]) -> list[str]:
    """Every name once, with the county where two share a name."""
    names = [row.name for row in rows]
    twice = {name for name in names if names.count(name) > 1}
    return sorted(name_with_county(row) if row.name in twice else row.name for row in rows)


def _alike(wanted: str, rows: Sequence[MapRow]) -> list[MapRow]:
    by_name: dict[str, list[MapRow]] = {}
    for row in rows:
        by_name.setdefault(fold(row.name), []).append(row)
    names = get_close_matches(wanted, by_name, n=MOST_SUGGESTIONS, cutoff=LIKENESS)
    alike = [SequenceMatcher(None, wanted, name).ratio() for name in names]
    kept = [
        name
        for name, ratio in zip(names, alike, strict=True)
        if ratio >= alike[0] - NEARLY_AS_ALIKE
    ]
    return [row for name in kept for row in by_name[name]]
