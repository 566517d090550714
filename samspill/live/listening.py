"""On PostgreSQL: hears at once what another process has written. A hint only; the table is the truth."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import Error, connection

CHANNEL = "samspill_live"
PATIENCE_SECONDS = 0.25  # how long an end may wait
RETRY_SECONDS = 2.0


class Listener:
    """One thread with a connection of its own that waits for NOTIFY; on SQLite it does nothing."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="listen", daemon=True)

    def start(self) -> None:
        if connection.vendor == "postgresql":
            self._thread.start()

    def stop(self) -> None:
        """Let the thread end, and wait until it has given its connection back."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _listen(self) -> None:
        while not self._ending.is_set():
            try:
                self._wait_for_words()
            except Error:  # the database is away: the poll goes on, and this tries again
                self._ending.wait(RETRY_SECONDS)
            finally:
                connection.close()

    def _wait_for_words(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        with connection.wrap_database_errors:
            while not self._ending.is_set():
                for _word in connection.connection.notifies(timeout=PATIENCE_SECONDS, stop_after=1):
                    self._wake()
