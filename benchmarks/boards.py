"""A thousand boards listening while 50 contributions a second come, for half a minute.

Every event must come to every board, in order and once. The time is from the moment a contribution is
sent until a board has read it; server, database, phones and boards share the machine's cores.
"""

from benchmarks.figure import Figure
from benchmarks.hall.servers import door, house, read_module
from tests.postgres import PostgresMissingError

BOARDS = 1000
PER_SECOND = 50
SECONDS = 30
TABLES = 200
P99_LIMIT_MS = 600


def run(date: str) -> list[Figure]:
    """On SQLite, and on PostgreSQL where there is one."""
    figures = []
    for database, on_postgres in (("SQLite", False), ("PostgreSQL", True)):
        try:
            told = _told(on_postgres)
        except PostgresMissingError as missing:
            print(f"  left out: {missing}", flush=True)
            continue
        print(f"  {database}: {told}", flush=True)
        hall = f"{BOARDS} boards, {PER_SECOND} contributions a second, {database}"
        deliveries = told["posts"] * BOARDS
        right = deliveries - told["missing"] - told["wrong"]
        figures += [
            Figure(f"delivered in order and once, {hall}", right, "events", date, limit=deliveries),
            Figure(f"from post to board, p99, {hall}", told["p99"], "ms", date, limit=P99_LIMIT_MS),
        ]
    return figures


def _told(on_postgres: bool) -> dict[str, float]:
    with (
        house(TABLES, on_postgres=on_postgres) as at,
        door("house", at) as (process, port),
    ):
        numbers = (BOARDS, PER_SECOND, SECONDS, TABLES)
        before = process.cpu_seconds
        arguments = (str(port), at.code, *map(str, numbers))
        told = read_module("boards", *arguments, environment=at.environment)
        told["server's cpu"] = (process.cpu_seconds - before) / SECONDS
    if told["answers"] != told["posts"]:
        raise RuntimeError(f"not all were taken in: {told}")
    return dict(told)
