"""A national evening, scaled down: how many municipalities at once this machine carries, and what each costs.

One PostgreSQL, two server processes, two workers, and the phones and boards themselves share the
machine's cores. An organiser: 12 tables; at each one phone that writes once a minute and one that
votes once a minute, both asking how the evening stands every five seconds; a board that listens and
loads its page when something has happened; two readers of public pages a minute. Everyone acts when it
is due, and a time counts from that moment on.

The evening is held by ever more organisers until a promise breaks; then its parts one by one, and the
whole with many more rows, and the haste at the end of a round. docs/scale.md reckons on from these figures.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.figure import Figure
from benchmarks.hall import older_rows
from benchmarks.hall.accounts import Account
from benchmarks.hall.national import SERVERS, TABLES, WORKERS, Evening, Nation, nation
from tests.postgres import PostgresMissingError

MUNICIPALITIES = 357
STEPS = (5, 10, 15, 20, 30, 40, 60, 80)
SECONDS = 12.0  # of one step
STEPS_SECONDS = 160.0  # then no further step is tried
PART_SECONDS = 8.0
MOST_P95_MS = {"write": 500.0, "told": 1000.0}
# what takes part, how many organisers, and what is then counted: the later ones less the earlier
PARTS = (("ask", 20), ("write", 80), ("write,board", 40), ("vote", 80), ("read", 80))
OLDER_EACH, TONIGHT_EACH = 100, 50  # contributions at each table
HURRYING = 5  # organisers whose round ends at the same time
IDLE_SECONDS = 5.0
CONNECTIONS_A_SERVER = (
    8  # four threads for pages, the lane's two, the one that listens, one to start
)
ACTS = {
    "write": "a contribution taken in",
    "vote": "a vote taken in",
    "ask": "a phone asks, and nothing has happened",
    "board": "a board is told and loads its page",
    "read": "a public page",
}
USERS: dict[str, Callable[[Account], float]] = {
    "the servers": lambda used: sum(used.web),
    "PostgreSQL": lambda used: used.database,
    "the workers": lambda used: used.workers,
}


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor for each act, of the servers and of PostgreSQL."""

    web: float
    database: float

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.web - other.web, self.database - other.database)

    def __mul__(self, times: float) -> "Cost":
        return Cost(self.web * times, self.database * times)


def run(date: str) -> list[Figure]:
    """Nothing where there is no PostgreSQL."""
    try:
        with nation(max(STEPS)) as house:
            return _figures(house, date)
    except PostgresMissingError as missing:
        print(f"  left out: {missing}", flush=True)
        return []


def _figures(house: Nation, date: str) -> list[Figure]:
    house.hold(max(STEPS), 1, "read,write")  # every process has answered something
    idle, before, known = house.idle(IDLE_SECONDS), house.settled(), len(house.acknowledged)
    steps = list(_steps(house))
    used, given = house.settled().since(before), len(house.acknowledged) - known
    best = next((one for one in reversed(steps) if _is_carried(one)), steps[0])
    parts = _parts(house)
    costs, log_bytes = _costs(parts, idle), parts["write"].used.log_bytes
    whole, half = _pair(steps, best)
    return [
        *_promises(best, _is_carried(best), date),
        *_of_the_machine(best, steps[-1], date),
        *_of_an_organiser(whole, half, date),
        *_of_an_act(costs, whole, idle, date),
        *_of_storage(used, given, log_bytes / parts["write"].counts["write"], date),
        *_older(house, half, date),  # where no promise is near breaking
        *_hurry(house, date),
        Figure("lost", house.lost(), "contributions and votes", date, limit=0),
        Figure("doubled", house.doubled(), "contributions and votes", date, limit=0),
    ]


def _steps(house: Nation) -> Iterator[Evening]:
    """Ever more organisers, until it is not carried the second time."""
    until = time.monotonic() + STEPS_SECONDS
    for organisers in STEPS:
        for _attempt in range(2):
            held = house.hold(organisers, SECONDS)
            print(f"  {_in_words(held)}", flush=True)
            if _is_carried(held) or time.monotonic() > until:
                break
        yield held
        if not _is_carried(held) or time.monotonic() > until:
            return


