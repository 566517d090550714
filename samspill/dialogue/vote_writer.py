"""The live lane's writer of reactions: many ballots in one transaction, answered after its commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError

from samspill.dialogue.actions import BallotDraft, Mark, give_ballots
from samspill.dialogue.actions.ballot_box import Standing
from samspill.dialogue.errors import DialogueError, UnknownRoundError, UnknownTableError
from samspill.dialogue.models import Round, Table
from samspill.dialogue.voters import find_voter
from samspill.live.gathering import Gatherer
from samspill.live.threads import DatabaseThread
from samspill.registry.models import Association

PAUSE_SECONDS = 0.1  # what comes meanwhile is one transaction, and one event to the boards


@dataclass(frozen=True)
class Vote:
    """What one device gave, in the dialogue with this code. Numbers of round and table as told."""

    code: str
    round: int
    kind: str
    device: UUID
    marks: tuple[Mark, ...]
    table: int | None = None
    card: str = ""
    association: str = ""
    version: int = 0


Outcome = Standing | Exception
Find = Callable[[int, str], Association | None]  # organiser, what was written


class VoteWriter(Gatherer[Vote, Standing]):
    """The one writer of reactions."""

    pause_seconds = PAUSE_SECONDS

    def __init__(self, database: DatabaseThread, find: Find) -> None:
        super().__init__()
        self._database, self._find = database, find

    async def write_all(self, items: Sequence[Vote]) -> Sequence[Outcome]:
        return await self._database.run(write_votes, items, self._find)


def write_votes(votes: Sequence[Vote], find: Find) -> list[Outcome]:
    """Write many at a time, by round; one that the database refuses does not stop the others."""
    outcomes: dict[int, Outcome] = {}
    for code, number in dict.fromkeys((vote.code, vote.round) for vote in votes):
        places = [
            place for place, vote in enumerate(votes) if (vote.code, vote.round) == (code, number)
        ]
        rows = Round.objects.select_related("dialogue__organiser")
        round = rows.filter(dialogue__code=code, number=number).first()
        if round is None:
            outcomes.update({place: UnknownRoundError() for place in places})
            continue
        written = _write(round, [votes[place] for place in places], find)
        outcomes.update(zip(places, written, strict=True))
    return [outcomes[place] for place in range(len(votes))]


def _write(round: Round, votes: Sequence[Vote], find: Find) -> list[Outcome]:
    tables = {table.number: table for table in round.dialogue.tables.all()}
    drafts = [_draft(round, vote, tables, find) for vote in votes]
    ready = [draft for draft in drafts if isinstance(draft, BallotDraft)]
    given = iter(_give(round, ready))
    return [next(given) if isinstance(draft, BallotDraft) else draft for draft in drafts]


def _give(round: Round, drafts: Sequence[BallotDraft]) -> list[Outcome]:
    if not drafts:
        return []
    try:
        return list(give_ballots(round, drafts=drafts))
    except (DatabaseError, ValueError) as error:
        if len(drafts) == 1:
            return [error]
        return [outcome for draft in drafts for outcome in _give(round, [draft])]


def _draft(
    round: Round, vote: Vote, tables: dict[int, Table], find: Find
) -> BallotDraft | DialogueError:
    """The ballot of the voter behind a device, or what stands in its way."""
    organiser_id = round.dialogue.organiser_id
    try:
        voter = find_voter(
            round,
            device=vote.device,
            card=vote.card,
            said=vote.association,
            find=lambda said: find(organiser_id, said),
        )
        if vote.table is not None and vote.table not in tables:
            raise UnknownTableError
    except DialogueError as error:
        return error
    return BallotDraft(
        kind=vote.kind,
        voter=voter.fingerprint,
        marks=vote.marks,
        table=tables[vote.table] if vote.table else voter.table,
        association=voter.association,
        version=vote.version,
    )
