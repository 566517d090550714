"""Tables in a hall whose network fails: connections drop before and after the sending, servers die.

Every table writes one contribution at a time and does not rest until it is acknowledged, with the same
key each time, as the phones' queue does.
"""

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

PATIENCE_SECONDS = 4.0  # for one answer
REST_SECONDS = (0.05, 0.4)  # between two attempts
LONGEST_REST_SECONDS = 60.0  # after the evening, until the last one is acknowledged


@dataclass
class Hall:
    """The tables, and what they have seen."""

    port: int
    code: str
    tables: int
    every_seconds: float  # between two contributions of one table
    dropped: float  # share of the connections that fail
    chance: random.Random
    acknowledged: dict[str, str] = field(default_factory=dict)  # key -> text
    attempts: Counter[str] = field(default_factory=Counter)  # by what came of them

    async def evening(self, seconds: float) -> None:
        """Write for so long, and then until all that was written is acknowledged."""
        until = asyncio.get_running_loop().time() + seconds
        tables = range(1, self.tables + 1)
        await asyncio.gather(*(self._table(number, until) for number in tables))

    async def _table(self, number: int, until: float) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self.chance.uniform(0, self.every_seconds))
        while loop.time() < until:
            begun = loop.time()
            key = str(uuid4())
            await self._until_acknowledged(number, key, f"Bord {number} skriv {key}", until)
            await asyncio.sleep(max(0.0, begun + self.every_seconds - loop.time()))

    async def _until_acknowledged(self, table: int, key: str, text: str, until: float) -> None:
        told = {"key": key, "round": 1, "question": 1, "table": table, "text": text}
        body = json.dumps(told).encode()
        while asyncio.get_running_loop().time() < until + LONGEST_REST_SECONDS:
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    status = await self._attempt(body)
            except (OSError, TimeoutError, asyncio.IncompleteReadError):
                status = "no answer"
            self.attempts[status] += 1
            if status in ("200", "201"):
                self.acknowledged[key] = text
                return
            await asyncio.sleep(self.chance.uniform(*REST_SECONDS))

    async def _attempt(self, body: bytes) -> str:
        """The status of one attempt, or where it was dropped."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        fate = self.chance.random()
        try:
            if fate < self.dropped / 2:
                return "dropped before it was sent"
            head = (
                f"POST /api/dialogue/{self.code}/contributions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            await writer.drain()
            if fate < self.dropped:
                await asyncio.sleep(self.chance.uniform(0, 0.05))
                return "dropped before it was answered"
            answer = await reader.readuntil(b"\r\n\r\n")
            return answer[9:12].decode()
        finally:
            writer.close()
