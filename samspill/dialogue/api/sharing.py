"""What many ask for at the same moment is fetched once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from time import monotonic
from typing import Any

MOST_KEPT = 5000  # answers; then all are forgotten, and fetched anew


class Shared:
    """Answers of the database by their key, each fetched by one while the others wait for it."""

    def __init__(self, run: Callable[..., Awaitable[Any]]) -> None:
        self._run = run
        self._answers: dict[Hashable, tuple[float, asyncio.Future[Any]]] = {}

    async def get(
        self, key: Hashable, seconds: float, function: Callable[..., Any], *arguments: Any
    ) -> Any:
        """What `function` answers, at most `seconds` old when it was asked for; 0: begun after that.

        Raises what `function` raises; nothing is kept of that.
        """
        oldest = monotonic() - seconds
        while True:
            begun, answer = self._answers.get(key, (oldest - 1, None))
            if answer is None or (begun < oldest and answer.done()):
                answer = self._fetch(key, function, *arguments)
            elif begun < oldest:  # one is being fetched that began too early: then anew, together
                await asyncio.wait([answer])
                continue
            return await asyncio.shield(answer)

    def _fetch(
        self, key: Hashable, function: Callable[..., Any], *arguments: Any
    ) -> asyncio.Future[Any]:
        answer = asyncio.ensure_future(self._run(function, *arguments))
        if len(self._answers) >= MOST_KEPT:
            self._answers.clear()
        self._answers[key] = monotonic(), answer

        def forget_failure(done: asyncio.Future[Any]) -> None:
            is_failed = done.cancelled() or done.exception() is not None
            if is_failed and self._answers.get(key, (0.0, None))[1] is done:
                del self._answers[key]

        answer.add_done_callback(forget_failure)
        return answer
