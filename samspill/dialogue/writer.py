"""The live lane's one writer: many contributions in one transaction, answered after its commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError

from samspill.dialogue.actions import ContributionDraft, contribute_many
from samspill.dialogue.errors import DialogueError, KeyUsedError
from samspill.dialogue.models import Contribution, Dialogue
from samspill.live.gathering import Gatherer
from samspill.live.threads import DatabaseThread

GATHER_SECONDS = 0.002  # what comes meanwhile is written too: half the work for each in a full hall


class UnknownCodeError(DialogueError):
    """No dialogue has this code."""

    code = "unknown_code"


@dataclass(frozen=True)
class Given:
    """A draft for the dialogue with this code."""

    code: str
    draft: ContributionDraft


Outcome = Contribution | Exception


class Writer(Gatherer[Given, Contribution]):
    """The one writer of contributions. Its refusals are DialogueError, or DatabaseError for one alone."""

    gather_seconds = GATHER_SECONDS

    def __init__(self, database: DatabaseThread) -> None:
        super().__init__()
        self._database = database

    async def write_all(self, items: Sequence[Given]) -> Sequence[Outcome]:
        return await self._database.run(write_batch, items)


def write_batch(batch: Sequence[Given]) -> list[Outcome]:
    """Write many at a time, by dialogue; one that the database refuses does not stop the others."""
    outcomes: dict[int, Outcome] = {}
    for code in dict.fromkeys(given.code for given in batch):
        places = [place for place, given in enumerate(batch) if given.code == code]
        try:
            dialogue = Dialogue.objects.get(code=code)
        except Dialogue.DoesNotExist:
            outcomes.update({place: UnknownCodeError() for place in places})
            continue
        drafts = [batch[place].draft for place in places]
        outcomes.update(zip(places, _write(dialogue, drafts), strict=True))
    return [outcomes[place] for place in range(len(batch))]


def _write(dialogue: Dialogue, drafts: Sequence[ContributionDraft]) -> list[Outcome]:
    channel = Contribution.Channel.PHONE
    try:
        return list(contribute_many(dialogue, drafts=drafts, channel=channel))
    except (DatabaseError, ValueError) as error:
        if len(drafts) == 1:
            return [_as_outcome(drafts[0], error)]
        return [outcome for draft in drafts for outcome in _write(dialogue, [draft])]


def _as_outcome(draft: ContributionDraft, error: Exception) -> Exception:
    """A key that another process stored meanwhile is a key that is used."""
    is_known = Contribution.objects.filter(key=draft.key).exists()
    return KeyUsedError() if is_known else error
