"""The ballots of one round while some are taken in: judged in memory, stored in a few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Ballot, Contribution, Reaction, Round, Table
from samspill.dialogue.reactions.errors import (
    NotInRoundError,
    NotNowError,
    OtherTableError,
    PairWithItselfError,
    TooManyDotsError,
    UnknownValueError,
)
from samspill.dialogue.voting import is_open_for
from samspill.people.models import User
from samspill.registry.models import Association

AFTERWARDS = (Contribution.Channel.PAPER, Contribution.Channel.FILE)  # written in when it is over
VALUES = (-1, 0, 1)
MOST_DOTS = 30_000  # what the column holds
Place = tuple[int, int | None]  # contribution, and the other one in a pair


@dataclass(frozen=True)
class Mark:
    """What a voter said of one contribution, or of two. References, and a value as `Reaction` has it."""

    contribution: str
    other: str | None
    value: int


@dataclass(frozen=True)
class BallotDraft:
    """What one voter gave: all the dots, or one opinion or pair."""

    kind: str
    voter: str
    marks: tuple[Mark, ...]
    table: Table | None = None
    association: Association | None = None
    channel: str = Contribution.Channel.PHONE
    people: int = 1
    version: int = 0
    by: User | None = None


@dataclass(frozen=True)
class Standing:
    """What stands on a ballot now. `left` is of the budget of dots; None for other kinds."""

    given: int
    left: int | None


Outcome = Standing | DialogueError


@dataclass
class _Kept:
    """One ballot, with its reactions as {place: value}."""

    ballot: Ballot
    values: dict[Place, int] = field(default_factory=dict)
    is_changed: bool = False


class BallotBox:
    """What must be known to judge the drafts, fetched in a fixed number of queries.

    round   locked by the caller: nobody else writes ballots of it, and its stages stand still
    """

    def __init__(self, round: Round, drafts: Sequence[BallotDraft]) -> None:
        self.round, self.now = round, timezone.now()
        self.stages = list(round.stages.all())
        wanted = {mark.contribution for draft in drafts for mark in draft.marks}
        wanted |= {mark.other for draft in drafts for mark in draft.marks if mark.other}
        found = (
            round.contributions.standing().filter(reference__in=wanted).only("reference", "table")
        )
        self.by_reference = {one.reference: one for one in found}
        self.kept = self._kept(drafts)

    def _kept(self, drafts: Sequence[BallotDraft]) -> dict[tuple[str, str], _Kept]:
        voters = {draft.voter for draft in drafts}
        rows = self.round.ballots.filter(voter__in=voters).prefetch_related("reactions")
        return {
            (one.kind, one.voter): _Kept(
                one,
                {(mark.contribution_id, mark.other_id): mark.value for mark in one.reactions.all()},
            )
            for one in rows
        }

    def take(self, draft: BallotDraft) -> Outcome:
        """What stands for the voter after this draft, or what stood in its way."""
        try:
            if draft.channel not in AFTERWARDS and not is_open_for(
                self.round, self.stages, draft.kind
            ):
                raise NotNowError
            values = self._values(draft)
        except DialogueError as error:
            return error
        kept = self._of(draft)
        is_older = draft.version < kept.ballot.version
        wanted = dict(kept.values) if is_older else self._set(draft, kept, values)
        if is_older and draft.kind != Ballot.Kind.DOTS:  # of another contribution: it is kept too
            wanted = {**values, **wanted}
        self._keep(draft, kept, wanted)
        return self._standing(draft, kept)

    def _set(self, draft: BallotDraft, kept: _Kept, values: dict[Place, int]) -> dict[Place, int]:
        return values if draft.kind == Ballot.Kind.DOTS else {**kept.values, **values}

    def _values(self, draft: BallotDraft) -> dict[Place, int]:
        """The marks by what they are of. Raises ReactionError."""
        values = dict(self._place(draft, mark) for mark in draft.marks)
        if draft.kind == Ballot.Kind.DOTS:
            values = {place: count for place, count in values.items() if count > 0}
            budget = self.round.dot_budget * draft.people
            if sum(values.values()) > min(budget, MOST_DOTS):
                raise TooManyDotsError(budget)
        return values

    def _place(self, draft: BallotDraft, mark: Mark) -> tuple[Place, int]:
        one = self._contribution(mark.contribution)
        if draft.kind == Ballot.Kind.DOTS:
            self._must_be_own(draft, one)
            if mark.value < 0:
                raise UnknownValueError
            return (one.pk, None), mark.value
        if mark.value not in VALUES:
            raise UnknownValueError
        if draft.kind == Ballot.Kind.OPINIONS:
            return (one.pk, None), mark.value
        other = self._contribution(mark.other or "")
        if other.pk == one.pk:
            raise PairWithItselfError
        if other.pk < one.pk:  # the pair the other way round is the same pair
            return (other.pk, one.pk), -mark.value
        return (one.pk, other.pk), mark.value

    def _contribution(self, reference: str) -> Contribution:
        if reference not in self.by_reference:
            raise NotInRoundError(reference)
        return self.by_reference[reference]

    def _must_be_own(self, draft: BallotDraft, contribution: Contribution) -> None:
        own = draft.table.pk if draft.table else None
        if own is not None and contribution.table_id not in (own, None):
            raise OtherTableError

    def _of(self, draft: BallotDraft) -> _Kept:
        key = (draft.kind, draft.voter)
        if key not in self.kept:
            ballot = Ballot(round=self.round, kind=draft.kind, voter=draft.voter, version=-1)
            self.kept[key] = _Kept(ballot, is_changed=True)
        return self.kept[key]

    def _keep(self, draft: BallotDraft, kept: _Kept, wanted: dict[Place, int]) -> None:
        ballot = kept.ballot
        before = _about(ballot), kept.values
        kept.values = wanted
        if draft.version >= ballot.version:
            ballot.people, ballot.version = draft.people, draft.version
            ballot.table_id = draft.table.pk if draft.table else ballot.table_id
            ballot.association_id = (
                draft.association.pk if draft.association else ballot.association_id
            )
        if (_about(ballot), wanted) != before:
            kept.is_changed = True
            ballot.channel, ballot.written_by, ballot.at = draft.channel, draft.by, self.now

    def _standing(self, draft: BallotDraft, kept: _Kept) -> Standing:
        if draft.kind != Ballot.Kind.DOTS:
            return Standing(len(kept.values), None)
        given = sum(kept.values.values())
        return Standing(given, max(self.round.dot_budget * kept.ballot.people - given, 0))

    def store(self) -> bool:
        """Write what has changed; whether anything has."""
        changed = [one for one in self.kept.values() if one.is_changed]
        old = [one.ballot for one in changed if one.ballot.pk]
        Ballot.objects.bulk_create([one.ballot for one in changed if not one.ballot.pk])
        if old:
            fields = ["people", "version", "table", "association", "channel", "written_by", "at"]
            Ballot.objects.bulk_update(old, fields)
            Reaction.objects.filter(ballot__in=old).delete()
        Reaction.objects.bulk_create(
            Reaction(ballot=kept.ballot, contribution_id=one, other_id=other, value=value)
            for kept in changed
            for (one, other), value in kept.values.items()
        )
        return bool(changed)


def _about(ballot: Ballot) -> tuple[int, int, int | None, int | None]:
    return ballot.people, ballot.version, ballot.table_id, ballot.association_id
