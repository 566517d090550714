"""A local server that speaks as the two registers are documented to speak, with all their traps.

It leaves out what is empty, refuses what they refuse, can be told to be busy first or to give half an
answer, and counts how many questions are out at once.
"""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ROOT = "/enhetsregisteret/api"
UNITS = f"{ROOT}/enheter"
FORMS = f"{ROOT}/organisasjonsformer"
FEED = f"{ROOT}/oppdateringer/enheter"
WHOLE = f"{ROOT}/enheter/lastned"
ALL_VOLUNTARY = "/frivillighetsregisteret/api/frivillige-organisasjoner"
VOLUNTARY = f"{ALL_VOLUNTARY}/"
HALF = -1  # among refusals: a 200 whose JSON ends too soon
Query = dict[str, str]


class RegisterServer(ThreadingHTTPServer):
    """What the registers hold.

    units        of the first register
    categories   org number -> icnpoKategorier of the other
    updates      of the feed: oppdateringsid, organisasjonsnummer, endringstype
    refusals     path -> what to answer first: status codes, or HALF
    most_hits    beyond which pages cannot be turned
    """

    daemon_threads = True

    def __init__(self, units: list[dict[str, Any]], categories: dict[str, list[Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.units, self.categories = units, categories
        self.updates: list[dict[str, Any]] = []
        self.refusals: dict[str, list[int]] = defaultdict(list)
        self.most_hits = 10_000
        self.slow_seconds = 0.0
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def update(self, number: int, org_number: str, kind: str, at: str = "2026-06-28") -> None:
        """One more in the feed."""
        told = {"oppdateringsid": number, "organisasjonsnummer": org_number, "endringstype": kind}
        self.updates.append({**told, "dato": f"{at}T00:20:10.625Z"})


class _Handler(BaseHTTPRequestHandler):
    server: RegisterServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        with self.server.lock:
            self.server.asked.append(self.path)
            self.server.agents.add(self.headers["User-Agent"])
            refusals = self.server.refusals[parts.path]
            refusal = refusals.pop(0) if refusals else 0
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        time.sleep(self.server.slow_seconds)
        with self.server.lock:
            self.server.at_once -= 1
        if refusal == HALF:
            self._send(200, b'{"_embedded": {"enheter": [{"organisasjonsnummer"')
        elif refusal:
            self._answer(refusal, {"status": refusal})
        else:
            self._route(parts.path, query)

    def _route(self, path: str, query: Query) -> None:
        routes = {UNITS: self._search, FORMS: self._forms, FEED: self._feed, WHOLE: self._whole}
        if path in routes:
            return routes[path](query)
        if path == ALL_VOLUNTARY:
            return self._all_voluntary(query)
        if path.startswith(VOLUNTARY):
            return self._look_up(path.removeprefix(VOLUNTARY))
        return self._answer(404, {"status": 404})

    def _search(self, query: Query) -> None:
        size, page = int(query.get("size", "20")), int(query.get("page", "0"))
        is_beyond = size * (page + 1) > self.server.most_hits
        code = query.get("naeringskode", "94.992")
        if "enhet.v2+json" not in self.headers["Accept"] or is_beyond or "." not in code:
            return self._answer(400, {"status": 400})
        hits = [unit for unit in self.server.units if _fits(unit, query)]
        pages = {"size": size, "totalElements": len(hits), "totalPages": -(-len(hits) // size)}
        return self._list("enheter", hits[page * size :][:size], {**pages, "number": page})

    def _forms(self, _query: Query) -> None:
        forms = {unit.get("organisasjonsform", {}).get("kode", "FLI") for unit in self.server.units}
        told = [{"kode": form} for form in sorted(forms | {"FLI", "STI"})]
        self._list("organisasjonsformer", told, {"totalElements": len(told)})

    def _feed(self, query: Query) -> None:
        size = int(query.get("size", "20"))
        if "page" in query or size > 10_000:
            return self._answer(400, {"status": 400})
        least, since = int(query.get("oppdateringsid", "0")), query.get("dato", "")
        told = [
            one
            for one in self.server.updates
            if one["oppdateringsid"] >= least and one["dato"] >= since
        ]
        return self._list("oppdaterteEnheter", told[:size], {"totalElements": len(told)})

    def _whole(self, _query: Query) -> None:
        tag = f'"{len(self.server.units)}"'
        if self.headers["If-None-Match"] == tag:
            self.send_response(304)
            self.end_headers()
            return
        content = gzip.compress(json.dumps(self.server.units).encode())
        self._send(200, content, {"ETag": tag})

    def _all_voluntary(self, query: Query) -> None:
        size = int(query.get("size", "20"))
        if "page" in query or size > 100:
            return self._answer(400, {"status": 400})
        numbers = [
            one for one in sorted(self.server.categories) if one > query.get("searchAfter", "")
        ]
        some = [self._voluntary(number) for number in numbers[:size]]
        links = {"self": {"href": self.path}}
        if len(numbers) > size:
            after = f"?size={size}&searchAfter={numbers[size - 1]}"
            links["next"] = {"href": f"https://data.example.no{ALL_VOLUNTARY}{after}"}
        told: dict[str, Any] = {"_links": links}
        if some:
            told["_embedded"] = {"frivilligOrganisasjonListe": some}
        return self._answer(200, told)

    def _look_up(self, number: str) -> None:
        if number not in self.server.categories:
            return self._answer(404, {"status": 404})
        return self._answer(200, self._voluntary(number))

    def _voluntary(self, number: str) -> dict[str, Any]:
        return {
            "respons_klasse": "FrivilligOrganisasjonInnfoert",
            "organisasjonsnummer": number,
            "icnpoKategorier": self.server.categories[number],
            "slettetDato": None,
        }

    def _list(self, name: str, some: list[Any], page: dict[str, int]) -> None:
        """What is empty is left out, the list itself too."""
        told: dict[str, Any] = {"_links": {"self": {"href": self.path}}, "page": page}
        if some:
            told["_embedded"] = {name: some}
        self._answer(200, told)

    def _answer(self, status: int, told: dict[str, Any]) -> None:
        self._send(status, json.dumps(told).encode())

    def _send(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *told: object) -> None:
        pass


def _fits(unit: dict[str, Any], query: Query) -> bool:
    if numbers := query.get("organisasjonsnummer"):
        return unit["organisasjonsnummer"] in numbers.split(",")
    if query.get("registrertIFrivillighetsregisteret") == "true" and not unit.get(
        "registrertIFrivillighetsregisteret"
    ):
        return False
    address = unit.get("forretningsadresse", {})
    form = unit.get("organisasjonsform", {}).get("kode", "FLI")
    return (
        address.get("kommunenummer") == query.get("kommunenummer")
        and form in query.get("organisasjonsform", form).split(",")
        and address.get("postnummer")
        == query.get("forretningsadresse.postnummer", address.get("postnummer"))
    )


@contextmanager
def register_server(
    units: list[dict[str, Any]], categories: dict[str, list[Any]] | None = None
) -> Iterator[RegisterServer]:
    """A server in a thread, on a port of its own. Categories joined into units are taken out."""
    joined = {
        unit["organisasjonsnummer"]: unit["icnpoKategorier"]
        for unit in units
        if "icnpoKategorier" in unit
    }
    bare = [
        {key: value for key, value in unit.items() if key != "icnpoKategorier"} for unit in units
    ]
    server = RegisterServer(bare, joined if categories is None else categories)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
