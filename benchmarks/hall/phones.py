"""Phones that never rest: prepared requests over kept connections, sent as fast as they are answered.

    python -m benchmarks.hall.phones PORT PATH COUNT PHONES TABLES

It is a process of its own and does as little as can be for each request, so that what is measured
is the server. Prints JSON: seconds, cpu_us (its own, for each request), statuses.
"""

import json
import selectors
import socket
import sys
import time
from collections import Counter
from typing import Any
from uuid import uuid4

WORDS = (
    "Vi i laget treng ein plass å øve, og kommunen må gjere det lettare å leige lokale.",
    "Det er for få voksne som tar på seg verv, og de som gjør det, blir sittende lenge.",
    "Me kan ta imot nye barn frå hausten om nokon hjelper til med køyringa.",
    "Søknadsskjemaene er for lange. Ett skjema om året ville spart oss for mange kvelder.",
)


def main(port: int, path: str, count: int, phones: int, tables: int) -> dict[str, Any]:
    """Send `count` contributions over `phones` connections, after one each to warm up."""
    sockets = [_connected(port) for _ in range(phones)]
    _send(sockets, [request(path, number, tables) for number in range(phones)])
    requests = [request(path, number, tables) for number in range(count)]
    start, cpu = time.perf_counter(), time.process_time()
    statuses = _send(sockets, requests)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {"seconds": seconds, "cpu_us": cpu / count * 1e6, "statuses": statuses}


def request(path: str, number: int, tables: int) -> bytes:
    """One contribution as a phone sends it, with a key of its own."""
    body = contribution(number, tables)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def contribution(number: int, tables: int) -> bytes:
    told = {
        "key": str(uuid4()),
        "round": 1,
        "question": 1,
        "table": 1 + number % tables,
        "text": f"{WORDS[number % len(WORDS)]} {number}",
        "kind": "wish",
        "language": "",
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _connected(port: int) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port))
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _send(sockets: list[socket.socket], requests: list[bytes]) -> dict[int, int]:
    """Every request once; the next one goes where an answer has come. Returns counts by status."""
    statuses: Counter[int] = Counter()
    waiting = iter(requests)
    with selectors.DefaultSelector() as selector:
        for one in sockets:
            if (prepared := next(waiting, None)) is not None:
                one.sendall(prepared)
                selector.register(one, selectors.EVENT_READ, [b""])
        while selector.get_map():
            for found, _events in selector.select():
                one, kept = found.fileobj, found.data
                kept[0] += one.recv(65536)  # type: ignore[union-attr]
                if not _is_whole(kept[0]):
                    continue
                statuses[int(kept[0][9:12])] += 1
                kept[0] = b""
                if (prepared := next(waiting, None)) is None:
                    selector.unregister(one)
                else:
                    one.sendall(prepared)  # type: ignore[union-attr]
    return dict(statuses)


def _is_whole(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return bool(found) and len(body) >= int(length)


if __name__ == "__main__":
    port, path, *numbers = sys.argv[1:]
    count, phones, tables = map(int, numbers)
    sys.stdout.write(json.dumps(main(int(port), path, count, phones, tables)))
