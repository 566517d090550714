"""A local server that speaks as the two registers are documented to speak.

It leaves out what is empty, refuses what they refuse, and can be told to be busy first.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

UNITS = "/enhetsregisteret/api/enheter"
VOLUNTARY = "/frivillighetsregisteret/api/frivillige-organisasjoner/"


class BrregServer(ThreadingHTTPServer):
    """units: what the first register holds; categories: org number -> icnpoKategorier of the other."""

    daemon_threads = True

    def __init__(self, units: list[dict[str, Any]], categories: dict[str, list[Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.units, self.categories = units, categories
        self.refusals: dict[str, list[int]] = {}  # path -> status codes to answer first
        self.claimed_total: int | None = None
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: BrregServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        with self.server.lock:
            self.server.asked.append(self.path)
            self.server.agents.add(self.headers["User-Agent"])
            refusals = self.server.refusals.get(parts.path, [])
            refusal = refusals.pop(0) if refusals else 0
        if refusal:
            self._answer(refusal, {"status": refusal})
        elif parts.path == UNITS:
            self._search(query)
        elif parts.path.startswith(VOLUNTARY):
            self._look_up(parts.path.removeprefix(VOLUNTARY))
        else:
            self._answer(404, {"status": 404})

    def _search(self, query: dict[str, str]) -> None:
        size, page = int(query.get("size", "20")), int(query.get("page", "0"))
        if "enhet.v2+json" not in self.headers["Accept"] or size * (page + 1) > 10_000:
            return self._answer(400, {"status": 400})
        hits = [unit for unit in self.server.units if _fits(unit, query)]
        some = hits[page * size : (page + 1) * size]
        total = len(hits) if self.server.claimed_total is None else self.server.claimed_total
        told: dict[str, Any] = {
            "_links": {"self": {"href": self.path}},
            "page": {
                "size": size,
                "totalElements": total,
                "totalPages": -(-len(hits) // size),
                "number": page,
            },
        }
        if some:
            told["_embedded"] = {"enheter": some}
        return self._answer(200, told)

    def _look_up(self, number: str) -> None:
        if number not in self.server.categories:
            return self._answer(404, {"status": 404})
        return self._answer(
            200,
            {
                "respons_klasse": "FrivilligOrganisasjonInnfoert",
                "organisasjonsnummer": number,
                "icnpoKategorier": self.server.categories[number],
                "slettetDato": None,
            },
        )

    def _answer(self, status: int, told: dict[str, Any]) -> None:
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *told: object) -> None:
        pass


def _fits(unit: dict[str, Any], query: dict[str, str]) -> bool:
    if numbers := query.get("organisasjonsnummer"):
        return unit["organisasjonsnummer"] in numbers.split(",")
    if query.get("registrertIFrivillighetsregisteret") == "true" and not unit.get(
        "registrertIFrivillighetsregisteret"
    ):
        return False
    return unit.get("forretningsadresse", {}).get("kommunenummer") == query.get("kommunenummer")


@contextmanager
def brreg_server(
    units: list[dict[str, Any]], categories: dict[str, list[Any]] | None = None
) -> Iterator[BrregServer]:
    """A server in a thread, on a port of its own. Categories joined into units are taken out."""
    joined = {
        unit["organisasjonsnummer"]: unit["icnpoKategorier"]
        for unit in units
        if "icnpoKategorier" in unit
    }
    bare = [
        {key: value for key, value in unit.items() if key != "icnpoKategorier"} for unit in units
    ]
    server = BrregServer(bare, joined if categories is None else categories)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
