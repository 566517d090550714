"""A house on one PostgreSQL with two server processes and two workers, and evenings held in it."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.hall.accounts import Account, Accountant
from benchmarks.hall.servers import (
    House,
    Process,
    door,
    environment_of,
    read_module,
    write_through,
)
from tests.postgres import postgres

TABLES = 12  # a dialogue; each with one phone that writes and one that votes, and both ask
SERVERS = WORKERS = 2
WARM = 3.0  # seconds before it counts
SETTLE_SECONDS = 1.5  # PostgreSQL's own counts come a second late
EVERYTHING = "write,vote,ask,board,read"


@dataclass(frozen=True)
class Evening:
    """What came of some seconds of an evening."""

    organisers: int
    seconds: float
    used: Account
    counts: Counter[str]
    milliseconds: dict[str, list[float]]
    unheard: int  # contributions that a board should have been told of, and was not
    client: float  # processor seconds

    def p95(self, what: str) -> float:
        """Milliseconds from when it was due; endless when there was none."""
        found = self.milliseconds.get(what, [])
        return statistics.quantiles(found, n=20)[-1] if len(found) > 1 else float("inf")

    def per_minute(self, processor_seconds: float) -> float:
        """Milliseconds of processor for one organiser for one minute."""
        return processor_seconds * 1000 / self.organisers / (self.seconds / 60)

    @property
    def refused(self) -> int:
        return sum(times for what, times in self.counts.items() if ", answer " in what)


@dataclass
class Nation:
    """The running house, and what all its evenings have been acknowledged."""

    at: House
    address: str
    port: int
    file: Path
    places: list[dict[str, Any]]
    accountant: Accountant
    acknowledged: dict[str, str] = field(default_factory=dict)  # key -> text
    voters: int = 0

    def hold(self, organisers: int, seconds: float, parts: str = EVERYTHING) -> Evening:
        """An evening of the first `organisers`, in which only these parts take part."""
        numbers = (str(self.port), str(self.file), str(organisers), str(WARM), str(seconds), parts)
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.hall.nation_evening", *numbers],
            env=self.at.environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as client:
            told = self._followed(client)
        before, after, rest = told
        self.acknowledged |= dict(rest["acknowledged"])
        self.voters += rest["voters"]
        return Evening(
            organisers,
            seconds,
            after.since(before),
            Counter(rest["counts"]),
            rest["milliseconds"],
            rest["unheard"],
            rest["cpu"],
        )

    def _followed(self, client: subprocess.Popen[str]) -> tuple[Account, Account, dict[str, Any]]:
        """The accounts when it begins and ends, and what the client tells."""
        assert client.stdout is not None
        accounts = []
        for word in ("begin", "end"):
            if client.stdout.readline().strip() != word:
                raise RuntimeError("the evening did not go as it should")
            accounts.append(self.accountant.read())
        return accounts[0], accounts[1], json.loads(client.stdout.readline())

    def idle(self, seconds: float) -> Account:
        """What is used when nobody is there."""
        before = self.accountant.read()
        time.sleep(seconds)
        return self.accountant.read().since(before)

    def settled(self) -> Account:
        time.sleep(SETTLE_SECONDS)
        return self.accountant.read()

    def lost(self) -> int:
        """Acknowledged, and not stored as it was written; votes too."""
        votes = self.accountant.ask("SELECT count(*) FROM dialogue_ballot")[0][0]
        return len(set(self.acknowledged.items()) - set(self._stored())) + max(
            self.voters - votes, 0
        )

    def doubled(self) -> int:
        """Rows more than there are keys, texts or voters."""
        stored = self._stored()
        votes, voters = self.accountant.ask(
            "SELECT count(*), count(DISTINCT (round_id, kind, voter)) FROM dialogue_ballot"
        )[0]
        texts = {text for _key, text in stored}
        return 2 * len(stored) - len(dict(stored)) - len(texts) + int(votes - voters)

    def _stored(self) -> list[tuple[str, str]]:
        return self.accountant.ask(
            "SELECT key::text, raw_text FROM dialogue_contribution WHERE channel = 'phone'"
        )


@contextmanager
def nation(organisers: int) -> Iterator[Nation]:
    """So many municipalities with an evening each. Raises PostgresMissingError."""
    with tempfile.TemporaryDirectory(prefix="samspill-hall-") as folder, postgres() as address:
        write_through(address)
        environment = environment_of(folder, address)
        places = read_module("nation", str(organisers), str(TABLES), environment=environment)
        file = Path(folder) / "nation.json"
        file.write_text(json.dumps(places), encoding="utf-8")
        at = House(environment, places[0]["code"])
        work = (sys.executable, "-m", "samspill", "work")
        with door("house", at, processes=SERVERS) as (web, port):
            workers = [Process(*work, environment=environment) for _number in range(WORKERS)]
            accountant = Accountant(address, web, workers)
            try:
                yield Nation(at, address, port, file, places, accountant)
            finally:
                accountant.close()
                for one in workers:
                    one.end()
