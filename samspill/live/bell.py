"""Tells the same process at once that there is something new in the log; a hint, never the truth."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def ring() -> None:
    """Wake everyone who listens in this process. May be called from any thread."""
    for listener in tuple(_listeners):
        listener()


def listen(listener: Callable[[], None]) -> Callable[[], None]:
    """Call `listener` at every ring; it must return at once. Returns what ends the listening."""
    _listeners.append(listener)

    def end() -> None:
        if listener in _listeners:
            _listeners.remove(listener)

    return end
