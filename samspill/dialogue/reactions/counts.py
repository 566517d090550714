"""What reactions come to: for each contribution, and as people, tables and associations.

Counted is what stands on contributions that stand: not on those taken back or erased.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from samspill.dialogue.models import Ballot, Reaction, Round


@dataclass
class Total:
    """What one contribution has got. Only the figures of its kind are other than 0.

    people        behind the ballots that name it; a sheet of paper stands for many
    tables, associations   different ones
    """

    dots: int = 0
    agree: int = 0
    disagree: int = 0
    passed: int = 0
    wins: int = 0
    losses: int = 0
    even: int = 0
    people: int = 0
    tables: int = 0
    associations: int = 0


@dataclass
class _Sum:
    total: Total = field(default_factory=Total)
    ballots: set[int] = field(default_factory=set)
    tables: set[int] = field(default_factory=set)
    associations: set[int] = field(default_factory=set)

    def add(self, reaction: Reaction) -> None:
        """One reaction more; its ballot's people are counted once, however many pairs it has."""
        ballot = reaction.ballot
        if ballot.pk not in self.ballots:
            self.ballots.add(ballot.pk)
            self.total.people += ballot.people
        if ballot.table_id is not None:
            self.tables.add(ballot.table_id)
        if ballot.association_id is not None:
            self.associations.add(ballot.association_id)
        self.total.tables, self.total.associations = len(self.tables), len(self.associations)


def dot_totals(round: Round) -> dict[int, Total]:
    """Dots by contribution's number in the database, most dots first. One query."""
    sums: dict[int, _Sum] = {}
    for reaction in _reactions(round, Ballot.Kind.DOTS):
        of = _of(sums, reaction.contribution_id, reaction)
        of.dots += reaction.value
    return _ranked(sums, lambda total: total.dots)


def opinion_totals(round: Round) -> dict[int, Total]:
    """People who agree, disagree and pass, most agreement first. One query."""
    sums: dict[int, _Sum] = {}
    for reaction in _reactions(round, Ballot.Kind.OPINIONS):
        of, people = _of(sums, reaction.contribution_id, reaction), reaction.ballot.people
        of.agree += people if reaction.value > 0 else 0
        of.disagree += people if reaction.value < 0 else 0
        of.passed += people if reaction.value == 0 else 0
    return _ranked(sums, lambda total: total.agree - total.disagree)


def pair_totals(round: Round) -> dict[int, Total]:
    """How often each was held to matter more and less, most wins first. One query."""
    sums: dict[int, _Sum] = {}
    for reaction in _reactions(round, Ballot.Kind.PAIRS):
        people, other = reaction.ballot.people, reaction.other_id or 0
        for pk, value in ((reaction.contribution_id, reaction.value), (other, -reaction.value)):
            of = _of(sums, pk, reaction)
            of.wins += people if value > 0 else 0
            of.losses += people if value < 0 else 0
            of.even += people if value == 0 else 0
    return _ranked(sums, lambda total: total.wins - total.losses)


def turnout(round: Round) -> dict[str, dict[str, int]]:
    """For each kind: people, tables and associations that have given any; told at any time. One query."""
    rows = round.ballots.filter(reactions__isnull=False).distinct()
    found = list(rows.values_list("pk", "kind", "people", "table_id", "association_id"))
    return {
        kind: {
            "people": sum(people for _pk, of, people, _table, _association in found if of == kind),
            "tables": len({one[3] for one in found if one[1] == kind} - {None}),
            "associations": len({one[4] for one in found if one[1] == kind} - {None}),
        }
        for kind in Ballot.Kind.values
    }


def _reactions(round: Round, kind: str) -> Iterable[Reaction]:
    """Of a kind, on what stands; with their ballots."""
    rows = Reaction.objects.filter(
        ballot__round=round,
        ballot__kind=kind,
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
        other__withdrawn_at__isnull=True,
        other__erased_at__isnull=True,
    )
    return rows.select_related("ballot").order_by("pk").iterator(2000)


def _of(sums: dict[int, _Sum], pk: int, reaction: Reaction) -> Total:
    of = sums.setdefault(pk, _Sum())
    of.add(reaction)
    return of.total


def _ranked(sums: dict[int, _Sum], weight: Callable[[Total], int]) -> dict[int, Total]:
    order = sorted(sums, key=lambda pk: (-weight(sums[pk].total), pk))
    return {pk: sums[pk].total for pk in order}