def _is_carried(held: Evening) -> bool:
    is_quick = all(held.p95(what) < most for what, most in MOST_P95_MS.items())
    return is_quick and not held.refused and not held.unheard


def _in_words(held: Evening) -> str:
    used = held.used
    cores = {
        **{f"server {number}": one for number, one in enumerate(used.web, start=1)},
        "workers": used.workers,
        "PostgreSQL": used.database,
        "phones and boards": held.client,
        "the whole machine": used.busy,
    }
    told = ", ".join(f"{name} {one / held.seconds:.2f}" for name, one in cores.items())
    acts = {what: len(found) for what, found in sorted(held.milliseconds.items())}
    p95 = {what: round(held.p95(what)) for what in acts}
    rest = {what: times for what, times in held.counts.items() if "," in what}
    return (
        f"{held.organisers} organisers, {held.seconds:g} s: {acts}, p95 ms {p95}, {rest}, "
        f"not told {held.unheard}; cores: {told}; "
        f"{used.transactions / held.seconds:.0f} transactions/s, {used.deadlocks} deadlocks, "
        f"{used.connections} connections"
    )


def _pair(steps: list[Evening], best: Evening) -> tuple[Evening, Evening]:
    """The largest evening that was carried, or the first, of which half as many were measured too."""
    by_size = {one.organisers: one for one in steps if one.organisers <= best.organisers}
    pairs = [(one, by_size[size // 2]) for size, one in by_size.items() if size // 2 in by_size]
    return pairs[-1] if pairs else (best, steps[0])


def _parts(house: Nation) -> dict[str, Evening]:
    """An evening of each part alone, by what is counted in it."""
    found = {}
    for parts, organisers in PARTS:
        held = house.hold(organisers, PART_SECONDS, parts)
        print(f"  only {parts}: {_in_words(held)}", flush=True)
        found[parts.split(",")[-1]] = held
    return found


def _costs(parts: dict[str, Evening], idle: Account) -> dict[str, Cost]:
    """Of each act; of a board's page with all that brought it there, less the contribution."""
    costs = {}
    for what, held in parts.items():
        count = max(held.counts[what], 1)
        share = held.seconds / IDLE_SECONDS
        web = sum(held.used.web) - sum(idle.web) * share
        database = held.used.database - idle.database * share
        costs[what] = Cost(web * 1000 / count, database * 1000 / count)
        if what == "board":
            costs[what] -= costs["write"] * (held.counts["write"] / count)
    return costs


def _promises(best: Evening, is_carried: bool, date: str) -> list[Figure]:
    name = f"{best.organisers} organisers at once"
    carried = best.organisers if is_carried else 0
    return [
        Figure("organisers carried on two cores (limit: the whole country)", carried,
               "organisers", date, limit=MUNICIPALITIES),
        Figure(f"contributions acknowledged a second, {name} (limit: what was due)",
               best.counts["write"] / best.seconds, "contributions/s", date,
               limit=best.organisers * TABLES / 60),
        Figure(f"from written to acknowledged, p95, {name}", best.p95("write"), "ms", date,
               limit=MOST_P95_MS["write"]),
        Figure(f"from written to told to the board, p95, {name}", best.p95("told"), "ms", date,
               limit=MOST_P95_MS["told"]),
    ]  # fmt: skip


def _of_the_machine(best: Evening, last: Evening, date: str) -> list[Figure]:
    """Cores in use where it was carried last, and where it broke."""
    figures = []
    for held, said in ((best, "carried last"), (last, "tried last")):
        name = f"{held.organisers} organisers, {said}"
        cores = {
            "the busiest server process": (max(held.used.web), 1),
            "both server processes": (sum(held.used.web), 2),
            "PostgreSQL": (held.used.database, 2),
            "both workers": (held.used.workers, 2),
            "phones and boards": (held.client, 2),
            "the whole machine, whoever used it": (held.used.busy, 2),
        }
        figures += [
            Figure(f"cores: {what}, {name}", used / held.seconds, "cores", date, limit=most)
            for what, (used, most) in cores.items()
        ]
    name = f"connections to PostgreSQL, {SERVERS} servers and {WORKERS} workers"
    most = SERVERS * CONNECTIONS_A_SERVER + WORKERS
    return [*figures, Figure(name, best.used.connections, "connections", date, limit=most)]


def _of_an_organiser(whole: Evening, half: Evening, date: str) -> list[Figure]:
    """Processor for an organiser's minute, beside that of half as many: the same when it grows in step."""
    told = f"an organiser's minute, {whole.organisers} at once (peer: {half.organisers})"
    return [
        Figure(f"CPU of {what}, {told}", whole.per_minute(of(whole.used)), "ms", date,
               peer=half.per_minute(of(half.used)))
        for what, of in USERS.items()
    ]  # fmt: skip


def _of_an_act(costs: dict[str, Cost], whole: Evening, idle: Account, date: str) -> list[Figure]:
    """One by one; what they make together beside what was measured of the whole."""
    all_web = whole.per_minute(sum(whole.used.web))
    figures = [
        Figure(f"CPU of {who}: {ACTS[what]} (peer: an organiser's whole minute)", value, "ms",
               date, peer=all_web)
        for what, cost in costs.items()
        for who, value in (("a server", cost.web), ("PostgreSQL", cost.database))
    ]  # fmt: skip
    minutes = whole.organisers * whole.seconds / 60
    sum_web = sum(cost.web * whole.counts[what] for what, cost in costs.items()) / minutes
    rest = whole.per_minute(sum(idle.web) * whole.seconds / IDLE_SECONDS)
    together = f"CPU of the servers, all acts one by one, {whole.organisers} organisers"
    return [
        *figures,
        Figure(f"{together} (peer: all at once)", sum_web + rest, "ms", date, peer=all_web),
        Figure("cores: servers, workers and PostgreSQL when nobody is there",
               (sum(idle.web) + idle.workers + idle.database) / IDLE_SECONDS, "cores", date,
               limit=1),
    ]  # fmt: skip


def _of_storage(used: Account, given: int, log_bytes: float, date: str) -> list[Figure]:
    """For each contribution, with the votes that came beside it."""
    rows, sizes = sum(used.rows.values()), sum(used.bytes.values())
    return [
        Figure("rows written for a contribution and a vote (peer: one each)", rows / given, "rows",
               date, peer=2),
        Figure("rows changed for a contribution and a vote (peer: one each)",
               sum(used.changed.values()) / given, "rows", date, peer=2),
        Figure("kept in the database for a contribution and a vote (limit: 10 kB)", sizes / given,
               "bytes", date, limit=10_000),
        Figure("write-ahead log for a contribution alone (limit: 20 kB)", log_bytes, "bytes", date,
               limit=20_000),
    ]  # fmt: skip


def _older(house: Nation, before: Evening, date: str) -> list[Figure]:
    """The same again when other evenings have left many rows, and when this one has gone on long."""
    figures = []
    for which, each, said in (
        ("before", OLDER_EACH, "of a year ago"),
        ("code", TONIGHT_EACH, "of the same evening"),
    ):
        codes = [place[which] for place in house.places]
        many = older_rows.add(house.accountant, codes, each=each, tables=TABLES)
        again = house.hold(before.organisers, SECONDS)
        print(f"  {many} more {said}: {_in_words(again)}", flush=True)
        beside = f"with {many} contributions more {said} (peer: without them)"
        figures += [
            Figure(f"CPU of {what}, an organiser's minute, {beside}",
                   again.per_minute(of(again.used)), "ms", date,
                   peer=before.per_minute(of(before.used)))
            for what, of in USERS.items()
        ]  # fmt: skip
    return figures


def _hurry(house: Nation, date: str) -> list[Figure]:
    """Many write and vote in the same dialogue at the same moment: nobody may stand in another's way."""
    held = house.hold(HURRYING, PART_SECONDS, "write,vote,board,hurry")
    print(f"  a round ends: {_in_words(held)}", flush=True)
    name = (
        f"{HURRYING} rounds end, {held.counts['write'] / held.seconds:.0f} contributions a second"
    )
    deadlocks = house.settled().deadlocks
    return [
        Figure(f"from written to acknowledged, p95, {name}", held.p95("write"), "ms", date,
               limit=MOST_P95_MS["write"]),
        Figure("deadlocks in PostgreSQL, all that was run", deadlocks, "deadlocks", date, limit=0),
    ]  # fmt: skip
