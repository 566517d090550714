"""Servers, workers and clients as processes of their own, on a database that nobody else uses."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools"))  # tests.postgres finds the machine's programs with it

from tests.postgres import postgres  # noqa: E402

START_SECONDS = 60
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")  # what a throw-away cluster has off
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class House:
    """A database with an evening whose first round is open."""

    environment: dict[str, str]
    code: str


@contextmanager
def house(tables: int, *, on_postgres: bool = False, durable: bool = True) -> Iterator[House]:
    """An evening with `tables` tables on SQLite, or on a throw-away PostgreSQL.

    durable   PostgreSQL then writes through to the disk as it does where it is installed
    Raises    PostgresMissingError.
    """
    with tempfile.TemporaryDirectory(prefix="samspill-hall-") as folder:
        if not on_postgres:
            yield opened(folder, f"sqlite:///{folder}/live.sqlite3", tables)
            return
        with postgres() as address:
            if durable:
                write_through(address)
            yield opened(folder, address, tables)


def opened(folder: str | Path, address: str, tables: int) -> House:
    """An evening in the database at `address`; what belongs to it besides is kept in `folder`."""
    environment = environment_of(folder, address)
    made = run_module("evening", str(tables), environment=environment)
    return House(environment, made.split()[-1])


def environment_of(folder: str | Path, address: str) -> dict[str, str]:
    """For a house of its own: the database at `address`, everything else in `folder`."""
    return {
        **{name: value for name, value in os.environ.items() if name != "SAMSPILL_TESTING"},
        "SAMSPILL_DATA": str(folder),
        "SAMSPILL_DEBUG": "",
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "samspill.settings",
        "PYTHONPATH": str(ROOT),
    }


def write_through(address: str) -> None:
    """As PostgreSQL does where it is installed, not as a throw-away one for tests."""
    import psycopg

    with psycopg.connect(address.replace("postgres://", "postgresql://"), autocommit=True) as one:
        for name in DURABLE:
            one.execute(f"ALTER SYSTEM SET {name} = on")
        one.execute("SELECT pg_reload_conf()")


def run_module(name: str, *arguments: str, environment: dict[str, str]) -> str:
    """Run benchmarks.hall.<name> to its end; what it wrote."""
    command = [sys.executable, "-m", f"benchmarks.hall.{name}", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def read_module(name: str, *arguments: str, environment: dict[str, str]) -> Any:
    """The JSON that benchmarks.hall.<name> writes."""
    return json.loads(run_module(name, *arguments, environment=environment))


class Process:
    """One program: started, killed, started again."""

    def __init__(self, *command: str, environment: dict[str, str]) -> None:
        self._command, self._environment = command, environment
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, env=self._environment, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def kill(self) -> None:
        """SIGKILL: it can put nothing in order."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def end(self) -> None:
        """SIGTERM, and SIGKILL when that is not heard."""
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def number(self) -> int:
        """Of the process, as the system counts them."""
        return self._process.pid

    @property
    def cpu_seconds(self) -> float:
        """User and system time so far, of the process, all its threads and all that it started."""
        return sum(_ticks(number) for number in _family(self._process.pid)) / TICKS


def _ticks(number: int) -> int:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _family(number: int) -> Iterator[int]:
    """The process and those it has started, and those they have."""
    yield number
    for tasks in Path(f"/proc/{number}/task").glob("*/children"):
        for child in tasks.read_text().split():
            yield from _family(int(child))


@contextmanager
def door(kind: str, at: House, *, processes: int = 1) -> Iterator[tuple[Process, int]]:
    """A server of that kind (see benchmarks.hall.door): the process and its port."""
    port = free_port()
    command = (sys.executable, "-m", "benchmarks.hall.door", kind, str(port), str(processes))
    process = Process(*command, environment=at.environment)
    try:
        wait_for(port, at.code)
        yield process, port
    finally:
        process.end()


def wait_for(port: int, code: str) -> None:
    """Until the server answers at a code, or a path. Raises RuntimeError after START_SECONDS."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            path = code if code.startswith("/") else f"/api/dialogue/{code}"
            address = f"http://127.0.0.1:{port}{path}"
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server was not ready in time")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
