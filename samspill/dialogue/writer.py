"""The live lane's one writer: many contributions in one transaction, answered after its commit."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError

from samspill.dialogue.actions import ContributionDraft, contribute_many
from samspill.dialogue.errors import DialogueError, KeyUsedError
from samspill.dialogue.models import Contribution, Dialogue
from samspill.live.threads import DatabaseThread

MOST_WAITING = 2000
MOST_AT_ONCE = 200
GATHER_SECONDS = 0.002  # what comes meanwhile is written too: half the work for each in a full hall


class FullError(Exception):
    """More are waiting than can be written soon: ask again in a moment."""


class UnknownCodeError(DialogueError):
    """No dialogue has this code."""

    code = "unknown_code"


@dataclass(frozen=True)
class Given:
    """A draft for the dialogue with this code."""

    code: str
    draft: ContributionDraft


Outcome = Contribution | Exception


class Writer:
    """Collects what comes while the last transaction runs, and writes it as the next one."""

    def __init__(self, database: DatabaseThread) -> None:
        self._database = database
        self._waiting: asyncio.Queue[tuple[Given, asyncio.Future[Contribution]]] = asyncio.Queue(
            MOST_WAITING
        )
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to write; call it inside the running event loop."""
        self._task = asyncio.create_task(self._write_for_ever())

    async def stop(self) -> None:
        """Write what is waiting, then end."""
        if self._task is not None:
            await self._waiting.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def write(self, given: Given) -> Contribution:
        """The stored contribution, once it is committed.

        Raises    FullError; DialogueError; DatabaseError when the database refused this one alone.
        """
        future: asyncio.Future[Contribution] = asyncio.get_running_loop().create_future()
        try:
            self._waiting.put_nowait((given, future))
        except asyncio.QueueFull as error:
            raise FullError from error
        return await future

    async def _write_for_ever(self) -> None:
        while True:
            batch = [await self._waiting.get()]
            await asyncio.sleep(GATHER_SECONDS)
            while len(batch) < MOST_AT_ONCE and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            try:
                outcomes = await self._database.run(write_batch, [given for given, _ in batch])
            except Exception as error:  # everyone who waits must have an answer
                outcomes = [error] * len(batch)
            for (_given, future), outcome in zip(batch, outcomes, strict=True):
                self._waiting.task_done()
                if future.done():
                    continue  # the phone has left; it will ask again with the same key
                if isinstance(outcome, Exception):
                    future.set_exception(outcome)
                else:
                    future.set_result(outcome)


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
