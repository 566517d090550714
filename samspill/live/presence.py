"""Who is here right now: phones, boards, and those who have the control room open.

In memory, of this process alone, and forgotten when it ends: nothing is stored, and no address is
known. With many processes on one database each knows those that ask it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from time import monotonic

PHONE_SECONDS = 45.0  # a phone asks every five; seven of its questions may be lost
LEADER_SECONDS = 60.0
BOARD_SECONDS = 45.0  # a board loads itself every twenty
BOARD_GONE_SECONDS = 900.0  # then it was shut down, and has not lost the network
BOARD = "board"  # what a board's device begins with
MOST_PHONES = 5000  # of one dialogue; nobody can fill the memory with made-up devices


@dataclass(frozen=True)
class _Phone:
    at: float
    table: int | None
    waiting: int


_lock = threading.Lock()
_phones: dict[str, dict[str, _Phone]] = {}
_leaders: dict[int, dict[int, tuple[float, str]]] = {}
_boards: dict[str, float] = {}


def seen(code: str, device: str, table: int | None = None, waiting: int = 0) -> None:
    """A phone, or a board, has asked. `waiting` is how many contributions wait on it to be sent."""
    now = monotonic()
    with _lock:
        if device.startswith(BOARD):
            _boards[code] = now
            return
        phones = _phones.setdefault(code, {})
        if device not in phones and len(phones) >= MOST_PHONES:
            _forget_phones(phones, now)
        if device in phones or len(phones) < MOST_PHONES:
            phones[device] = _Phone(now, table, waiting)


def phones(code: str) -> int:
    """How many phones have asked for the state of this dialogue within PHONE_SECONDS."""
    return len(_here(code))


def waiting_at(code: str) -> dict[int, int]:
    """How many contributions wait on the phones of each table; tables where none waits are left out."""
    told: dict[int, int] = {}
    for phone in _here(code):
        if phone.table is not None and phone.waiting:
            told[phone.table] = told.get(phone.table, 0) + phone.waiting
    return told


def leader_seen(dialogue_pk: int, user_pk: int, name: str) -> None:
    """Somebody has the control room open."""
    with _lock:
        _leaders.setdefault(dialogue_pk, {})[user_pk] = (monotonic(), name)


def leaders(dialogue_pk: int) -> dict[int, str]:
    """Names of those who have had the control room open within LEADER_SECONDS, by user, in order."""
    earliest = monotonic() - LEADER_SECONDS
    with _lock:
        known = _leaders.get(dialogue_pk, {})
        for user_pk in [one for one, (at, _name) in known.items() if at < earliest]:
            del known[user_pk]
        names = {user_pk: name for user_pk, (_at, name) in known.items()}
        if not known:
            _leaders.pop(dialogue_pk, None)
    return dict(sorted(names.items(), key=lambda one: (one[1], one[0])))


def board_is_here(code: str) -> bool | None:
    """Whether a board has asked within BOARD_SECONDS; None if none has for a long time, or ever."""
    with _lock:
        at = _boards.get(code)
    if at is None or at < monotonic() - BOARD_GONE_SECONDS:
        return None
    return at >= monotonic() - BOARD_SECONDS


def forget() -> None:
    """Forget everyone, as a new process has; for tests."""
    with _lock:
        _phones.clear()
        _leaders.clear()
        _boards.clear()


def _here(code: str) -> list[_Phone]:
    with _lock:
        known = _phones.get(code, {})
        _forget_phones(known, monotonic())
        if not known:
            _phones.pop(code, None)
        return list(known.values())


def _forget_phones(phones: dict[str, _Phone], now: float) -> None:
    for device in [one for one, phone in phones.items() if phone.at < now - PHONE_SECONDS]:
        del phones[device]
