"""The few threads in which the event loop lets the database be asked, so that it never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import close_old_connections, connection

Answer = TypeVar("Answer")


class DatabaseThread:
    """One thread with its own connection; what is asked of it is done in turn."""

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def run(self, function: Callable[..., Answer], *arguments: Any) -> Answer:
        """The answer of `function`, or what it raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, _tidily, function, *arguments)

    def close(self) -> None:
        """End the thread when it has done what it was asked, and give its connection back."""
        self._executor.submit(lambda: connection.close())  # the thread's own, not ours
        self._executor.shutdown(wait=True)


def _tidily(function: Callable[..., Answer], *arguments: Any) -> Answer:
    """Never reuse a broken connection; end one that is too old."""
    close_old_connections()
    return function(*arguments)
