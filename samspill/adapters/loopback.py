"""This machine's own ports: which are free, which are taken, and whether a page answers there."""

from __future__ import annotations

import socket
import urllib.request

HOST = "127.0.0.1"


def free_port() -> int:
    """A port that nobody listens on now, chosen by the machine."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_taken(port: int) -> bool:
    """True when somebody answers on the port."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def answers(port: int, *, path: str = "/", seconds: float = 5) -> bool:
    """True when a page on this machine answers within `seconds`; False for any error."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=seconds):
            return True
    except OSError:
        return False
