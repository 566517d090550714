"""Can so many go to so few? Flow from groups of people to tables, with a limit on each way."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Routes:
    """What is to flow.

    amounts  [groups] people
    limits   [groups] table -> most people of the group there; tables left out are closed to it
    rooms    [tables] seats
    owed     [tables] people the table must get, at most its room
    """

    amounts: Sequence[int]
    limits: Sequence[dict[int, int]]
    rooms: Sequence[int]
    owed: Sequence[int]


def can_route(routes: Routes) -> bool:
    """Whether everyone gets a seat and every table what it is owed.

    Source  A flow that fills what is owed and one that seats everyone can be had in one (Mendelsohn
            and Dulmage 1958): a way that lets one more in never empties a table.
    """
    if sum(routes.amounts) > sum(routes.rooms) or sum(routes.owed) > sum(routes.amounts):
        return False
    if any(owed > room for owed, room in zip(routes.owed, routes.rooms, strict=True)):
        return False
    flow = _Flow(routes)
    if any(routes.owed):
        flow.rooms = list(routes.owed)
        for group in range(len(routes.amounts)):
            flow.send(group)
        if any(flow.rooms):
            return False
        flow.rooms = [room - owed for room, owed in zip(routes.rooms, routes.owed, strict=True)]
    return all(flow.send(group) for group in _scarcest_first(routes))


def _scarcest_first(routes: Routes) -> list[int]:
    return sorted(range(len(routes.amounts)), key=lambda group: len(routes.limits[group]))


class _Flow:
    """People sent so far: `at` [groups] table -> people, `rooms` [tables] seats left."""

    def __init__(self, routes: Routes) -> None:
        self.routes = routes
        self.at: list[dict[int, int]] = [{} for _ in routes.amounts]
        self.left = list(routes.amounts)
        self.rooms = list(routes.rooms)
        self.guests: list[set[int]] = [set() for _ in routes.rooms]  # [tables] groups there

    def send(self, group: int) -> bool:
        """Send all that is left of a group, as far as there is a way. True when nobody is left."""
        for table, limit in self.routes.limits[group].items():
            people = min(limit - self.at[group].get(table, 0), self.rooms[table], self.left[group])
            if people > 0:
                self._add(group, table, people)
                self.rooms[table] -= people
                self.left[group] -= people
        while self.left[group]:
            if not self._push(group):
                return False
        return True

    def _push(self, start: int) -> bool:
        """Send some by a way on which others change tables."""
        came: dict[int, int] = {}  # table -> group that came to it
        via = {start: -1}  # group -> table it was met at
        waiting = deque([start])
        while waiting:
            group = waiting.popleft()
            for table, limit in self.routes.limits[group].items():
                if table in came or self.at[group].get(table, 0) >= limit:
                    continue
                came[table] = group
                if self.rooms[table]:
                    self._shift(start, table, came, via)
                    return True
                for other in self.guests[table]:
                    if other not in via:
                        via[other] = table
                        waiting.append(other)
        return False

    def _shift(self, start: int, end: int, came: dict[int, int], via: dict[int, int]) -> None:
        way = []
        table = end
        while table >= 0:
            way.append((came[table], table, via[came[table]]))
            table = via[came[table]]
        people = min(self.rooms[end], self.left[start])
        for group, into, out_of in way:
            room = self.routes.limits[group][into] - self.at[group].get(into, 0)
            people = min(people, room, self.at[group][out_of] if out_of >= 0 else people)
        for group, into, out_of in way:
            self._add(group, into, people)
            if out_of >= 0:
                self._add(group, out_of, -people)
        self.rooms[end] -= people
        self.left[start] -= people

    def _add(self, group: int, table: int, people: int) -> None:
        self.at[group][table] = self.at[group].get(table, 0) + people
        if self.at[group][table]:
            self.guests[table].add(group)
        else:
            self.guests[table].discard(group)
