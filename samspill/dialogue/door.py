"""How many may wait to be written: a fair part for each dialogue, so that none fills it for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from samspill.live.gathering import MOST_WAITING, FullError

LEAST = (
    100  # places that each dialogue has at least while there are any; two seconds of a full hall
)


class Door:
    """Counts who waits. A dialogue may take as many places as are left when it has taken them."""

    def __init__(self, most: int = MOST_WAITING) -> None:
        self._most = most
        self._waiting: Counter[str] = Counter()
        self._all = 0

    @contextmanager
    def place(self, code: str) -> Iterator[None]:
        """A place while one waits. Raises FullError: come again in a moment."""
        free = self._most - self._all
        if free <= 0 or self._waiting[code] >= max(free, LEAST):
            raise FullError
        self._waiting[code] += 1
        self._all += 1
        try:
            yield
        finally:
            self._all -= 1
            self._waiting[code] -= 1
            if not self._waiting[code]:
                del self._waiting[code]
