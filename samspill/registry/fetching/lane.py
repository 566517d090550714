"""One thread beside the worker's round: what asks another house takes minutes, and the round must not.

The thread is waited for when the worker ends, so that what is under way gets done; a worker that is
killed leaves a lease that runs out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread

from django.db import connection

LOG = logging.getLogger("samspill.work")
_lane: Thread | None = None


def run_aside(function: Callable[[], object]) -> bool:
    """Begin `function`, unless another is under way; False when it was not begun."""
    global _lane
    if _lane is not None and _lane.is_alive():
        return False
    _lane = Thread(target=_tidily, args=(function,), name="registers")
    _lane.start()
    return True


def wait(seconds: float | None = None) -> None:
    """Until what is under way is done."""
    if _lane is not None:
        _lane.join(seconds)


def _tidily(function: Callable[[], object]) -> None:
    """What fails is told of; the thread's own connection is given back."""
    try:
        function()
    except Exception:
        LOG.exception("%s failed and will be tried again", function.__qualname__)
    finally:
        connection.close()
