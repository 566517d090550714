"""What is lost in the worst hall: 200 tables, 30 % of the connections dropped, everything killed twice.

One contribution from each table each 10 seconds for two minutes. The server and the worker are killed
with SIGKILL after a third and after two thirds of the time, and started again. A table asks again with
the same key until it is acknowledged. The promise is none: its limit is written as 1, so that the
ratio is the number itself.
"""

import asyncio
import random
import sys
from collections import Counter
from dataclasses import dataclass

from benchmarks.figure import Figure
from benchmarks.hall.lossy import Hall
from benchmarks.hall.servers import House, Process, free_port, house, read_module, wait_for
from tests.postgres import PostgresMissingError

TABLES = 200
EVERY_SECONDS = 10
SECONDS = 120
DROPPED = 0.3
KILLED = 2  # times


@dataclass(frozen=True)
class Told:
    """What came of an evening."""

    acknowledged: int
    attempts: Counter[str]
    lost: int  # acknowledged, and not stored as it was written
    twice: int  # rows more than there are keys or texts


def run(date: str) -> list[Figure]:
    """On SQLite, and on PostgreSQL where there is one."""
    figures = []
    for database, on_postgres in (("SQLite", False), ("PostgreSQL", True)):
        try:
            with house(TABLES, on_postgres=on_postgres) as at:
                told = evening(at, tables=TABLES, every_seconds=EVERY_SECONDS, seconds=SECONDS)
        except PostgresMissingError as missing:
            print(f"  left out: {missing}", flush=True)
            continue
        tries = sum(told.attempts.values())
        print(f"  {database}: {told.acknowledged} acknowledged in {tries} attempts", flush=True)
        evening_of = f"{TABLES} tables, {DROPPED:.0%} dropped, {KILLED} SIGKILLs, {database}"
        figures += [
            Figure(f"acknowledged and not stored: {evening_of} (none allowed; limit 1 for the ratio)",
                   told.lost, "contributions", date, limit=1),
            Figure(f"stored twice: {evening_of} (none allowed; limit 1 for the ratio)",
                   told.twice, "contributions", date, limit=1),
        ]  # fmt: skip
    return figures


def evening(at: House, *, tables: int, every_seconds: float, seconds: float) -> Told:
    """Let the tables write while server and worker are killed and started again."""
    port = free_port()
    samspill = (sys.executable, "-m", "samspill")
    server = Process(*samspill, "serve", "--port", str(port), environment=at.environment)
    worker = Process(*samspill, "work", environment=at.environment)
    hall = Hall(port, at.code, tables, every_seconds, DROPPED, random.Random(2703))
    try:
        wait_for(port, at.code)
        asyncio.run(_evening(hall, seconds, [server, worker]))
        wait_for(port, at.code)
    finally:
        server.end()
        worker.end()
    stored = [tuple(row) for row in read_module("stored", environment=at.environment)]
    return Told(
        acknowledged=len(hall.acknowledged),
        attempts=hall.attempts,
        lost=len(set(hall.acknowledged.items()) - set(stored)),
        twice=2 * len(stored) - len(dict(stored)) - len({text for _key, text in stored}),
    )


async def _evening(hall: Hall, seconds: float, processes: list[Process]) -> None:
    writing = asyncio.create_task(hall.evening(seconds))
    for _time in range(KILLED):
        await asyncio.sleep(seconds / (KILLED + 1))
        for process in processes:
            process.kill()
            process.start()
    await writing
