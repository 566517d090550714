"""Who is to sit, where and when, and the rules: what the seating search is asked to solve.

Everything stands under the problem's own names (person, table, round), as in the file that
`samspill seat` reads; the order of people and of rules has no bearing on the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

PersonId = str
TableId = str
RoundId = str
Seats = Mapping[TableId, Sequence[PersonId]]  # who sits at each table in one round


class Mode(StrEnum):
    """How a café goes from round to round."""

    REMIX = "remix"  # everyone is mixed anew; with topic choices, within what each has chosen
    ROTATE = "rotate"  # the groups are fixed, and go from topic table to topic table


class Favour(StrEnum):
    """Which end of the front a plan is taken from: meetings against even spread."""

    MEETINGS = "meetings"  # as many pairs as can meet; then as even as that allows
    BOTH = "both"
    SPREAD = "spread"  # as even as can be; then as many pairs as that allows


@dataclass(frozen=True)
class Person:
    """One who takes part.

    attributes      name of attribute -> value; an attribute that is not told is left out
    absent_rounds   rounds the person does not sit in
    """

    id: PersonId
    attributes: Mapping[str, str] = field(default_factory=dict)
    needs_step_free: bool = False
    absent_rounds: frozenset[RoundId] = frozenset()


@dataclass(frozen=True)
class Attribute:
    """What is to be spread evenly over the tables.

    weight    what one person too many or too few costs, against other attributes
    no_solo   values of which nobody should be the only one at a table
    """

    weight: float = 1.0
    no_solo: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SeatingTable:
    """A table in one round. Empty, or at least `minimum` and at most `capacity` people."""

    id: TableId
    capacity: int
    minimum: int = 0
    is_step_free: bool = True
    topic: str | None = None


@dataclass(frozen=True)
class SeatingRound:
    id: RoundId
    tables: tuple[SeatingTable, ...]


@dataclass(frozen=True)
class Problem:
    """All that is known before anyone is seated.

    hosts         person -> the table they sit at in every round they are present
    together      groups that share a table whenever present (interpreter, companion)
    apart         pairs that never share a table
    topic_choice  round -> person -> topics; the person sits at a table with one of them
    frozen        round -> table -> exactly who sits there: a round held, or a table kept
    locked        round -> person -> table: one seat that is kept
    base          round -> table -> people: the published plan that a new one stays close to
    """

    people: tuple[Person, ...]
    rounds: tuple[SeatingRound, ...]
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    hosts: Mapping[PersonId, TableId] = field(default_factory=dict)
    together: tuple[tuple[PersonId, ...], ...] = ()
    apart: tuple[tuple[PersonId, PersonId], ...] = ()
    topic_choice: Mapping[RoundId, Mapping[PersonId, Sequence[str]]] = field(default_factory=dict)
    frozen: Mapping[RoundId, Seats] = field(default_factory=dict)
    locked: Mapping[RoundId, Mapping[PersonId, TableId]] = field(default_factory=dict)
    base: Mapping[RoundId, Seats] = field(default_factory=dict)
    mode: Mode = Mode.REMIX

    def present(self, round: SeatingRound) -> list[Person]:
        """Those who sit in `round`."""
        return [person for person in self.people if round.id not in person.absent_rounds]


class ReasonType(StrEnum):
    """Why no plan can be made; the names in PLAN.json."""

    APART_INSIDE_TOGETHER = "apart_inside_together"
    APART_CLIQUE = "apart_clique"
    BLOCK_TOO_BIG = "block_too_big"
    CAPACITY = "capacity"
    MINIMUM = "minimum"
    ACCESS = "access"
    TOPIC = "topic"
    HOST = "host"


@dataclass(frozen=True)
class Reason:
    """Rules that contradict each other: together they cannot be kept, without any one they can.

    type     the kind that names the conflict best
    who      people it is about, in order of name
    round    where it shows; None when in every round
    tables   tables it is about
    rules    every rule in the conflict, as short facts: ("apart", "P1", "P2"), ("step_free", "P1"),
             ("host", "P1", "T1"), ("together", "P1", "P2"), ("topic", "P1", "culture"),
             ("locked", "P1", "T1"), ("capacity", "T1", "8"), ("minimum", "T1", "6")
    """

    type: ReasonType
    who: tuple[PersonId, ...] = ()
    round: RoundId | None = None
    tables: tuple[TableId, ...] = ()
    rules: tuple[tuple[str, ...], ...] = ()


class InfeasibleError(ValueError):
    """No plan keeps every rule. `reasons` holds at least one."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(str(reason.type) for reason in self.reasons))


@dataclass(frozen=True)
class Plan:
    """Who sits where.

    rounds      [rounds] table -> people, both in the problem's order, as many as problem.rounds
    seed, iterations, was_cut   how it was made; was_cut when a time limit ended the search early,
                so that another run may give another plan
    """

    rounds: tuple[Mapping[TableId, tuple[PersonId, ...]], ...]
    seed: int = 1
    iterations: int = 0
    was_cut: bool = False
