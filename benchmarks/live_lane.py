"""Contributions a second through HTTP, each answered only after its commit.

Beside two peers in the same run, by turns: the very same door with plain sqlite3 (on PostgreSQL plain
psycopg) in place of the ORM, and a plain Django view that stores one row a request behind the same
server. The phones are one process that does next to nothing; all share the machine's cores, so that
the server's processor time for each request is told beside the rate.
"""

import statistics
from collections import defaultdict

from benchmarks.figure import Figure
from benchmarks.hall.servers import House, door, house, read_module
from tests.postgres import PostgresMissingError

POSTS = 4000
VIEW_POSTS = 1000
PHONES = 200
TABLES = 200
TURNS = 3
PATHS = {"view": "/plain/{}/contributions"}
PATH = "/api/dialogue/{}/contributions"


def run(date: str) -> list[Figure]:
    """On SQLite, and on PostgreSQL where there is one."""
    figures = _compared(date, "SQLite", "sqlite3", on_postgres=False)
    try:
        figures += _compared(date, "PostgreSQL", "psycopg", on_postgres=True)
    except PostgresMissingError as missing:
        print(f"  left out: {missing}", flush=True)
    return figures


def _compared(date: str, database: str, driver: str, *, on_postgres: bool) -> list[Figure]:
    rates, costs = defaultdict(list), defaultdict(list)
    with house(TABLES, on_postgres=on_postgres) as at:
        for _turn in range(TURNS):
            for kind in ("plain", "house", "view"):
                rate, cost = _measured(kind, at)
                rates[kind].append(rate)
                costs[kind].append(cost)
    rate = {kind: statistics.median(found) for kind, found in rates.items()}
    cost = {kind: statistics.median(found) for kind, found in costs.items()}
    told = f"{database}, {PHONES} phones"
    return [
        Figure(f"contributions a second, {told} (peer: {driver} for ORM, same door)", rate["house"],
               "contributions/s", date, peer=rate["plain"]),
        Figure(f"contributions a second, {told} (peer: a plain Django view)", rate["house"],
               "contributions/s", date, peer=rate["view"]),
        Figure(f"server's processor time, {told} (peer: {driver} for ORM, same door)", cost["house"],
               "µs/contribution", date, peer=cost["plain"]),
        Figure(f"server's processor time, {told} (peer: a plain Django view)", cost["house"],
               "µs/contribution", date, peer=cost["view"]),
    ]  # fmt: skip


def _measured(kind: str, at: House) -> tuple[float, float]:
    """Contributions a second, and the server's microseconds for each."""
    posts = VIEW_POSTS if kind == "view" else POSTS
    path = PATHS.get(kind, PATH).format(at.code)
    with door(kind, at) as (process, port):
        numbers = (str(number) for number in (posts, PHONES, TABLES))
        before = process.cpu_seconds
        told = read_module("phones", str(port), path, *numbers, environment=at.environment)
        cpu = process.cpu_seconds - before
    if told["statuses"] != {"201": posts}:
        raise RuntimeError(f"{kind}: {told['statuses']}")
    return posts / told["seconds"], cpu / (posts + PHONES) * 1e6
