"""A mailing whose worker is killed with SIGKILL again and again: a real process, file and post office."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.mail_servers import TakesAll, post_office

START = "import django; django.setup()\n"
PREPARE = """
from django.core.management import call_command
call_command("migrate", "outbox", verbosity=0)
from samspill.outbox.actions import post
post(organiser_number=7, kind="letter", subject="Brev", text="Hei", language="nb", key="letter:1",
     recipients=[(f"lag{{n}}@example.no", "") for n in range({count})])
"""
WORK = """
from samspill.outbox.tasks import send_due
while send_due():
    pass
"""
LET_LEASES_RUN_OUT = """
from samspill.outbox import tasks
from samspill.outbox.models import Delivery
Delivery.objects.filter(state="sending").update(lease_until="2020-01-01T00:00:00Z")
tasks.mark_abandoned()
while tasks.send_due():
    pass
for address, state in Delivery.objects.values_list("address", "state"):
    print(address, state)
"""
LONGEST_SECONDS = 120


@dataclass(frozen=True)
class Told:
    """What came of it.

    lost       neither with the receiver nor shown as uncertain
    twice      with the receiver twice, and not shown as uncertain
    uncertain  shown to a person, who decides
    """

    lost: int
    twice: int
    uncertain: int
    sent: int
    seconds: float


def mailing(count: int, *, kills: int, folder: Path) -> Told:
    """Send to `count` addresses while the worker is killed `kills` times, evenly spread.

    folder   for a database of its own
    """
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'killed.sqlite3'}"}
    env["DJANGO_SETTINGS_MODULE"] = "samspill.settings"
    _run(PREPARE.format(count=count), env)
    handler = TakesAll()
    with post_office(handler) as server:
        env["SAMSPILL_SMTP_PORT"] = str(server.port)
        began = time.monotonic()
        for number in range(1, kills + 1):
            worker = _process(WORK, env)
            _wait_for(handler, count * number // (kills + 1), worker)
            worker.kill()
            worker.wait()
        states = dict(line.split() for line in _run(LET_LEASES_RUN_OUT, env).splitlines())
        seconds = time.monotonic() - began
    return _told(states, Counter(handler.receivers), seconds)


def _told(states: dict[str, str], received: Counter[str], seconds: float) -> Told:
    shown = {address for address, state in states.items() if state == "uncertain"}
    return Told(
        lost=sum(one not in shown and not received[one] for one in states),
        twice=sum(times > 1 and one not in shown for one, times in received.items()),
        uncertain=len(shown),
        sent=sum(state == "sent" for state in states.values()),
        seconds=seconds,
    )


def _wait_for(handler: TakesAll, wanted: int, worker: subprocess.Popen[str]) -> None:
    ends = time.monotonic() + LONGEST_SECONDS
    while len(handler.receivers) < wanted and time.monotonic() < ends and worker.poll() is None:
        time.sleep(0.002)


def _process(code: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", START + code], env=env, stdout=-1, text=True)


def _run(code: str, env: dict[str, str]) -> str:
    started = _process(code, env)
    shown, _error = started.communicate(timeout=LONGEST_SECONDS)
    if started.returncode:
        raise RuntimeError(f"The process ended with {started.returncode}")
    return shown.strip()
