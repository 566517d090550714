"""Live events to the boards: the log is followed once per process, and told as server-sent events.

A board says which event it saw last (Last-Event-ID, or ?after=) and is given every event after it:
from memory when they are new, else from the table. Nothing is queued for a slow board, so that it
can never fill the memory; when it has read what it has, it is given what has come since. All boards
are told at the same moments, so that a frame is made once for all of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from functools import cached_property
from random import randrange
from typing import Any

from samspill.live import bell
from samspill.live.listening import Listener
from samspill.live.models import LiveChannel, LiveEvent
from samspill.live.threads import DatabaseThread

POLL_SECONDS = 0.15  # between two looks, and so between two frames to a board
HEARTBEAT_SECONDS = 15
REMEMBERED_EVENTS = 500  # a channel; a board that was away longer reads from the table
MOST_PER_FRAME = 200

Told = dict[str, Any]  # {"number": 7, "kind": "contribution", "payload": {…}}


class Batch(list[Told]):
    """Events that are told together."""

    @cached_property
    def frame(self) -> bytes:
        """One server-sent event for all of them; a comment when there are none."""
        if not self:
            return b": still here\n\n"
        told = json.dumps({"events": self}, separators=(",", ":"))
        return f"id: {self[-1]['number']}\nevent: changes\ndata: {told}\n\n".encode()


STILL_HERE = Batch()


@dataclass
class _Followed:
    """One channel that somebody listens to."""

    newest: int
    recent: deque[Told] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    listeners: int = 0
    waiting: set[asyncio.Future[bool]] = field(default_factory=set)
    batches: dict[int, Batch] = field(default_factory=dict)  # by the number they come after

    def wake(self) -> None:
        """Let every board look for what is new."""
        waiting, self.waiting = self.waiting, set()
        for board in waiting:
            _tell_if_waiting(board, is_new=True)

    def after(self, number: int) -> Batch | None:
        """What came after `number`, the same for all who ask; None when it is not remembered."""
        if not self.recent or self.recent[0]["number"] > number + 1:
            return None
        if number not in self.batches:
            found = [told for told in self.recent if told["number"] > number]
            self.batches[number] = Batch(found[:MOST_PER_FRAME])
        return self.batches[number]


class Tail:
    """Follows the log of every channel that a board in this process listens to."""

    def __init__(self, database: DatabaseThread, poll_seconds: float = POLL_SECONDS) -> None:
        self._database = database
        self._poll_seconds = poll_seconds
        self._followed: dict[int, _Followed] = {}
        self._woken = asyncio.Event()
        self._is_ending = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to follow; call it inside the running event loop."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            if not self._is_ending:
                loop.call_soon_threadsafe(self._woken.set)

        self._end_listening = bell.listen(wake)
        self._listener = Listener(wake)
        self._listener.start()
        self._task = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """End: every board's stream ends, and the following too."""
        self._is_ending = True
        self._end_listening()
        await asyncio.to_thread(self._listener.stop)  # or it would wake a loop that is closed
        for followed in self._followed.values():
            followed.wake()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def events(
        self, channel_id: int, after: int | None, heartbeat: float = HEARTBEAT_SECONDS
    ) -> AsyncGenerator[Batch, None]:
        """Every event after number `after`, some at a time; an empty list is a heartbeat.

        after   None, or a number not yet given, for those from now on
        """
        followed = await self._channel(channel_id)
        number = followed.newest if after is None else min(after, followed.newest)
        followed.listeners += 1
        try:
            while not self._is_ending:
                if number < followed.newest:
                    found = followed.after(number) or await self._from_table(channel_id, number)
                    number = found[-1]["number"] if found else followed.newest
                    yield found
                elif not await _woken(followed, heartbeat):
                    yield STILL_HERE
        finally:
            followed.listeners -= 1
            if not followed.listeners and self._followed.get(channel_id) is followed:
                del self._followed[channel_id]

    async def _channel(self, channel_id: int) -> _Followed:
        if channel_id not in self._followed:
            newest = (await self._database.run(_newest_numbers, [channel_id]))[channel_id]
            self._followed.setdefault(channel_id, _Followed(newest))
        return self._followed[channel_id]

    async def _from_table(self, channel_id: int, number: int) -> Batch:
        return Batch(await self._database.run(_events_after, channel_id, number))

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._poll_seconds)
            self._woken.clear()
            if self._followed:
                try:
                    if await self._look():
                        await asyncio.sleep(self._poll_seconds)  # what comes meanwhile is one frame
                except Exception:  # the database is away: the next look finds what came meanwhile
                    await asyncio.sleep(1)

    async def _look(self) -> bool:
        """Fetch what is new, and wake the boards; whether anything was."""
        numbers = await self._database.run(_newest_numbers, list(self._followed))
        is_new = False
        for channel_id, newest in numbers.items():
            followed = self._followed.get(channel_id)
            if followed is None or newest <= followed.newest:
                continue
            is_new = True
            await self._fetch(channel_id, followed, newest)
            followed.wake()
        return is_new

    async def _fetch(self, channel_id: int, followed: _Followed, newest: int) -> None:
        while followed.newest < newest:
            found = await self._database.run(_events_after, channel_id, followed.newest)
            followed.batches.clear()
            followed.recent.extend(found)
            followed.newest = found[-1]["number"] if found else newest


async def _woken(followed: _Followed, patience: float) -> bool:
    """Wait for what is new, so many seconds; whether it came."""
    loop = asyncio.get_running_loop()
    board: asyncio.Future[bool] = loop.create_future()
    followed.waiting.add(board)
    bell = loop.call_later(patience, _tell_if_waiting, board, False)
    try:
        return await board
    finally:
        bell.cancel()
        followed.waiting.discard(board)


def _tell_if_waiting(board: asyncio.Future[bool], is_new: bool) -> None:
    if not board.done():
        board.set_result(is_new)


def _newest_numbers(channel_ids: list[int]) -> dict[int, int]:
    rows = LiveChannel.objects.filter(pk__in=channel_ids)
    return dict(rows.values_list("pk", "event_number"))


def _events_after(channel_id: int, number: int) -> list[Told]:
    rows = LiveEvent.objects.filter(channel_id=channel_id).after(number)
    return list(rows.values("number", "kind", "payload")[:MOST_PER_FRAME])


def opening_frame() -> bytes:
    """The first frame: how long to wait before connecting anew, not the same for everyone."""
    return f"retry: {randrange(1500, 4000)}\n\n".encode()  # noqa: S311 -- no secret
