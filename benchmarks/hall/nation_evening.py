"""An evening in many municipalities at once: phones that write, vote and ask, boards that listen.

    python -m benchmarks.hall.nation_evening PORT FILE ORGANISERS WARM SECONDS PARTS

FILE   the JSON of benchmarks.hall.nation; the first ORGANISERS of it take part
PARTS  write,vote,ask,board,read: those of them that take part, separated by commas; hurry: all write and
       vote as often as when a round ends

Everyone acts when the time has come, whether the server is quick or not, and a time is counted from that
moment on. Writes "begin" and "end" when what is counted begins and ends, then a line of JSON.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.hall.connection import Connection
from benchmarks.hall.phones import WORDS

WRITE_EVERY = VOTE_EVERY = 60.0  # seconds, each of them
HURRY_EVERY = 3.0
ASK_EVERY = 5.0  # as static/dialogue/follow.js
READ_EVERY = 30.0  # one of the municipality's public pages
LOAD_EVERY = 0.7  # a board at most, as static/dialogue/board.js
LAST_SECONDS = 20.0  # for what is under way at the end
HEARD_SECONDS = 3.0  # so long a board listens on
TABLES = 12


class Nation:
    """All who take part, and what they have seen."""

    def __init__(self, port: int, warm: float, seconds: float) -> None:
        self.port = port
        self.begin = time.monotonic() + warm
        self.end = self.begin + seconds
        self.chance = random.Random(357)
        self.milliseconds: dict[str, list[float]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.acknowledged: dict[str, str] = {}  # key -> text, of all, also before it is counted
        self.voters: set[str] = set()  # whose vote was taken in
        self.sent: dict[tuple[str, int], float] = {}  # when a table of a dialogue last gave
        self.listening: set[str] = set()  # dialogues whose board does
        self.unheard: set[tuple[str, int]] = set()  # given while the board listened, not yet told

    def counted(self, what: str, due: float) -> None:
        """Done now, and it was due then."""
        if self.begin <= due < self.end:
            self.counts[what] += 1
            self.milliseconds[what].append((time.monotonic() - due) * 1000)

    async def every(self, seconds: float, act: Any) -> None:
        """Call `act` with each moment it is due, from a random one on."""
        due = time.monotonic() + self.chance.uniform(0, seconds)
        while due < self.end:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            await act(due)
            due += seconds

    async def evening(self, places: list[dict[str, Any]], parts: set[str]) -> None:
        acts = [self.place(place, parts) for place in places]
        all_of_them = asyncio.gather(*(act for some in acts for act in some))
        await asyncio.sleep(self.begin - time.monotonic())
        print("begin", flush=True)
        await asyncio.sleep(self.end - time.monotonic())
        print("end", flush=True)
        await asyncio.wait_for(all_of_them, LAST_SECONDS * 2)

    def place(self, place: dict[str, Any], parts: set[str]) -> list[Any]:
        """All who act in one municipality: at each table one phone that writes and one that votes."""
        code = place["code"]
        acts = [self.board(code)] if "board" in parts else []
        for table in range(1, TABLES + 1):
            if "write" in parts:
                every = HURRY_EVERY if "hurry" in parts else WRITE_EVERY
                acts.append(self.phone("write", every, code, table))
            if "vote" in parts:
                every = HURRY_EVERY if "hurry" in parts else VOTE_EVERY
                acts.append(self.phone("vote", every, code, table))
            if "ask" in parts:
                acts += [self.asking(code, table), self.asking(code, table)]
        if "read" in parts:
            acts.append(self.reader(place))
        return acts

    async def phone(self, what: str, seconds: float, code: str, table: int) -> None:
        connection, voter = Connection(self.port), str(uuid4())

        async def act(due: float) -> None:
            if what == "write":
                await self.write(connection, code, table, due)
            else:
                await self.vote(connection, code, voter, due)

        await self.every(seconds, act)

    async def write(self, connection: Connection, code: str, table: int, due: float) -> None:
        """Until it is acknowledged, with the same key each time."""
        key = str(uuid4())
        text = f"{self.chance.choice(WORDS)} {key}"
        told = {"key": key, "round": 1, "question": 1, "table": table, "text": text, "kind": "wish"}
        body = json.dumps(told, ensure_ascii=False).encode()
        self.sent[code, table] = due
        if code in self.listening:
            self.unheard.add((code, table))
        while time.monotonic() < self.end + LAST_SECONDS:
            status, _head, _body = await connection.ask(
                "POST", f"/api/dialogue/{code}/contributions", body
            )
            if status in (200, 201):
                self.acknowledged[key] = text
                return self.counted("write", due)
            self.counts[f"write, answer {status}"] += 1
            await asyncio.sleep(0.5)
        return None

    async def vote(self, connection: Connection, code: str, voter: str, due: float) -> None:
        told = {
            "voter": voter,
            "round": 1,
            "kind": "opinions",
            "contribution": f"R1-B{self.chance.randint(1, TABLES)}-001",
            "value": self.chance.choice((-1, 0, 1)),
            "version": int(due * 1000),
        }
        path = f"/api/dialogue/{code}/reactions"
        status, _head, _body = await connection.ask("POST", path, json.dumps(told).encode())
        if status == 200:
            self.voters.add(voter)
            return self.counted("vote", due)
        self.counts[f"vote, answer {status}"] += 1
        return None

    async def asking(self, code: str, table: int) -> None:
        connection, etag = Connection(self.port), ""
        path = f"/api/dialogue/{code}?device={uuid4()}&table={table}&waiting=0"

        async def act(due: float) -> None:
            nonlocal etag
            status, head, body = await connection.ask("GET", path, etag=etag)
            if status == 200:
                etag = head.get("etag", "")
                self.counts["ask, all told"] += self.begin <= due < self.end
            elif status != 304:
                self.counts[f"ask, answer {status}"] += 1
            self.counts["ask, bytes"] += len(body) * (self.begin <= due < self.end)
            self.counted("ask", due)

        await self.every(ASK_EVERY, act)

    async def reader(self, place: dict[str, Any]) -> None:
        home = f"/{place['slug']}/"
        pages = ("/", home, f"{home}conferences/{place['conference']}/")

        async def act(due: float) -> None:
            # each page by someone new
            status, _head, _body = await Connection(self.port).once(self.chance.choice(pages))
            if status != 200:
                self.counts[f"read, answer {status}"] += 1
            self.counted("read", due)

        await self.every(READ_EVERY, act)

    async def board(self, code: str) -> None:
        """Listens, and loads its page when something has happened."""
        happened = asyncio.Event()
        listening = asyncio.create_task(self.listen(code, happened))
        connection, path = Connection(self.port), f"/board/{code}/?device=board-{uuid4()}"
        while (left := self.end + HEARD_SECONDS - time.monotonic()) > 0:
            try:
                await asyncio.wait_for(happened.wait(), left)
            except TimeoutError:
                break
            happened.clear()
            due = time.monotonic()
            status, _head, _body = await connection.ask("GET", path)
            if status != 200:
                self.counts[f"board, answer {status}"] += 1
            self.counted("board", due)
            await asyncio.sleep(max(0.0, due + LOAD_EVERY - time.monotonic()))
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    async def listen(self, code: str, happened: asyncio.Event) -> None:
        async for events in Connection(self.port).events(f"/api/dialogue/{code}/events"):
            self.listening.add(code)
            if events:
                happened.set()
            for event in events:
                table = event["payload"].get("table")
                if event["kind"] == "contribution" and (code, table) in self.unheard:
                    self.unheard.discard((code, table))
                    self.counted("told", self.sent[code, table])


def main(port: str, file: str, organisers: str, warm: str, seconds: str, parts: str) -> None:
    places = json.loads(Path(file).read_text(encoding="utf-8"))[: int(organisers)]
    before = time.process_time()

    async def run() -> Nation:
        nation = Nation(int(port), float(warm), float(seconds))
        await nation.evening(places, set(parts.split(",")))
        return nation

    nation = asyncio.run(run())
    told = {
        "counts": nation.counts,
        "milliseconds": nation.milliseconds,
        "acknowledged": list(nation.acknowledged.items()),
        "voters": len(nation.voters),
        "unheard": len(nation.unheard) if "board" in parts else 0,
        "cpu": time.process_time() - before,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
