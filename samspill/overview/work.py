"""The worker: runs the schedule for ever, each task when its time has come.

Any number of workers may run on PostgreSQL, one on SQLite. A task that fails is told of and tried again
when its time comes; the others go on.
"""

from __future__ import annotations

import logging
import signal
import time
from importlib import import_module
from threading import Event

from django.db import close_old_connections, connection

from samspill.schedule import SCHEDULE, Task
from samspill.upkeep.pulse import Pulse

LOG = logging.getLogger("samspill.work")
LONGEST_SLEEP_SECONDS = 1.0


def work(*, once: bool = False, stop: Event | None = None) -> int:
    """Run what is due, for ever or once. SIGTERM and SIGINT end it between two tasks."""
    stop = stop or _stop_on_signal()
    pulse = Pulse(once=once)
    due = dict.fromkeys(SCHEDULE, 0.0)
    while not stop.is_set():
        for task in SCHEDULE:
            if stop.is_set() or time.monotonic() < due[task]:
                continue
            pulse.beat()
            if not run(task):
                pulse.stumble(task.path)
            due[task] = time.monotonic() + task.every
        if once:
            break
        pulse.beat()
        stop.wait(LONGEST_SLEEP_SECONDS)
    if not once:
        pulse.end()
    return 0


def run(task: Task) -> bool:
    """Run one task; False when it failed, which is logged with its trace."""
    module, _, function = task.path.partition(":")
    _leave_old_connections()
    try:
        getattr(import_module(module), function)()
    except Exception:
        LOG.exception("%s failed and will be tried again", task.path)
        return False
    finally:
        _leave_old_connections()
    return True


def _leave_old_connections() -> None:
    """A connection that the database has closed meanwhile is taken anew; never inside a transaction."""
    if not connection.in_atomic_block:
        close_old_connections()


def _stop_on_signal() -> Event:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
