"""Live events to the boards: the log is followed once per process, and told as server-sent events.

A board says which event it saw last (Last-Event-ID, or ?after=) and is given every event after it:
from memory when they are new, else from the table. Nothing is queued for a slow board, so that it
can never fill the memory; when it has read what it has, it is given what has come since.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from random import randrange
from typing import Any

from samspill.live import bell
from samspill.live.listening import Listener
from samspill.live.models import LiveChannel, LiveEvent
from samspill.live.threads import DatabaseThread

POLL_SECONDS = 0.25
HEARTBEAT_SECONDS = 15
REMEMBERED_EVENTS = 500  # a channel; a board that was away longer reads from the table
MOST_PER_FRAME = 200

Told = dict[str, Any]  # {"number": 7, "kind": "contribution", "payload": {…}}


@dataclass
class _Followed:
    """One channel that somebody listens to."""

    newest: int
    recent: deque[Told] = field(default_factory=lambda: deque(maxlen=REMEMBERED_EVENTS))
    boards: set[asyncio.Event] = field(default_factory=set)


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
            for board in followed.boards:
                board.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def events(
        self, channel_id: int, after: int | None, heartbeat: float = HEARTBEAT_SECONDS
    ) -> AsyncGenerator[list[Told], None]:
        """Every event after number `after`, some at a time; an empty list is a heartbeat.

        after   None, or a number not yet given, for those from now on
        """
        followed = await self._channel(channel_id)
        number = followed.newest if after is None else min(after, followed.newest)
        board = asyncio.Event()
        followed.boards.add(board)
        try:
            while not self._is_ending:
                if found := await self._after(channel_id, followed, number):
                    number = found[-1]["number"]
                    yield found
                    await asyncio.sleep(self._poll_seconds)  # what comes meanwhile is one frame
                    continue
                board.clear()
                try:
                    await asyncio.wait_for(board.wait(), heartbeat)
                except TimeoutError:
                    yield []
        finally:
            followed.boards.discard(board)
            if not followed.boards:
                self._followed.pop(channel_id, None)

    async def _channel(self, channel_id: int) -> _Followed:
        if channel_id not in self._followed:
            newest = (await self._database.run(_newest_numbers, [channel_id]))[channel_id]
            self._followed.setdefault(channel_id, _Followed(newest))
        return self._followed[channel_id]

    async def _after(self, channel_id: int, followed: _Followed, number: int) -> list[Told]:
        if number >= followed.newest:
            return []
        if followed.recent and followed.recent[0]["number"] <= number + 1:
            found = [told for told in followed.recent if told["number"] > number]
            return found[:MOST_PER_FRAME]
        return await self._database.run(_events_after, channel_id, number)

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._poll_seconds)
            self._woken.clear()
            if self._followed:
                try:
                    await self._look()
                except Exception:  # the database is away: the next look finds what came meanwhile
                    await asyncio.sleep(1)

    async def _look(self) -> None:
        numbers = await self._database.run(_newest_numbers, list(self._followed))
        for channel_id, newest in numbers.items():
            followed = self._followed.get(channel_id)
            if followed is None or newest <= followed.newest:
                continue
            found = await self._database.run(_events_after, channel_id, followed.newest)
            followed.recent.extend(found)
            followed.newest = found[-1]["number"] if found else newest
            for board in followed.boards:
                board.set()


def _newest_numbers(channel_ids: list[int]) -> dict[int, int]:
    rows = LiveChannel.objects.filter(pk__in=channel_ids)
    return dict(rows.values_list("pk", "event_number"))


def _events_after(channel_id: int, number: int) -> list[Told]:
    rows = LiveEvent.objects.filter(channel_id=channel_id).after(number)
    return list(rows.values("number", "kind", "payload")[:MOST_PER_FRAME])


def frame(events: list[Told]) -> bytes:
    """One server-sent event for all of `events`; a comment when there are none."""
    if not events:
        return b": still here\n\n"
    told = json.dumps({"events": events}, separators=(",", ":"))
    return f"id: {events[-1]['number']}\nevent: changes\ndata: {told}\n\n".encode()


def opening_frame() -> bytes:
    """The first frame: how long to wait before connecting anew, not the same for everyone."""
    return f"retry: {randrange(1500, 4000)}\n\n".encode()  # noqa: S311 -- no secret
