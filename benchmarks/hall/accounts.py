"""What each part of a running house has used so far: processor time, connections, rows, bytes, log."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.hall.servers import TICKS, Process

SIZES = """
    SELECT relname, n_tup_ins, n_tup_upd, pg_total_relation_size(relid) FROM pg_stat_user_tables
"""
COUNTERS = """
    SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn, xact_commit, deadlocks,
        (SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid())
    FROM pg_stat_database WHERE datname = current_database()
"""


@dataclass(frozen=True)
class Account:
    """Totals at one moment.

    web        processor seconds of each server process
    workers    of the workers together
    database   of every process of PostgreSQL, also of those that have ended
    busy       of the whole machine, whoever used it
    """

    web: tuple[float, ...]
    workers: float
    database: float
    busy: float
    log_bytes: float
    transactions: int
    deadlocks: int
    connections: int
    rows: dict[str, int]  # written so far, by table
    changed: dict[str, int]  # rows changed so far
    bytes: dict[str, int]  # with indexes

    def since(self, before: "Account") -> "Account":
        """What was used between the two; connections as they are now."""
        return Account(
            web=tuple(a - b for a, b in zip(self.web, before.web, strict=True)),
            workers=self.workers - before.workers,
            database=self.database - before.database,
            busy=self.busy - before.busy,
            log_bytes=self.log_bytes - before.log_bytes,
            transactions=self.transactions - before.transactions,
            deadlocks=self.deadlocks - before.deadlocks,
            connections=self.connections,
            rows=_less(self.rows, before.rows),
            changed=_less(self.changed, before.changed),
            bytes=_less(self.bytes, before.bytes),
        )


def _less(after: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    return {name: count - before.get(name, 0) for name, count in after.items()}


class Accountant:
    """Reads the accounts of one house on PostgreSQL; the database's processes must be of this machine."""

    def __init__(self, address: str, web: Process, workers: list[Process]) -> None:
        self.connection = psycopg.connect(
            address.replace("postgres://", "postgresql://"), autocommit=True
        )
        [backend] = self.ask("SELECT pg_backend_pid()")[0]
        self.postmaster = int(_fields(backend)[1])
        self.web, self.workers = web, workers

    def ask(self, sql: str) -> list[Any]:
        return self.connection.execute(sql).fetchall()

    def read(self) -> Account:
        log_bytes, transactions, deadlocks, connections = self.ask(COUNTERS)[0]
        tables = self.ask(SIZES)
        return Account(
            web=tuple(_used(number) for number in _children(self.web.number)),
            workers=sum(_used(one.number) for one in self.workers),
            database=sum(_used(number, with_ended=True) for number in _family(self.postmaster)),
            busy=_busy(),
            log_bytes=float(log_bytes),
            transactions=transactions,
            deadlocks=deadlocks,
            connections=connections,
            rows={name: written for name, written, _changed, _size in tables},
            changed={name: changed for name, _written, changed, _size in tables},
            bytes={name: size for name, _written, _changed, size in tables},
        )

    def close(self) -> None:
        self.connection.close()


def _fields(number: int) -> list[str]:
    """Of a process, from its state on: see proc(5)."""
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()


def _used(number: int, *, with_ended: bool = False) -> float:
    """Processor seconds; with_ended: also of the children that it has outlived."""
    try:
        fields = _fields(number)
    except FileNotFoundError:  # it ended as we looked
        return 0.0
    return sum(map(int, fields[11 : 15 if with_ended else 13])) / TICKS


def _children(number: int) -> list[int]:
    found = Path(f"/proc/{number}/task").glob("*/children")
    return sorted(int(child) for tasks in found for child in tasks.read_text().split())


def _family(number: int) -> Iterator[int]:
    yield number
    for child in _children(number):
        yield from _family(child)


def _busy() -> float:
    """Processor seconds of the whole machine that were not idle."""
    user, nice, system, _idle, _waiting, *rest = map(
        int, Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]
    )
    return (user + nice + system + sum(rest)) / TICKS
