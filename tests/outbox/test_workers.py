"""Several workers at once, and one that is killed: real processes, threads and databases."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from samspill.outbox import actions, tasks
from samspill.outbox.models import Delivery
from tests.mail_servers import TakesAll, post_office

COUNT = 20
START = "import django; django.setup()\n"
POST = f"""
from samspill.outbox.actions import post
post(organiser_number=7, kind="letter", subject="Brev", text="Hei", language="nb", key="letter:1",
     recipients=[(f"lag{{n}}@example.no", "") for n in range({COUNT})])
"""
SEND = "from samspill.outbox.tasks import send_due\nprint(send_due())\n"
COUNT_STATES = """
from django.db.models import Count
from samspill.outbox.models import Delivery
print(sorted(Delivery.objects.values_list("state").annotate(Count("pk"))))
"""
LET_LEASES_RUN_OUT = """
from samspill.outbox import tasks
from samspill.outbox.models import Delivery
Delivery.objects.update(lease_until="2020-01-01T00:00:00Z")
print(tasks.mark_abandoned(), tasks.send_due())
"""


class HangsInData(TakesAll):
    """Says nothing after the text until the other end has gone."""

    def __init__(self) -> None:
        super().__init__()
        self.is_reached = threading.Event()

    async def handle_DATA(self, server, session, envelope):
        self._keep(envelope)
        self.is_reached.set()
        await asyncio.sleep(60)
        return "250 too late"


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An own database file with every table, for processes of our own."""
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'workers.sqlite3'}"}
    run(
        "from django.core.management import call_command; call_command('migrate', verbosity=0)", env
    )
    return env


def process(code: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", START + code], env=env, stdout=-1, text=True)


def run(code: str, env: dict[str, str]) -> str:
    started = process(code, env)
    shown, _error = started.communicate(timeout=60)
    assert started.returncode == 0
    return shown.strip()


@pytest.mark.slow
@pytest.mark.sqlite
def test_two_worker_processes_on_one_file_send_each_mail_once(surroundings):
    handler = TakesAll()
    run(POST, surroundings)

    with post_office(handler) as server:
        env = {**surroundings, "SAMSPILL_SMTP_PORT": str(server.port)}
        workers = [process(SEND, env) for _ in range(2)]
        tried = [int(worker.communicate(timeout=60)[0]) for worker in workers]

    assert sum(tried) == COUNT
    assert sorted(handler.receivers) == sorted(f"lag{n}@example.no" for n in range(COUNT))
    assert run(COUNT_STATES, surroundings) == f"[('sent', {COUNT})]"


@pytest.mark.slow
@pytest.mark.sqlite
def test_a_worker_killed_with_the_mail_in_its_hand_leaves_it_to_a_person(surroundings):
    handler = HangsInData()
    run(POST, surroundings)
    with post_office(handler) as server:
        env = {**surroundings, "SAMSPILL_SMTP_PORT": str(server.port)}
        worker = process(SEND, env)
        assert handler.is_reached.wait(30)
        worker.kill()
        worker.wait(timeout=10)
    killed_at = run(COUNT_STATES, surroundings)

    with post_office(TakesAll()) as server:
        env = {**surroundings, "SAMSPILL_SMTP_PORT": str(server.port)}
        after = run(LET_LEASES_RUN_OUT, env)

    assert killed_at == f"[('queued', {COUNT - 1}), ('sending', 1)]"
    assert after == f"1 {COUNT - 1}"
    assert run(COUNT_STATES, surroundings) == f"[('sent', {COUNT - 1}), ('uncertain', 1)]"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_three_workers_at_once_send_each_mail_once(settings):
    handler = TakesAll()
    actions.post(
        organiser_number=7,
        kind="letter",
        subject="Brev",
        text="Hei",
        language="nb",
        key="letter:1",
        recipients=[(f"lag{n}@example.no", "") for n in range(COUNT)],
    )
    tried = []

    def work():
        try:
            tried.append(tasks.send_due())
        finally:
            connection.close()

    with post_office(handler) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    assert sum(tried) == COUNT
    assert sorted(handler.receivers) == sorted(f"lag{n}@example.no" for n in range(COUNT))
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
