"""Two lists read along each other, so that neither of them stands in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Key = tuple[int, ...]
Piece = tuple[Any, ...]
Pieces = Sequence[Piece]


class Along:
    """What belongs to each row of another list; both come in the order of the same rising key.

    Asked for a key once, and never for a lower one. What belongs to a row that the other list does not
    have, is passed over: it may have come, or gone, while the lists were read.
    """

    def __init__(self, rows: Iterable[Piece], *, key_length: int) -> None:
        """rows   the key's numbers first, then what belongs to it"""
        self._rows: Iterator[Piece] = iter(rows)
        self._length = key_length
        self._next = next(self._rows, None)

    def of(self, key: Key) -> Pieces:
        found = []
        while self._next is not None and self._next[: self._length] <= key:
            if self._next[: self._length] == key:
                found.append(self._next[self._length :])
            self._next = next(self._rows, None)
        return found
