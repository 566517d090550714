"""Who voted what on which statement, as arrays: the ground of every figure about opinions.

AGREE is +1, DISAGREE is -1 and PASS is 0 here and in every file. (Polis itself turns the sign inside its
database; a missing turn once made a report tell agreement as disagreement.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samspill.pure.natural_order import natural

Integers = NDArray[np.integer[Any]]
Numbers = NDArray[np.float64]


class Vote(IntEnum):
    AGREE = 1
    PASS = 0
    DISAGREE = -1


@dataclass(frozen=True)
class Votes:
    """The votes, participant by participant. n participants, m statements, v votes.

    participants  their ids in natural order ("2" before "10")
    statements    likewise
    start         [n + 1] where each participant's votes begin
    statement     [v] place of the statement voted on, rising within a participant
    value         [v] +1, 0 or -1
    left_out      how many statements were voted on and then moderated out
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    start: Integers
    statement: Integers
    value: NDArray[np.int8]
    left_out: int = 0

    @property
    def participant(self) -> Integers:
        """[v] place of the participant of each vote."""
        return np.repeat(np.arange(len(self.participants)), np.diff(self.start))

    @property
    def counts(self) -> Integers:
        """[n] votes of each participant."""
        return np.diff(self.start)

    def with_values(self, value: NDArray[np.int8]) -> Votes:
        """The same people voting on the same statements, but otherwise."""
        return replace(self, value=value)

    def kept(self, is_kept: NDArray[np.bool_]) -> Votes:
        """Only the votes where `is_kept` [v] says so; everyone and every statement stays."""
        counts = np.bincount(self.participant[is_kept], minlength=len(self.participants))
        start = np.concatenate(([0], np.cumsum(counts)))
        return replace(
            self, start=start, statement=self.statement[is_kept], value=self.value[is_kept]
        )


def votes_of(triples: Iterable[tuple[str, str, int]], *, left_out: Iterable[str] = ()) -> Votes:
    """Votes from (participant, statement, vote); of two on the same statement the last one counts.

    left_out   statements that are moderated out: they are not there at all
    """
    given = list(triples)
    people, person = _numbered([one[0] for one in given])
    statements, statement = _numbered([one[1] for one in given])
    value = np.fromiter((one[2] for one in given), dtype=np.int8, count=len(given))
    return from_arrays(people, statements, person, statement, value, left_out=left_out)


def from_arrays(
    people: Sequence[str],
    statements: Sequence[str],
    person: Integers,
    statement: Integers,
    value: NDArray[np.int8],
    *,
    left_out: Iterable[str] = (),
) -> Votes:
    """As `votes_of`, from places in `people` and `statements` (both in natural order)."""
    gone = set(left_out)
    stays = np.array([name not in gone for name in statements], dtype=bool)
    place = np.cumsum(stays) - 1
    if gone:
        is_kept = stays[statement]
        person, statement, value = person[is_kept], place[statement[is_kept]], value[is_kept]
    width = int(stays.sum())
    cell = person.astype(np.int64) * max(width, 1) + statement
    order = np.argsort(cell, kind="stable")
    cell = cell[order]
    is_last = np.append(cell[1:] != cell[:-1], True)[: len(cell)]
    chosen = order[is_last]
    counts = np.bincount(person[chosen], minlength=len(people))
    return Votes(
        tuple(people),
        tuple(name for name, is_there in zip(statements, stays, strict=True) if is_there),
        np.concatenate(([0], np.cumsum(counts))),
        statement[chosen].astype(np.int32),
        value[chosen].astype(np.int8),
        len(statements) - width,
    )


def _numbered(names: Sequence[str]) -> tuple[list[str], Integers]:
    """The names in natural order, and the place of each."""
    known = sorted(set(names), key=natural)
    places = {name: place for place, name in enumerate(known)}
    return known, np.fromiter((places[name] for name in names), dtype=np.int64, count=len(names))
