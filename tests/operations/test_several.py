"""Several servers and workers on one PostgreSQL: they start at once, and share the work."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.mail_servers import TakesAll
from tests.operations.houses import new_database, surroundings
from tests.operations.test_install import free_port, wait_for
from tests.tracked import ROOT

MAILS = 24
POST = f"""
from samspill.outbox.actions import post
recipients = [(f"lag{{n}}@example.no", "") for n in range({MAILS})]
post(organiser_number=None, kind="letter", subject="Hei", text="Hei", language="nb",
     recipients=recipients, key="all")
"""


@contextmanager
def running(*words: object, environment: dict[str, str]) -> Iterator[None]:
    """One process of `samspill`, ended in order when the block ends."""
    command = [sys.executable, "-m", "samspill", *map(str, words)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def workers_alive(address: str) -> int:
    with urllib.request.urlopen(f"{address}/health/metrics/", timeout=10) as answer:  # noqa: S310
        told = answer.read().decode()
    line = next(line for line in told.splitlines() if line.startswith("samspill_workers_alive"))
    return int(line.split()[1])


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db
def test_two_servers_begin_on_an_empty_database_and_two_workers_send_each_mail_once(
    tmp_path: Path,
) -> None:
    office, ports = TakesAll(), [free_port(), free_port()]
    post = Controller(office, hostname="127.0.0.1", port=free_port())
    post.start()
    with ExitStack() as stack:
        stack.callback(post.stop)
        database = stack.enter_context(new_database(tmp_path, "several"))
        own = {
            "SAMSPILL_SECRET_KEY": "the-same-everywhere",
            "SAMSPILL_SMTP_PORT": str(post.port),
            "SAMSPILL_DEBUG": "1",  # without collecting the static files
        }
        machines = [surroundings(tmp_path / name, database, **own) for name in ("one", "two")]
        for machine, port in zip(machines, ports, strict=True):
            stack.enter_context(running("serve", "--port", port, environment=machine))
        for port in ports:
            wait_for(f"http://127.0.0.1:{port}/health/", seconds=90)
        shell = [sys.executable, "-m", "samspill", "manage", "shell", "-v", "0", "-c", POST]
        subprocess.run(shell, env=machines[0], cwd=ROOT, check=True)
        for machine in machines:
            stack.enter_context(running("work", environment=machine))
        for _ in range(300):
            alive = workers_alive(f"http://127.0.0.1:{ports[1]}")
            if len(office.receivers) >= MAILS and alive == len(machines):
                break
            time.sleep(0.2)

    assert alive == len(machines)
    assert sorted(office.receivers) == sorted(f"lag{n}@example.no" for n in range(MAILS))
