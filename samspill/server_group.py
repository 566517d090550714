"""`samspill serve --processes N`: several server processes that share one port.

Each has a lane of its own and holds nothing that the others lack: the log of live events is in the
database. The kernel deals new connections out among them (SO_REUSEPORT, on Linux). One that dies is
started again; all end with the one that started them.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time

from samspill import server

PAUSE_SECONDS = 1.0  # before one that died is started again
GRACE_SECONDS = 2 * server.END_SECONDS


class ServerGroup:
    """The processes, and whether they are to end."""

    def __init__(self, host: str, port: int, processes: int) -> None:
        self.command = [sys.executable, "-m", "samspill.server_group", host, str(port)]
        self.ending = threading.Event()
        self.children = [self._start() for _number in range(processes)]

    def run(self) -> int:
        """Until SIGINT or SIGTERM; returns 0."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_given: self.ending.set())
        while not self.ending.wait(PAUSE_SECONDS):
            self.children = [
                child if child.poll() is None else self._start() for child in self.children
            ]
        self._end()
        return 0

    def _start(self) -> subprocess.Popen[bytes]:
        """Its standard input is closed when we are gone, however that came about."""
        return subprocess.Popen(self.command, stdin=subprocess.PIPE)

    def _end(self) -> None:
        for child in self.children:
            child.terminate()
        until = time.monotonic() + GRACE_SECONDS
        for child in self.children:
            try:
                child.wait(max(until - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def serve_together(host: str, port: int, processes: int) -> int:
    """Returns 0 when told to end, 1 when the port is taken or the machine cannot share one."""
    if sys.platform != "linux":
        server.say("samspill: several processes on one port need Linux; start one.")
        return 1
    server.prepare()
    try:
        asyncio.run(server.try_port(host, port))
    except OSError as error:
        server.say(f"samspill: {host}:{port}: {error.strerror or error}")
        return 1
    server.say(f"Samspill is open at http://{host}:{port}")
    return ServerGroup(host, port, processes).run()


def end_with_parent() -> None:
    """Wait until standard input is closed, for the other end has died; then end tidily, and after
    GRACE_SECONDS at once."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    server.serve_one(sys.argv[1], int(sys.argv[2]))
