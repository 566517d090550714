"""What a conference page and a sign-up cost the server, and who gets the seats when all come at once.

CPU is user and system time of the server's processes, the e-mail in the outbox included, the client
not. The rush: a thousand attempts within ten seconds for fifty seats, one from each municipality.
"""

import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.figure import Figure
from benchmarks.hall.servers import (
    House,
    Process,
    door,
    environment_of,
    read_module,
    run_module,
    write_through,
)
from tests.postgres import PostgresMissingError, postgres

WARM, PAGES, WHOLE = 10, 200, 100
CROWD, AT_ONCE = 240, 20  # one from each municipality: there are 357
ATTEMPTS, SEATS, SECONDS = 1000, 50, 10.0
ON_POSTGRES = 2  # server processes: one for each core
PLENTY = 5000  # seats, where it is the cost that is measured
LIMITS = {"event_page_cpu_ms": 10.0, "sign_up_cpu_ms": 80.0, "p95_ms": 300.0}


def run(date: str) -> list[Figure]:
    """On SQLite, and on PostgreSQL where there is one; its figures end in _postgresql."""
    figures = _on(date, "", on_postgres=False)
    try:
        figures += _on(date, "_postgresql", on_postgres=True)
    except PostgresMissingError as missing:
        print(f"  left out: {missing}", flush=True)
    return figures


def _on(date: str, ending: str, *, on_postgres: bool) -> list[Figure]:
    with _open(PLENTY, on_postgres=on_postgres) as (at, process, port):
        _visit(at, port, "whole", WARM)
        page = _cost(process, lambda: _visit(at, port, "page", PAGES)) / PAGES
        whole = _cost(process, lambda: _visit(at, port, "whole", WHOLE, first=WARM)) / WHOLE
        many = _visit(at, port, "whole", CROWD, first=WARM + WHOLE, at_once=AT_ONCE)
    p95 = statistics.quantiles(many["milliseconds"], n=20)[-1]
    with _open(SEATS, on_postgres=on_postgres) as (at, _process, port):
        rush = _visit(at, port, "rush", ATTEMPTS, at_once=0, seconds=SECONDS)
        stored = read_module("seats_taken", environment=at.environment)
    costs = {"event_page_cpu_ms": page, "sign_up_cpu_ms": whole, "p95_ms": p95}
    return [
        *(
            Figure(name + ending, value, "ms", date, limit=LIMITS[name])
            for name, value in costs.items()
        ),
        *_rush_figures(date, ending, rush, stored),
    ]


def _rush_figures(
    date: str, ending: str, rush: dict[str, Any], stored: dict[str, Any]
) -> list[Figure]:
    rows = stored["rows"]
    seated = sum(state == "seated" for _key, state, _place in rows)
    places = Counter(place for _key, _state, place in rows)
    duplicates = sum(times - 1 for times in places.values())
    errors = sum(
        times for status, times in rush["statuses"].items() if status not in ("200", "302")
    )
    missing = ATTEMPTS - sum(rush["statuses"].values())
    slowest = max(rush["milliseconds"]) / 1000
    return [
        Figure(f"seated{ending}", seated, "people", date, limit=SEATS),
        Figure(f"duplicates{ending}", duplicates, "municipalities", date, limit=0),
        Figure(f"errors{ending}", errors + missing, "answers", date, limit=0),
        Figure(f"out_of_order{ending}", _out_of_order(rush, rows), "people", date, limit=0),
        Figure(f"rush_slowest_s{ending}", slowest, "s", date, limit=60),
    ]


def _out_of_order(rush: dict[str, Any], rows: list[list[Any]]) -> int:
    """Those who stand before one that had been answered before they asked; and the waiting who
    stand before one who has a seat."""
    place = {key: number for number, (key, _state, _municipality) in enumerate(rows)}
    taken_in = sorted(one for one in rush["order"] if one[2])
    wrong, done = 0, sorted((answered, place[key]) for _sent, answered, key in taken_in)
    furthest, at = -1, 0
    for sent, _answered, key in taken_in:
        while at < len(done) and done[at][0] < sent:
            furthest = max(furthest, done[at][1])
            at += 1
        wrong += place[key] < furthest
    states = [state for _key, state, _municipality in rows]
    return wrong + states[states.count("seated") :].count("seated")


def _cost(process: Process, act: Any) -> float:
    """Milliseconds of the server's processor."""
    before = process.cpu_seconds
    act()
    return (process.cpu_seconds - before) * 1000


def _visit(
    at: House,
    port: int,
    what: str,
    many: int,
    *,
    first: int = 0,
    at_once: int = 1,
    seconds: float = 0,
) -> dict[str, Any]:
    numbers = (str(number) for number in (many, at_once, seconds, first))
    told: dict[str, Any] = read_module(
        "visitors", str(port), at.code, what, *numbers, environment=at.environment
    )
    print(f"  {what} x {many}: {told['seconds']:.1f} s {told['statuses']}", flush=True)
    return told


@contextmanager
def _open(seats: int, *, on_postgres: bool) -> Iterator[tuple[House, Process, int]]:
    """A house with such a conference, and its door."""
    processes = ON_POSTGRES if on_postgres else 1
    with (
        _house(seats, on_postgres=on_postgres) as at,
        door("house", at, processes=processes) as (process, port),
    ):
        yield at, process, port


@contextmanager
def _house(seats: int, *, on_postgres: bool) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="samspill-hall-") as folder:
        if not on_postgres:
            yield _made(environment_of(folder, f"sqlite:///{folder}/house.sqlite3"), seats)
            return
        with postgres() as address:
            write_through(address)
            yield _made(environment_of(folder, address), seats)


def _made(environment: dict[str, str], seats: int) -> House:
    return House(environment, run_module("full_house", str(seats), environment=environment))
