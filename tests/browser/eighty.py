"""A conference of eighty for the seating journey: a server and a worker on a database of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import free_port
from tests.browser.signing_in import PASSWORD
from tests.empty_database import lay_empty_database
from tests.tracked import ROOT

START_SECONDS = 60
COORDINATOR = "kari@example.no"
MADE = f"""
import sys
import django
django.setup()
from samspill.dialogue import actions
from tests.dialogue import builders
place = builders.organiser()
user = builders.member(place, "{COORDINATOR}")
user.set_password("{PASSWORD}")
user.save()
made = builders.conference(place, rounds=4, table_size=8)
builders.people(made, 80)
print(actions.open_dialogue(made).code)
"""
SHORT_SEARCH = """
from samspill.pure.seating import search
search.MILLION //= 50
from samspill.cli import main
raise SystemExit(main(["work"]))
"""
NO_SHOWS = """
import sys
import django
django.setup()
from samspill.conference import actions
from samspill.conference.models import SignUp
for card in sys.argv[1:]:
    actions.cancel_sign_up(SignUp.objects.get(card_code=card))
"""


@dataclass(frozen=True)
class Evening:
    """Where it is served, the code to join by, and what its programs have around them."""

    address: str
    code: str
    surroundings: dict[str, str]

    def stay_away(self, *cards: str) -> None:
        """The people with these cards do not come."""
        run(NO_SHOWS, self.surroundings, *cards)


@pytest.fixture
def eighty(tmp_path: Path) -> Iterator[Evening]:
    """Eighty who have signed up, from eighty associations; four rounds, and no tables yet."""
    yield from served(tmp_path, ["-m", "samspill", "work"])


@pytest.fixture
def eighty_and_a_short_search(tmp_path: Path) -> Iterator[Evening]:
    """The same with a worker that searches a fiftieth as long: every rule is kept all the same."""
    yield from served(tmp_path, ["-c", SHORT_SEARCH])


def served(tmp_path: Path, worker: list[str]) -> Iterator[Evening]:
    around = surroundings_of(tmp_path)
    code = run(MADE, around).strip()
    port = free_port()
    processes = [
        start(around, "serve", "--port", str(port)),
        start_python(around, worker),
    ]
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/join/", processes)
        yield Evening(address, code, around)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


def surroundings_of(folder: Path) -> dict[str, str]:
    """The environment of programs on a new database, which is made here."""
    unwanted = ("SAMSPILL_TESTING", "SAMSPILL_SMTP_PORT")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    around = {
        **kept,
        "DATABASE_URL": f"sqlite:///{folder}/samspill.sqlite3",
        "SAMSPILL_DATA": str(folder),
        "SAMSPILL_DEBUG": "1",
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "samspill.settings",
    }
    lay_empty_database(folder / "samspill.sqlite3")
    return around


def run(script: str, around: dict[str, str], *arguments: str) -> str:
    """What a small program told, which had the house's models before it."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=around, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(around: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return start_python(around, ["-m", "samspill", *arguments])


def start_python(around: dict[str, str], arguments: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=around, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def wait_for(address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert all(one.poll() is None for one in processes), "a program ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer in time")
