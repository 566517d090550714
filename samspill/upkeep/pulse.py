"""A worker's pulse: felt every ten seconds between two tasks, so that one that hangs is missed."""

from __future__ import annotations

import logging
import os
import platform
from time import monotonic

from django.db import DatabaseError
from django.utils import timezone

from samspill.upkeep import actions

LOG = logging.getLogger("samspill.work")
EVERY_SECONDS = 10.0


class Pulse:
    """Of one worker; a database that does not answer is told of, and never ends the worker."""

    def __init__(self, *, once: bool = False) -> None:
        self.name = f"{platform.node()[:40]}:{'once' if once else os.getpid()}"
        self._started_at = timezone.now()
        self._due = 0.0

    def beat(self) -> None:
        if monotonic() < self._due:
            return
        self._due = monotonic() + EVERY_SECONDS
        try:
            actions.tell_alive(self.name, started_at=self._started_at)
        except DatabaseError:
            LOG.warning("the database did not take the worker's pulse")

    def stumble(self, task: str) -> None:
        try:
            actions.tell_failed(self.name, task=task)
        except DatabaseError:
            LOG.warning("the database does not answer")

    def end(self) -> None:
        try:
            actions.tell_ended(self.name)
        except DatabaseError:
            LOG.warning("the database does not answer")
