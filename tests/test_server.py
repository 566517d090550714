"""`samspill serve` as a process of its own: both lanes on one port, and a clean end."""

import http.client
import json
import signal
import subprocess
import sys
import urllib.request
from uuid import uuid4

import pytest

from tests.dialogue.serving import (  # server, serving: fixtures
    free_port,
    server,  # noqa: F401
    serving,  # noqa: F401
    surroundings_in,
    wait_for,
)
from tests.tracked import ROOT

WITH_A_THREAD_THAT_NEVER_ENDS = """
import sys, threading
from samspill.cli import main
threading.Thread(target=threading.Event().wait).start()
sys.exit(main(["serve", "--port", sys.argv[1]]))
"""


def post(address, value):
    request = urllib.request.Request(  # noqa: S310 -- our own server
        address, json.dumps(value).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return answer.status, json.load(answer)


@pytest.mark.slow
@pytest.mark.sqlite
def test_one_port_serves_pages_phones_and_boards_and_ends_cleanly(server):  # noqa: F811
    address, code, process = server
    api = f"{address}/api/dialogue/{code}"
    events = urllib.request.urlopen(f"{api}/events?after=0", timeout=10)  # noqa: S310
    sent = {"key": str(uuid4()), "round": 1, "table": 1, "text": "Vi vil ha nøkkel 🔑"}

    assert post(f"{api}/contributions", sent)[0] == 201
    told = ""
    while "contribution" not in told:
        told += events.readline().decode()
    board = urllib.request.urlopen(f"{address}/board/{code}/", timeout=10)  # noqa: S310
    style = urllib.request.urlopen(  # noqa: S310
        f"{address}/static/samspill/samspill.css", timeout=10
    )

    assert "Vi vil ha nøkkel 🔑" in board.read().decode()
    assert len(style.read()) == (ROOT / "samspill/ui/static/samspill/samspill.css").stat().st_size
    idle = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    idle.request("GET", "/join/")
    idle.getresponse().read()  # and keep the line open, as browsers do
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


@pytest.mark.slow
@pytest.mark.sqlite
def test_what_still_runs_beside_the_server_keeps_no_process_from_ending_well(tmp_path):
    port = str(free_port())
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_A_THREAD_THAT_NEVER_ENDS, port],
        env=surroundings_in(tmp_path),
        stderr=subprocess.PIPE,
    )
    wait_for(f"http://127.0.0.1:{port}/join/", process)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0


@pytest.mark.slow
@pytest.mark.sqlite
def test_of_several_that_start_at_the_same_time_on_an_empty_database_one_brings_the_tables(
    tmp_path,
):
    migrating = "from samspill import server; server.prepare_settings(); server.migrate()"
    starting = [
        subprocess.Popen([sys.executable, "-c", migrating], env=surroundings_in(tmp_path))
        for _number in range(3)
    ]

    assert [process.wait(120) for process in starting] == [0, 0, 0]
