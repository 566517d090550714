"""One evening's themes as a municipality may release them: how many associations and tables spoke of each.

    release(rows, counts_as={}) -> Release

Counts are of distinct associations and tables, never of notes. The same themes stand in the same order
whatever was said, so that evenings can be laid beside each other; own themes count as the shared theme
that somebody has said they are, else all together as OWN.

A theme that one or two associations or tables spoke of is not told: a dash for both its numbers, and the
dash does not say which of them is small. An association may speak of many themes, so the themes do not add
up to the whole, but together they must reach it: where a small number could be reckoned from that, the
first theme that could be told gets a dash too. That it is the first, and not the smallest, keeps the choice
from telling anything. Where this is not enough, nothing of the evening can be released.

Checked by trying every world that would look the same: whatever is shown, each theme of one or two
associations may have had one, and may have had two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspill.pure.claims.figures.suppression import FEWEST_TABLES, is_few
from samspill.pure.claims.rows import PERSON, Rows, Said
from samspill.pure.themes.taxonomy import load

OWN = "own"  # the themes of the municipality's own that are none of the shared ones
FEWEST = FEWEST_TABLES


class TooFewError(Exception):
    """So few spoke that what they said cannot be told as figures."""


@dataclass(frozen=True)
class Heard:
    """Distinct associations, and distinct tables."""

    associations: int
    tables: int

    @property
    def is_few(self) -> bool:
        return is_few(self.associations) or is_few(self.tables)

    @property
    def is_none(self) -> bool:
        return not self.associations and not self.tables


@dataclass(frozen=True)
class Basis:
    """All that was said. by_people, proposed, unclear: contributions, by how they are sorted."""

    heard: Heard
    contributions: int
    by_people: int
    proposed: int
    unclear: int


@dataclass(frozen=True)
class Release:
    """themes: code -> what is told of it; None where it is too little to show."""

    basis: Basis
    themes: Mapping[str, Heard | None]
    own_names: tuple[str, ...]


def release(rows: Rows, *, counts_as: Mapping[str, str] | None = None) -> Release:
    """What may be released of an evening.

    counts_as   an own theme's code -> the shared theme it counts as
    Raises      TooFewError
    """
    place_of = _Places(counts_as or {})
    heard = _heard(rows.standing, place_of)
    basis = _basis(rows.standing)
    shown = suppress(list(heard.values()), basis.heard, spare=basis.unclear)
    own = [one for one in used_own_themes(rows) if place_of(one) == OWN]
    return Release(
        basis=basis,
        themes=dict(zip(heard, shown, strict=True)),
        own_names=tuple(rows.theme_of[code].name for code in own),
    )


def used_own_themes(rows: Rows) -> list[str]:
    """Codes of the first level that are none of the shared ones, and that something stands under."""
    shared = set(load().codes)
    used = {code for one in rows.standing for code in one.themes} - shared
    return [one.code for one in rows.themes if one.code in used]


def suppress(heard: Sequence[Heard], whole: Heard, *, spare: int) -> list[Heard | None]:
    """What is told of each theme; None for a dash.

    spare    contributions under no theme: each may be all that one association said, at a table of its own
    Raises   TooFewError
    """
    if min(whole.associations, whole.tables) < FEWEST:
        raise TooFewError
    is_told = [not one.is_few for one in heard]
    if not all(is_told) and not _all_may_be_one(heard, is_told, whole, spare):
        first = next(
            (
                place
                for place, one in enumerate(heard)
                if is_told[place] and min(one.associations, one.tables) >= FEWEST
            ),
            None,
        )
        if first is None:
            raise TooFewError
        is_told[first] = False
    return [one if told else None for one, told in zip(heard, is_told, strict=True)]


def _all_may_be_one(
    heard: Sequence[Heard], is_told: Sequence[bool], whole: Heard, spare: int
) -> bool:
    """Do the themes reach the whole though each hidden one is one? More than reach it: that no other is
    hidden must not tell that it is only just so."""
    dashes = is_told.count(False)
    told = [one for one, shown in zip(heard, is_told, strict=True) if shown]
    associations = sum(one.associations for one in told) + dashes + spare
    tables = sum(one.tables for one in told) + dashes + spare
    return whole.associations < associations and whole.tables < tables


@dataclass(frozen=True)
class _Places:
    """Where a theme's code counts."""

    counts_as: Mapping[str, str]

    def __call__(self, code: str) -> str:
        shared = load().codes
        found = self.counts_as.get(code, code)
        return found if found in shared else OWN


def _heard(standing: Sequence[Said], place_of: _Places) -> dict[str, Heard]:
    """Every shared theme in its order, then OWN."""
    under: defaultdict[str, list[Said]] = defaultdict(list)
    for one in standing:
        for place in {place_of(code) for code in one.themes}:
            under[place].append(one)
    return {code: _count(under[code]) for code in (*load().codes, OWN)}


def _count(said: Sequence[Said]) -> Heard:
    return Heard(
        len({one.association for one in said} - {None}),
        len({one.table for one in said} - {None}),
    )


def _basis(standing: Sequence[Said]) -> Basis:
    by = [one.sorted_by for one in standing]
    return Basis(
        heard=_count(standing),
        contributions=len(standing),
        by_people=by.count(PERSON),
        proposed=len([one for one in by if one and one != PERSON]),
        unclear=by.count(""),
    )
