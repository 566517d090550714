"""`samspill serve` as a process of its own: both lanes on one port, and a clean end."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from uuid import uuid4

import pytest

from tests.tracked import ROOT

MADE = """
import django
django.setup()
from tests.dialogue import builders
opened = builders.dialogue(builders.organiser())
builders.open_first(opened)
print(opened.code)
"""


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def server(tmp_path):
    """A server on its own database; gives its address and the code of a dialogue."""
    surroundings = {
        **{name: value for name, value in os.environ.items() if name != "SAMSPILL_TESTING"},
        "DATABASE_URL": f"sqlite:///{tmp_path}/samspill.sqlite3",
        "SAMSPILL_DATA": str(tmp_path),
        "SAMSPILL_DEBUG": "1",
        "PYTHONPATH": str(ROOT),
    }
    port = free_port()
    command = [sys.executable, "-m", "samspill", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=surroundings, cwd=tmp_path, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/join/", process)
        code = subprocess.run(
            [sys.executable, "-c", MADE], env=surroundings, cwd=tmp_path, check=True,
            capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip
        yield address, code, process
    finally:
        process.kill()
        process.wait()


def wait_for(address, process):
    for _ in range(200):
        assert process.poll() is None, process.stderr.read().decode()
        try:
            return urllib.request.urlopen(address, timeout=5)  # noqa: S310 -- our own server
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing at {address}")


def post(address, value):
    request = urllib.request.Request(  # noqa: S310 -- our own server
        address, json.dumps(value).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return answer.status, json.load(answer)


@pytest.mark.slow
@pytest.mark.sqlite
def test_one_port_serves_pages_phones_and_boards_and_ends_cleanly(server):
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
