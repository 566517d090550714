"""One writer for many who wait: what comes while a transaction runs is written as the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MOST_WAITING = 2000
MOST_AT_ONCE = 200


class FullError(Exception):
    """More are waiting than can be written soon: ask again in a moment."""


class Gatherer(Generic[Item, Answer]):
    """Gathers what is to be written, and answers each once its transaction is committed.

    gather_seconds   waited before a transaction, pause_seconds after it: what comes meanwhile is
                     written together
    """

    gather_seconds = 0.0
    pause_seconds = 0.0

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[tuple[Item, asyncio.Future[Answer]]] = asyncio.Queue(
            MOST_WAITING
        )
        self._task: asyncio.Task[None] | None = None

    async def write_all(self, items: Sequence[Item]) -> Sequence[Answer | Exception]:
        """Write these in one transaction; for each, in order, its answer or what stood in its way."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin to write; call it inside the running event loop."""
        self._task = asyncio.create_task(self._write_for_ever())

    async def stop(self) -> None:
        """Write what is waiting, then end."""
        if self._task is not None:
            await self._waiting.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def write(self, item: Item) -> Answer:
        """The answer, once it is committed. Raises FullError, and whatever stood in its way alone."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        try:
            self._waiting.put_nowait((item, future))
        except asyncio.QueueFull as error:
            raise FullError from error
        return await future

    async def _write_for_ever(self) -> None:
        while True:
            batch = [await self._waiting.get()]
            await asyncio.sleep(self.gather_seconds)
            while len(batch) < MOST_AT_ONCE and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            outcomes: Sequence[Answer | Exception]
            try:
                outcomes = await self.write_all([item for item, _future in batch])
            except Exception as error:  # everyone who waits must have an answer
                outcomes = [error] * len(batch)
            for (_item, future), outcome in zip(batch, outcomes, strict=True):
                self._waiting.task_done()
                if future.done():
                    continue  # the phone has left; it will ask again with the same key
                if isinstance(outcome, Exception):
                    future.set_exception(outcome)
                else:
                    future.set_result(outcome)
            await asyncio.sleep(self.pause_seconds)
