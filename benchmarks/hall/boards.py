"""Boards that listen while contributions come, all in one process that shares the server's cores.

    python -m benchmarks.hall.boards PORT CODE BOARDS PER_SECOND SECONDS TABLES

Every board holds a stream of server-sent events open and reads every frame as JSON. A delivery's time
is from the moment the contribution was sent until the board has read it. Prints JSON.
"""

import json
import selectors
import socket
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.hall.phones import request

PHONES = 50
LAST_SECONDS = 15.0  # for what is under way when the last is sent


@dataclass
class Board:
    """One board: what it has read, as (first number, last number, time)."""

    socket: socket.socket
    kept: bytes = b""
    next_number: int = 0  # 0 until the first frame
    frames: list[tuple[int, int, float]] = field(default_factory=list)
    wrong: int = 0  # events out of order, or twice

    def read(self) -> list[dict[str, Any]]:
        """The events that have come."""
        self.kept += self.socket.recv(1 << 18)
        events: list[dict[str, Any]] = []
        while True:
            start = self.kept.find(b"data: ")
            end = self.kept.find(b"\n\n", start)
            if start < 0 or end < 0:
                return events
            told = json.loads(self.kept[start + 6 : end])["events"]
            self.kept = self.kept[end + 2 :]
            self._note([event["number"] for event in told])
            events += told

    def _note(self, numbers: list[int]) -> None:
        first = self.next_number or numbers[0]
        if numbers != list(range(first, first + len(numbers))):
            self.wrong += 1
        self.next_number = numbers[-1] + 1
        self.frames.append((numbers[0], numbers[-1], time.perf_counter()))


class Hall:
    """All boards and the phones that give, in one loop."""

    def __init__(self, port: int, code: str, boards: int, tables: int) -> None:
        self.port, self.tables = port, tables
        self.path = f"/api/dialogue/{code}/contributions"
        self.selector = selectors.DefaultSelector()
        self.boards = [self._board(code) for _ in range(boards)]
        self.idle = [self._connected() for _ in range(PHONES)]
        self.sent: dict[int, list[float]] = defaultdict(list)  # by table, in order
        self.of_table: dict[int, list[int]] = defaultdict(list)  # numbers of events, in order
        self.answers = self.posts = 0

    def _connected(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def _board(self, code: str) -> Board:
        made = self._connected()
        address = f"GET /api/dialogue/{code}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        made.sendall(address.encode())
        while b"retry: " not in made.recv(4096):  # the opening frame: it listens now
            pass
        board = Board(made)
        self.selector.register(made, selectors.EVENT_READ, board)
        return board

    def run(self, per_second: int, seconds: float) -> None:
        """Give so many contributions a second, and read until every board has read them all."""
        start = time.perf_counter()
        count = int(per_second * seconds)
        until = start + seconds + LAST_SECONDS
        while (now := time.perf_counter()) < until and not self._is_done(count):
            while self.posts < count and now >= start + self.posts / per_second and self.idle:
                self._post()
            due = start + self.posts / per_second - time.perf_counter() if self.posts < count else 1
            for found, _events in self.selector.select(max(0.0, min(due, 0.05))):
                self._read(found)

    def _post(self) -> None:
        phone = self.idle.pop()
        prepared = request(self.path, self.posts, self.tables)
        self.sent[1 + self.posts % self.tables].append(time.perf_counter())
        phone.sendall(prepared)
        self.posts += 1
        self.selector.register(phone, selectors.EVENT_READ, None)

    def _read(self, found: selectors.SelectorKey) -> None:
        board = found.data
        if board is None:
            phone: socket.socket = found.fileobj  # type: ignore[assignment]
            self.answers += phone.recv(65536)[9:12] == b"201"
            self.selector.unregister(phone)
            self.idle.append(phone)
            return
        events = board.read()
        if board is self.boards[0]:
            for event in events:
                self.of_table[event["payload"]["table"]].append(event["number"])

    def _is_done(self, count: int) -> bool:
        """Every board has read the last one; asked for the last first, since it comes last."""
        if self.answers < count or not self.boards[0].frames:
            return False
        last = self.boards[0].frames[0][0] + count
        return all(board.next_number >= last for board in reversed(self.boards))

    def told(self) -> dict[str, Any]:
        """Milliseconds from sent to read, and what went wrong."""
        sent_at = {
            number: at
            for table, numbers in self.of_table.items()
            for number, at in zip(numbers, self.sent[table], strict=False)
        }
        times = sorted(
            (read_at - sent_at[number]) * 1000
            for board in self.boards
            for first, last, read_at in board.frames
            for number in range(first, last + 1)
            if number in sent_at
        )
        return {
            "posts": self.posts,
            "answers": self.answers,
            "missing": self.posts * len(self.boards) - len(times),
            "wrong": sum(board.wrong for board in self.boards),
            "p50": times[len(times) // 2],
            "p99": times[int(len(times) * 0.99)],
            "worst": times[-1],
        }


if __name__ == "__main__":
    port, code, boards, per_second, seconds, tables = sys.argv[1:]
    hall = Hall(int(port), code, int(boards), int(tables))
    hall.run(int(per_second), float(seconds))
    sys.stdout.write(json.dumps(hall.told()))
