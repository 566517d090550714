"""Who gets the next free seat, and until when it is held: a line of those who wait, and the clock."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

EVENING, MORNING = time(22), time(7)  # between them nobody is offered anything
ANSWER_FROM = time(9)  # an offer that would end at night is held until then


@dataclass(frozen=True)
class Waits:
    """One who waits. `kind` is that of the association; `is_second` from a body that has one."""

    key: int
    kind: str = ""
    is_second: bool = False


@dataclass(frozen=True)
class Turn:
    """A place in the line. `seats` is how many of that kind had one when the turn came."""

    key: int
    place: int  # from 1
    kind: str
    seats: int


def in_line(waiting: Sequence[Waits], seats: Mapping[str, int], *, is_by_kind: bool) -> list[Turn]:
    """Everyone once, in the order of their turns. The second from a body comes after all others.

    waiting     in the order of arrival
    seats       how many of each kind have a seat already
    is_by_kind  the kind with fewest seats goes first, and counts one more for each turn; among
                equals the one who came first
    """
    firsts = [one for one in waiting if not one.is_second]
    ordered = (
        _by_kind(firsts, seats) if is_by_kind else [(one, seats.get(one.kind, 0)) for one in firsts]
    )
    seconds = [(one, seats.get(one.kind, 0)) for one in waiting if one.is_second]
    return [
        Turn(one.key, place, one.kind, had)
        for place, (one, had) in enumerate([*ordered, *seconds], start=1)
    ]


def _by_kind(waiting: Sequence[Waits], seats: Mapping[str, int]) -> list[tuple[Waits, int]]:
    lines: dict[str, deque[tuple[int, Waits]]] = {}
    for arrival, one in enumerate(waiting):
        lines.setdefault(one.kind, deque()).append((arrival, one))
    held, ordered = Counter(dict(seats)), []
    while lines:
        kind = min(lines, key=lambda name: (held[name], lines[name][0][0]))
        _arrival, one = lines[kind].popleft()
        ordered.append((one, held[kind]))
        held[kind] += 1
        if not lines[kind]:
            del lines[kind]
    return ordered


def is_night(clock: time) -> bool:
    return clock >= EVENING or clock < MORNING


def offer_ends(now: datetime, *, hours: int, latest: datetime) -> datetime:
    """When an offer made now goes to the next: never at night, never after `latest`.

    now, latest  in local time
    """
    end = now + timedelta(hours=hours)
    if is_night(end.time()):
        day = end.date() + timedelta(days=1 if end.time() >= EVENING else 0)
        end = datetime.combine(day, ANSWER_FROM, tzinfo=end.tzinfo)
    return min(end, latest)
