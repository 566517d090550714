"""Contributions a second that the live lane takes in, each answered only after its commit.

The peer is SQLite itself in the same run: one bare row a commit, same journal and synchronous settings.
Client, server and peer share the machine's cores.
"""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import httpx

from benchmarks.figure import Figure

POSTS = 2000
PHONES = 32
START_SECONDS = 60
MAKE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from samspill.overview.road import EXAMPLE
from samspill.overview.road.carrying import carry
from samspill.overview.road.reading import read_folder
from samspill.dialogue import actions
carried = carry(read_folder(EXAMPLE), on_progress=lambda text: None)
actions.open_round(carried.dialogue.rounds.get(number=1), minutes=60)
print(carried.dialogue.code)
"""


def run(date: str) -> list[Figure]:
    """An evening from the example folder, round one open, and PHONES phones that never rest."""
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        environment = {
            **os.environ,
            "SAMSPILL_DATA": folder,
            "DATABASE_URL": f"sqlite:///{folder}/live.sqlite3",
            "DJANGO_SETTINGS_MODULE": "samspill.settings",
        }
        environment.pop("SAMSPILL_TESTING", None)
        made = subprocess.run(
            [sys.executable, "-c", MAKE],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        rate = _measure(environment, made.stdout.split()[-1])
        peer = _bare_rows_a_second(Path(folder) / "peer.sqlite3")
    name = f"contributions a second through the live lane, {PHONES} phones (peer: SQLite, a row a commit)"
    return [Figure(name, rate, "contributions/s", date, peer=peer)]


def _measure(environment: dict[str, str], code: str) -> float:
    port = 18787
    server = subprocess.Popen(
        [sys.executable, "-m", "samspill", "serve", "--port", str(port)],
        env=environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return asyncio.run(_posts_a_second(f"http://127.0.0.1:{port}", code))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


async def _posts_a_second(address: str, code: str) -> float:
    url = f"{address}/api/dialogue/{code}/contributions"
    limits = httpx.Limits(max_connections=PHONES)
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False) as client:
        await _until_ready(client, f"{address}/api/dialogue/{code}/state")
        start = time.perf_counter()
        await asyncio.gather(*(_phone(client, url, number) for number in range(PHONES)))
        return POSTS / (time.perf_counter() - start)


async def _until_ready(client: httpx.AsyncClient, url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            if (await client.get(url)).status_code == 200:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)
    raise RuntimeError("the server was not ready in time")


async def _phone(client: httpx.AsyncClient, url: str, number: int) -> None:
    for count in range(number, POSTS, PHONES):
        words = {
            "key": str(uuid4()),
            "round": 1,
            "table": 1 + count % 5,
            "text": f"Innspill {count}",
        }
        answer = await client.post(url, json=words)
        if answer.status_code != 201:
            raise RuntimeError(f"{answer.status_code}: {answer.text}")


def _bare_rows_a_second(path: Path) -> float:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(
        "CREATE TABLE contribution (id INTEGER PRIMARY KEY, key TEXT UNIQUE, text TEXT)"
    )
    start = time.perf_counter()
    for count in range(POSTS):
        row = (str(uuid4()), f"Innspill {count}")
        database.execute("INSERT INTO contribution (key, text) VALUES (?, ?)", row)
    seconds = time.perf_counter() - start
    database.close()
    return POSTS / seconds
